"""Words and folding."""

from hypothesis import given
from hypothesis import strategies as st

from curbside.text.words import Word, fold, words


def test_hyphens_slashes_and_stops_part_words_and_apostrophes_do_not():
    assert words("T2-weighted C5/6 isn't.") == (
        Word("T2", 0, 2),
        Word("weighted", 3, 11),
        Word("C5", 12, 14),
        Word("6", 15, 16),
        Word("isn't", 17, 22),
    )


def test_an_accent_written_apart_stays_in_its_word():
    assert [word.text for word in words("Se\u0301quard sign")] == ["Se\u0301quard", "sign"]


def test_fold_flattens_case_accents_quotes_dashes_and_thin_spaces():
    assert fold("Œdème — “Lhermitte’s” C5–C6 ≥\u00a05 \u00b5g") == (
        'edeme - "lhermitte\'s" c5-c6 ≥ 5 \u03bcg'
    )


@given(st.text())
def test_fold_keeps_the_length_so_offsets_hold(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_every_word_is_exactly_its_place_in_the_source(text):
    assert all(text[word.start : word.end] == word.text for word in words(text))

"""Term matching."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.text.terms import TermMatch, TermMatcher

MATCHER = TermMatcher(
    [
        ("spinal cord compression", "compression"),
        ("spinal cord", "cord"),
        ("cord compression", "squeeze"),
        ("haematoma", "haematoma"),
        ("oedema", "oedema"),
        ("tumour", "tumour"),
        ("tumour", "mass"),
        ("metastasis", "metastasis"),
        ("vertebra", "vertebra"),
        ("reflex", "reflex"),
        ("immobilise", "rest"),
        ("T2-weighted", "t2"),
        ("follow-up", "follow-up"),
        ("Hoffmann sign", "hoffmann"),
        ("DCM", "dcm"),
        ("degenerative cervical myelopathy", "dcm"),
        ("neuropathy", "neuropathy"),
    ],
    exact_case=[("MS", "multiple-sclerosis"), ("US", "ultrasound")],
    known_words=frozenset({"patient", "neuropathic", "degenerate"}),
)


def concepts(text):
    return [(match.concept, match.words, match.how) for match in MATCHER.find(text)]


def test_the_longest_term_wins_with_its_exact_place():
    assert MATCHER.find("Acute Spinal-Cord compression.") == (
        TermMatch("compression", "Spinal-Cord compression", 6, 29, "exact"),
    )


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("two hematomas", "haematoma", "hematomas"),
        ("edema", "oedema", "edema"),
        ("bony metastases", "metastasis", "metastases"),
        ("the vertebrae", "vertebra", "vertebrae"),
        ("brisk reflexes", "reflex", "reflexes"),
        ("to immobilize", "rest", "immobilize"),
        ("T2 weighted", "t2", "T2 weighted"),
        ("followup", "follow-up", "followup"),
        ("follow up", "follow-up", "follow up"),
        ("Hoffmann’s sign", "hoffmann", "Hoffmann’s sign"),
        ("what is dcm", "dcm", "dcm"),
        ("neuropathies", "neuropathy", "neuropathies"),
    ],
)
def test_spelling_number_hyphen_and_case_do_not_hide_a_term(text, concept, words):
    assert concepts(text) == [(concept, words, "exact")]


def test_a_term_of_several_concepts_returns_them_all():
    assert concepts("TUMORS") == [("tumour", "TUMORS", "exact"), ("mass", "TUMORS", "exact")]


def test_terms_of_exact_case_match_only_as_written():
    assert concepts("tell us if MS or Ms") == [("multiple-sclerosis", "MS", "exact")]


def test_a_term_never_runs_across_a_sentence_or_a_comma():
    assert concepts("the spinal cord. compression") == [("cord", "spinal cord", "exact")]
    assert concepts("cord, compression") == []


def test_a_term_matches_whole_words_only():
    assert concepts("cordite oedematous dcmx") == []


def test_misspelt_words_match_within_their_bounds():
    assert concepts("degenrative cervcial mielopathy") == [
        ("dcm", "degenrative cervcial mielopathy", "misspelt")
    ]
    assert concepts("tumuor") == [("tumour", "tumuor", "misspelt"), ("mass", "tumuor", "misspelt")]
    assert concepts("tmuuor") == []


def test_known_words_are_never_taken_for_misspellings():
    assert concepts("neuropathic pain") == []


def test_no_terms_find_nothing():
    assert TermMatcher([]).find("spinal cord") == ()


WORDS = st.sampled_from(["cord", "spinal", "neck", "pain", "grey", "horn"])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(PHRASES, min_size=1, max_size=6), st.lists(WORDS, max_size=12).map(" ".join))
def test_no_match_is_overlapped_by_a_longer_term_that_was_left_out(terms, text):
    found = TermMatcher([(term, term) for term in terms]).find(text)
    assert all(text[match.start : match.end] == match.words for match in found)
    spaced = f" {text} "
    for term in terms:
        start = spaced.find(f" {term} ")
        while start >= 0:
            end = start + len(term)
            rivals = [m for m in found if m.start < end and start < m.end]
            assert any(m.end - m.start >= len(term) for m in rivals)
            start = spaced.find(f" {term} ", start + 1)


@given(st.text())
def test_any_text_is_searched_and_every_place_is_exact(text):
    assert all(text[match.start : match.end] == match.words for match in MATCHER.find(text))


def test_a_matcher_restored_from_what_it_worked_out_finds_the_same():
    entries = [("heart attack", "attack"), ("tumour", "growth"), ("slipped disc", "disc")]
    made = TermMatcher(entries, exact_case=[("MS", "sclerosis")], known_words=frozenset({"heart"}))
    restored = TermMatcher.restored(json.loads(json.dumps(made.prepared())), frozenset({"heart"}))
    for text in ("a heart attack", "two tumors and MS, no ms", "sliped disc", "nothing here"):
        assert restored.find(text) == made.find(text)


WORDS = "cord injury spinal of MS ms who WHO the - / , atrophy Cord's".split()


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_concepts_in_a_text_are_those_of_the_terms_found_in_it(words):
    matcher = TermMatcher(
        [("spinal cord injury", "sci"), ("cord", "cord"), ("injury of", "injury"), ("cord atrophy", "atrophy")],
        exact_case=[("MS", "multiple-sclerosis"), ("WHO", "who")],
    )
    text = " ".join(words)
    assert matcher.concepts_in(text) == tuple(dict.fromkeys(match.concept for match in matcher.find_exact(text)))

"""Originality: copied spans are found with their places, quotations are set apart, and nothing else is told."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curbside.errors import BadInput
from curbside.library.originality.check import MOST_WORDS, check_originality
from curbside.library.originality.quoted import quoted_spans
from curbside.library.originality.spans import LEAST_WORDS, _in_a_row, _joined
from curbside.library.originality.texts import LibraryText
from curbside.text.words import bare_words, fold

# Two languages with no word in common, so that only what is planted is shared.
OURS = [f"{a}{b}" for a in "ba be bi bo bu".split() for b in "dal del dil dol dul nar ner nir nor nur".split()]
THEIRS = [f"{a}{b}" for a in "ka ke ki ko ku".split() for b in "sal sel sil sol sul tar ter tir tor tur".split()]
PLANTED = "The hose lies behind the shed, and nobody waters the marrows before noon in the hottest week of July."


def source(text: str, id: str = "garden:a-1") -> LibraryText:
    return LibraryText(id, "Almanac", "current", text)


def running(chance: random.Random, words: list[str], count: int) -> str:
    """So many words with stops, capitals and line ends among them."""
    marks = " , . ; \n".split(" ")
    return "".join(f"{chance.choice(words).title() if chance.random() < 0.1 else chance.choice(words)}"
                   f"{chance.choice(marks) if chance.random() < 0.2 else ''} " for _ in range(count))  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**9), st.integers(0, 120), st.integers(0, 120), st.integers(0, 400), st.integers(0, 400))
def test_a_planted_span_is_found_with_its_offsets_on_both_sides(seed, before, after, theirs_before, theirs_after):
    chance = random.Random(seed)
    text = f"{running(chance, OURS, before)}{PLANTED} {running(chance, OURS, after)}"
    held = f"{running(chance, THEIRS, theirs_before)}{PLANTED} {running(chance, THEIRS, theirs_after)}"
    found = check_originality(text, [source(running(chance, THEIRS, 50), "garden:b-1"), source(held)])
    (span,) = found.spans
    bare = PLANTED.rstrip(".")
    assert (span.start, span.end) == (text.index(PLANTED), text.index(PLANTED) + len(bare))
    assert (span.source_start, span.source_end) == (held.index(PLANTED), held.index(PLANTED) + len(bare))
    assert (span.text, span.source_text, span.source, span.quoted) == (bare, bare, "garden:a-1", False)
    assert (found.copied, found.words) == (len(PLANTED.split()), len(text.split()))
    assert found.share == pytest.approx(found.copied / found.words)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**9), st.integers(0, 300), st.integers(0, 300))
def test_where_nothing_is_copied_nothing_is_found(seed, ours, theirs):
    chance = random.Random(seed)
    found = check_originality(running(chance, OURS, ours), [source(running(chance, THEIRS, theirs))])
    assert (found.spans, found.copied, found.share, found.quoted) == ((), 0, 0.0, 0)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10**9), st.integers(1, 20))
def test_every_run_of_the_least_length_is_found_and_none_below_it(seed, length):
    chance = random.Random(seed)
    run = " ".join(f"x{n}" for n in range(length))
    text = f"{running(chance, OURS, chance.randrange(20))}{run} {running(chance, OURS, 5)}"
    found = check_originality(text, [source(f"{running(chance, THEIRS, 9)}{run} {running(chance, THEIRS, 9)}")])
    assert [span.words for span in found.spans] == ([length] if length >= LEAST_WORDS else [])


def test_case_accents_punctuation_and_spaces_do_not_hide_a_copy():
    copied = "the HOSE lies -- behind\n\tthe shéd; and nobody waters (the marrows) before noon"
    (span,) = check_originality(f"We found that {copied}!", [source(PLANTED)]).spans
    assert (span.text, span.words) == (copied, 13)
    assert span.source_text == "The hose lies behind the shed, and nobody waters the marrows before noon"


def test_the_longest_span_comes_first_and_one_within_another_is_not_told():
    part = " ".join(PLANTED.split()[3:13])
    other = "Compost heaps that smell of ammonia have too little straw in them"
    text = f"{PLANTED} Elsewhere. {other}."
    sources = [source(part, "garden:a-1"), source(PLANTED, "garden:b-1"), source(other, "garden:c-1"),
               source(PLANTED, "garden:d-1")]  # fmt: skip
    found = check_originality(text, sources)
    assert [(span.source, span.words, span.also) for span in found.spans] == [
        ("garden:b-1", 19, 1), ("garden:c-1", 12, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    f"As the almanac says, “{PLANTED}” [3]",
    f"\"{PLANTED.rstrip('.')}\" (Green 2019).",
    f"Green (2019) writes: “{PLANTED}” And so on.",
    f"We read:\n\n> {PLANTED}\n> [@green2019]\n\nAnd so on.",
    f"> {PLANTED}\n\n(Green 2019)\n",
])  # fmt: skip
def test_what_is_quoted_with_its_source_is_set_apart(text):
    found = check_originality(text, [source(PLANTED)])
    assert (found.copied, found.quoted, found.share) == (0, 19, 0.0)
    assert [span.quoted for span in found.spans] == [True]


@pytest.mark.parametrize("text", [
    f"“{PLANTED}”",
    f"> {PLANTED}\n\nAnd so on.",
    f"{PLANTED} [3]",
    f"We watered in 2019 [3]. The rest is ours. “{PLANTED}” It rained. Others disagree [4].",
])  # fmt: skip
def test_quotation_marks_without_a_source_and_a_source_without_them_do_not_count(text):
    found = check_originality(text, [source(PLANTED)])
    assert (found.copied, found.quoted) == (19, 0)


def test_words_copied_beyond_a_quotation_are_counted():
    first, rest = PLANTED.split(", ")
    text = f"“{first}” [1], {rest}"
    found = check_originality(text.replace(" [1]", ""), [source(PLANTED)])
    assert (found.copied, found.quoted) == (19, 0)
    cited = check_originality(f"Green (2019): “{first}”, {rest}", [source(PLANTED)])
    assert (cited.copied, cited.quoted, [span.quoted for span in cited.spans]) == (13, 6, [False])


@settings(deadline=None)
@given(st.text(st.sampled_from("ab'’5 .-_é\n\"(")) | st.text(max_size=60))
def test_the_fast_way_to_the_words_of_a_text_is_the_usual_one(text):
    assert _in_a_row(fold(text)) == _joined(bare_words(fold(text)))


@settings(deadline=None)
@given(st.text(max_size=400))
def test_quotations_lie_within_the_text_in_order(text):
    spans = quoted_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_text_that_repeats_itself_is_compared_in_no_time():
    found = check_originality("no " * 3_000, [source("no " * 3_000)])
    assert found.share == 1.0


def test_a_text_too_long_to_compare_is_refused():
    with pytest.raises(BadInput, match=re.escape(f"at most {MOST_WORDS:,} are compared")):
        check_originality("word " * (MOST_WORDS + 1), [])


def test_the_passage_and_the_page_of_an_own_document_are_told():
    text = f"On the first page.\nOn the second.\n{PLANTED}\n"
    at = text.index(PLANTED)
    held = LibraryText("local/0123456789abcdef", "Almanac", "retracted", text, False, (0, 19, at), (0, 19, at))
    (span,) = check_originality(PLANTED, [held]).spans
    assert (span.passage, span.page, span.standing) == ("local/0123456789abcdef:00003", 3, "retracted")

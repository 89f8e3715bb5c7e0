"""Laws of reading: offsets quote, strangers change nothing, the same text gives the same case."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from curbside.cases.findings import read_case
from tests.cases.findings.pack import LINES, lexicon

TEXTS = [entry["line"] for entry in yaml.safe_load(LINES.read_text(encoding="utf-8"))["lines"]]
UNRELATED = st.sampled_from([
    "Thank you for seeing this patient.",
    "The appointment is on the third floor.",
    "Lives with two cats.",
    "Please telephone the secretary.",
    "Kind regards.",
    "The letter was dictated but not signed.",
])  # fmt: skip


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_offsets_quote_the_text(lines: list[str]) -> None:
    text = " ".join(lines)
    case = read_case(text, lexicon())

    for found in [*case.findings, *case.levels]:
        assert text[found.start : found.end] == found.words


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_quoted(text: str) -> None:
    case = read_case(text, lexicon())

    assert all(text[found.start : found.end] == found.words for found in case.findings)


@given(st.sampled_from(TEXTS), UNRELATED, st.booleans())
@settings(max_examples=250, deadline=None)
def test_an_unrelated_sentence_changes_no_state(line: str, extra: str, first: bool) -> None:
    line = line if line[-1] in ".?!" else line + "."
    text = f"{extra} {line}" if first else f"{line} {extra}"

    assert dict(read_case(text, lexicon()).states) == dict(read_case(line, lexicon()).states)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_case(lines: list[str]) -> None:
    text = " ".join(lines)

    assert repr(read_case(text, lexicon())) == repr(read_case(text, lexicon()))


@pytest.mark.parametrize(
    "text",
    [
        "The appointment is on Tuesday at half past ten in the main building.",
        "We had a lovely time at the seaside and the children built castles.",
        "Invoice number 12345, to be paid by the end of the month.",
        "He works as an accountant and enjoys gardening.",
    ],
)
def test_text_without_findings_gives_none(text: str) -> None:
    assert read_case(text, lexicon()).findings == ()

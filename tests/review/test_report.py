"""What a reader tells becomes a report, or is refused; nothing of a question is ever in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.errors import BadInput
from curbside.review.report import (
    KINDS,
    LONGEST_COMMENT,
    LONGEST_SENTENCE,
    Report,
    read_note,
    read_report,
    read_since,
    sentence_sha256,
)

ANSWER = "0123456789abcdef0123"


def read(**told: str) -> Report:
    return read_report(told, library="f" * 16, packs={"garden": "0.1.0"}, version="0.1.0")


def test_a_sentence_of_an_answer_is_reported_with_its_hash_and_the_library_it_came_from():
    told = {"answer": ANSWER, "page": f"/answers/{ANSWER}", "sentence": "Water in\n the morning."}
    report = read(kind="out_of_date", **told, comment=" Old.\r\nVery. ")
    assert re.fullmatch(r"[0-9a-f]{10}", report.id)
    assert datetime.now(UTC) >= datetime.fromisoformat(report.made)
    assert report.is_open
    expected = Report(
        report.id, "out_of_date", ANSWER, f"/answers/{ANSWER}", "Water in the morning.",
        sentence_sha256("Water in the morning."), "Old.\nVery.", "f" * 16, "garden 0.1.0", "0.1.0", report.made,
    )  # fmt: skip
    assert report == expected


def test_a_page_made_from_an_earlier_library_is_reported_with_that_one():
    report = read(kind="unclear", page="/a", library="0123456789abcdef")
    assert (report.library, report.packs) == ("0123456789abcdef", "")
    report = read(kind="unclear", page="/a", library="f" * 16)
    assert (report.library, report.packs) == ("f" * 16, "garden 0.1.0")


def test_a_page_is_reported_without_the_question_that_its_address_may_hold():
    report = read(kind="helpful", page="/ask?q=My+father+John+Smith#top")
    assert (report.page, report.answer, report.sentence, report.sentence_sha256) == ("/ask", "", "", "")


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"kind": "silly", "page": "/a"}, "There is no such kind of report."),
        ({"page": "/a"}, "There is no such kind of report."),
        ({"kind": "unclear"}, "A report is about an answer or a page."),
        ({"kind": "unclear", "page": "/a", "library": "=1+1"}, "That is not the fingerprint of a library."),
        ({"kind": "unclear", "answer": "../../etc"}, "That is not the id of an answer."),
        ({"kind": "unclear", "page": "https://elsewhere.example"}, "That is not the path of a page."),
    ],
)
def test_what_is_no_report_is_refused_without_repeating_it(told, message):
    with pytest.raises(BadInput) as raised:
        read(**told)
    assert raised.value.message == message


@pytest.mark.parametrize(("part", "longest"), [("comment", LONGEST_COMMENT), ("sentence", LONGEST_SENTENCE)])
def test_what_is_too_long_is_refused_and_not_cut(part, longest):
    assert getattr(read(kind="unclear", page="/a", **{part: "x" * longest}), part) == "x" * longest
    with pytest.raises(BadInput) as raised:
        read(kind="unclear", page="/a", **{part: "x" * (longest + 1)})
    assert raised.value.message == f"The {part} has {longest + 1:,} characters; at most {longest:,} are kept."


@given(st.text(max_size=LONGEST_COMMENT))
def test_whatever_is_said_is_kept_as_text_that_can_be_stored_and_shown(comment):
    kept = read(kind="unclear", page="/a", comment=comment).comment
    kept.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", kept)
    assert read(kind="unclear", page="/a", comment=kept).comment == kept


def test_the_kinds_are_the_two_opinions_and_the_five_faults():
    assert list(KINDS) == ["helpful", "unhelpful", "inaccurate", "out_of_date", "questionable", "unclear", "harmful"]


def test_a_report_is_settled_with_words_and_found_by_a_day():
    assert read_note(" Mended. ") == "Mended."
    assert read_since("2026-11-21") == "2026-11-21"
    with pytest.raises(BadInput, match="resolved with a note"):
        read_note(" ")
    with pytest.raises(BadInput, match="'21/11/2026' is no day"):
        read_since("21/11/2026")

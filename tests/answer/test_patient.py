"""Ask meets case: each statement of an answer says whether it holds for the person that the question describes."""

from __future__ import annotations

import pytest

from curbside.answer.ask import ask
from curbside.answer.question import Enquiry
from curbside.answer.record import Answer, to_record
from curbside.answer.shelf import open_shelf
from curbside.cases.patient import read_people
from curbside.index.memory import MemoryIndex
from tests.answer.garden import knowledge_of, passage
from tests.cases.casebooks import garden_tables
from tests.factories import STAMP

PASSAGES = (
    passage("leaf-001", "Copper spray treats leaf blight.", applies_to="adults"),
    passage("leaf-002", "Sulphur dust treats leaf blight in the young.", applies_to="children"),
    passage("leaf-003", "Watering treats leaf blight when thirst is great.", applies_to="adults, thirst score 3-4"),
    passage("leaf-004", "Grafting treats leaf blight of every kind."),
)


def answered(question: str) -> Answer:
    shelf = open_shelf(MemoryIndex(PASSAGES, STAMP), knowledge_of(PASSAGES), {}, lambda: read_people(garden_tables()))
    return ask(Enquiry(question, "gp", ()), shelf)


def marks(question: str) -> dict[str, tuple[str | None, str]]:
    """Passage -> what its statement says of the person, and the one fact that would tell."""
    found = {s.citations[0].passage: (s.applies, s.would_need) for s in answered(question).statements}
    return {id.removeprefix("garden:leaf-"): mark for id, mark in found.items()}


def test_where_nobody_is_described_every_statement_leaves_it_open():
    found = marks("How is leaf blight treated?")
    assert set(found.values()) == {(None, "")}
    assert len(found) >= 3


def test_an_adult_is_told_what_holds_what_does_not_and_which_fact_would_settle_the_rest():
    assert marks("How is leaf blight treated in an adult patient?") == {
        "001": ("yes", ""), "002": ("no", ""), "003": ("unknown", "Thirst score"), "004": ("yes", ""),
    }  # fmt: skip


@pytest.mark.parametrize(("told", "verdict"), [("thirst score 4", "yes"), ("thirst score 1", "no")])
def test_a_score_that_is_told_settles_it(told, verdict):
    found = marks(f"How is leaf blight treated in a 40-year-old, {told}?")
    assert found["003"] == (verdict, "")


def test_what_does_not_hold_for_the_person_does_not_lead():
    for told in ("an adult patient", "a 40-year-old, thirst score 1"):
        assert {s.applies for s in answered(f"How is leaf blight treated in {told}?").bottom_line} == {"yes"}


def test_the_record_of_an_answer_says_it_too():
    record = to_record(answered("How is leaf blight treated in an adult patient?"))
    statements = [s for section in record["sections"] for s in section["statements"]] + record["bottom_line"]
    assert {s["applies_to"]: (s["applies"], s["would_need"]) for s in statements}["adults, thirst score 3-4"] == (
        "unknown", "Thirst score",
    )  # fmt: skip

"""Abbreviations of several meanings: settled by the words beside them, and never silently."""

from __future__ import annotations

from curbside.answer.abbreviations import Reading
from tests.answer.garden import SCOPE, answered, passage, shelf_of, understood

LISTED = {
    "abbreviation": "LB",
    "means": "leaf-blight",
    "else": [{"means": "large bed", "beside": ["metre"]}, {"means": "lavender bush", "beside": ["lavend"]}],
}
SHELF = shelf_of(
    passage("leaf-001", "Copper spray slows leaf blight."),
    scope={"garden": SCOPE["garden"] | {"abbreviations": [LISTED]}},
)


def test_the_answer_says_how_an_abbreviation_of_several_meanings_was_read():
    assert understood(SHELF, "How is LB treated?").readings == (
        Reading("LB", "leaf-blight", "leaf blight", ("large bed", "lavender bush")),
    )
    assert answered(SHELF, "How is LB treated?").caution.endswith(
        "“LB” was read as leaf blight; it can also mean large bed or lavender bush."
    )


def test_words_of_another_meaning_beside_it_settle_it_for_that():
    question = understood(SHELF, "How many metres is an LB?")
    assert (question.concepts, question.readings) == ((), (Reading("LB", "", "large bed", ()),))
    declined = answered(SHELF, "How many metres is an LB?").declined
    assert declined.message.endswith("“LB” was read as large bed, which the library does not cover.")


def test_nothing_is_said_of_an_abbreviation_that_the_question_spells_out():
    question = understood(SHELF, "How is leaf blight (LB) treated?")
    assert (question.concepts, question.readings) == (("leaf-blight",), ())


def test_what_has_one_meaning_needs_no_word():
    shelf = shelf_of(passage("leaf-001", "Copper spray slows leaf blight."))
    assert understood(shelf, "How is LB treated?").readings == ()

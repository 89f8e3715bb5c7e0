"""Follow-up questions: what they lean on, and what they keep of their own."""

from __future__ import annotations

from curbside.answer.question import Enquiry, understand
from tests.answer.garden import passage, shelf_of, understood

SHELF = shelf_of(passage("leaf-001", "Copper spray slows leaf blight."))
FIRST = "What are the symptoms of leaf blight?"


def test_a_question_without_a_subject_carries_the_earlier_one():
    found = understood(SHELF, "how is it treated?", "gp", FIRST)
    assert (found.subjects, found.concepts, found.carried) == (("leaf-blight",),) * 3
    assert found.intents.weights == (("treatment", 1.0),)
    assert found.text == "how is it treated?"


def test_a_question_with_a_subject_of_its_own_keeps_to_it():
    alone = understood(SHELF, "What causes root rot?")
    assert understood(SHELF, "What causes root rot?", "gp", FIRST) == alone
    assert alone.subjects == ("root-rot",)


def test_a_question_that_points_back_has_both_subjects_its_own_first():
    found = understood(SHELF, "and what about root rot?", "gp", FIRST)
    assert (found.subjects, found.carried) == (("root-rot", "leaf-blight"), ("leaf-blight",))


def test_an_elliptic_question_keeps_what_was_wanted_a_little_less_surely():
    found = understood(SHELF, "and in seedlings?", "gp", FIRST)
    earlier = understood(SHELF, FIRST)
    assert earlier.intents.main == "symptom"
    assert found.intents.weights == tuple((want, weight * 0.9) for want, weight in earlier.intents.weights)


def test_the_latest_earlier_question_that_named_something_counts():
    found = understood(SHELF, "how is it treated?", "gp", "root rot?", FIRST, "thanks a lot")
    assert found.subjects == ("leaf-blight",)


def test_a_concept_that_is_named_again_is_not_carried():
    found = understood(SHELF, "does it help leaf blight to spray?", "gp", "does copper spray help leaf blight?")
    assert found.concepts == ("leaf-blight", "spray", "copper-spray")
    assert found.carried == ("copper-spray",)


def test_a_first_question_and_one_after_questions_about_nothing_are_read_alone():
    alone = understand(Enquiry("how is it treated?", "gp"), SHELF.knowledge)
    assert understood(SHELF, "how is it treated?", "gp") == alone
    assert understood(SHELF, "how is it treated?", "gp", "hello", "thanks") == alone


def test_the_reader_is_guessed_from_the_question_at_hand():
    assert understood(SHELF, "how is it treated?", "", "my leaf blight hurts").reader == "gp"
    assert understood(SHELF, "can i touch it?", "", FIRST).reader == "patient"

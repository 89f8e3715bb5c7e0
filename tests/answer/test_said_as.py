"""Words of asking, and the words by which an answer is known."""

from __future__ import annotations

from curbside.answer.said_as import announcing, said_as
from curbside.index.fields import analyse


def test_a_word_of_asking_brings_the_words_of_answers_and_others_bring_none():
    (inheritance,) = said_as(analyse("wilting inheritance"))
    assert inheritance[0] == "inherit"
    assert {"autosom", "recess", "famili"} <= set(inheritance)


def test_what_is_asked_twice_counts_once():
    assert said_as(analyse("symptoms and signs and symptoms")) == said_as(analyse("symptoms and signs"))


def test_a_word_that_announces_a_question_is_told_from_what_it_is_about():
    assert announcing().intersection(analyse("greenfly information")) == {"inform"}

"""Vocabulary: terms, kin, and which terms match only in their own case."""

from __future__ import annotations

import pytest

from curbside.errors import NotFound
from curbside.library.vocabulary import Concept, Vocabulary

PLANT = Concept("plant", "plant", "life")
TOMATO = Concept("tomato", "tomato", "life", synonyms=("love apple",), lay=("red one",),
                 abbreviations=("LA",), misspellings=("tomatoe",), broader=("plant",))  # fmt: skip
CHERRY = Concept("cherry-tomato", "cherry tomato", "life", broader=("tomato",))
LEAF = Concept("leaf", "leaf", "anatomy", part_of=("tomato",))
WATER = Concept("watering", "watering", "therapy", treats=("tomato", "plant"))
VOCABULARY = Vocabulary((PLANT, TOMATO, CHERRY, LEAF, WATER))


def test_terms_are_the_right_words_and_no_misspelling():
    assert VOCABULARY.terms("tomato") == ("tomato", "love apple", "LA", "red one")


def test_narrower_and_broader_go_all_the_way_nearest_first():
    assert VOCABULARY.narrower("plant") == ("tomato", "cherry-tomato")
    assert VOCABULARY.broader("cherry-tomato") == ("tomato", "plant")
    assert VOCABULARY.children("plant") == ("tomato",)


def test_kin_is_one_step_in_every_direction():
    assert VOCABULARY.kin("tomato") == ("plant", "cherry-tomato", "leaf", "watering")
    assert VOCABULARY.kin("leaf") == ("tomato",)
    assert VOCABULARY.kin("watering") == ("tomato", "plant")


def test_a_concept_nobody_knows_is_not_found():
    assert "rose" not in VOCABULARY
    for ask in (VOCABULARY.concept, VOCABULARY.kin, VOCABULARY.narrower, VOCABULARY.terms):
        with pytest.raises(NotFound) as raised:
            ask("rose")
        assert raised.value.message == "No concept has the id 'rose'."


def test_every_term_and_listed_misspelling_is_matched_wherever_it_stands():
    text = "A love apple, a tomatoe and cherry tomatoes need watering."
    found = [(m.concept, text[m.start : m.end]) for m in VOCABULARY.matcher.find(text)]
    assert found == [
        ("tomato", "love apple"),
        ("tomato", "tomatoe"),
        ("cherry-tomato", "cherry tomatoes"),
        ("watering", "watering"),
    ]


def test_an_abbreviation_of_two_letters_is_matched_in_capitals_only():
    assert [m.concept for m in VOCABULARY.matcher.find("The LA was red.")] == ["tomato"]
    assert VOCABULARY.matcher.find("She sang la la la.") == ()

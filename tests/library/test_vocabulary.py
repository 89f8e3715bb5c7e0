"""Vocabulary: terms, kin, and which terms match only in their own case."""

from __future__ import annotations

import pytest

from curbside.errors import NotFound
from curbside.library.vocabulary import Concept, Vocabulary

PLANT = Concept("plant", "plant", "life")
MARROW = Concept("marrow", "marrow", "life", synonyms=("love bean",), lay=("long one",),
                 abbreviations=("LB",), misspellings=("marow",), broader=("plant",))  # fmt: skip
BABY = Concept("baby-marrow", "baby marrow", "life", broader=("marrow",))
LEAF = Concept("leaf", "leaf", "anatomy", part_of=("marrow",))
WATER = Concept("watering", "watering", "therapy", treats=("marrow", "plant"))
VOCABULARY = Vocabulary((PLANT, MARROW, BABY, LEAF, WATER))


def test_terms_are_the_right_words_and_no_misspelling():
    assert VOCABULARY.terms("marrow") == ("marrow", "love bean", "LB", "long one")


def test_narrower_and_broader_go_all_the_way_nearest_first():
    assert VOCABULARY.narrower("plant") == ("marrow", "baby-marrow")
    assert VOCABULARY.broader("baby-marrow") == ("marrow", "plant")
    assert VOCABULARY.children("plant") == ("marrow",)


def test_kin_is_one_step_in_every_direction():
    assert VOCABULARY.kin("marrow") == ("plant", "baby-marrow", "leaf", "watering")
    assert VOCABULARY.kin("leaf") == ("marrow",)
    assert VOCABULARY.kin("watering") == ("marrow", "plant")


def test_a_concept_nobody_knows_is_not_found():
    assert "rose" not in VOCABULARY
    for ask in (VOCABULARY.concept, VOCABULARY.kin, VOCABULARY.narrower, VOCABULARY.terms):
        with pytest.raises(NotFound) as raised:
            ask("rose")
        assert raised.value.message == "No concept has the id 'rose'."


def test_every_term_and_listed_misspelling_is_matched_wherever_it_stands():
    text = "A love bean, a marow and baby marrows need watering."
    found = [(m.concept, text[m.start : m.end]) for m in VOCABULARY.matcher.find(text)]
    assert found == [
        ("marrow", "love bean"),
        ("marrow", "marow"),
        ("baby-marrow", "baby marrows"),
        ("watering", "watering"),
    ]


def test_an_abbreviation_of_two_letters_is_matched_in_capitals_only():
    assert [m.concept for m in VOCABULARY.matcher.find("The LB was red.")] == ["marrow"]
    assert VOCABULARY.matcher.find("She sang lb lb lb.") == ()


def test_a_disease_named_inside_another_name_is_named_too():
    wilt = Concept("wilt", "wilt", "disease", "core")
    droop = Concept("drooping", "drooping", "symptom", synonyms=("drooping after wilt", "wilt droop"))
    rot = Concept("stem-rot", "stem rot", "disease", synonyms=("rot after wilt",))
    vocabulary = Vocabulary((wilt, droop, rot))
    assert vocabulary.within("drooping", "drooping after wilt") == ("wilt",)
    assert vocabulary.within("drooping", "wilt droop") == ()
    assert vocabulary.within("stem-rot", "rot after wilt") == ()  # a disease of its own

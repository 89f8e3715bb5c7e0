"""Whom a question is about, by age and by kinship."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.answer.people import read_age, read_people


@pytest.mark.parametrize(("text", "age"), [
    ("a 45-year-old woman", 45),
    ("a 7 year old with leg weakness", 7),
    ("81yo male, gait worse", 81),
    ("72 y/o after a fall", 72),
    ("a man aged 63", 63),
    ("age 9 and clumsy", 9),
    ("58f with numb hands", 58),
    ("34 m, thoracic pain", 34),
    ("an 18 month old who lost head control", 1),
    ("6-month-old with weak legs", 0),
    ("within 24 hours of symptoms", None),
    ("for 10 years", None),
    ("no age at all", None),
])  # fmt: skip
def test_an_age_is_read_in_whole_years(text, age):
    assert read_age(text) == age


@pytest.mark.parametrize(("text", "people"), [
    ("can my son play rugby?", ("child",)),
    ("my little girl drags her foot", ("child",)),
    ("my two-year-old daughter", ("child",)),
    ("my grandmother fell", ("older-person",)),
    ("28 weeks pregnant with numb legs", ("pregnant-person",)),
    ("a 17-year-old", ("child",)),
    ("an 18-year-old", ()),
    ("a 69-year-old", ()),
    ("a 70-year-old", ("older-person",)),
    ("9 month old baby", ("child",)),
    ("my wife has numb hands", ()),
    ("what is a childhood tumour?", ()),
])  # fmt: skip
def test_people_are_placed_by_age_or_by_kinship(text, people):
    assert read_people(text) == people


def test_a_stated_age_decides_over_kinship():
    assert read_people("my son, a 40 year old, has neck pain") == ()
    assert read_people("my daughter is 75 years old") == ("older-person",)


def test_an_age_does_not_undo_a_pregnancy():
    assert read_people("a 16 year old who is 30 weeks pregnant") == ("pregnant-person", "child")


@given(st.integers(min_value=0, max_value=120))
def test_every_age_falls_into_one_group_at_most(age):
    group = ("child",) if age < 18 else ("older-person",) if age >= 70 else ()
    assert read_people(f"a {age}-year-old with weak legs") == group

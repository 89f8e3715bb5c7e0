"""Levels told in words are levels like any other, and only where a spine has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.findings import read_case
from curbside.cases.findings.ordinals import levels_in_words
from tests.cases.findings.pack import lexicon


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("the cord is compressed at the fourth thoracic vertebra", ("T4", "T4")),
        ("bright signal from the first to the sixth cervical level", ("C1", "C6")),
        ("a lesion at the 12th dorsal vertebra", ("T12", "T12")),
        ("collapse of the second and third lumbar vertebrae", ("L2", "L3")),
    ],
)
def test_a_level_in_words_is_read_with_both_its_ends(text, ends) -> None:
    assert [(level.top, level.bottom) for level in read_case(text, lexicon()).levels] == [ends]


@pytest.mark.parametrize(
    "text", ["the ninth cervical vertebra", "a second thoracic spine MRI", "his first lumbar spine film"]
)
def test_what_no_spine_has_and_what_is_counted_otherwise_is_no_level(text) -> None:
    assert read_case(text, lexicon()).levels == ()


@given(st.text(max_size=200))
def test_every_level_found_in_any_text_stands_where_it_says(text) -> None:
    for _top, _bottom, start, end in levels_in_words(text):
        assert 0 <= start < end <= len(text)

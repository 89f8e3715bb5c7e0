"""Measures of rankings, held against figures worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from curbside.evaluate.retrieval.measures import measure


def test_the_measures_of_one_question_are_those_worked_out_by_hand():
    found = measure({"q": ["x", "a", "y", "b"]}, {"q": {"a": 1, "b": 1, "c": 1}})
    gained = 1 / log2(3) + 1 / log2(5)  # at the second and the fourth place
    best = 1 + 1 / log2(3) + 1 / log2(4)  # the three of them first
    assert found == {
        "ndcg@10": pytest.approx(gained / best),
        "recall@10": pytest.approx(2 / 3),
        "recall@100": pytest.approx(2 / 3),
        "map@10": pytest.approx((1 / 2 + 2 / 4) / 3),
        "map": pytest.approx((1 / 2 + 2 / 4) / 3),
        "mrr@10": pytest.approx(1 / 2),
    }


def test_a_better_grade_gains_more_and_grade_nought_is_wrong():
    found = measure({"q": ["a", "b", "c"]}, {"q": {"a": 1, "b": 2, "c": 0}})
    assert found["ndcg@10"] == pytest.approx((1 + 2 / log2(3)) / (2 + 1 / log2(3)))
    assert (found["map"], found["mrr@10"]) == (1.0, 1.0)


def test_the_eleventh_place_counts_for_recall_at_a_hundred_only():
    ranking = [f"x{n}" for n in range(10)] + ["a"]
    found = measure({"q": ranking}, {"q": {"a": 1}})
    assert (found["recall@10"], found["recall@100"], found["mrr@10"]) == (0.0, 1.0, 0.0)
    assert found["map"] == pytest.approx(1 / 11)


def test_a_question_that_found_nothing_counts_nought_and_one_without_anything_right_does_not_count():
    found = measure({"q": ["a"], "none-right": ["a"]}, {"q": {"a": 1}, "unfound": {"b": 1}, "none-right": {"a": 0}})
    assert (found["mrr@10"], found["recall@10"]) == (0.5, 0.5)


def test_there_is_no_measure_of_nothing():
    assert measure({"q": ["a"]}, {"q": {}}) == {}

"""Measures of a text: one typography, wrong claims, shares and percentiles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.evaluate.measures import mean, normalise, percentile, share, wrong_claims


@pytest.mark.parametrize(("text", "flat"), [
    ("Surgery  is\nAdvised [1, 2].", "surgery is advised."),
    ("seen in 12 per cent [3-5] of 1,200", "seen in 12% of 1200"),
    ("≥ 5 mg × 3 – or “more”", '>= 5 mg x 3 - or "more"'),
    ("**Bold** `code` # title", "bold code title"),
    ("5 μg or 5 µg, it’s 0·5", "5 ug or 5 ug, it's 0.5"),
    ("1,2 and 1,234,567", "1,2 and 1234567"),
    ("ﬁve ½", "five 1⁄2"),
    ("wait , then : go !", "wait, then: go!"),
    ("", ""),
])  # fmt: skip
def test_text_is_brought_to_one_typography(text, flat):
    assert normalise(text) == flat


@given(st.text(max_size=200))
def test_text_once_normalised_holds_no_run_of_spaces_and_none_at_its_ends(text):
    flat = normalise(text)
    assert flat == flat.strip()
    assert "  " not in flat


@pytest.mark.parametrize(("text", "wrong"), [
    ("steroids cure it", ("steroids cure",)),
    ("steroids cure it. steroids cure it", ("steroids cure",)),
    ("no evidence that steroids cure it", ()),
    ("it is a myth that steroids cure it", ()),
    ("this is not common. steroids cure it", ("steroids cure",)),
    ("steroids do not cure it", ()),
    ("steroids help", ()),
])  # fmt: skip
def test_a_wrong_claim_counts_unless_its_own_clause_denies_it(text, wrong):
    assert wrong_claims(("steroids cure",), text) == wrong


def test_a_negation_within_the_words_matched_denies_the_claim():
    assert wrong_claims((r"steroids .{0,20}cure",), "steroids will never cure it") == ()


def test_a_negation_far_before_the_claim_does_not_deny_it():
    assert wrong_claims(("steroids cure",), "not " + "very " * 13 + "steroids cure") == ("steroids cure",)


def test_a_raw_pattern_counts_whatever_stands_before_it():
    assert wrong_claims(("(?#raw)steroids cure",), "it is false that steroids cure") == ("(?#raw)steroids cure",)


def test_every_pattern_that_fires_is_named_in_order():
    assert wrong_claims(("b", "x", "a"), "a b") == ("b", "a")


@pytest.mark.parametrize(("values", "of", "found"), [
    ([], 0.5, None),
    ([7], 0.95, 7),
    ([3, 1, 2], 0.5, 2),
    ([1, 2, 3, 4], 0.5, 2.5),
    ([0, 10], 0.95, 9.5),
    ([5, 1], 0.0, 1),
    ([5, 1], 1.0, 5),
])  # fmt: skip
def test_a_percentile_lies_between_neighbours_by_proportion(values, of, found):
    assert percentile(values, of) == found


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(0, 1))
def test_a_percentile_lies_within_the_values(values, of):
    slack = 1e-9 * max(abs(v) for v in values)
    assert min(values) - slack <= percentile(values, of) <= max(values) + slack


def test_a_share_or_a_mean_of_nothing_is_none():
    assert (share(1, 4), share(0, 4), share(3, 0)) == (0.25, 0.0, None)
    assert (mean([1, 2, 6]), mean([True, False]), mean([])) == (3.0, 0.5, None)

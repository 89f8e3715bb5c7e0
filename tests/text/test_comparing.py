"""Comparing quantities: the heart of proving a sentence by its passage."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from curbside.text.quantities import missing_quantities, read_quantities, same_quantity


def same(first, second):
    (one,), (other,) = read_quantities(first), read_quantities(second)
    return same_quantity(one, other) and same_quantity(other, one)


def missing(sentence, passage):
    return [quantity.words for quantity in missing_quantities(sentence, passage)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("16 mg per day", "16 mg daily"),
        ("16 mg once daily", "16 mg/day"),
        ("1 g", "1000 mg"),
        ("24 hours", "1 day"),
        ("C5/6", "C5-C6"),
        ("T6 or above", "at or above T6"),
        ("at least 12", "12 or more"),
        ("under 12 weeks", "<12 weeks"),
        ("within 12 hours", "up to 12 hours"),
        ("three of five", "3/5"),
        ("two weeks", "2 weeks"),
        ("76 per cent", "76%"),
        ("5 mg to 10 mg", "5-10 mg"),
        ("grade II", "grade 2"),
        ("mJOA 12-14", "12 to 14"),
        ("T2 hyperintensity", "at T2"),
        ("500 mg every 8 hours", "500 mg 8-hourly"),
        ("10 mg on alternate days", "10 mg every other day"),
        ("HTLV-1", "HTLV1"),
    ],
)
def test_the_same_quantity_in_other_words_is_the_same(first, second):
    assert same(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("16 mg daily", "16 mg"),
        ("16 mg daily", "16 micrograms daily"),
        ("16 mg daily", "16 mg twice daily"),
        ("5 mg daily", "5 mg weekly"),
        ("over 50", "50"),
        ("over 50", "at least 50"),
        ("about 50", "50"),
        ("76%", "76"),
        ("95% CI 1 to 3", "99% CI 1 to 3"),
        ("95% CI 1 to 3", "1 to 3"),
        ("IQR 52-69", "range 52-69"),
        ("3 of 5", "3-5"),
        ("OR 2.5", "HR 2.5"),
        ("C5", "C5-C6"),
        ("above T6", "at or above T6"),
        ("grade B", "grade 2"),
        ("1 month", "30 days"),
        ("within about 3 days", "within 3 days"),
        ("30 mg/kg", "30 mg"),
    ],
)
def test_a_change_of_value_unit_comparator_or_rate_is_a_difference(first, second):
    assert not same(first, second)


def test_what_the_passage_does_not_state_is_named_in_order():
    passage = "Give 16 mg daily for 12 weeks to people over 50 with a lesion at C5-C6 (76%)."
    sentence = "Give 16 mg twice daily for 12 days to people under 50 with a lesion at C6-C7 (67%)."
    assert missing(sentence, passage) == [
        "16 mg twice daily", "12 days", "under 50", "C6-C7", "67%",
    ]  # fmt: skip


def test_a_figure_that_took_the_place_of_another_of_the_same_passage_is_missing():
    passage = "24 people improved and 30 people worsened."
    assert missing("30 people improved and 30 people worsened.", passage) == ["30"]


def test_names_may_be_said_twice():
    passage = "Vitamin B12 deficiency is treated with hydroxocobalamin."
    assert missing("B12 deficiency: replace B12.", passage) == []


def test_part_of_a_longer_figure_does_not_prove_a_shorter_one():
    assert missing("Give 6 mg", "Give 6 mg daily") == ["6 mg"]
    assert missing("Mean 5.", "Mean 5.5") == ["5"]


NUMBERS = st.one_of(
    st.integers(2, 2500).map(str),
    st.decimals("0.1", 500, places=1).map(str),
    st.sampled_from(["two", "seven", "twelve", "twenty", "1,200"]),
)
UNITS = st.sampled_from(
    ["mg", "g", "micrograms", "mL", "mm", "cm", "hours", "days", "weeks", "months", "years", "%",
     "mmHg", "points", "mg/kg", "Gy"]
)  # fmt: skip
COMPARATORS = st.sampled_from(
    ["", "at least", "more than", "fewer than", "about", "up to", "≥", "<", "no more than", "under"]
)
LEVELS = st.builds(
    lambda region, number: f"{region}{number}",
    st.sampled_from("CTL"),
    st.integers(1, 5),
)
FIGURES = st.one_of(
    st.builds(lambda c, n, u: f"{c} {n} {u}".strip(), COMPARATORS, NUMBERS, UNITS),
    st.builds(lambda c, n: f"{c} {n}".strip(), COMPARATORS, NUMBERS),
    st.builds(lambda a, b, u: f"{a}-{b} {u}", st.integers(1, 50), st.integers(51, 99), UNITS),
    st.builds(lambda a, b: f"(95% CI {a} to {b})", st.integers(1, 50), st.integers(51, 99)),
    st.builds(lambda n: f"{n} mg three times daily", NUMBERS),
    st.builds(lambda a: f"above {a}", LEVELS),
    LEVELS,
)
SENTENCES = st.lists(
    st.one_of(FIGURES, st.sampled_from(["the cord", "in people", "and", "of", ",", "improved"])),
    max_size=8,
).map(lambda parts: " ".join(parts) + ".")


@given(st.one_of(st.text(), SENTENCES))
def test_a_text_compared_with_itself_misses_nothing(text):
    assert missing_quantities(text, text) == ()
    assert missing_quantities(text + " ", text) == ()


@given(SENTENCES, SENTENCES, SENTENCES)
def test_a_sentence_of_the_passage_misses_nothing(before, sentence, after):
    assert missing_quantities(sentence, f"{before} {sentence} {after}") == ()


@given(COMPARATORS, NUMBERS, NUMBERS, UNITS)
def test_a_changed_number_is_reported(comparator, number, other, unit):
    (value,), (changed,) = read_quantities(number), read_quantities(other)
    assume(value.low != changed.low)
    text = "It took {} {} {} in people with pain."
    sentence, passage = (text.format(comparator, n, unit) for n in (other, number))
    assert len(missing_quantities(sentence, passage)) == 1


@given(NUMBERS, UNITS, UNITS)
def test_a_changed_unit_is_reported(number, unit, other):
    assume(unit != other)
    sentence, passage = (f"It took about {number} {u} in all." for u in (other, unit))
    assert len(missing_quantities(sentence, passage)) == 1


@given(COMPARATORS, COMPARATORS, NUMBERS, UNITS)
def test_a_changed_comparator_is_reported(comparator, other, number, unit):
    def reads(phrase):
        return read_quantities(f"{phrase} 5")[0].comparator

    assume(reads(comparator) != reads(other))
    sentence, passage = (f"It took {c} {number} {unit} in all." for c in (other, comparator))
    assert len(missing_quantities(sentence, passage)) == 1


@given(LEVELS, LEVELS)
def test_a_changed_level_is_reported(level, other):
    assume(level != other)
    assert missing(f"Compression at {other} hurts.", f"Compression at {level} hurts.") == [other]


@given(st.integers(1, 40), st.integers(41, 80), st.integers(81, 120))
def test_a_changed_end_of_a_range_is_reported(low, high, other):
    passage = f"It lasted {low} to {high} weeks (95% CI {low} to {high})."
    assert len(missing(passage.replace(f"{high} weeks", f"{other} weeks"), passage)) == 1
    assert len(missing(passage.replace(f"{high})", f"{other})"), passage)) == 1

"""Reading quantities: each line of text beside the values it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.text.quantities import Quantity, read_quantities


def read(text):
    """Kind, low, high, comparator, unit, per and name of each quantity."""
    return [
        (q.kind, q.low, q.high, q.comparator, q.unit, q.per, q.name) for q in read_quantities(text)
    ]


def one(kind, low, high=None, comparator="", unit="", per="", name=""):
    return (kind, low, low if high is None else high, comparator, unit, per, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 mg IM on alternate days", one("dose", 1, unit="mg", per="2 day")),
        ("16 mg daily", one("dose", 16, unit="mg", per="day")),
        ("16 mg/day", one("dose", 16, unit="mg", per="day")),
        ("16 mg of dexamethasone per day", one("dose", 16, unit="mg", per="day")),
        ("5 mg three times daily", one("dose", 5, unit="mg", per="3/day")),
        ("8 mg PO b.d.", one("dose", 8, unit="mg", per="2/day")),
        ("8 mg twice a day", one("dose", 8, unit="mg", per="2/day")),
        ("500 mg every 8 hours", one("dose", 500, unit="mg", per="8 hour")),
        ("5.4 mg/kg/h", one("dose", 5.4, unit="mg/kg", per="hour")),
        ("1,000 micrograms weekly", one("dose", 1000, unit="microgram", per="week")),
        ("1 g intravenously daily", one("dose", 1, unit="g", per="day")),
        ("every 8 weeks", one("frequency", 1, unit="time", per="8 week")),
        ("twice weekly", one("frequency", 2, unit="time", per="week")),
        ("8-hourly", one("frequency", 1, unit="time", per="8 hour")),
    ],
)  # fmt: skip
def test_doses_carry_their_unit_and_how_often(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95% CI 5.5 to 181.8", one("interval", 5.5, 181.8, name="95% ci")),
        ("99% confidence interval: 1.2–3.4", one("interval", 1.2, 3.4, name="99% ci")),
        ("95% CI [0.2, 0.8]", one("interval", 0.2, 0.8, name="95% ci")),
        ("95% CI −0.5 to 1.2", one("interval", -0.5, 1.2, name="95% ci")),
        ("IQR 52-69", one("interval", 52, 69, name="iqr")),
        ("range 0.3-8 months", one("interval", 0.3, 8, unit="month", name="range")),
        ("P = 0.046", one("p-value", 0.046, name="p")),
        ("p<0.001", one("p-value", 0.001, comparator="<", name="p")),
        ("OR 2.5", one("ratio", 2.5, name="or")),
        ("hazard ratio of 0.5", one("ratio", 0.5, name="hr")),
        ("7 of 12 people", one("fraction", 7, 12)),
        ("three of the five", one("fraction", 3, 5)),
        ("two thirds", one("fraction", 2, 3)),
        ("1 in 1000", one("fraction", 1, 1000)),
        ("about half of them", one("fraction", 1, 2, comparator="about")),
        ("4.1 per 100,000 person-years", one("number", 4.1, per="100000 person-year")),
        ("3 per million per year", one("number", 3, per="1000000/year")),
        ("10⁹/L", one("measure", 1e9, unit="/L")),
        ("3 x 10^9/L", one("measure", 3e9, unit="/L")),
        ("76%", one("percent", 76, unit="%")),
        ("5% to 10%", one("percent", 5, 10, unit="%")),
        ("5-10 per cent", one("percent", 5, 10, unit="%")),
        ("fivefold", one("measure", 5, unit="time")),
        ("120/80 mmHg", one("fraction", 120, 80, unit="mmHg")),
        ("85-90 mm Hg", one("range", 85, 90, unit="mmHg")),
        ("1.5 T", one("measure", 1.5, unit="tesla")),
        ("38.5 °C", one("measure", 38.5, unit="°C")),
        ("2.5cm²", one("measure", 2.5, unit="cm2")),
        ("two hundred and fifty", one("number", 250)),
        ("twenty-five", one("number", 25)),
        ("12 hours to 3 days", one("duration", 12, 3, unit="hour to day")),
        ("one and a half years", one("duration", 1.5, unit="year")),
        ("between 5 and 10 mm", one("range", 5, 10, unit="mm")),
        ("2- to 3-fold", one("range", 2, 3, unit="time")),
        ("2026-11-21", one("date", 20261121, name="day")),
        ("21 November 2026", one("date", 20261121, name="day")),
        ("the 2017 guideline", one("date", 2017)),
    ],
)
def test_figures_are_read_with_what_they_measure(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("comparator", "phrases"),
    [
        ("<", "under 12|less than 12|fewer than 12|<12|below 12"),
        (">", "over 12|more than 12|> 12|exceeding 12"),
        (">=", "at least 12|12 or more|≥12|>= 12|no fewer than 12|12 or over|12+|not less than 12"),
        ("<=", "at most 12|12 or less|≤ 12|up to 12|no more than 12|12 or fewer"),
        ("about", "about 12|approximately 12|~12|around 12|approx. 12|12 or so"),
    ],
)
def test_comparators_read_alike_in_words_and_signs(comparator, phrases):
    expected = [one("number", 12, comparator=comparator)]
    assert {phrase: read(phrase) for phrase in phrases.split("|")} == dict.fromkeys(
        phrases.split("|"), expected
    )


def test_within_bounds_a_time_and_over_the_next_does_not():
    assert read("within the first 24 hours") == [one("duration", 24, comparator="<=", unit="hour")]
    assert read("over the next 12 weeks") == [one("duration", 12, unit="week")]


def test_a_comparator_that_is_itself_about_says_so():
    (found,) = read_quantities("within about 3 days")
    assert found == Quantity(
        "duration", 3.0, 3.0, "<=", "day", "", "within about 3 days", 0, 19, softened=True
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aged 18 or over", one("age", 18, comparator=">=", unit="year")),
        ("over the age of 50", one("age", 50, comparator=">", unit="year")),
        ("older than 65", one("age", 65, comparator=">", unit="year")),
        ("a 50-year-old man", one("age", 50, unit="year")),
        ("median age was 60 years", one("age", 60, unit="year")),
        ("mJOA 12-14", one("score", 12, 14, name="mjoa")),
        ("mJOA of at least 12", one("score", 12, comparator=">=", name="mjoa")),
        ("mJOA 14 or less", one("score", 14, comparator="<=", name="mjoa")),
        ("15 to 17 points", one("score", 15, 17, unit="point")),
        ("grade 3", one("score", 3, name="grade")),
        ("grade III", one("score", 3, name="grade")),
        ("AIS grade D", one("score", 4, unit="letter", name="grade")),
        ("AIS A to C", one("score", 1, 3, unit="letter")),
    ],
)
def test_ages_and_scores_are_told_from_bare_figures(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("C5-C6", 5, 6, ""),
        ("C5/6", 5, 6, ""),
        ("C5–6", 5, 6, ""),
        ("C5 to T1", 5, 9, ""),
        ("T12/L1", 20, 21, ""),
        ("S2-4", 27, 29, ""),
        ("T6 or above", 14, 14, "<="),
        ("at or above T6", 14, 14, "<="),
        ("above the T6 level", 14, 14, "<"),
        ("below L1", 21, 21, ">"),
    ],
)
def test_levels_are_places_counted_from_the_head(text, low, high, comparator):
    assert read(text) == [one("level", low, high, comparator)]


def test_a_weighting_of_an_image_is_no_level():
    assert read("T2-weighted images at T2") == [one("signal", 10), one("level", 10)]


def test_names_that_end_in_figures_are_codes():
    assert [(q.kind, q.name) for q in read_quantities("B12, HTLV-1, COVID-19, 3D, EQ-5D")] == [
        ("code", "b12"),
        ("code", "htlv1"),
        ("code", "covid19"),
        ("code", "3d"),
        ("code", "eq5d"),
    ]


def test_figures_in_a_list_share_the_unit_of_the_last():
    assert read("at 6, 12 and 24 months") == [
        one("duration", 6, unit="month"),
        one("duration", 12, unit="month"),
        one("duration", 24, unit="month"),
    ]


def test_a_tempo_without_a_figure_is_kept():
    assert read("over hours or days") == [
        ("tempo", None, None, "", "hour", "", ""),
        ("tempo", None, None, "", "day", "", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "one of the most common causes",
        "activities of daily living",
        "the half-life and the upper half",
        "as shown before [12, 14-16] and [@fehlings2017dcm]",
        "see https://example.org/12/34 for more",
        "the cord.12 The",
        "a plan and a test",
    ],
)
def test_what_is_no_quantity_is_passed_over(text):
    assert read(text) == []


def test_every_quantity_keeps_its_words_and_its_place():
    assert read_quantities("It took 16 mg daily.") == (
        Quantity("dose", 16.0, 16.0, "", "mg", "day", "16 mg daily", 8, 19),
    )


@given(st.text())
def test_any_text_is_read_and_every_place_is_exact(text):
    assert all(text[q.start : q.end] == q.words for q in read_quantities(text))

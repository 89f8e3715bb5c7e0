"""The person that a question describes: read by age, sex, score or group, and by nothing else."""

from __future__ import annotations

import pytest

from curbside.cases.applies import Fit, applies
from curbside.cases.patient import Patients, read_people
from tests.cases.casebooks import garden_tables, shipped_tables


@pytest.fixture(scope="module")
def patients() -> Patients:
    return Patients(lambda: read_people(shipped_tables()))


def fit(patients: Patients, question: str, holds_for: str, *, names_group: bool = False) -> Fit:
    case = patients.read(question, names_group=names_group)
    assert case is not None
    return applies(holds_for, case, patients.populations)


@pytest.mark.parametrize(
    "question",
    ["What is myelomalacia?", "How is a syrinx treated?", "What does the mJOA score measure?", "AIS explained", ""],
)
def test_a_question_that_describes_nobody_is_about_no_case(patients, question):
    assert patients.read(question, names_group=False) is None


@pytest.mark.parametrize(
    ("question", "age", "sex"),
    [
        ("72-year-old woman with a stiff gait: what next?", 72, "female"),
        ("58M with cord compression", 58, "male"),
        ("What should be offered to a patient with a syrinx?", None, ""),
        ("mJOA 13, what next?", None, ""),
    ],
)
def test_age_sex_a_score_or_the_word_patient_describe_someone(patients, question, age, sex):
    case = patients.read(question, names_group=False)
    assert (case.age, case.sex) == (age, sex)


def test_whoever_found_a_group_of_people_in_the_question_says_so(patients):
    assert patients.read("treatment in adults", names_group=True) is not None
    assert patients.read("treatment in adults", names_group=False) is None


def test_a_score_is_a_number_of_the_case(patients):
    assert patients.read("72 years old, mJOA 13, what next?", names_group=False).numbers == {
        "age": (72, 72), "mjoa": (13, 13),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("question", "holds_for", "expected"),
    [
        ("72-year-old with a syrinx", "children", ("no", "")),
        ("72-year-old with a syrinx", "adults", ("yes", "")),
        ("an adult patient with a syrinx", "children", ("no", "")),
        ("an adult patient with a syrinx", "adults", ("yes", "")),
        ("a patient with a syrinx", "adults", ("unknown", "age")),
        ("72 years old, mJOA 13", "mJOA 15-17", ("no", "")),
        ("72 years old, mJOA 13", "mJOA 12-14", ("yes", "")),
        ("72-year-old patient", "mJOA 15-17", ("unknown", "mjoa")),
        ("72-year-old patient", "", ("yes", "")),
    ],
)
def test_what_a_statement_holds_for_is_weighed_against_the_person(patients, question, holds_for, expected):
    found = fit(patients, question, holds_for)
    assert (found.verdict, found.would_need) == expected


def test_where_two_facts_are_open_none_is_named(patients):
    assert fit(patients, "a patient with a syrinx", "adults, mJOA 15-17") == Fit("unknown")


def test_words_that_nobody_can_read_keep_it_unknown_but_an_age_still_refuses(patients):
    assert fit(patients, "72-year-old patient", "left-handed jugglers").verdict == "unknown"
    assert fit(patients, "72-year-old patient", "children who juggle").verdict == "no"


def test_a_fact_is_called_by_the_name_of_its_finding_or_score_or_else_by_its_id():
    garden = Patients(lambda: read_people(garden_tables()))
    assert [garden.name(fact) for fact in ("wilting-leaves", "thirst", "age", "time-of-day")] == [
        "Wilting leaves", "Thirst score", "age", "time of day",
    ]  # fmt: skip


def test_the_tables_are_read_only_when_someone_is_described():
    def refuse():
        raise AssertionError("read too early")

    assert Patients(refuse).read("What is myelomalacia?", names_group=False) is None

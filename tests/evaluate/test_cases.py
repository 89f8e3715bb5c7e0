"""Scoring a file of cases: every measure on a tiny one of the garden, by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.consult import Consult
from curbside.errors import BadInput
from curbside.evaluate.cases import CaseRun, run_cases
from tests.factories import make_case_pack, make_settings

TINY = """
cases:
- id: dry
  text: Wilting all over, dry soil.
  plain: It hangs, and the ground is like dust.
  diagnosis: {slug: thirst, name: Want of water, synonyms: [drought]}
  urgency: emergency
  level: {region: root}
  syndrome: none
  next_tests: [[finger in the soil, a look], [a photograph from above]]
- id: sticky
  text: Curled leaves, sticky dew.
  diagnosis: {slug: greenfly, name: Greenfly}
  urgency: routine
  level: {region: root}
  next_tests: [[photograph from below]]
- id: second
  text: Wilting all over, dry soil.
  plain: The ground is like dust.
  diagnosis: {slug: x, name: x}
  accept: [aphids]
  urgency: routine
  urgency_accept: [urgent]
  syndrome: transverse
  level: {region: unclear}
- id: missed
  text: Curled leaves.
  diagnosis: {slug: rust, name: Rust}
  urgency: emergency
"""


@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Consult:
    folder = tmp_path_factory.mktemp("cases")
    return Consult.open(make_settings(folder, make_case_pack(folder)))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("cases") / "tiny.yaml"
    path.write_text(TINY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def run(garden, tiny) -> CaseRun:
    return run_cases(garden, tiny)


def test_every_measure_of_a_tiny_file_is_exact(run):
    measures = run.measures
    assert measures.pop("ms_p50") > 0
    assert measures == {
        "cases": 4,
        "top_1": 0.5, "top_3": 0.75, "top_5": 0.75, "top_10": 0.75,
        "must_not_miss_listed": 0.5,
        "urgency": 0.5, "emergencies_found": 0.5, "emergencies_called_routine": 1, "routine_called_emergency": 1,
        "region": 0.5,
        "syndrome": 0.0,
        "tests": 0.75,
    }  # fmt: skip


def test_each_case_says_how_it_went(run):
    rows = [(o.id, o.rank, o.urgency, o.urgency_is_right, o.region, o.syndrome, o.tests, o.must_not_miss)
            for o in run.outcomes]  # fmt: skip
    assert rows == [
        ("dry", 1, "emergency", True, True, None, 0.5, True),
        ("sticky", 1, "routine", True, False, None, 1.0, None),
        ("second", 2, "emergency", False, None, False, None, None),
        ("missed", None, "routine", False, None, None, None, False),
    ]


def test_what_was_missed_is_listed_below_the_table_when_asked_for(run):
    table = run.as_table()
    assert [line.split()[0] for line in table.splitlines()] == list(run.measures)
    assert table.splitlines()[1] == "top_1                       0.500"
    missed = run.as_table(misses=True).removeprefix(table).strip().splitlines()
    assert [line.split(":")[0] for line in missed] == ["sticky", "second", "missed"]
    assert missed[2] == (
        "missed: rank None, routine (wanted emergency), region None, syndrome None, tests None; first greenfly, drought"
    )


def test_another_text_of_the_cases_may_be_scored_and_cases_without_it_are_left_out(garden, tiny):
    found = run_cases(garden, tiny, field="plain")
    assert [(o.id, o.urgency) for o in found.outcomes] == [("dry", "urgent"), ("second", "urgent")]


def test_a_text_that_no_case_has_is_refused(garden, tiny):
    with pytest.raises(BadInput, match=r"No case of .* has a text called 'poem'"):
        run_cases(garden, tiny, field="poem")


@pytest.mark.parametrize("content", ["cases: [dry]", "cases:\n- {id: dry, text: Dry soil., urgency: routine}"])
def test_a_case_without_diagnosis_and_urgency_is_refused_by_its_number(garden, tmp_path, content):
    path = tmp_path / "bad.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"Case 1 of .* is not an object with diagnosis and urgency"):
        run_cases(garden, path)

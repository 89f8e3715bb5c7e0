"""The figures we claim: each stands in a file with the command that makes it, and the README says no other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from curbside import evaluate
from curbside.evaluate.answers import run_answers
from curbside.evaluate.cases import run_cases
from curbside.evaluate.findings import run_findings
from tests.cases.findings.pack import LINES, lexicon

FOLDER = Path(evaluate.__file__).parent
FILES = sorted((FOLDER / "expected").glob("*.json"))
README = Path(__file__).parents[2] / "README.md"


def figures(name: str) -> dict:
    return json.loads((FOLDER / "expected" / name).read_text())["figures"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_figures_names_the_command_that_makes_them(path):
    content = json.loads(path.read_text())
    assert re.match(r"curbside evaluate |python -m benchmarks\.", content["command"])
    assert content["figures"]


def test_the_readme_says_what_the_files_say():
    scope, everything = figures("answers.json")["scope"], figures("answers.json")["all"]
    checked, speed = figures("verification.json"), figures("speed.json")["library"]
    ratio = speed["ask_ms_p50"] / speed["one_search_ms_p50"]
    rows = re.findall(r"^\| [^|]+ \| ([^|]+) \| `(\w+\.json)` \|$", README.read_text(), re.M)
    assert rows == [
        (f"{scope['vital']:.1%}", "answers.json"),
        (f"{scope['all_vital']:.1%}", "answers.json"),
        (f"{scope['facts']:.1%}", "answers.json"),
        (f"{scope['wrong']}", "answers.json"),
        (f"{everything['cited']:.1%}", "answers.json"),
        (f"{everything['decline_p']:.1%}", "answers.json"),
        (f"{everything['decline_r']:.1%}", "answers.json"),
        (f"{scope['words_p50']:.0f} words", "answers.json"),
        (f"{checked['least_caught']:.1%}", "verification.json"),
        (f"{checked['paraphrases']['before']['false_alarms']:.1%}", "verification.json"),
        (checked["answers_proved"], "verification.json"),
        (f"{figures('selection.json')['gain']:+.3f}", "selection.json"),
        (f"{speed['ask_ms_p50']:.1f} ms, {ratio:.0f} times one search of the index", "speed.json"),
        (f"{speed['ask_ms_p95']:.1f} ms", "speed.json"),
        (f"{speed['cold_start_cpu_s']:.2f} s of processor time", "speed.json"),
        (f"{speed['resident_mb']:.0f} MB", "speed.json"),
    ]


def test_the_readme_says_how_cases_were_read_for_the_first_time():
    first = json.loads((FOLDER / "expected" / "cases.json").read_text())["first_run"]["batch_2_clinician"]
    assert first["emergencies_called_routine"] == 1
    words = " ".join(README.read_text().split())
    assert f"Of {first['cases']} published cases read for the first time" in words
    assert f"the first three in {first['top_3']:.1%}, urgency was right in {first['urgency']:.1%}, and one" in words


def test_the_answers_measure_today_as_the_file_says(shipped):
    found = run_answers(shipped, FOLDER / "questions" / "spinal_cord.yaml").measures
    for group, expected in figures("answers.json").items():
        assert {name: found[group][name] for name in expected} == pytest.approx(expected, abs=1e-4), group


def test_lines_of_notes_are_read_today_as_the_file_says():
    expected = figures("findings.json")
    found = run_findings(lexicon(), LINES).measures
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(("group", "field"), [("clinician", "text"), ("patient", "patient_text")])
def test_the_cases_measure_today_as_the_file_says(shipped, group, field):
    found = run_cases(shipped, FOLDER / "questions" / "cases.yaml", field=field).measures
    expected = figures("cases.json")[group]
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-4)


def test_every_case_says_where_its_facts_come_from_and_what_was_added():
    cases = yaml.safe_load((FOLDER / "questions" / "cases.yaml").read_text())["cases"]
    assert len({case["id"] for case in cases}) == len(cases)
    for case in cases:
        assert case["source"]["site"] and case["basis"] in ("abstract", "case_text"), case["id"]
        assert case["source"].keys() & {"doi", "pmid", "url"}, case["id"]
        assert isinstance(case["inferred"], list), case["id"]

"""Whole notes as letters, nurses and patients tell them: what leads the lane, where, which cause, what comes next."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from curbside.cases.assess import assess
from curbside.cases.findings import read_case
from curbside.cases.record import Assessment
from tests.cases.casebooks import shipped_casebook

NOTES = yaml.safe_load((Path(__file__).parent / "vignettes" / "whole-notes.yaml").read_text(encoding="utf-8"))
_STATES = {"present": "present", "absent": "absent", "untold": "unknown"}


@cache
def assessed(text: str) -> Assessment:
    book = shipped_casebook()
    return assess(read_case(text, book.lexicon), book)


def notes_with(*keys: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("note", [n for n in NOTES if {*keys} & set(n)], ids=lambda note: note["id"])


@notes_with("urgency")
def test_a_note_is_as_urgent_as_its_criteria_and_the_likeliest_of_them_leads(note):
    found = assessed(note["text"])
    met = [each.id for each in found.emergency.met]
    assert found.urgency == note["urgency"]
    assert met[:1] == [note["leads"]] if "leads" in note else True
    assert set(note.get("met", ())) <= set(met)
    assert not set(note.get("not_met", ())) & set(met)


@notes_with("region", "syndrome")
def test_a_note_is_placed_where_its_signs_and_scans_point(note):
    place = assessed(note["text"]).localisation
    assert place.region == note.get("region", place.region)
    assert place.syndrome == note.get("syndrome", place.syndrome)


@notes_with("cause")
def test_the_cause_that_a_clinician_would_name_comes_first(note):
    assert assessed(note["text"]).differential[0].id == note["cause"]


@notes_with(*_STATES, "side", "no_issue")
def test_a_note_is_read_as_it_is_meant(note):
    case = assessed(note["text"]).case
    wanted = {name: state for key, state in _STATES.items() for name in note.get(key, ())}
    assert {name: case.state(name) for name in wanted} == wanted
    sides = note.get("side", {})
    assert {name: case.told(name)[0].side for name in sides} == sides
    if "no_issue" in note:
        assert not [issue for issue in case.issues if note["no_issue"] in issue.message]


@notes_with("first_step", "last_of_five", "no_step")
def test_the_next_steps_are_those_of_the_likely_causes_and_not_what_was_done(note):
    steps = [step.id for step in assessed(note["text"]).next_steps]
    assert steps[0] == note.get("first_step", steps[0])
    assert steps[4:5] == [note["last_of_five"]] if "last_of_five" in note else True
    assert not set(note.get("no_step", ())) & set(steps)


@notes_with("text")
def test_the_sign_to_look_for_next_is_none_that_was_told(note):
    found = assessed(note["text"])
    sign = found.localisation.next_sign
    assert not sign or not [name for name in sign.asks if name in found.case.states]


@notes_with("text")
def test_what_only_unlikely_causes_ask_for_never_comes_before_what_a_likely_one_does(note):
    first = [step.unlikely for step in assessed(note["text"]).next_steps[:5]]
    assert first == sorted(first)

"""The whole path of a case, from a note to what is made of it, on notes written for these tests alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.assess import assess
from curbside.cases.case import Case, Issue
from curbside.cases.differential import read_causes
from curbside.cases.emergency import LEVELS
from curbside.cases.findings import case_of, read_case
from curbside.cases.record import Assessment, to_record
from tests.cases.casebooks import garden_casebook, shipped_casebook

NOTES = yaml.safe_load((Path(__file__).parent / "vignettes" / "assess.yaml").read_text(encoding="utf-8"))


def assess_note(text: str) -> Assessment:
    book = shipped_casebook()
    return assess(read_case(text, book.lexicon), book)


def assess_form(findings: list[dict[str, Any]]) -> Assessment:
    book = shipped_casebook()
    return assess(case_of(findings, book.lexicon), book)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note["id"])
def test_a_whole_note_is_read_placed_and_ranked(note):
    found = assess_note(note["text"])
    assert found.urgency in note["urgency"], [met.id for met in found.emergency.met]
    assert {cause.id for cause in found.differential[:3]} & set(note["first"])
    assert found.localisation.region in note["region"]
    assert {id: found.case.state(id) for id in note["sign"]} == note["sign"]


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note["id"])
def test_what_was_read_stands_in_the_note_at_its_offsets(note):
    found = assess_note(note["text"])
    assert all(note["text"][each.start : each.end] == each.words for each in found.findings)
    assert found.next_steps and all(step.sources for step in found.next_steps)


@pytest.mark.parametrize("text", ["", "   \n", "Thank you for seeing this pleasant person."])
def test_a_note_that_tells_nothing_comes_to_nothing_and_is_routine(text):
    found = assess_note(text)
    assert (found.urgency, found.emergency.met, found.findings) == ("routine", (), ())
    assert (found.localisation.region, found.localisation.syndrome) == ("unclear", "none")
    assert (found.next_steps, found.pathway, found.scores) == ((), (), ())


def test_the_same_note_gives_the_same_record():
    assert to_record(assess_note(NOTES[0]["text"])) == to_record(assess_note(NOTES[0]["text"]))


def test_a_score_told_outside_its_limits_is_an_issue_and_is_not_used():
    book = garden_casebook()
    found = assess(read_case("Wilting. Thirst score 9.", book.lexicon), book)
    assert found.issues == (
        Issue("warning", "Thirst score runs from 0 to 4; the note tells one outside.",
              "Check the score in the note; meant here is 4 points."),
    )  # fmt: skip
    assert found.scores == ()


def test_urgency_is_judged_apart_from_the_ranking():
    book = garden_casebook()
    case = read_case("Wilting all over, dry soil.", book.lexicon)
    without_causes = assess(case, replace(book, causes=read_causes((), book.lexicon.ids)))
    assert without_causes.differential == ()
    assert without_causes.emergency == assess(case, book).emergency
    assert without_causes.urgency == "emergency"


def findings_of(state: str, **size: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    ids = st.sampled_from(sorted(shipped_casebook().lexicon.ids))
    return st.lists(ids, unique=True, **size).map(lambda found: [{"id": id, "state": state} for id in found])


def rank(found: Assessment) -> int:
    return LEVELS.index(found.urgency)


@given(st.data())
def test_one_more_absent_or_unknown_finding_never_lowers_the_urgency(data):
    told = data.draw(findings_of("present", min_size=1, max_size=8))
    known = {each["id"] for each in told}
    state = data.draw(st.sampled_from(["absent", "unknown"]))
    more = [each for each in data.draw(findings_of(state, min_size=1, max_size=3)) if each["id"] not in known]
    assert rank(assess_form(told + more)) >= rank(assess_form(told))


@given(st.data())
def test_any_case_is_assessed_and_its_shares_are_no_more_than_all(data):
    found = assess_form(data.draw(findings_of("present", max_size=12)) + data.draw(findings_of("absent", max_size=12)))
    assert sum(cause.share for cause in found.differential) <= 1 + 1e-9
    assert all(reason.weight > 0 for cause in found.differential for reason in cause.for_)
    assert len({step.id for step in found.next_steps}) == len(found.next_steps)


def test_a_case_is_not_changed_by_being_assessed():
    case = Case(text="Wilting.", states={"wilting-leaves": "present"})
    assess(case, garden_casebook())
    assert case == Case(text="Wilting.", states={"wilting-leaves": "present"})

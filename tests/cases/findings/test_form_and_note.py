"""A note and a form together: what the form lists overrules what the note tells of the same thing."""

from __future__ import annotations

import pytest

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN
from curbside.cases.findings import read_case, with_listed
from tests.cases.findings.pack import lexicon

NOTE = "54-year-old man with fever and neck pain."


def test_a_finding_struck_in_the_form_is_struck_and_the_rest_of_the_note_stays():
    case = with_listed(read_case(NOTE, lexicon()), [{"id": "fever", "state": ABSENT}], lexicon())
    assert (case.state("fever"), case.state("neck-pain"), case.age, case.sex) == (ABSENT, PRESENT, 54, "male")
    assert [finding.id for finding in case.findings].count("fever") == 1


def test_the_age_and_sex_of_the_form_overrule_those_of_the_note():
    listed = [{"id": "age", "value": 61}, {"id": "sex", "value": "female"}]
    case = with_listed(read_case(NOTE, lexicon()), listed, lexicon())
    assert (case.age, case.sex, case.numbers["age"]) == (61, "female", (61.0, 61.0))


def test_what_the_form_lists_in_vain_becomes_an_issue():
    case = with_listed(read_case(NOTE, lexicon()), [{"id": "dragon"}], lexicon())
    assert [issue.message for issue in case.issues] == ["There is no finding 'dragon'."]


def test_what_is_left_open_in_the_form_counts_as_not_told():
    case = with_listed(read_case(NOTE, lexicon()), [{"id": "fever", "state": UNKNOWN}], lexicon())
    assert (case.state("fever"), case.state("neck-pain")) == (UNKNOWN, PRESENT)


def test_a_contradiction_that_the_form_settles_is_no_issue_any_more():
    note = read_case("Fever since Monday. He has no fever.", lexicon())
    assert [issue.message[:5] for issue in note.issues] == ["Fever"]
    assert with_listed(note, [{"id": "fever", "state": ABSENT}], lexicon()).issues == ()


def test_a_note_without_findings_is_no_issue_once_the_form_tells_one():
    note = read_case("Seen in clinic today.", lexicon())
    assert [issue.message for issue in note.issues] == ["No finding was recognised, so nothing can be concluded."]
    assert with_listed(note, [{"id": "fever"}], lexicon()).issues == ()


def test_a_score_is_listed_as_a_number_or_as_a_range_within_its_limits():
    limits = {"sins": (0.0, 18.0)}
    listed = [{"id": "sins", "value": 11, "to": 14}]
    case = with_listed(read_case(NOTE, lexicon()), listed, lexicon(), limits)
    assert (case.numbers["sins"], case.given, case.issues) == ((11.0, 14.0), {"sins"}, ())


@pytest.mark.parametrize("entry", [{"value": 19}, {"value": -1}, {"value": 14, "to": 11}, {"value": "many"}, {}])
def test_a_score_outside_its_limits_is_an_issue_and_not_used(entry):
    case = with_listed(read_case(NOTE, lexicon()), [{"id": "sins", **entry}], lexicon(), {"sins": (0.0, 18.0)})
    assert "sins" not in case.numbers
    assert [issue.message for issue in case.issues] == [
        "The score sins is a number from 0 to 18; the form tells another."
    ]

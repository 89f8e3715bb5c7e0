"""A note and a form together: what the form lists overrules what the note tells of the same thing."""

from __future__ import annotations

from curbside.cases.case import ABSENT, PRESENT
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

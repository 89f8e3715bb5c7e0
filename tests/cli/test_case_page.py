"""The plain page of an assessment: one fixed assessment of the garden, whole, and what each block leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curbside.cases.case import Case, Finding
from curbside.cases.facts import fact_in_words, narrowest
from curbside.cases.pathway import Recommendation
from curbside.cases.record import Assessment
from curbside.cli.case_page import as_plain
from curbside.consult import Consult
from curbside.settings import Settings
from tests.cli.homes import Home

NOTE = (
    "71-year-old woman. For days a plant with wilting all over, ground like dust, no curled leaves. Thirst score 3. "
    "?Sticky dew."
)
PAGE = """\
!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!
EMERGENCY: meets published criteria for emergency assessment.
- Wilting all over in dry soil (almanac). Water it now. [1] Because: Wilting all over; Dry soil.
- Met as well, urgent: A thirsty plant (shed notes).
!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!

What was understood
- Person: age 71; female.
- Present: Onset over days; Wilting all over; Dry soil (“ground like dust”).
- Absent: Curled leaves.
- Not settled: Sticky dew.

Where
The roots.
- Fits: the soil is dry [1].

What it may be
1. Drought: very likely, not to be missed
   for: Dry soil; Wilting all over [1]; Onset over days (slightly)
2. Greenfly: possible
   against: Dry soil; Wilting all over; Curled leaves absent (slightly) [1]
- Against the leader: Near to it is Greenfly: Sticky dew on the leaves below.
- What would tell: Put a finger into the soil.
- Likelihoods compare the causes known here, and are no probabilities of this person. A reason
  with no number in brackets rests on an estimate.

Scores
- Thirst score (4 points): 3, severe [1]

What guidelines recommend
- Water is recommended at once. (strong, low) [1] Because: Thirst score 3.
- Watering in the morning is suggested. [1, 2] Because: Wilting leaves; Curled leaves absent;
  Dry soil.

Next steps to consider
1. A drawing from below (soon). It shows what sits under the leaves. [2] Contrast: none. In this
   case: Not while it hangs.
2. A finger in the soil (urgent). Dry soil is felt. [1]

References
[1] Guideline. Green A, Thumb B. The almanac of tomatoes. Journal of Made-up Gardens.
    2019;7(3):70. doi: 10.1000/almanac.2019.
[2] Web page. [Notes from a shed]. 2021. Available from: https://example.org/shed.

Every finding, reason and source is in the record: --json. For clinicians, as a prompt to think
and to check. It rests on what the note says and on tables that no medical board has approved.
It does not replace an examination, local protocols or clinical judgement."""


@pytest.fixture(scope="module")
def garden(case_garden: Home) -> Consult:
    return Consult.open(Settings(home=case_garden.folder, packs=case_garden.packs, keep_answers=False))


@pytest.fixture(scope="module")
def found(garden) -> Assessment:
    return garden.assess(NOTE)


def block(page: str, heading: str) -> list[str]:
    """The lines of one block of a page; none where it is left out."""
    blocks = {part.splitlines()[0]: part.splitlines()[1:] for part in page.split("\n\n")}
    return blocks.get(heading, [])


def page_of(found: Assessment, *findings: Finding) -> str:
    return as_plain(replace(found, case=Case(findings=findings)))


def test_the_whole_page_of_one_assessment(found):
    assert as_plain(found) == PAGE


def test_a_case_that_tells_nothing_has_a_short_page_with_no_empty_block(garden):
    page = as_plain(garden.assess("Good morning."))
    assert page.startswith("ROUTINE: no published criterion for emergency or urgent assessment is met by what was")
    assert "What was understood" not in page
    assert all(part.strip() for part in page.split("\n\n"))


def test_where_only_age_and_sex_are_told_no_cause_is_listed_and_the_page_says_so(garden):
    found = garden.assess("71-year-old woman.")
    assert found.differential and not found.case.tells_a_finding
    assert block(as_plain(found), "What it may be") == ["Nothing that was told points to a cause."]


def test_what_one_fact_would_settle_stands_apart_from_what_holds(garden):
    page = as_plain(garden.assess("Wilting, curled leaves."))
    assert block(page, "What guidelines recommend") == []
    assert block(page, "One fact away") == [
        "- Thirst score is not known, and worth knowing because of: Wilting leaves. Then to see:",
        "  - Water is recommended at once. (strong, low) [2]",
    ]


def test_a_score_outside_its_limits_is_shown_as_a_fault_of_the_note(garden):
    page = as_plain(garden.assess("Wilting. Thirst score 9."))
    assert block(page, "To look at in what was told") == [
        "- Thirst score runs from 0 to 4; the note tells one outside. Check the score in the note; meant",
        "  here is 4 points.",
    ]
    assert block(page, "Scores") == []


def test_a_broader_finding_told_by_the_same_words_is_not_listed_twice(found):
    narrow = Finding("wilting-all-over", "present", "wilting all over", 0, 16)
    same = Finding("wilting-leaves", "present", "wilting", 0, 7)
    assert block(page_of(found, narrow, same), "What was understood") == ["- Present: Wilting all over."]
    elsewhere = replace(same, start=40, end=47)
    assert block(page_of(found, narrow, elsewhere), "What was understood") == [
        "- Present: Wilting all over; Wilting leaves.",
    ]  # fmt: skip


def test_of_absent_findings_the_broader_one_says_it_all(found):
    narrow = Finding("wilting-all-over", "absent", "wilting", 3, 10)
    broad = Finding("wilting-leaves", "absent", "wilting", 3, 10)
    assert block(page_of(found, narrow, broad), "What was understood") == ["- Absent: Wilting leaves."]


@pytest.mark.parametrize(
    ("sides", "shown"),
    [(("left",), "Curled leaves, left"), (("left", "right"), "Curled leaves, both sides"), (("", ""), "Curled leaves")],
)
def test_the_sides_of_a_finding_are_told_once(found, sides, shown):
    told = [Finding("curled-leaves", "present", "curled leaves", 9 * n, 9 * n + 5, side=s) for n, s in enumerate(sides)]
    assert block(page_of(found, *told), "What was understood") == [f"- Present: {shown}."]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("dry-soil", "Dry soil"),
        ("no dry-soil", "Dry soil absent"),
        ("thirst>=3", "Thirst score 3"),
        ("age>=65", "Age 71"),
        ("sins>=7", "Sins 7 or more"),
        ("not sins>=7", "Sins under 7"),
        ("sins<=2.5", "Sins 2.5 or less"),
        ("sins=3", "Sins 3"),
    ],
)
def test_facts_that_a_recommendation_rests_on_are_told_in_words(found, fact, words):
    assert fact_in_words(found, fact) == words


def test_of_facts_that_follow_from_each_other_the_narrowest_is_told(found):
    assert narrowest(found, ["wilting-leaves", "dry-soil", "wilting-all-over"]) == ["dry-soil", "wilting-all-over"]


def test_only_cited_references_are_listed_and_numbered_as_they_come(found):
    advice = Recommendation("x", "watering", "Water.", "", "", "", ("dry-soil",), "", ("shed-notes",))
    bare = replace(
        found, emergency=replace(found.emergency, level="routine", met=()), differential=(), next_steps=(), scores=(),
        localisation=replace(found.localisation, for_=(), against=(), next_sign=None), pathway=(advice,),
    )  # fmt: skip
    page = as_plain(bare)
    assert block(page, "What guidelines recommend") == ["- Water. [1] Because: Dry soil."]
    assert block(page, "References") == [
        "[1] Web page. [Notes from a shed]. 2021. Available from: https://example.org/shed.",
    ]  # fmt: skip


def test_no_line_is_wider_than_the_page_and_no_word_is_broken(found):
    long = "https://example.org/" + "a-long-address-" * 9
    advice = Recommendation("x", "watering", f"See {long} for more.", "", "", "", ("dry-soil",), "", ())
    page = as_plain(replace(found, pathway=(advice,)))
    assert long in page
    assert all(len(line) <= 96 for line in page.splitlines() if long not in line)

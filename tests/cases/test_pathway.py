"""Pathways: a recommendation is named for the facts that meet it, and for nothing that nobody told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.case import Case
from curbside.cases.findings import read_case
from curbside.cases.pathway import Recommendation, follow_pathways, read_pathways
from curbside.cases.scores import read_scores
from curbside.errors import PackFault
from tests.cases.scores.tables import known_references, lexicon, shipped_pathways, shipped_scores, statements


def entry(**changes) -> dict:
    return {
        "id": "water", "pathway": "dry beds", "recommendation": "Watering is recommended.", "when": "dry + leaves<=3",
        "strength": "strong", "certainty": "high", "applies": "beds", "sources": ["almanac"], **changes,
    }  # fmt: skip


def follow(entry: dict, present: str = "", absent: str = "", **numbers: tuple[float, float]) -> tuple:
    states = dict.fromkeys(present.split(), "present") | dict.fromkeys(absent.split(), "absent")
    return follow_pathways(Case(states=states, numbers=numbers), (), read_pathways([entry]))


def shipped(note: str) -> dict[str, Recommendation]:
    case = read_case(note, lexicon())
    return {each.id: each for each in follow_pathways(case, read_scores(case, shipped_scores()), shipped_pathways())}


def test_a_recommendation_is_named_with_the_facts_that_met_it() -> None:
    assert follow(entry(), present="dry", leaves=(2, 3)) == (
        Recommendation(
            "water", "dry beds", "Watering is recommended.", "strong", "high", "beds", ("dry", "leaves<=3"), "",
            ("almanac",),
        ),
    )  # fmt: skip


def test_of_alternatives_only_those_that_hold_are_reasons_and_an_absence_is_told_as_one() -> None:
    (found,) = follow(entry(when="(dry | hot) + not (rain | hail)"), present="dry", absent="rain hail hot")
    assert found.because == ("dry", "no rain", "no hail")
    (half,) = follow(entry(when="dry | hot + windy"), present="dry hot")
    assert half.because == ("dry",)


def test_what_is_not_known_meets_nothing() -> None:
    assert follow(entry(), present="dry") == ()
    assert follow(entry(), present="dry", leaves=(2, 5)) == ()
    assert follow(entry(when="not rain")) == ()


def test_what_takes_a_recommendation_away_has_to_be_known() -> None:
    rule = entry(unless="frost", when="dry")
    assert [each.id for each in follow(rule, present="dry")] == ["water"]
    assert follow(rule, present="dry frost") == ()


def test_a_recommendation_that_hangs_on_one_fact_is_named_with_that_fact() -> None:
    rule = entry(asks="leaves", ask_when="dry")
    (found,) = follow(rule, present="dry")
    assert (found.would_need, found.because) == ("leaves", ("dry",))
    (ranged,) = follow(rule, present="dry", leaves=(2, 9))
    assert ranged.would_need == "leaves"
    assert follow(rule, present="dry", leaves=(4, 9)) == ()
    assert follow(rule) == ()
    assert follow(entry(asks="leaves", ask_when="dry", when="dry + cold + leaves<=3"), present="dry") == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"colour": "red"}, "has an unknown key 'colour'"),
        ({"sources": []}, "has no sources"),
        ({"when": "dry + sun"}, "names an unknown finding 'sun'"),
        ({"when": "dry + age>=3"}, "names an unknown number 'age'"),
        ({"unless": "sun"}, "names an unknown finding 'sun'"),
        ({"asks": "sun", "ask_when": "dry"}, "asks for 'sun', which its condition does not name"),
        ({"asks": "leaves"}, "needs both or neither of 'asks' and 'ask_when'"),
    ],
)
def test_an_entry_with_a_fault_is_refused_by_name(changes: dict, message: str) -> None:
    with pytest.raises(PackFault) as caught:
        read_pathways([entry(**changes)], frozenset({"dry"}), frozenset({"leaves"}))
    assert caught.value.message == f"The pathway entry 'water' {message}."
    assert caught.value.remedy


def test_an_entry_stands_once() -> None:
    with pytest.raises(PackFault, match="stands twice"):
        read_pathways([entry(), entry()])


@pytest.mark.parametrize("rule", shipped_pathways(), ids=lambda rule: rule.id)
def test_a_shipped_recommendation_stands_on_statements_of_the_pack_and_their_sources(rule) -> None:
    assert rule.statements
    behind = {source for each in rule.statements for source in statements()[each]["sources"]}
    assert set(rule.sources) - behind == set()
    assert set(rule.sources) - known_references() == set()


def test_severity_decides_what_is_recommended_for_degenerative_myelopathy() -> None:
    severe, mild = shipped("Cervical myelopathy, mJOA 9."), shipped("Cervical myelopathy, mJOA 16.")
    assert severe["dcm-moderate-or-severe-surgery"].because == ("mjoa<=14",)
    assert severe["dcm-moderate-or-severe-surgery"].strength == "strong"
    assert "dcm-mild-surgery-or-rehabilitation" not in severe
    assert mild["dcm-mild-surgery-or-rehabilitation"].because == ("mjoa>=15", "mjoa<=17")
    assert "dcm-moderate-or-severe-surgery" not in mild


def test_without_a_score_the_score_is_what_would_be_needed() -> None:
    found = shipped("MRI of the neck shows cord compression. Clumsy hands for a year and difficulty walking.")
    assert found["dcm-moderate-or-severe-surgery"].would_need == "mjoa"
    assert {"hand-clumsiness", "mri-compression"} <= set(found["dcm-moderate-or-severe-surgery"].because)


def test_cancer_with_weak_legs_calls_for_the_coordinator_and_a_scan_of_the_whole_spine() -> None:
    found = shipped("Woman of 64 with metastatic breast cancer. Weak legs for two days, sensory level at T8.")
    assert {"mscc-call-the-coordinator", "mscc-whole-spine-within-24-hours", "mscc-steroid-at-once"} <= set(found)
    assert "known-cancer" in found["mscc-call-the-coordinator"].because


def test_a_range_that_findings_leave_is_no_score_to_act_on() -> None:
    # clumsy hands and no walking bound the score from above; that does not make the disease one of the neck
    assert "dcm-moderate-or-severe-surgery" not in shipped("Motor neurone disease. Clumsy hands, cannot walk.")


def test_an_empty_case_meets_no_recommendation() -> None:
    assert follow_pathways(Case(), (), shipped_pathways()) == ()


_IDS = sorted({name for rule in shipped_pathways() for name in rule.when.findings})


@given(st.dictionaries(st.sampled_from(_IDS), st.sampled_from(["present", "absent"]), max_size=8), st.data())
def test_what_is_met_stays_met_when_more_is_known_unless_something_takes_it_away(states: dict, data) -> None:
    some = {name: state for name, state in states.items() if data.draw(st.booleans())}
    met = {each.id for each in follow_pathways(Case(states=some), (), shipped_pathways()) if not each.would_need}
    more = {each.id for each in follow_pathways(Case(states=states), (), shipped_pathways()) if not each.would_need}
    taken = {
        rule.id for rule in shipped_pathways() if rule.unless and rule.unless.judge(Case(states=states)).holds
    }
    assert met - more <= taken

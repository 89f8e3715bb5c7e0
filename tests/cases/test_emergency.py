"""The emergency lane: published criteria met by what is present, never lowered by what is absent or unknown."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.case import Case
from curbside.cases.emergency import (
    LEVELS,
    Emergency,
    Met,
    in_order_of_likelihood,
    judge_urgency,
    read_emergency,
)
from curbside.errors import PackFault
from tests.cases.localise.told import (
    known_findings,
    reference_ids,
    shipped_criteria,
    tell,
    tell_vignette,
    vignettes,
)

KNOWN = frozenset({"weak-legs", "numb-saddle", "fever", "back-pain"})
FINDINGS = sorted(known_findings())
STATES = st.dictionaries(st.sampled_from(FINDINGS), st.sampled_from(["present", "absent"]), max_size=12)


def entry(**changed) -> dict:
    return {
        "id": "made-up",
        "name": "A made-up criterion",
        "level": "emergency",
        "when": ["weak-legs"],
        "advice": "Go\n  now.",
        "sources": ["a-source"],
    } | changed


def rank(states: dict[str, str]) -> int:
    return LEVELS.index(judge_urgency(Case(states=states), shipped_criteria()).level)


@pytest.mark.parametrize("vignette", vignettes("emergency"), ids=lambda v: v["id"])
def test_a_told_case_has_its_urgency(vignette: dict) -> None:
    found = judge_urgency(tell_vignette(vignette), shipped_criteria())
    if vignette["level"] == "routine":
        assert found == Emergency("routine", ())
    else:
        assert (found.level, found.met[0].level) == (vignette["level"], vignette["level"])
        assert vignette["met"] in [met.id for met in found.met]


def test_a_criterion_met_tells_the_findings_that_met_it_its_advice_and_its_sources() -> None:
    criteria = read_emergency([entry(when=["weak-legs + (numb-saddle | fever)", "back-pain"])], KNOWN)
    found = judge_urgency(tell(["fever", "weak-legs"], absent=["numb-saddle"]), criteria)
    met = Met("made-up", "A made-up criterion", "emergency", ("weak-legs", "fever"), "Go now.", ("a-source",))
    assert found == Emergency("emergency", (met,))


def test_the_strongest_criterion_comes_first_and_decides() -> None:
    criteria = read_emergency(
        [entry(id="mild", level="urgent", when=["fever"]), entry(id="grave", when=["numb-saddle"])], KNOWN
    )
    found = judge_urgency(tell(["fever", "numb-saddle"]), criteria)
    assert (found.level, [met.id for met in found.met]) == ("emergency", ["grave", "mild"])


LOW = entry(id="low", when=["numb-saddle", "weak-legs"], unless=["back-pain"])


def ids(emergency: Emergency) -> list[str]:
    return [met.id for met in emergency.met]


def test_a_criterion_gives_way_where_the_picture_fits_another_of_its_level() -> None:
    criteria = read_emergency([LOW, entry(id="high", when=["fever"])], KNOWN)
    assert ids(judge_urgency(tell(["numb-saddle", "fever"]), criteria)) == ["low", "high"]
    assert ids(judge_urgency(tell(["numb-saddle", "fever", "back-pain"]), criteria)) == ["high"]


def test_a_criterion_stays_where_no_other_of_its_level_is_met() -> None:
    criteria = read_emergency([LOW, entry(id="mild", level="urgent", when=["fever"])], KNOWN)
    assert ids(judge_urgency(tell(["numb-saddle", "fever", "back-pain"]), criteria)) == ["low", "mild"]
    twins = read_emergency([LOW, LOW | {"id": "other"}], KNOWN)
    assert ids(judge_urgency(tell(["numb-saddle", "back-pain"]), twins)) == ["low", "other"]


def test_within_a_level_what_is_likeliest_comes_first_and_the_level_stays() -> None:
    criteria = read_emergency(
        [
            entry(id="rare", when=["fever"], causes=["blight"]),
            entry(id="any", when=["fever"]),
            entry(id="likely", when=["fever"], causes=["drought", "frost"]),
            entry(id="mild", level="urgent", when=["fever"], causes=["drought"]),
        ],
        KNOWN,
        {"blight", "drought", "frost"},
    )
    found = judge_urgency(tell(["fever"]), criteria)
    shares = [SimpleNamespace(id=id, share=share) for id, share in (("drought", 0.5), ("frost", 0.2), ("blight", 0.1))]
    assert ids(in_order_of_likelihood(found, shares)) == ["likely", "any", "rare", "mild"]
    assert in_order_of_likelihood(found, shares).level == "emergency"
    assert in_order_of_likelihood(found, ()) == found


def test_a_criterion_for_an_unknown_cause_is_a_fault() -> None:
    with pytest.raises(PackFault, match="'made-up' names 'rust', which is no known cause"):
        read_emergency([entry(causes=["rust"])], KNOWN, {"blight"})


def test_an_empty_case_is_routine_and_meets_nothing() -> None:
    assert judge_urgency(Case(), shipped_criteria()) == Emergency("routine", ())


def test_a_group_stands_for_any_of_its_findings() -> None:
    group = {"id": "spine-trouble", "any": ["back-pain", "weak-legs"]}
    wider = {"id": "wider", "any": ["spine-trouble", "numb-saddle"]}
    criteria = read_emergency([group, wider, entry(when=["fever + wider"])], KNOWN)
    for finding in ("back-pain", "weak-legs", "numb-saddle"):
        (met,) = judge_urgency(tell(["fever", finding]), criteria).met
        assert met.because == ("fever", finding)
    assert judge_urgency(tell(["back-pain"]), criteria).level == "routine"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"level": "soon"}, "'made-up' has the unknown level 'soon'"),
        ({"when": ["weak-arms"]}, "'made-up' names 'weak-arms', which is no known finding"),
        ({"when": ["weak-legs + not fever"]}, "'made-up' says 'not'"),
        ({"when": ["weak-legs + age>=65"]}, "'made-up' compares the number 'age'"),
        ({"when": []}, "'made-up' has no when"),
        ({"when": "weak-legs"}, "'made-up' has one text for when"),
        ({"sources": []}, "'made-up' has no sources"),
        ({"unless": ["not fever"]}, "'made-up' says 'not'"),
        ({"unless": "fever"}, "'made-up' has one text for unless"),
        ({"color": "red"}, "'made-up' has the unknown key 'color'"),
    ],
)
def test_a_faulty_criterion_is_named_with_its_fault(changed: dict, message: str) -> None:
    with pytest.raises(PackFault) as fault:
        read_emergency([entry(**changed)], KNOWN)
    assert message in fault.value.message
    assert fault.value.remedy


def test_a_group_with_an_unknown_member_or_a_taken_name_is_a_fault() -> None:
    with pytest.raises(PackFault, match="'spine-trouble' names 'weak-arms'"):
        read_emergency([{"id": "spine-trouble", "any": ["weak-arms"]}], KNOWN)
    with pytest.raises(PackFault, match="'fever' has a name that is taken"):
        read_emergency([{"id": "fever", "any": ["back-pain"]}], KNOWN)
    with pytest.raises(PackFault, match="'empty' is empty"):
        read_emergency([{"id": "empty", "any": []}], KNOWN)


def test_two_criteria_of_one_name_are_a_fault() -> None:
    with pytest.raises(PackFault, match="'made-up' is written twice"):
        read_emergency([entry(), entry()], KNOWN)


def test_every_shipped_criterion_names_references_that_the_pack_has() -> None:
    named = {source for criterion in shipped_criteria().all for source in criterion.sources}
    assert named <= reference_ids()


@given(STATES, st.sampled_from(FINDINGS))
def test_a_further_present_finding_never_lowers_the_urgency(states: dict, finding: str) -> None:
    assert rank(states | {finding: "present"}) >= rank(states)


@given(STATES, st.sampled_from(FINDINGS))
def test_saying_that_an_unknown_finding_is_absent_never_lowers_the_urgency(states: dict, finding: str) -> None:
    before = {name: state for name, state in states.items() if name != finding}
    assert rank(before | {finding: "absent"}) >= rank(before)


@given(STATES)
def test_taking_back_what_was_said_to_be_absent_never_lowers_the_urgency(states: dict) -> None:
    assert rank({name: state for name, state in states.items() if state == "present"}) == rank(states)


@given(STATES, st.sampled_from(FINDINGS))
def test_a_further_present_finding_leaves_a_criterion_of_each_level_that_had_one(states: dict, finding: str) -> None:
    before = judge_urgency(Case(states=states), shipped_criteria())
    after = judge_urgency(Case(states=states | {finding: "present"}), shipped_criteria())
    assert {met.level for met in before.met} <= {met.level for met in after.met}


@given(STATES)
def test_every_reason_given_is_a_present_finding(states: dict) -> None:
    for met in judge_urgency(Case(states=states), shipped_criteria()).met:
        assert met.because
        assert {states[finding] for finding in met.because} == {"present"}

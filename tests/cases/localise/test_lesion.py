"""Where a lesion lies: told cases, the reasons given, and what is never claimed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.case import Case, Finding
from curbside.cases.localise import localise
from curbside.cases.localise.lesion import NextSign
from curbside.cases.localise.segments import SEGMENTS
from curbside.cases.localise.tracts import TractSign
from tests.cases.localise.told import known_findings, shipped_sites, tell, tell_vignette, vignettes

FINDINGS = sorted(known_findings())
KINDS = ["sensory", "motor", "pain", "imaged", "told"]
LEVELS = st.tuples(st.sampled_from(KINDS), st.sampled_from(SEGMENTS), st.sampled_from(SEGMENTS))
CASES = st.builds(
    lambda states, levels: tell(
        [f for f, s in states.items() if s == "present"],
        [f for f, s in states.items() if s == "absent"],
        levels=levels,
    ),
    st.dictionaries(st.sampled_from(FINDINGS), st.sampled_from(["present", "absent"]), max_size=12),
    st.lists(LEVELS, max_size=2),
)


@pytest.mark.parametrize("vignette", vignettes("localise"), ids=lambda v: v["id"])
def test_a_told_case_is_placed_where_it_belongs(vignette: dict) -> None:
    found = localise(tell_vignette(vignette), shipped_sites())
    expect = vignette["expect"]
    for key in expect.keys() - {"tracts", "issue"}:
        accepted = expect[key] if isinstance(expect[key], list) else [expect[key]]
        assert getattr(found, key) in accepted, f"{key}: {found}"
    shown = {tract.id for tract in found.tracts if tract.how == "shown"}
    assert set(expect.get("tracts", ())) <= shown
    assert any(expect.get("issue", "") in issue.message for issue in found.issues) or "issue" not in expect


def test_an_empty_case_is_unclear_with_nothing_for_or_against() -> None:
    found = localise(Case(), shipped_sites())
    assert (found.region, found.level, found.syndrome, found.side) == ("unclear", "", "none", "")
    assert (found.tracts, found.for_, found.against, found.next_sign, found.alternatives, found.issues) == (
        (), (), (), None, (), (),
    )  # fmt: skip


def test_a_tract_that_crosses_in_the_cord_is_drawn_on_the_other_side() -> None:
    case = tell(["leg-weakness-one", "babinski", "pain-temp-loss"],
                sides={"leg-weakness-one": "left", "babinski": "left", "pain-temp-loss": "right"})  # fmt: skip
    found = localise(case, shipped_sites())
    sides = {tract.id: (tract.side, tract.how) for tract in found.tracts}
    assert sides == {"corticospinal": ("left", "shown"), "spinothalamic": ("left", "shown")}
    assert found.side == "left"


def test_a_tract_tells_the_findings_and_sources_it_rests_on() -> None:
    (tract,) = localise(tell(["romberg"]), shipped_sites()).tracts
    assert tract == TractSign(
        "dorsal-columns", "dorsal columns (position, vibration, touch)", "both", "shown", ("romberg",),
        ("openanesthesia-cord",),
    )  # fmt: skip


def test_the_next_sign_asks_only_for_what_nobody_has_told() -> None:
    first = localise(tell(["leg-weakness-both", "babinski"]), shipped_sites()).next_sign
    assert isinstance(first, NextSign)
    assert first.between == ("thoracic", "cervical")
    assert first.says == (
        "The Hoffmann sign; grip and fine finger work; arm power and arm reflexes; a sensory level on the trunk."
    )
    told = tell(["leg-weakness-both", "babinski"], absent=["hoffmann", "arm-weakness", "brisk-arm-reflexes"])
    second = localise(told, shipped_sites()).next_sign
    assert second.says == "Grip and fine finger work; a sensory level on the trunk."
    assert second.asks == ("hand-clumsiness", "hand-weakness", "arms-normal", "sensory-level")


def test_a_sign_that_was_told_is_not_asked_for_again_whatever_else_is_open() -> None:
    told = tell(["saddle-numbness", "urinary-retention"], absent=["ankle-reflex-lost", "leg-root-pain"])
    sign = localise(told, shipped_sites()).next_sign
    assert "plantars" in sign.says
    assert "jerks" not in sign.says and "root pain" not in sign.says


def test_a_level_told_with_the_finding_counts_like_one_told_apart() -> None:
    apart = tell(["leg-weakness-both", "sensory-level"], levels=[("sensory", "T6", "T6")])
    finding = Finding("sensory-level", "present", level="T6")
    within = Case(findings=(finding,), states=apart.states)
    assert localise(within, shipped_sites()).level == localise(apart, shipped_sites()).level == "at or above T6"


def test_an_absence_is_told_among_the_reasons_that_rest_on_it() -> None:
    found = localise(
        tell(["leg-weakness-both", "pain-temp-loss", "onset-minutes"], absent=["position-vibration-loss"]),
        shipped_sites(),
    )
    assert found.syndrome == "anterior"
    (kept,) = [reason for reason in found.for_ if reason.says == "position and vibration sense kept"]
    assert kept.findings == ("pain-temp-loss", "position-vibration-loss")
    assert kept.sources == ("msd-cord-syndromes",)


@given(CASES)
def test_a_place_is_named_only_with_a_reason_and_a_source(case: Case) -> None:
    found = localise(case, shipped_sites())
    if found.region != "unclear" or found.syndrome != "none":
        assert found.for_
    assert all(reason.sources and reason.findings for reason in (*found.for_, *found.against))
    assert bool(found.top) == bool(found.bottom) == bool(found.level)


@given(CASES)
def test_the_same_case_is_placed_in_the_same_way_whatever_the_order_of_its_findings(case: Case) -> None:
    turned = Case(findings=case.findings[::-1], states=dict(reversed(case.states.items())), levels=case.levels[::-1])
    assert localise(turned, shipped_sites()) == localise(case, shipped_sites())

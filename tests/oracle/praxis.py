"""The names under which the Praxis algorithm takes an examination and gives its results."""

from __future__ import annotations

from typing import Any

from curbside.cases.scores.isncsci import Classification
from curbside.cases.scores.isncsci.totals import SideTotals, Total

_ANSWERS = {"yes": "Yes", "no": "No", "NT": "NT"}


def as_praxis(written: dict[str, Any]) -> dict[str, Any]:
    """An examination of ours, every level a key of its own, in the form the package takes."""
    return {
        "right": _side(written["right"]),
        "left": _side(written["left"]),
        "voluntaryAnalContraction": _ANSWERS[written["voluntary_anal_contraction"]],
        "deepAnalPressure": _ANSWERS[written["deep_anal_pressure"]],
    }


def results_of(found: Classification) -> dict[str, str]:
    """A classification of ours as the package writes it, by dotted names."""
    levels = "neurologicalLevels", ((found.sensory_levels, "sensory"), (found.motor_levels, "motor"))
    zones = "zoneOfPartialPreservations", ((found.sensory_zones, "sensory"), (found.motor_zones_by_rule, "motor"))
    results = {
        f"{group}.{kind}{side}": str(each)
        for group, pairs in (levels, zones)
        for pair, kind in pairs
        for each, side in zip(pair, ("Right", "Left"), strict=True)
    }
    totals = found.totals
    return {
        **results,
        "neurologicalLevelOfInjury": str(found.neurological_level),
        "injuryComplete": str(found.completeness),
        "ASIAImpairmentScale": str(found.impairment_by_rule),
        **_totals("totals.right", totals.right),
        **_totals("totals.left", totals.left),
        "totals.upperExtremity": _total(totals.arms),
        "totals.lowerExtremity": _total(totals.legs),
        "totals.lightTouch": _total(totals.light_touch),
        "totals.pinPrick": _total(totals.pin_prick),
    }


def _totals(name: str, side: SideTotals) -> dict[str, str]:
    return {
        f"{name}.upperExtremity": _total(side.arm),
        f"{name}.lowerExtremity": _total(side.leg),
        f"{name}.lightTouch": _total(side.light_touch),
        f"{name}.pinPrick": _total(side.pin_prick),
        f"{name}.motor": _total(side.motor),
    }


def _total(total: Total) -> str:
    """The package gives no range: a sum with a missing mark is not determinable."""
    return str(total.low) if total.low == total.high else "ND"


def _side(written: dict[str, Any]) -> dict[str, Any]:
    parts = {"motor": "motor", "lightTouch": "light_touch", "pinPrick": "pin_prick"}
    side = {theirs: {_level(level): mark for level, mark in written[ours].items()} for theirs, ours in parts.items()}
    if "lowest_non_key_muscle" in written:
        side["lowestNonKeyMuscleWithMotorFunction"] = written["lowest_non_key_muscle"]
    return side


def _level(level: str) -> str:
    return level.replace("-", "_")

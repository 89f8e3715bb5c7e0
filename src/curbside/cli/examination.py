"""An examination of the cord classified, laid out like its worksheet."""

from __future__ import annotations

from dataclasses import asdict
from textwrap import fill
from typing import Any

from curbside.cases.scores.isncsci import Classification, classify, read_examination
from curbside.cases.scores.isncsci.examination import DERMATOMES, KEY_MUSCLES, Examination
from curbside.cases.scores.isncsci.step import Conclusion
from curbside.cases.scores.isncsci.summary import NOTES, SOURCES, summary
from curbside.cases.scores.isncsci.totals import SideTotals, Total
from curbside.cli.plain import WIDTH
from curbside.cli.records import print_json


def show_examination(written: Any, as_json: bool) -> None:
    """Prints the classification of an examination as written in JSON."""
    exam = read_examination(written)
    found = classify(exam)
    if as_json:
        print_json(_record(found))
        return
    print("\n".join([*_worksheet(exam, found.totals.right, found.totals.left), "", *_summary(found)]))


def _worksheet(exam: Examination, right: SideTotals, left: SideTotals) -> list[str]:
    """The marks side by side: motor, light touch and pin prick of the right, then of the left."""
    lines = ["        RIGHT                     LEFT", "       motor touch  pin   motor touch  pin"]
    for level in DERMATOMES:
        marks = [part for side in exam.sides for part in _marks(side, level)]
        lines.append(f"{level:<5}" + "".join(f"{mark:>6}" for mark in marks).rstrip())
    lines.append(f"Voluntary anal contraction {exam.contraction}, deep anal pressure {exam.pressure}")
    for name, side in (("right", right), ("left", left)):
        lines.append(
            f"Sums {name}: arm {side.arm}, leg {side.leg}, motor {side.motor} of 50; "
            f"light touch {side.light_touch} of 56, pin prick {side.pin_prick} of 56"
        )
    return lines


def _marks(side: Any, level: str) -> tuple[str, str, str]:
    motor = side.motor[level].text if level in KEY_MUSCLES else ""
    return motor, side.light_touch[level].text, side.pin_prick[level].text


def _summary(found: Classification) -> list[str]:
    lines = [fill(f"{name + ':':<23}{words}", WIDTH, subsequent_indent=" " * 23) for name, words in summary(found)]
    return [*lines, fill(NOTES, WIDTH), f"Sources: {', '.join(SOURCES)}"]


def _record(found: Classification) -> dict[str, Any]:
    """The classification as plain values; a list holds every result that is possible."""
    totals = found.totals
    return {
        "sensory_level": _sides(found.sensory_levels),
        "motor_level": _sides(found.motor_levels),
        "neurological_level": _results(found.neurological_level),
        "completeness": _results(found.completeness),
        "ais": _results(found.impairment),
        "sensory_zone": _sides(found.sensory_zones),
        "motor_zone": _sides(found.motor_zones),
        "totals": {
            "right": _side_totals(totals.right),
            "left": _side_totals(totals.left),
            "arms": _total(totals.arms),
            "legs": _total(totals.legs),
            "light_touch": _total(totals.light_touch),
            "pin_prick": _total(totals.pin_prick),
        },
        "by_rule": {"ais": _results(found.impairment_by_rule), "motor_zone": _sides(found.motor_zones_by_rule)},
        "steps": [asdict(step) for step in found.steps],
        "sources": list(SOURCES),
    }


def _results(finding: Conclusion) -> list[str]:
    return [str(place) for place in finding.results]


def _sides(findings: tuple[Conclusion, Conclusion]) -> dict[str, list[str]]:
    return {name: _results(each) for name, each in zip(("right", "left"), findings, strict=True)}


def _side_totals(side: SideTotals) -> dict[str, list[int]]:
    return {
        "arm": _total(side.arm),
        "leg": _total(side.leg),
        "motor": _total(side.motor),
        "light_touch": _total(side.light_touch),
        "pin_prick": _total(side.pin_prick),
    }


def _total(total: Total) -> list[int]:
    return [total.low, total.high]

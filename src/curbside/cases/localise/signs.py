"""Signs made of levels and sides, so that conditions can speak of them like of any finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from curbside.cases.case import PRESENT, Case
from curbside.cases.localise.segments import SEGMENTS, told_levels
from curbside.cases.localise.sites import Compare, Crossed, Shift, Sites

_OPPOSITE = {"left": "right", "right": "left"}


def with_signs(case: Case, sites: Sites) -> Case:
    """The case with every band, comparison and crossing that its levels and sides make present."""
    made = [band.id for band in sites.bands
            if any(top <= band.bottom and bottom >= band.top
                   for top, bottom in told_levels(case, band.kinds, band.findings))]  # fmt: skip
    made += [sign.id for sign in sites.compares if _compares(case, sign, sites.shifts)]
    made += [sign.id for sign in sites.crossed if _is_crossed(case, sign)]
    if not made:
        return case
    return replace(case, states=MappingProxyType({**case.states, **dict.fromkeys(made, PRESENT)}))


def told_sides(case: Case, findings: Iterable[str]) -> set[str]:
    """left and right, as told with any of these findings when present; a finding told of both gives both."""
    sides = set()
    wanted = frozenset(findings)
    for finding in case.findings:
        if finding.id in wanted and finding.state == PRESENT and finding.side and case.is_present(finding.id):
            sides |= {"left", "right"} if finding.side == "both" else {finding.side}
    return sides


def opposite(sides: Iterable[str]) -> set[str]:
    return {_OPPOSITE[side] for side in sides}


def _is_crossed(case: Case, sign: Crossed) -> bool:
    one = told_sides(case, sign.one)
    # The sign that says most of the crossing (pain and temperature) comes first: numbness of a leg may be of any kind.
    other = next((sides for name in sign.other if len(sides := told_sides(case, (name,))) == 1), set())
    return len(one) == 1 and other == opposite(one)


def _compares(case: Case, sign: Compare, shifts: Iterable[Shift]) -> bool:
    examined = told_levels(case, sign.examined, sign.findings)
    imaged = told_levels(case, ("imaged",))
    if not examined or not imaged:
        return False
    highest = min(top for top, _ in examined)
    if sign.relation == "above":
        return _cord_behind(min(top for top, _ in imaged), shifts) - highest >= sign.by
    return highest - _cord_behind(max(bottom for _, bottom in imaged), shifts) >= sign.by


def _cord_behind(vertebra: int, shifts: Iterable[Shift]) -> int:
    """The place of the cord segment that lies behind a vertebra."""
    adds = next((shift.adds for shift in shifts if shift.top <= vertebra <= shift.bottom), 0)
    return min(vertebra + adds, len(SEGMENTS) - 1)

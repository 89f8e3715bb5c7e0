"""Which tracts and cell groups of the cord the signs involve, and on which side."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from curbside.cases.case import Case
from curbside.cases.groups import Guarded
from curbside.cases.localise.signs import opposite, told_sides
from curbside.cases.localise.sites import Tract

SHOWN, POSSIBLE = "shown", "possible"


@dataclass(frozen=True, slots=True)
class TractSign:
    """A tract or cell group that the signs involve. `side` is the side of the cord: left, right, both, or empty when
    nothing tells it; `how` is shown or possible; `because` the findings that involve it."""

    id: str
    name: str
    side: str
    how: str
    because: tuple[str, ...]
    sources: tuple[str, ...]


def find_tracts(case: Case, tracts: Iterable[Tract], present: Set[str], part: str) -> tuple[TractSign, ...]:
    """The tracts involved, in the order of the table. What is only possible is told of a lesion of the cord alone."""
    found = []
    for tract in tracts:
        if part in tract.spared_in:
            continue
        shown = _because(case, tract.shown, present)
        because = shown or (_because(case, tract.possible, present) if part == "cord" else ())
        if because:
            how = SHOWN if shown else POSSIBLE
            found.append(TractSign(tract.id, tract.name, _side(case, tract, present), how, because, tract.sources))
    return tuple(found)


def lesion_side(tracts: Iterable[TractSign]) -> str:
    """The side that the tracts agree on: both when any is on both or they differ, empty when none tells."""
    return _word({side for tract in tracts for side in _sides(tract.side)})


def _because(case: Case, conditions: Iterable[Guarded], present: Set[str]) -> tuple[str, ...]:
    judged = [condition.judge(case, present) for condition in conditions]
    return tuple(dict.fromkeys(seen.at for one in judged if one.holds for seen in one.looked if seen.holds))


def _side(case: Case, tract: Tract, present: Set[str]) -> str:
    """The side of the cord: that of the body, or the other one for a tract that crosses in the cord."""
    if tract.side == "none":
        return ""
    if not tract.both.isdisjoint(present):
        return "both"
    sides = told_sides(case, tract.sided) or told_sides(case, tract.sided_else)
    return _word(opposite(sides) if tract.side == "opposite" else sides)


def _sides(word: str) -> set[str]:
    return {"left", "right"} if word == "both" else {word} - {""}


def _word(sides: Set[str]) -> str:
    return "both" if len(sides) == 2 else next(iter(sides), "")

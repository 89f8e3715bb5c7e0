"""What was understood of a case, one chip for each thing told: the writer's words, the state, and what the reader of
the page made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN, Finding

Broader = Mapping[str, frozenset[str]]
STRUCK, TURNED, ADDED = "struck", "turned", "added"
_BOTH = {"both", "left", "right"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One finding with every telling of it, in reading order; none where only the form gives it.

    `state` is what it counts as. `change` is empty as the note tells it, else struck (left out), turned (its state
    is another than the note's) or added. `under` are findings that the same words tell and that say less: they go
    along when it is struck or turned.
    """

    id: str
    state: str
    tellings: tuple[Finding, ...]
    under: tuple[str, ...] = ()
    change: str = ""
    side: str = ""

    @property
    def words(self) -> str:
        """The words that told it first, of its own side where one telling has that; empty where none has words."""
        worded = [each for each in self.tellings if each.words]
        return next((each.words for each in worded if each.side == self.side), worded[0].words if worded else "")

    @property
    def cue(self) -> str:
        return next((each.cue for each in self.tellings if each.words), "")

    @property
    def is_of_age(self) -> bool:
        """Whether it only repeats the person's age, which is told apart."""
        return any(each.unit == "year" for each in self.tellings)


def group_told(findings: Iterable[Finding], broader: Broader) -> tuple[Chip, ...]:
    """A chip for each finding and state, less those whose words tell another finding that says it too."""
    findings = tuple(findings)
    chips: list[Chip] = []
    for state in (PRESENT, ABSENT, UNKNOWN):
        told: dict[str, list[Finding]] = {}
        for each in findings:
            if each.state == state:
                told.setdefault(each.id, []).append(each)
        over = {id: _over(id, told, broader, state) for id in told}
        for id, tellings in told.items():
            if not over[id]:
                under = tuple(less for less, more in over.items() if id in more)
                chips.append(Chip(id, state, tuple(tellings), under, side=_side(tellings)))
    return tuple(chips)


def chips_of(told: Iterable[Finding], broader: Broader, listed: Sequence[Mapping[str, Any]] = ()) -> tuple[Chip, ...]:
    """The chips of a note with what a form lists of {id, state, side?}, which overrules the note: those of the note
    in reading order, then those that the form adds."""
    overruled = {str(entry["id"]): entry for entry in listed}
    chips: dict[tuple[str, str], Chip] = {}
    hidden: set[str] = set()
    for chip in sorted(group_told(told, broader), key=_place):
        hidden |= set(chip.under)
        changed = _overruled(chip, overruled[chip.id]) if chip.id in overruled else chip
        key = (changed.id, changed.state)
        # told as there and as not there, and settled by the form: one chip with all its words
        before = chips.get(key)
        chips[key] = replace(changed, tellings=before.tellings + changed.tellings) if before else changed
    known = {chip.id for chip in chips.values()} | hidden
    added = [
        Chip(id, str(entry.get("state", PRESENT)), (), change=ADDED, side=str(entry.get("side") or ""))
        for id, entry in overruled.items()
        if id not in known and entry.get("state", PRESENT) != UNKNOWN
    ]
    return (*chips.values(), *added)


def _overruled(chip: Chip, entry: Mapping[str, Any]) -> Chip:
    state = str(entry.get("state", PRESENT))
    if state == chip.state:
        return chip
    return replace(chip, state=state, change=STRUCK if state == UNKNOWN else TURNED)


def _over(id: str, told: Mapping[str, list[Finding]], broader: Broader, state: str) -> set[str]:
    """The findings that the same words tell and that say it too: narrower ones if there, broader ones if not. None
    where some of its words tell it alone."""
    says_it = {
        other for other in told if (other in broader.get(id, ()) if state == ABSENT else id in broader.get(other, ()))
    }
    over = [{other for other in says_it if any(_overlap(mine, its) for its in told[other])} for mine in told[id]]
    return set().union(*over) if all(over) else set()


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _side(tellings: Iterable[Finding]) -> str:
    sides = {each.side for each in tellings} & _BOTH
    return "both" if "both" in sides or len(sides) > 1 else next(iter(sides), "")


def _place(chip: Chip) -> tuple[int, int]:
    return min((each.start, each.end) for each in chip.tellings)

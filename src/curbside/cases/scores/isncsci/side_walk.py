"""One side walked from the head down with every value its marks may stand for, all outcomes kept side by side.

The rules are those of levels.py and neurological_level.py for marks that are known; the missing ones are known here,
one value at a time. Outcomes that nothing below can tell apart are one, so the walk stays short.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from curbside.cases.scores.isncsci.examination import KEY_MUSCLES, LEVELS, PLACE, Side

INTACT_PLACE = len(LEVELS)  # below the last level: all is normal
GOES_ON = -1  # not stopped yet
FAR_ABOVE = -2  # stopped more than three levels above: only what moves matters from here on
Weak = tuple[int, int]  # the least and the most key muscles below grade 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a side comes to. `level` is the place of its share in the neurological level, `moves` whether
    anything does more than three levels below its motor level, `felt` whether S4-5 feels, `zone` the
    place of its motor zone (GOES_ON where that is not asked for).

    On the way: `motor` is the place of the motor level, `beside` whether all sensation beside the key
    muscles of the limb is normal, `full` whether the muscle above is.
    """

    level: int = GOES_ON
    moves: bool = False
    felt: bool = False
    zone: int = GOES_ON
    motor: int = GOES_ON
    beside: bool = True
    full: bool = True


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands at a level: sensation normal, anything felt, and the grade of its key muscle, None without one."""

    normal: bool
    felt: bool
    grade: int | None


def walk_side(side: Side, *, zones: bool) -> dict[Outcome, Weak]:
    """Every outcome that a side can come to, with how many weak muscles it can have."""
    outcomes: dict[Outcome, Weak] = {Outcome(): (0, 0)}
    for place in range(1, len(LEVELS)):
        outcomes = _merged(
            (_next(each, marks, place, side.lowest_non_key_muscle, zones), weak, marks)
            for each, weak in outcomes.items()
            for marks in _marks_at(side, LEVELS[place])
        )
    return _merged((_ended(each), weak, None) for each, weak in outcomes.items())


def _merged(reached: Iterator[tuple[Outcome, Weak, _Marks | None]]) -> dict[Outcome, Weak]:
    found: dict[Outcome, Weak] = {}
    for outcome, (least, most), marks in reached:
        weak = marks is not None and marks.grade is not None and marks.grade < 3
        least, most = least + weak, most + weak
        if outcome in found:
            least, most = min(least, found[outcome][0]), max(most, found[outcome][1])
        found[outcome] = (least, most)
    return found


def _marks_at(side: Side, level: str) -> frozenset[_Marks]:
    grades = side.motor[level].values if level in side.motor else (None,)
    light_touch, pin_prick = (mark.values for mark in side.touch(level))
    return frozenset(
        _Marks(light == pin == 2, level == "S4-5" and light + pin > 0, grade)
        for light, pin, grade in product(light_touch, pin_prick, grades)
    )


@cache
def _has_muscle(place: int) -> bool:
    return LEVELS[place] in KEY_MUSCLES


def _next(outcome: Outcome, marks: _Marks, place: int, lowest: str, zones: bool) -> Outcome:
    """The outcome one level further down."""
    muscle, above = marks.grade is not None, _has_muscle(place - 1)
    weak = muscle and marks.grade < 3
    level, motor, moves, zone = outcome.level, outcome.motor, outcome.moves, outcome.zone
    if level == GOES_ON and (not marks.normal or weak or not outcome.full):
        level = place - 1
    if motor == GOES_ON and _motor_stops(outcome, marks, muscle=muscle, above=above):
        motor = place - 1
        moves = lowest in KEY_MUSCLES and PLACE[lowest] > motor + 3
        zone = motor if zones else GOES_ON
    if motor != GOES_ON and muscle and marks.grade > 0:
        moves = moves or motor == FAR_ABOVE or place > motor + 3
        zone = place if zones else GOES_ON
    if motor >= 0 and place >= motor + 3:
        motor = FAR_ABOVE
    return Outcome(
        level=level,
        moves=moves,
        felt=marks.felt,
        zone=zone,
        motor=motor,
        beside=motor != GOES_ON or not muscle or (marks.normal and (outcome.beside or not above)),
        full=(motor != GOES_ON and level != GOES_ON) or not muscle or marks.grade == 5,
    )


def _motor_stops(outcome: Outcome, marks: _Marks, *, muscle: bool, above: bool) -> bool:
    """Whether the level above is the motor level: by its muscle and the next where there are muscles, by
    sensation elsewhere, and at the end of a limb by its last muscle and all sensation beside."""
    if muscle:
        return marks.grade < 3 or not outcome.full
    if above:
        return not (outcome.full and outcome.beside and marks.normal)
    return not marks.normal


def _ended(outcome: Outcome) -> Outcome:
    """The outcome with what only mattered on the way taken off."""
    level = INTACT_PLACE if outcome.level == GOES_ON else outcome.level
    zone = PLACE["S3"] if outcome.zone == GOES_ON and outcome.motor == GOES_ON else outcome.zone
    return Outcome(level, outcome.moves, outcome.felt, zone)

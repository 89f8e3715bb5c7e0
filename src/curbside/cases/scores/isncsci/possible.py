"""Grades and motor zones that some filling in of the missing marks gives: every one of them, and no other.

Each rule by itself says what it cannot exclude. Two rules may need different values of one missing mark, so that what
both allow can still be impossible: a muscle that stops the level cannot count as strong below it. Here each side
brings all it can come to, and the two are put together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from curbside.cases.scores.isncsci.examination import KEY_MUSCLES, LEVELS, NO, OPEN, PLACE, YES, Examination, Side
from curbside.cases.scores.isncsci.preservation import NOT_APPLICABLE
from curbside.cases.scores.isncsci.side_walk import INTACT_PLACE, Outcome, Weak, walk_side


@dataclass(slots=True)
class Possible:
    """Grades, and levels of the motor zones right and left; a zone is None where its rule alone is exact."""

    grades: set[str] = field(default_factory=set)
    zones: tuple[set[str] | None, set[str] | None] = (None, None)


def find_possible(exam: Examination) -> Possible:
    """All grades and, where a non-key muscle was told, all motor zones that are possible."""
    # only a non-key muscle makes a zone depend on the grade
    told = [side.lowest_non_key_muscle in KEY_MUSCLES for side in exam.sides]
    found = Possible(zones=tuple(set() if each else None for each in told))
    right, left = (walk_side(side, zones=each) for side, each in zip(exam.sides, told, strict=True))
    for contraction, pressure in product(_answers(exam.contraction), _answers(exam.pressure)):
        for (one, one_weak), (other, other_weak) in product(right.items(), left.items()):
            pair = one, other
            felt = pressure == YES or one.felt or other.felt
            grades = _grades(pair, (one_weak, other_weak), contraction, felt)
            found.grades |= grades
            for zones, outcome, side in zip(found.zones, pair, exam.sides, strict=True):
                if zones is not None:
                    zones |= {_zone(outcome, side, contraction, grade) for grade in grades}
    return found


def _answers(told: str) -> tuple[str, ...]:
    return (YES, NO) if told == OPEN else (told,)


def _grades(
    pair: tuple[Outcome, Outcome], weak: tuple[Weak, Weak], contraction: str, felt: bool
) -> set[str]:
    """The grade of two sides; C and D both where the number of weak muscles leaves it open."""
    level = min(side.level for side in pair)
    if level == INTACT_PLACE and contraction == YES:
        return {"E"}
    if contraction == NO and not felt:
        return {"A"}
    if contraction == NO and not any(side.moves for side in pair):
        return {"B"}
    half = sum(PLACE[muscle] > level for muscle in KEY_MUSCLES)  # of the muscles of both sides
    least, most = weak[0][0] + weak[1][0], weak[0][1] + weak[1][1]
    return {grade for grade, held in (("C", most > half), ("D", least <= half)) if held}


def _zone(outcome: Outcome, side: Side, contraction: str, grade: str) -> str:
    """The motor zone of a side; a lower non-key muscle takes its place in grade C."""
    if contraction == YES:
        return NOT_APPLICABLE
    lowest = side.lowest_non_key_muscle
    return lowest if grade == "C" and PLACE[lowest] - outcome.zone > 3 else LEVELS[outcome.zone]

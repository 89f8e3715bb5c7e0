"""The ASIA Impairment Scale, each grade by its own rule.

A: nothing in S4-5. B: sensation in S4-5, but no motor function more than three levels below the motor level of either
side. C and D: voluntary anal contraction, or sensation in S4-5 with motor function more than three levels below the
motor level of a side; D where at least half of the key muscles below the neurological level reach grade 3, else C.
E: all normal in someone who had a deficit [bmcmed-ais, ais-pmc4303793, cases-asia-worksheet2023].
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curbside.cases.scores.isncsci.completeness import COMPLETE
from curbside.cases.scores.isncsci.examination import INTACT, KEY_MUSCLES, NO, PLACE, YES, Examination, Side
from curbside.cases.scores.isncsci.marks import Muscle
from curbside.cases.scores.isncsci.step import Conclusion, Place, Step

_RULE = "ASIA Impairment Scale"


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a rule can hold, whether that rests on a tagged mark, and what it looked at."""

    possible: bool
    tagged: bool = False
    saw: str = ""


def impairment(
    exam: Examination, complete: Conclusion, motor: tuple[Conclusion, Conclusion], level: Conclusion, untagged: tuple
) -> Conclusion:
    """Every grade that no rule excludes. `motor` are the motor levels, right and left, `level` is the
    neurological level, `untagged` the (examination, neurological level) of the same marks without stars."""
    if level.results[0].level == INTACT and exam.contraction == YES:
        rules = {"E": Held(True, level.results[0].tagged, "all normal, voluntary anal contraction")}
    else:
        moves = _is_motor_incomplete(exam, motor)
        rules = {
            "A": _grade_a(complete),
            "B": _grade_b(exam, motor),
            "C": _grade_c(exam, level, moves, untagged),
            "D": _grade_d(exam, level, moves),
            "E": _grade_e(exam, level),
        }
    grades = tuple(Place(grade, held.tagged) for grade, held in rules.items() if held.possible)
    steps = tuple(
        Step(_RULE, grade, held.saw, f"{Place(grade, held.tagged)} is possible" if held.possible else "excluded")
        for grade, held in rules.items()
    )
    return Conclusion(grades, steps)


def muscles_below(level: str, by: int) -> tuple[str, ...]:
    """The key muscles more than `by` levels below a level; none below an intact cord."""
    return () if level == INTACT else tuple(each for each in KEY_MUSCLES if PLACE[each] > PLACE[level] + by)


def _grade_a(complete: Conclusion) -> Held:
    possible = COMPLETE in complete.levels
    return Held(possible, possible and any(p.tagged for p in complete.results), f"completeness {complete}")


def _grade_b(exam: Examination, motor: tuple[Conclusion, Conclusion]) -> Held:
    felt = _is_felt(exam)
    sides = [_may_have_no_movement(side, found.levels) for side, found in zip(exam.sides, motor, strict=True)]
    possible = felt.possible and exam.contraction != YES and all(side.possible for side in sides)
    tagged = felt.tagged or (exam.contraction == NO and any(side.tagged for side in sides))
    saw = f"{felt.saw}; contraction {exam.contraction}; no movement more than three levels below: " + ", ".join(
        f"{name} {'possible' if side.possible else 'no'}" for name, side in zip(("right", "left"), sides, strict=True)
    )
    return Held(possible, tagged, saw)


def _grade_c(exam: Examination, level: Conclusion, moves: Held, untagged: tuple) -> Held:
    weak = _is_mostly_weak(exam, level)
    # a grade that the bare marks would not give rests on their tags
    by_tags = not _is_mostly_weak(*untagged).possible
    return Held(
        moves.possible and weak.possible, weak.tagged or moves.tagged or by_tags, f"{moves.saw}; {weak.saw}"
    )


def _grade_d(exam: Examination, level: Conclusion, moves: Held) -> Held:
    strong = _is_half_strong(exam, level)
    return Held(moves.possible and strong.possible, strong.tagged or moves.tagged, f"{moves.saw}; {strong.saw}")


def _grade_e(exam: Examination, level: Conclusion) -> Held:
    intact = [place for place in level.results if place.level == INTACT]
    possible = bool(intact) and exam.contraction != NO
    return Held(
        possible, any(p.tagged for p in intact), f"neurological level {level}; contraction {exam.contraction}"
    )


def _is_felt(exam: Examination) -> Held:
    """Whether anything may be felt in S4-5: deep anal pressure, light touch or pin prick."""
    touch = exam.sacral_touch
    some = any(mark.text != "0" for mark in touch)
    return Held(
        possible=exam.pressure != NO or some,
        tagged=exam.pressure == NO and some and all(mark.grade == 0 for mark in touch),
        saw=f"S4-5: pressure {exam.pressure}, sensation {', '.join(mark.text for mark in touch)}",
    )


def _is_motor_incomplete(exam: Examination, motor: tuple[Conclusion, Conclusion]) -> Held:
    if exam.contraction != NO:
        return Held(True, saw=f"contraction {exam.contraction}")
    felt = _is_felt(exam)
    sides = [_may_have_movement(side, found.levels) for side, found in zip(exam.sides, motor, strict=True)]
    possible = felt.possible and any(side.possible for side in sides)
    return Held(
        possible,
        possible and any(side.tagged for side in sides),
        f"{felt.saw}; movement more than three levels below: "
        + ", ".join(f"{n} {'possible' if s.possible else 'no'}" for n, s in zip(("right", "left"), sides, strict=True)),
    )


def _may_have_movement(side: Side, levels: tuple[str, ...]) -> Held:
    """Whether anything may move more than three levels below one of the motor levels of a side."""
    for level in levels:
        for each in muscles_below(level, 3):
            muscle = side.motor[each]
            if muscle.text != "0" or each == side.lowest_non_key_muscle:
                return Held(True, muscle.text == "0**")
    return Held(False)


def _may_have_no_movement(side: Side, levels: tuple[str, ...]) -> Held:
    """Whether nothing may move more than three levels below one of the motor levels of a side."""
    tagged = False
    for level in levels:
        for each in muscles_below(level, 3):
            muscle = side.motor[each]
            tagged = tagged or (muscle.grade == 0 and muscle.stars > 0)
            if not muscle.may_be_absent or each == side.lowest_non_key_muscle:
                break
        else:
            return Held(True, tagged)
    return Held(False)


def _is_mostly_weak(exam: Examination, level: Conclusion) -> Held:
    """Whether more than half of the key muscles below the neurological level may be weaker than grade 3."""
    saw = []
    for name, muscles in _below_level(exam, level):
        weak = sum(muscle.may_be_weak and not muscle.is_weak_otherwise for muscle in muscles)
        otherwise = sum(muscle.is_weak_otherwise for muscle in muscles)
        saw.append(f"below {name} {weak + otherwise} of {len(muscles)} key muscles may be weaker than grade 3")
        if weak + otherwise > len(muscles) / 2:
            return Held(True, weak <= len(muscles) / 2, saw[-1])
    return Held(False, saw="; ".join(saw))


def _is_half_strong(exam: Examination, level: Conclusion) -> Held:
    """Whether at least half of the key muscles below the neurological level may reach grade 3."""
    found = Held(False, saw="no level with key muscles below it")
    for name, muscles in _below_level(exam, level):
        strong = sum(not muscle.is_weak for muscle in muscles)
        sure = sum(not muscle.is_weak and not (muscle.stars and muscle.grade in (0, 1, 2)) for muscle in muscles)
        saw = f"below {name} {strong} of {len(muscles)} key muscles may reach grade 3"
        if sure >= len(muscles) / 2:
            return Held(True, saw=saw)
        if strong >= len(muscles) / 2:
            found = Held(True, True, saw)
        elif not found.possible:
            found = Held(False, saw=saw)
    return found


def _below_level(exam: Examination, level: Conclusion) -> Iterator[tuple[str, list[Muscle]]]:
    """The key muscles of both sides below each possible neurological level, an intact cord left out."""
    for each in level.levels:
        if each != INTACT:
            yield each, [side.motor[key] for key in muscles_below(each, 0) for side in exam.sides]

"""Zones of partial preservation: what is still felt or moved below the levels, where the sacrum has nothing.

Since 2019 the motor zone applies wherever voluntary anal contraction is absent, and the sensory zone of a side where
deep anal pressure and the S4-5 sensation of that side are absent, in incomplete injuries too [schuld2024zpp].
"""

from __future__ import annotations

from itertools import pairwise

from curbside.cases.scores.isncsci.examination import INTACT, KEY_MUSCLES, LEVELS, NO, OPEN, PLACE, YES, Side
from curbside.cases.scores.isncsci.marks import Mark, Touch
from curbside.cases.scores.isncsci.step import Conclusion, Walk

NOT_APPLICABLE = "NA"


def sensory_zone(side: Side, pressure: str, name: str) -> Conclusion:
    """The lowest dermatome of a side with any sensation; NA where the sacrum feels."""
    walk = Walk(f"sensory zone of partial preservation, {name}")
    sacrum = side.touch("S4-5")
    saw = f"deep anal pressure {pressure}, {_touch_words(sacrum)}"
    if pressure == YES or not all(mark.may_be_absent for mark in sacrum):
        walk.note("S4-5", saw, walk.add(NOT_APPLICABLE))
        return walk.end()
    if pressure == OPEN or not _is_absent(sacrum):
        walk.add(NOT_APPLICABLE)
    walk.note("S4-5", saw, "NA is possible, goes on" if walk.results else "goes on")
    for level in reversed(LEVELS[1 : PLACE["S4-5"]]):
        if not _look_for_touch(walk, level, side.touch(level)):
            return _in_order(walk)
    walk.note("C1", "nothing felt above", walk.add("C1", tagged=False))
    return _in_order(walk)


def _look_for_touch(walk: Walk, level: str, touch: tuple[Touch, Touch]) -> bool:
    """Takes a dermatome if something may be felt there; says whether one above it can be the lowest."""
    if _is_absent(touch):
        walk.note(level, _touch_words(touch), "nothing")
        return True
    if not all(mark.may_be_absent for mark in touch):
        walk.note(level, _touch_words(touch), walk.add(level))
        return False
    by_tag = not any(mark.is_untested for mark in touch)
    placed = walk.add(level, tagged=walk.tagged or by_tag)
    walk.tagged = walk.tagged or by_tag
    walk.note(level, _touch_words(touch), f"{placed} is possible, goes on")
    return True


def motor_zone(side: Side, contraction: str, motor: Conclusion, grades: Conclusion, name: str) -> Conclusion:
    """The lowest level of a side with any movement; NA where the anal sphincter contracts.

    `motor` is the motor level of the side. The lowest non-key muscle counts where it can have made
    the grade C and lies more than three levels below [kirshblum2021challenges, cases-praxis-algorithm].
    """
    walk = Walk(f"motor zone of partial preservation, {name}")
    if contraction != NO:
        walk.add(NOT_APPLICABLE)
    walk.note("S4-5", f"voluntary anal contraction {contraction}", "NA" if contraction == YES else "goes on")
    if contraction == YES:
        return walk.end()
    # muscles that are no key muscles have the levels of key muscles; any other says nothing here
    counts = "C" in grades.levels and side.lowest_non_key_muscle in KEY_MUSCLES
    lowest = side.lowest_non_key_muscle if counts else ""
    _look_for_movement(walk, side, motor.levels, lowest)
    return _in_order(walk)


def _look_for_movement(walk: Walk, side: Side, motor: tuple[str, ...], lowest: str) -> None:
    """Takes every level that may be the lowest that moves, from the sacrum up to the highest motor level."""
    top = motor[0]
    bottom = "S3" if motor[-1] == INTACT else max(motor[-1], "S1", key=PLACE.__getitem__)
    overtaken = False
    for level in reversed(LEVELS[PLACE[top] : PLACE[bottom] + 1]):
        muscle = side.motor.get(level)
        if muscle.text == "0" if muscle else level not in motor:
            walk.note(level, f"muscle {muscle.text}" if muscle else "no key muscle here", "nothing")
            continue
        if lowest and PLACE[lowest] - PLACE[level] > 3:
            overtaken = True
            then = f"the lower muscle of {lowest} counts"
        else:
            then = walk.add(level, tagged=_rests_on_tag(side, level, top, bottom))
        walk.note(level, f"muscle {muscle.text}" if muscle else "motor level", then)
        if muscle and not muscle.may_be_absent:
            break
    if overtaken and lowest not in {place.level for place in walk.results}:
        walk.note(lowest, "muscle that is no key muscle", walk.add(lowest, tagged=False))


def _rests_on_tag(side: Side, level: str, top: str, bottom: str) -> bool:
    """Whether a level of the motor zone is marked with a star, as the Praxis algorithm marks it."""
    muscle = side.motor.get(level)
    if muscle:
        return muscle.grade == 0 and muscle.stars > 0
    if level != "C1" and any(mark.stars and mark.grade is not None for mark in side.touch(level)):
        return True
    tagged = [each for each in LEVELS[: PLACE[bottom] + 1] if any(mark.stars for mark in _marks_of(side, each))]
    if not tagged:
        return False
    return PLACE[tagged[0]] <= PLACE[level] <= PLACE[_end_of_normal(side, top, bottom)]


def _end_of_normal(side: Side, top: str, bottom: str) -> str:
    """The level before the first below the top that lacks a key muscle or is not normal; the bottom if none does.

    So the released algorithm has it (npm isncsci 2.0.6); its repository has since been reworked to pass over
    levels without a key muscle, which changes nothing but this star.
    """
    for above, level in pairwise(LEVELS[PLACE[top] : PLACE[bottom] + 1]):
        if level not in side.motor or not all(mark.is_full for mark in _marks_of(side, level)):
            return above
    return bottom


def _marks_of(side: Side, level: str) -> tuple[Mark, ...]:
    if level == "C1":
        return ()
    muscle = side.motor.get(level)
    return (*side.touch(level), muscle) if muscle else side.touch(level)


def _in_order(walk: Walk) -> Conclusion:
    """The finding with NA first and its levels from the head down."""
    walk.results.sort(key=lambda place: PLACE.get(place.level, -1))
    return walk.end()


def _is_absent(touch: tuple[Touch, Touch]) -> bool:
    return all(mark.text == "0" for mark in touch)


def _touch_words(touch: tuple[Touch, Touch]) -> str:
    return f"light touch {touch[0].text}, pin prick {touch[1].text}"

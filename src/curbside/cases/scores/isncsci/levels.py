"""Sensory and motor level of one side: the lowest level at which, and above which, all is normal.

Sensory level: the lowest dermatome with normal light touch and pin prick. Motor level: the lowest key muscle of at
least grade 3, those above it being normal; where there is no muscle to test, the sensory level if the testable
muscles above are normal [cases-asia-worksheet2023, asia-score-sheet].
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from curbside.cases.scores.isncsci.examination import (
    INTACT,
    KEY_MUSCLES,
    LEVELS,
    NO,
    OPEN,
    PLACE,
    Side,
)  # fmt: skip
from curbside.cases.scores.isncsci.marks import Muscle, Touch
from curbside.cases.scores.isncsci.step import Conclusion, Walk

NEXT = dict(pairwise(LEVELS))


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the level above is the last normal one. `may_stop`: it can be; `may_go_on`: a lower one
    can be; `tagged`: a mark counted as normal had a part; `stop_tagged`: stopping itself rests on a tag."""

    may_stop: bool
    may_go_on: bool
    tagged: bool = False
    stop_tagged: bool = False


def sensory_level(side: Side, name: str) -> Conclusion:
    """The sensory level of a side, every one that is possible where marks are missing."""
    walk = Walk(f"sensory level, {name}")
    for above, below in pairwise(LEVELS):
        judged = judge_touch(*side.touch(below))
        if not take(walk, above, judged, below, _touch_words(*side.touch(below))):
            return walk.end()
    walk.note("S4-5", "all normal to the end", walk.add(INTACT))
    return walk.end()


def motor_level(side: Side, contraction: str, name: str) -> Conclusion:
    """The motor level of a side, every one that is possible where marks are missing."""
    walk = Walk(f"motor level, {name}")
    for level in LEVELS[:-1]:
        at, saw, judged = _judge_motor(side, level)
        if not take(walk, level, judged, at, saw):
            return walk.end()
    _end_in_sacrum(walk, contraction)
    return walk.end()


def take(walk: Walk, level: str, judged: Judgement, at: str, saw: str) -> bool:
    """Takes a level as possible if it is, and says whether a lower one can be."""
    then = "goes on"
    if judged.may_stop:
        placed = walk.add(level, tagged=walk.tagged or judged.stop_tagged)
        then = f"{placed} is possible, goes on" if judged.may_go_on else placed
    walk.note(at, saw, then)
    walk.tagged = walk.tagged or judged.tagged
    return judged.may_go_on


def judge_touch(light_touch: Touch, pin_prick: Touch) -> Judgement:
    """Whether a dermatome ends the normal stretch above it."""
    both = (light_touch, pin_prick)
    if any(mark.is_abnormal for mark in both):
        return Judgement(may_stop=True, may_go_on=False)
    if any(mark.is_untested and mark.stars for mark in both):
        return Judgement(may_stop=True, may_go_on=False, tagged=True, stop_tagged=True)
    if any(mark.is_open for mark in both):
        counted = any(mark.stars == 2 and mark.grade is not None for mark in both)
        return Judgement(may_stop=True, may_go_on=True, tagged=counted)
    return Judgement(may_stop=False, may_go_on=True, tagged=any(mark.stars == 2 for mark in both))


def judge_muscle(muscle: Muscle, below: Muscle) -> Judgement:
    """Whether a key muscle is the last that holds, given the key muscle below it."""
    return Judgement(
        may_stop=not muscle.is_full or below.may_be_weak,
        may_go_on=muscle.may_be_full and not below.is_weak,
        tagged=_passes_tag(muscle, may_go_on=not below.is_weak) or (muscle.grade == 5 and below.is_weak_but_counted),
        stop_tagged=muscle.is_doubtful
        or (muscle.is_weak_but_counted and below.may_be_weak and not below.is_weak),
    )


def judge_first_muscle(below: Muscle) -> Judgement:
    """Whether the level above the first key muscle of a limb is the last normal one (C4, L1)."""
    return Judgement(
        may_stop=below.may_be_weak, may_go_on=not below.is_weak, tagged=below.is_weak_but_counted
    )


def judge_last_muscle(side: Side, level: str) -> Judgement:
    """Whether the last key muscle of a limb ends the normal stretch (T1, S1): below it sensation decides,
    and for that it has to be normal beside all key muscles of the limb and at the next level."""
    muscle = side.motor[level]
    first = KEY_MUSCLES[KEY_MUSCLES.index(level) - 4]
    beside = [judge_touch(*side.touch(each)) for each in LEVELS[PLACE[first] : PLACE[level] + 2]]
    may_go_on = all(each.may_go_on for each in beside)
    may_stop = any(each.may_stop for each in beside)
    counted = may_go_on and not may_stop and any(each.tagged for each in beside)
    return Judgement(
        may_stop=not muscle.is_full or may_stop,
        may_go_on=muscle.may_be_full and may_go_on,
        tagged=_passes_tag(muscle, may_go_on=may_go_on) or (counted and muscle.may_be_full and not muscle.stars),
        stop_tagged=muscle.is_doubtful or (muscle.is_weak_but_counted and may_stop),
    )


def _passes_tag(muscle: Muscle, *, may_go_on: bool) -> bool:
    """Whether all that is found below a muscle rests on its tag."""
    return muscle.is_doubtful or (muscle.stars == 2 and may_go_on)


def _judge_motor(side: Side, level: str) -> tuple[str, str, Judgement]:
    """Where the rule looks from a level, what stands there, and what it makes of it."""
    below = NEXT[level]
    if level in ("T1", "S1"):
        return level, f"muscle {side.motor[level].text}, sensation beside it", judge_last_muscle(side, level)
    if level in KEY_MUSCLES:
        saw = f"muscle {side.motor[level].text}, below it {side.motor[below].text}"
        return level, saw, judge_muscle(side.motor[level], side.motor[below])
    if below in KEY_MUSCLES:
        return below, f"muscle {side.motor[below].text}", judge_first_muscle(side.motor[below])
    return below, _touch_words(*side.touch(below)), judge_touch(*side.touch(below))


def _end_in_sacrum(walk: Walk, contraction: str) -> None:
    """All is normal down to S3: voluntary anal contraction decides."""
    known = any(place.level == "S3" for place in walk.results)
    if contraction in (NO, OPEN) and not known:
        walk.add("S3")
    if contraction != NO:
        walk.add(INTACT)
    walk.note("S4-5", f"voluntary anal contraction {contraction}", str(walk.results[-1]))


def _touch_words(light_touch: Touch, pin_prick: Touch) -> str:
    return f"light touch {light_touch.text}, pin prick {pin_prick.text}"

"""Neurological level of injury: the lowest level at which, and above which, sensation and muscles are normal on
both sides; muscles below it may start at grade 3 [cases-asia-worksheet2023, asia-score-sheet]."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from curbside.cases.scores.isncsci.examination import INTACT, KEY_MUSCLES, LEVELS, Examination, Side
from curbside.cases.scores.isncsci.levels import NEXT, Judgement, judge_first_muscle, judge_muscle, judge_touch, take
from curbside.cases.scores.isncsci.step import Conclusion, Walk


def neurological_level(exam: Examination) -> Conclusion:
    """The single level of both sides, every one that is possible where marks are missing."""
    walk = Walk("neurological level of injury")
    for level in LEVELS[:-1]:
        touch = _both(*(judge_touch(*side.touch(NEXT[level])) for side in exam.sides), all)
        muscles = [judged for side in exam.sides if (judged := _judge_muscle(side, level))]
        judged = _joined(touch, _both(*muscles, any)) if muscles else touch
        if not take(walk, level, judged, NEXT[level], _words(exam, level)):
            return walk.end()
    walk.note("S4-5", "all normal to the end", walk.add(INTACT))
    return walk.end()


def _judge_muscle(side: Side, level: str) -> Judgement | None:
    """What the key muscles say of a level; None where there are none."""
    below = NEXT[level]
    if level in KEY_MUSCLES:
        # below T1 and S1 no muscle follows: the muscle itself is all there is to judge
        return judge_muscle(side.motor[level], side.motor[below if below in KEY_MUSCLES else level])
    return judge_first_muscle(side.motor[below]) if below in KEY_MUSCLES else None


def _both(right: Judgement, left: Judgement, by_tag: Callable[[Iterable[bool]], bool]) -> Judgement:
    """Both sides together. Stopping rests on a tag only where both sides can stop, and of sensation
    both, of muscles either by a tag: so the Praxis algorithm marks it [cases-praxis-algorithm]."""
    tags = (right.stop_tagged, left.stop_tagged)
    return Judgement(
        may_stop=right.may_stop or left.may_stop,
        may_go_on=right.may_go_on and left.may_go_on,
        tagged=right.tagged or left.tagged,
        stop_tagged=right.may_stop and left.may_stop and by_tag(tags),
    )


def _joined(touch: Judgement, muscles: Judgement) -> Judgement:
    return Judgement(
        may_stop=touch.may_stop or muscles.may_stop,
        may_go_on=touch.may_go_on and muscles.may_go_on,
        tagged=touch.tagged or muscles.tagged,
        stop_tagged=muscles.stop_tagged,
    )


def _words(exam: Examination, level: str) -> str:
    below = NEXT[level]
    parts = []
    for name, side in zip(("right", "left"), exam.sides, strict=True):
        marks = [mark.text for mark in side.touch(below)]
        muscle = level if level in KEY_MUSCLES else below
        if muscle in KEY_MUSCLES:
            marks.append(f"muscle {muscle} {side.motor[muscle].text}")
        parts.append(f"{name} {', '.join(marks)}")
    return "; ".join(parts)

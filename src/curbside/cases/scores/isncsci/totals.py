"""Motor and sensory scores: sums of the marks as they stand; an untested one makes a range.

The worksheet adds key muscles to at most 25 a limb and dermatomes to at most 56 a side and kind of sensation
[cases-asia-worksheet2023]. Tagged marks count with the grade that was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curbside.cases.scores.isncsci.examination import ARM_MUSCLES, LEG_MUSCLES, Examination, Side
from curbside.cases.scores.isncsci.marks import Mark


@dataclass(frozen=True, slots=True)
class Total:
    """A sum: `low` and `high` differ where a mark is missing."""

    low: int
    high: int

    def __add__(self, other: Total) -> Total:
        return Total(self.low + other.low, self.high + other.high)

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class SideTotals:
    arm: Total
    leg: Total
    light_touch: Total
    pin_prick: Total

    @property
    def motor(self) -> Total:
        return self.arm + self.leg


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of each side, and of both together."""

    right: SideTotals
    left: SideTotals

    @property
    def arms(self) -> Total:
        return self.right.arm + self.left.arm

    @property
    def legs(self) -> Total:
        return self.right.leg + self.left.leg

    @property
    def light_touch(self) -> Total:
        return self.right.light_touch + self.left.light_touch

    @property
    def pin_prick(self) -> Total:
        return self.right.pin_prick + self.left.pin_prick


def add_up(exam: Examination) -> Totals:
    """Every sum of the worksheet."""
    return Totals(_side(exam.right), _side(exam.left))


def _side(side: Side) -> SideTotals:
    return SideTotals(
        arm=_sum(side.motor[level] for level in ARM_MUSCLES),
        leg=_sum(side.motor[level] for level in LEG_MUSCLES),
        light_touch=_sum(side.light_touch.values()),
        pin_prick=_sum(side.pin_prick.values()),
    )


def _sum(marks: Iterable[Mark]) -> Total:
    marks = tuple(marks)
    tested = sum(mark.grade for mark in marks if mark.grade is not None)
    return Total(tested, tested + sum(mark.best for mark in marks if mark.grade is None))

"""One mark of an examination: a grade, or not testable, and whether something else than the cord explains it.

Marks follow the worksheet of the 2019 revision [cases-asia-worksheet2023]: sensation 0 absent, 1 altered, 2 normal;
muscles 0 to 5; NT not testable. A `*` tags what a condition other than the injury explains. How it is handled is for
the examiner to say [cases-rupp2019-star], and is written here as the Praxis algorithm writes it
[cases-praxis-algorithm]: one star is not counted as normal, two stars are counted as normal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as written. `grade` is None where it could not be tested; `stars` are 0, 1 or 2."""

    text: str
    grade: int | None
    stars: int
    best: int

    @property
    def is_open(self) -> bool:
        """Not testable and not tagged: it may be anything."""
        return self.grade is None and self.stars == 0

    @property
    def is_full(self) -> bool:
        """Normal, or counted as normal."""
        return self.grade == self.best or self.stars == 2

    @property
    def is_untested(self) -> bool:
        """Not testable, and not counted as normal."""
        return self.grade is None and self.stars < 2

    @property
    def may_be_absent(self) -> bool:
        """No function, or untested, so that there may be none."""
        return self.stars < 2 and self.grade in (0, None)


@dataclass(frozen=True, slots=True)
class Touch(Mark):
    """Light touch or pin prick at one dermatome."""

    @property
    def is_abnormal(self) -> bool:
        return self.stars < 2 and self.grade in (0, 1)

    @property
    def values(self) -> tuple[int, ...]:
        """The plain grades it may stand for: one star is not normal but may not be the injury's doing."""
        if self.is_full:
            return (2,)
        if self.is_open:
            return (0, 1, 2)
        return (0, 1) if self.stars and self.grade in (0, None) else (self.grade,)


@dataclass(frozen=True, slots=True)
class Muscle(Mark):
    """One key muscle. Grade 3, movement against gravity, is the least that makes a motor level."""

    @property
    def is_weak(self) -> bool:
        """Below grade 3 by the injury itself, without doubt."""
        return self.stars == 0 and self.grade in (0, 1, 2)

    @property
    def is_weak_otherwise(self) -> bool:
        """Below grade 3, which something else may explain."""
        return self.stars == 1 and self.grade in (0, 1, 2)

    @property
    def is_doubtful(self) -> bool:
        """Tagged, not counted as normal, and not known to reach grade 3."""
        return self.is_weak_otherwise or (self.grade is None and self.stars == 1)

    @property
    def is_weak_but_counted(self) -> bool:
        """Below grade 3 but counted as normal."""
        return self.stars == 2 and self.grade in (0, 1, 2)

    @property
    def may_be_weak(self) -> bool:
        return self.stars < 2 and self.grade in (0, 1, 2, None)

    @property
    def may_be_full(self) -> bool:
        return self.is_full or self.is_open

    @property
    def values(self) -> tuple[int, ...]:
        """The plain grades it may stand for, one of each kind: 0 nothing, 1 moves but weak, 3 holds, 5 normal."""
        if self.is_full:
            return (5,)
        if self.grade is None:
            return (0, 1, 3) if self.stars else (0, 1, 3, 5)
        kind = (0, 1, 1, 3, 3)[self.grade]
        return (kind, 3) if self.stars and kind < 3 else (kind,)


@cache
def touch_marks() -> dict[str, Touch]:
    """Every legal mark of sensation by its text."""
    return {mark.text: mark for mark in _marks(Touch, 2)}


@cache
def muscle_marks() -> dict[str, Muscle]:
    """Every legal mark of a muscle by its text."""
    return {mark.text: mark for mark in _marks(Muscle, 5)}


def _marks(kind: type, best: int) -> list[Mark]:
    plain = [kind(str(grade), grade, 0, best) for grade in range(best + 1)]
    tagged = [kind(f"{grade}{'*' * stars}", grade, stars, best) for stars in (1, 2) for grade in range(best)]
    return [*plain, *tagged, *(kind(f"NT{'*' * stars}", None, stars, best) for stars in (0, 1, 2))]

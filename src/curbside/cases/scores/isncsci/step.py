"""What a rule looked at and made of it, kept while it works: the explanation is the working itself."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule: where it looked, what stood there, and what follows."""

    rule: str
    at: str
    saw: str
    then: str


@dataclass(frozen=True, slots=True)
class Place:
    """A level that is possible. `tagged` when a mark with stars had a part in it, written as `*`."""

    level: str
    tagged: bool = False

    def __str__(self) -> str:
        return self.level + "*" * self.tagged


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a rule concludes: every result that is possible, and the steps that led there."""

    results: tuple[Place, ...]
    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return ",".join(map(str, self.results))

    @property
    def levels(self) -> tuple[str, ...]:
        """The results without their stars."""
        return tuple(place.level for place in self.results)


@dataclass(slots=True)
class Walk:
    """A rule at work, level by level: what it has found so far, and whether a tagged mark was met."""

    rule: str
    results: list[Place] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    tagged: bool = False

    def add(self, level: str, *, tagged: bool | None = None) -> str:
        """Takes a level as possible, and returns it as written."""
        place = Place(level, self.tagged if tagged is None else tagged)
        self.results.append(place)
        return str(place)

    def note(self, at: str, saw: str, then: str) -> None:
        self.steps.append(Step(self.rule, at, saw, then))

    def end(self) -> Conclusion:
        return Conclusion(tuple(self.results), tuple(self.steps))

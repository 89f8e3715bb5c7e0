"""Tables of scores: items with their levels and points, limits and bands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curbside.cases.conditions import Condition
from curbside.cases.scores.formula import Formula


@dataclass(frozen=True, slots=True)
class Level:
    """One answer to an item. `label` is a short name or a grade, empty where the points are its name."""

    points: float
    label: str
    means: str


@dataclass(frozen=True, slots=True)
class Bound:
    """What a finding says of an item that nobody scored: its points lie in low..high."""

    when: Condition
    low: float
    high: float
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item with every value it may take, lowest first. `levels` is empty for a bare number."""

    id: str
    name: str
    levels: tuple[Level, ...]
    values: tuple[float, ...]
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of totals with one meaning; a total on the edge of two belongs to the upper one."""

    name: str
    low: float
    high: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One variant of a score. `step` is the least distance of two totals, 0 for a continuous one;
    with a `formula` the total is not the sum of the items but what the formula makes of them."""

    id: str
    name: str
    variant: str
    about: str
    low: float
    high: float
    step: float
    unit: str
    items: tuple[Item, ...]
    bands: tuple[Band, ...]
    formula: Formula | None
    words: tuple[str, ...]
    percent: bool
    infer_when: Condition | None
    note: str
    sources: tuple[str, ...]

    def bands_of(self, totals: Iterable[float]) -> tuple[Band, ...]:
        """The bands that any of the totals lies in, lowest first."""
        met = {self._band(total) for total in totals}
        return tuple(band for band in self.bands if band in met)

    def _band(self, total: float) -> Band | None:
        return next((band for band in reversed(self.bands) if band.low <= total <= band.high), None)

    @property
    def is_grade(self) -> bool:
        """Whether the score is a single grade with a label, such as A to E."""
        return len(self.items) == 1 and all(level.label for level in self.items[0].levels)


@dataclass(frozen=True, slots=True)
class Scores:
    """All tables by id, in the order of the pack."""

    tables: Mapping[str, Table]

    @property
    def limits(self) -> dict[str, tuple[float, float]]:
        """The least and the greatest total of each score, by its id."""
        return {table.id: (table.low, table.high) for table in self.tables.values()}

    @property
    def findings(self) -> frozenset[str]:
        """Every finding that a table mentions."""
        conditions = [b.when for t in self.tables.values() for i in t.items for b in i.bounds]
        conditions += [table.infer_when for table in self.tables.values() if table.infer_when]
        return frozenset(name for condition in conditions for name in condition.findings)

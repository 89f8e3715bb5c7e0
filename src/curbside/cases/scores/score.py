"""One score added up: a total where every item is known, else every total that is still possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from curbside.cases.scores.tables import Band, Item, Scores, Table
from curbside.errors import BadInput, NotFound


@dataclass(frozen=True, slots=True)
class Score:
    """A score of a person. `low` and `high` are the same where it is known; else they are the least and
    the most that it can still be, `missing` the items that nobody told, and `bands` all bands still
    possible. `because` says what narrowed a range: findings, in the words of the table. `words` are
    those of the note that told it, at text[start:end]."""

    id: str
    name: str
    variant: str
    low: float
    high: float
    unit: str = ""
    missing: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    because: tuple[str, ...] = ()
    words: str = ""
    start: int = 0
    end: int = 0
    note: str = ""
    sources: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """The total, or None while it is a range."""
        return self.low if self.low == self.high else None

    @property
    def band(self) -> str:
        """The name of the band, or of all that are possible: "mild or moderate"."""
        return " or ".join(band.name for band in self.bands)

    @property
    def meaning(self) -> str:
        return "; or ".join(band.meaning for band in self.bands)


def score(scores: Scores, name: str, items: Mapping[str, Any]) -> Score:
    """A score from its items, given as points or as the label of a level.

    Raises NotFound for an unknown score, BadInput for an unknown item or a value it cannot take.
    """
    table = find_table(scores, name)
    unknown = sorted(set(items) - {item.id for item in table.items})
    if unknown:
        ids = ", ".join(item.id for item in table.items)
        raise BadInput(f"The score {table.id} has no item {unknown[0]!r}.", remedy=f"Its items are {ids}.")
    told = {item.id: (_points(item, items[item.id]),) for item in table.items if item.id in items}
    missing = tuple(item.id for item in table.items if item.id not in told)
    possible = {item.id: told.get(item.id, item.values) for item in table.items}
    return make_score(table, totals_of(table, possible), missing=missing)


def find_table(scores: Scores, name: str) -> Table:
    """The table of this id; raises NotFound and names all there are."""
    if name not in scores.tables:
        raise NotFound(f"There is no score {name!r}.", remedy=f"Scores: {', '.join(scores.tables)}.")
    return scores.tables[name]


def make_score(table: Table, totals: Iterable[float], **about: Any) -> Score:
    """The score that these totals leave possible."""
    totals = sorted(totals)
    return Score(
        id=table.id,
        name=table.name,
        variant=table.variant,
        low=totals[0],
        high=totals[-1],
        unit=table.unit,
        bands=table.bands_of(totals),
        note=table.note,
        sources=table.sources,
        **about,
    )


def totals_of(table: Table, values: Mapping[str, tuple[float, ...]]) -> frozenset[float]:
    """Every total that some choice of these values gives; raises BadInput where there is none."""
    if table.formula is None:
        return _sums(tuple(values.values()))
    found = set()
    for choice in product(*values.values()):
        try:
            found.add(table.formula.work_out(dict(zip(values, choice, strict=True))))
        except ZeroDivisionError:
            continue
    if not found:
        raise BadInput(f"The score {table.id} cannot be worked out of these values.")
    return frozenset(found)


def _sums(values: tuple[tuple[float, ...], ...]) -> frozenset[float]:
    totals = frozenset({0})
    for each in values:
        totals = frozenset(total + points for total in totals for points in each)
    return totals


def _points(item: Item, value: Any) -> float:
    """The points that a value stands for: a label, or the points themselves."""
    for level in item.levels:
        if str(value).strip().casefold() == level.label.casefold() != "":
            return level.points
    for points in item.values:
        if _number(value) == points:
            return points
    raise BadInput(f"The item {item.id} cannot be {str(value)!r}.", remedy=f"{legal_values(item)}.")


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def legal_values(item: Item) -> str:
    """What an item may be, in words."""
    if not item.levels:
        return f"It is a number from {item.values[0]:g} to {item.values[-1]:g}"
    named = [f"{level.label or format(level.points, 'g')} ({level.means})" for level in item.levels]
    return "It is one of: " + "; ".join(named)

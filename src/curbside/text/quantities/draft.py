"""A quantity while it is being read, and what its kind is once everything around it is known."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.text.quantities.phrases import INTERVALS, RATIOS
from curbside.text.quantities.units import DOSED, MEASURES, TIMES

_OLDEST = 130


@dataclass(slots=True)
class Draft:
    """What is known so far; `begin` and `end` count tokens, `end` being the next one to read."""

    begin: int
    end: int
    low: float | None
    high: float | None
    kind: str = ""
    comparator: str = ""
    unit: str = ""
    per: str = ""
    name: str = ""
    digits: bool = True
    is_age: bool = False
    softened: bool = False

    def is_plain(self) -> bool:
        """Whether it is still one bare figure."""
        return not (self.kind or self.unit or self.per) and self.low == self.high

    def is_count(self) -> bool:
        """Whether it is one bare whole number, as both parts of "7 of 12" are."""
        return self.is_plain() and self.low >= 0 and self.low % 1 == 0

    def is_year(self) -> bool:
        """Whether a bare figure reads as a year of the calendar."""
        return self.is_plain() and self.digits and 1900 <= self.low < 2100 and self.low % 1 == 0

    def settle_kind(self) -> None:
        """Name the kind from the unit and the words around, the most telling first."""
        if not self.kind:
            self.kind = self._kind_by_name() or self._kind_by_unit() or self._bare_kind()

    def _kind_by_name(self) -> str:
        if self.name in INTERVALS or self.name.endswith((" ci", "± ")):
            return "interval"
        if self.name == "p":
            return "p-value"
        return "ratio" if self.name in RATIOS else ""

    def _kind_by_unit(self) -> str:
        unit = self.unit.partition("/")[0]
        if self.is_age:
            return "age"
        if unit == "%":
            return "percent"
        if unit == "time" and self.per:
            return "frequency"
        if unit in DOSED and self.per and (self.per in TIMES or self.per[-1:].isalpha()):
            return "dose"
        return "duration" if unit.partition(" ")[0] in TIMES else ""

    def _bare_kind(self) -> str:
        if (self.name and self.name != "n") or self.unit == "point":
            return "score"
        if self.is_year():
            return "date"
        if self.low != self.high:
            return "range"
        return "measure" if self.unit else "number"


def can_share_range(first: str, second: str) -> bool:
    """Whether "12 hours to 3 days" may be one range: the same measure, or two of time."""
    both = {MEASURES.get(first, first), MEASURES.get(second, second)}
    return len(both) == 1 or both <= {"clock", "calendar"}


def can_be_age(draft: Draft) -> bool:
    """Whether the figure, standing by the word "age", can be one."""
    if draft.kind or draft.high is None or not 0 <= draft.high <= _OLDEST:
        return False
    return draft.unit in ("", "year", "month", "week", "day")

"""Scores told in a note: "mJOA 13", "Nurick grade III", "AIS C", "SINS 7 to 9", "mJOA <= 11"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from curbside.cases.scores.tables import Scores, Table

# Words that may stand between the name of a score and its value.
_BETWEEN = (
    r"(?:\s*[:=~(),]|\s*[-–](?=\s*\D)|\s+(?:impairment\s+scale|score|scale|grade|graded|category|class|index|total|"
    r"points|today|now|currently|presently|was|is|has|had|of|at(?!\s+(?:least|most))|as|about|around|approximately|roughly|rated|scored|"
    r"calculated|estimated|the|(?-i:a)|on|fell|fallen|dropped|declined|worsened|rose|risen|improved|gone|went)\b)*\s*"
)
_SIGN = r"(?P<sign><=|>=|≤|≥|<|>|under|below|less than|over|above|more than|at least|at most|up to)?\s*"
_NUMBER = (
    r"(?:from\s+)?(?P<low>\d{1,2}(?:\.5)?)(?P<percent>\s*%)?"
    r"(?:\s*(?P<to>->|-|–|to|or|→)\s*(?P<high>\d{1,2}(?:\.5)?)(?P<percent2>\s*%)?)?"
    r"(?:\s*(?:/|out\s+of|of)\s*(?P<of>\d{1,3}))?(?![\w%]|\.\d|\s*/)"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
# A value told of another time is not that of today.
_PAST_BEFORE = re.compile(
    r"\b(?:previous|previously|prior|earlier|initial|initially|baseline|former|last|old|pre-?op\w*|before)\b"
    r"[^.;,]{0,20}$",
    re.I,
)
_PAST_AFTER = re.compile(
    r"^[^.;,]{0,16}\b(?:ago|last\s+(?:year|month|week)|at\s+baseline|initially|before|previously|pre-?op\w*|"
    r"in\s+(?:19|20)\d\d)\b",
    re.I,
)
_ONE_GRADE = r"([A-E]|[0-9][a-c]?|iv|i{1,3}|v)"
_GRADE = re.compile(rf"{_ONE_GRADE}(?:\s*(?:-|–|to|or|/)\s*{_ONE_GRADE})?(?![\w%])", re.I)
_TOTAL = re.compile(_SIGN + _NUMBER, re.I)
_CHANGED = {"→", "->"}


@dataclass(frozen=True, slots=True)
class Told:
    """A score as a note tells it: totals from low to high, out of `of` points where that is said.
    `past` is one of another time, `possible` one that lies within the limits of the table."""

    table: str
    low: float
    high: float
    of: float | None
    words: str
    start: int
    end: int
    past: bool
    possible: bool


def find_told(text: str, scores: Scores) -> tuple[Told, ...]:
    """Every telling of a score, in reading order."""
    found: list[Told] = []
    pattern, owners = _pattern(tuple((table.id, table.words) for table in scores.tables.values()))
    for match in pattern.finditer(text):
        table = scores.tables[owners[_folded(match["name"])]]
        found += _read(table, match, text)
    return tuple(found)


@lru_cache(maxsize=8)
def _pattern(tables: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[re.Pattern, dict[str, str]]:
    """One pattern for all names, the longest first, with the table of each name."""
    owners = {_folded(word): id for id, words in tables for word in words}
    named = (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(owners, key=len, reverse=True))
    names = "|".join(named) or "(?!)"  # without names nothing matches
    return re.compile(rf"(?<![\w-])(?P<name>{names})s?\b{_BETWEEN}(?=\S)", re.I), owners


def _read(table: Table, match: re.Match, text: str) -> Iterator[Told]:
    read = _read_grade if table.is_grade else _read_total
    value = read(table, text, match.end())
    if value is None:
        return
    low, high, of, end = value
    low, high = min(low, high), max(low, high)
    possible = table.low <= low and high <= (table.high if of is None else of)
    past = bool(_PAST_BEFORE.search(text[: match.start()]) or _PAST_AFTER.match(text[end:]))
    yield Told(table.id, low, high, of, text[match.start() : end], match.start(), end, past, possible)


def _read_grade(table: Table, text: str, at: int) -> tuple[float, float, None, int] | None:
    """A grade by its label. A letter counts as a capital only: "AIS a complete injury" tells none."""
    points = {level.label: level.points for level in table.items[0].levels}
    match = _GRADE.match(text, at)
    if not match:
        return None
    values = [value for told in match.groups() if told for value in _grades(told, points)]
    return (min(values), max(values), None, match.end()) if values else None


def _grades(told: str, points: dict[str, float]) -> list[float]:
    """The points of a grade as told: "C", "III", or "1" for 1a to 1c. A number that is no grade stands for itself."""
    small = told.casefold()
    found = points.get(told, points.get(small, points.get(_ROMAN.get(small, ""))))
    if found is not None:
        return [found]
    finer = [value for label, value in points.items() if label.startswith(small)]
    return finer or ([float(told)] if told.isdigit() else [])


def _read_total(table: Table, text: str, at: int) -> tuple[float, float, float | None, int] | None:
    match = _TOTAL.match(text, at)
    if not match:
        return None
    if bool(match["percent"] or match["percent2"]) and not table.percent:
        return None
    low = high = float(match["low"])
    if match["high"]:
        high = float(match["high"])
        if match["to"] in _CHANGED or "from" in match[0].casefold():
            low = high  # "from 13 to 15": the later one is that of today
    low, high = _widened(table, match["sign"], low, high)
    if match["percent"] or match["percent2"]:
        low, high = low * table.high / 100, high * table.high / 100
    of = float(match["of"]) if match["of"] else None
    return low, high, of, match.end()


def _widened(table: Table, sign: str | None, low: float, high: float) -> tuple[float, float]:
    """The totals that a comparison leaves: "under 12" is everything up to 11."""
    step = table.step or 0
    match (sign or "").casefold():
        case "<" | "under" | "below" | "less than":
            return table.low, high - step
        case "<=" | "≤" | "at most" | "up to":
            return table.low, high
        case ">" | "over" | "above" | "more than":
            return low + step, table.high
        case ">=" | "≥" | "at least":
            return low, table.high
    return low, high


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())

"""Reads a file of lines of notes and scores what was read: which findings, and in which state.

A line is {line, present?, absent?, unknown?}: the ids of the findings it tells, denies and leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from curbside.cases.case import PRESENT, STATES, UNKNOWN, Case
from curbside.cases.findings import Lexicon, read_case
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_rows
from curbside.evaluate.measures import share


@dataclass(frozen=True, slots=True)
class FindingRun:
    """How many findings the lines hold, were read, and were read in the right state; `extra` are those
    read as present that no line lists, nor anything narrower; `misses` are told in words."""

    lines: int
    wanted: int
    read: int
    right: int
    extra: int
    misses: tuple[str, ...]

    @property
    def measures(self) -> dict[str, float | int | None]:
        """Recall: share of the findings that were read, in whatever state; polarity: share of those read
        whose state is right; extra: findings too many, a line."""
        return {
            "lines": self.lines,
            "findings": self.wanted,
            "recall": share(self.read, self.wanted),
            "polarity": share(self.right, self.read),
            "extra": share(self.extra, self.lines),
        }

    def as_table(self, *, misses: bool = False) -> str:
        lines = [f"{name:<9} {value if isinstance(value, int) else format(value or 0, '.3f')}"
                 for name, value in self.measures.items()]
        return "\n".join([*lines, *(self.misses if misses else ())])


def run_findings(lexicon: Lexicon, path: Path) -> FindingRun:
    """Reads every line of a file; raises BadInput when a row has none, or names a finding that is none."""
    wanted = read = right = extra = 0
    misses = []
    rows = read_rows(path, "lines")
    for number, row in enumerate(rows, 1):
        _check_row(row, f"Line {number} of {path}", lexicon)
        case = read_case(row["line"], lexicon)
        told = {each.id for each in case.findings} | set(case.states)
        for state in STATES:
            for name in row.get(state) or ():
                is_read = name in told or state == UNKNOWN  # what was not read is left open, too
                is_right = case.state(name) == state
                wanted, read, right = wanted + 1, read + is_read, right + (is_read and is_right)
                if not is_right:
                    misses.append(f"{row['line']}  {name}: {case.state(name)}, not {state}")
        extra += _too_many(case, set(row.get(PRESENT) or ()), lexicon)
    return FindingRun(len(rows), wanted, read, right, extra, tuple(misses))


def _too_many(case: Case, listed: set[str], lexicon: Lexicon) -> int:
    implied = set().union(*(lexicon.broader[name] for name in listed))
    return sum(each.state == PRESENT and each.id not in listed | implied for each in case.findings)


def _check_row(row: object, place: str, lexicon: Lexicon) -> None:
    if not isinstance(row, dict) or not isinstance(row.get("line"), str):
        raise BadInput(f"{place} is not an object with a line.")
    unknown = {name for state in STATES for name in row.get(state) or ()} - lexicon.ids
    if unknown:
        raise BadInput(f"{place} names the finding {min(unknown)!r}, which the lexicon does not have.")


"""Measures the reading of findings on a file of lines, each with what it tells, denies and leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.read import read_case


@dataclass(frozen=True, slots=True)
class LineFigures:
    """`recall`: share of findings told in a line that were read at all; `polarity`: share of those read whose
    state is right; `extra`: findings read as present in lines that do not list them, per line; `misses`: in words."""

    lines: int
    wanted: int
    read: int
    right: int
    extra: float
    misses: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Share of the findings of the lines that were read, whatever state they were given."""
        return self.read / self.wanted

    @property
    def polarity(self) -> float:
        """Share of the findings read whose state is the one of the line."""
        return self.right / self.read


def measure_lines(path: Path, lexicon: Lexicon) -> LineFigures:
    """The figures of a file of lines {line, present, absent, unknown, reader}."""
    lines = yaml.safe_load(path.read_text(encoding="utf-8"))["lines"]
    wanted = read = right = extra = 0
    misses = []
    for entry in lines:
        case = read_case(entry["line"], lexicon)
        told = {each.id for each in case.findings} | set(case.states)
        for state in (PRESENT, ABSENT, UNKNOWN):
            for name in entry.get(state, ()):
                wanted += 1
                is_read = name in told or state == UNKNOWN
                read += is_read
                right += is_read and case.state(name) == state
                if case.state(name) != state:
                    misses.append(f"{entry['line']}  {name}: {case.state(name)}, not {state}")
        listed = set(entry.get(PRESENT, ()))
        extra += sum(
            each.state == PRESENT
            and each.id not in listed
            and not any(each.id in lexicon.broader[name] for name in listed)
            for each in case.findings
        )
    return LineFigures(len(lines), wanted, read, right, extra / len(lines), tuple(misses))

"""The records of the table of sites: what a localisation is made of."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.cases.groups import Guarded


@dataclass(frozen=True, slots=True)
class Line:
    """A reason for or against a candidate. Points order candidates and are no likelihood: 1 fits, 2 points to it,
    3 is strong, 8 is a scan that shows it. Negative when it speaks against."""

    when: Guarded
    points: int
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A region or a syndrome with what speaks for and against it; weighed only when `needs` holds.

    A region has a `part` (cord, roots, nerves, brain) and, in cord and roots, the segments top..bottom it holds.
    """

    id: str
    name: str
    needs: Guarded | None
    lines: tuple[Line, ...]
    part: str = ""
    top: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A sign that is present when a level of one of `kinds`, or a finding that carries one, lies in top..bottom."""

    id: str
    kinds: tuple[str, ...]
    findings: tuple[str, ...]
    top: int
    bottom: int
    region: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A sign that is present when an examined level lies `by` segments or more above or below the scan's lesion."""

    id: str
    examined: tuple[str, ...]
    findings: tuple[str, ...]
    relation: str
    by: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Behind the vertebrae top..bottom lies the cord segment that stands `adds` further down."""

    top: int
    bottom: int
    adds: int


@dataclass(frozen=True, slots=True)
class Crossed:
    """A sign that is present when the findings of one list are told of one side, and the first of the other list that
    is told of a single side is told of the other."""

    id: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tract:
    """A tract or cell group: which side of the body it serves, what shows it, what makes it possible only, and the
    parts of the nervous system whose lesions explain the same signs without it. `sided` tell its side; `sided_else`
    do when none of those tells one."""

    id: str
    name: str
    side: str
    shown: tuple[Guarded, ...]
    possible: tuple[Guarded, ...]
    sided: frozenset[str]
    sided_else: frozenset[str]
    both: frozenset[str]
    spared_in: frozenset[str]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SegmentSign:
    """The segments that a sign tells of: the lesion is `at` them, or the sign stands `below` the lesion."""

    finding: str
    top: int
    bottom: int
    tells: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at, in words, and the findings that it settles: one of them told, and it was looked at."""

    at: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The signs that would split two candidates; `says` is what they mean, or empty."""

    between: frozenset[str]
    asks: tuple[Look, ...]
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MismatchRule:
    id: str
    when: Guarded
    level: str
    message: str
    remedy: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sites:
    """The whole table, read once."""

    bands: tuple[Band, ...]
    compares: tuple[Compare, ...]
    shifts: tuple[Shift, ...]
    crossed: tuple[Crossed, ...]
    regions: tuple[Candidate, ...]
    syndromes: tuple[Candidate, ...]
    tracts: tuple[Tract, ...]
    segments: tuple[SegmentSign, ...]
    splits: tuple[Split, ...]
    mismatches: tuple[MismatchRule, ...]

"""The ladder of segments C1 to S5: reading a name, comparing two, and the bands that a level falls into."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.cases.case import Case, Level
from curbside.errors import PackFault

# 30 named segments; the coccygeal one carries no sign that anybody tests.
SEGMENTS: tuple[str, ...] = tuple(
    f"{letter}{number}" for letter, count in (("C", 8), ("T", 12), ("L", 5), ("S", 5)) for number in range(1, count + 1)
)
_AT = {name: at for at, name in enumerate(SEGMENTS)}
_NAME = re.compile(r"([CTLSD])-?\s*(\d{1,2})", re.IGNORECASE)


def place(name: str) -> int | None:
    """How far down the ladder a segment or vertebra stands (C1 is 0); None for a name that is none of them.

    D is read as T, as thoracic levels are also written.
    """
    match = _NAME.match(name.strip())
    if not match:
        return None
    letter = match[1].upper().replace("D", "T")
    return _AT.get(f"{letter}{int(match[2])}")


def segment(name: str, of: str) -> int:
    """The place of a segment that a table names; raises PackFault for an unknown one."""
    at = place(str(name))
    if at is None:
        raise PackFault(f"The entry {of!r} names the unknown segment {name!r}.", remedy="Write one of C1 to S5.")
    return at


def span(level: Level) -> tuple[int, int] | None:
    """The first and last place that a level covers, None when neither end can be read."""
    ends = [at for name in (level.top, level.bottom) if (at := place(name)) is not None]
    return (min(ends), max(ends)) if ends else None


def told_levels(case: Case, kinds: Iterable[str], sensory: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Every span that the case tells of the given kinds, and of the findings `sensory` that carry a level."""
    wanted = set(kinds)
    found = [reach for level in case.levels if level.kind in wanted and (reach := span(level))]
    for finding in case.findings:
        if finding.id in sensory and finding.state == "present" and (at := place(finding.level)) is not None:
            found.append((at, at))
    return list(dict.fromkeys(found))


def name_range(top: int, bottom: int) -> str:
    """ "T10" or "T4 to T6"."""
    return SEGMENTS[top] if top == bottom else f"{SEGMENTS[top]} to {SEGMENTS[bottom]}"

"""The rules of redflags.yaml: known keys, ids that stand once, known sources, and sense."""

from __future__ import annotations

from collections.abc import Iterator

from curbside.cases.redflags import read_redflags
from curbside.errors import PackFault
from curbside.library.faults import Fault
from curbside.library.packs import Draft

# What an entry is decides its keys; `id` belongs to all of them.
KEYS: dict[str, tuple[str, ...]] = {
    "words": (),
    "shape": (),
    "finding": ("patterns", "background", "grave", "modifier", "standing"),
    "group": (),
    "mask": (),
    "everyday": ("except",),
    "rule": ("level", "when", "advice", "sources"),
    "spellings": (),
    "well_spelt": (),
}


# A word class and a finding may share an id, for patterns name the one and rules the other.
_SPACES = {"words": "word", "shape": "word", "finding": "finding", "group": "finding"}


def check_redflags(draft: Draft) -> Iterator[Fault]:
    """Faults of the red flags, the first that keeps them from being compiled included."""
    found = [*_check_entries(draft)]
    yield from found
    if found or not draft.redflags:
        return
    try:
        read_redflags(draft.pack.redflags)
    except PackFault as fault:
        yield Fault("redflags.yaml", _line_named(draft, fault.message), fault.message, fault.remedy)


def _check_entries(draft: Draft) -> Iterator[Fault]:
    references = {reference.id for reference in draft.pack.references}
    seen: set[tuple[str, str]] = set()
    for placed in draft.redflags:
        name = placed.record.get("id")
        kinds = [kind for kind in KEYS if kind in placed.record]
        spaces = {(name, _SPACES.get(kind, kind)) for kind in kinds}
        if not name:
            yield placed.fault("a red flag entry lacks 'id'")
        elif spaces & seen:
            yield placed.fault(f"the id {name!r} stands twice")
        seen |= spaces
        if not kinds:
            yield placed.fault(f"the entry {name!r} is none of: {', '.join(KEYS)}")
        allowed = {"id", *kinds, *(key for kind in kinds for key in KEYS[kind])}
        for key in placed.record:
            if kinds and key not in allowed:
                yield placed.fault(f"unknown key {key!r} in the entry {name!r}", key=key)
        for source in placed.record.get("sources") or ():
            if source not in references:
                yield placed.fault(f"unknown reference {source!r}", key="sources")


def _line_named(draft: Draft, message: str) -> int:
    """The line of the entry a message names, 0 when it names none."""
    for placed in draft.redflags:
        if repr(placed.record.get("id")) in message:
            return placed.entry.line
    return 0

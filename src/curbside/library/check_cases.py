"""The rules of the case files: ids that stand once in their part, known sources, and tables that compile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curbside.cases.casebook import read_casebook
from curbside.errors import PackFault
from curbside.library.faults import Fault
from curbside.library.pack_files import Placed
from curbside.library.packs import Draft


def check_cases(draft: Draft) -> Iterator[Fault]:
    """Faults of the case files, the first that keeps each pack's casebook from compiling included."""
    found = [*_check_ids(draft), *_check_sources(draft)]
    yield from found
    if found or not any(draft.cases.values()):
        return
    try:
        read_casebook(draft.pack.cases)
    except PackFault as fault:
        yield _placed_fault(draft, fault)


def _check_ids(draft: Draft) -> Iterator[Fault]:
    for part, entries in draft.cases.items():
        seen: set[tuple] = set()
        for placed in entries:
            name = placed.record.get("id")
            if not isinstance(name, str) or not name:
                yield placed.fault(f"an entry of {part} lacks 'id'")
            elif (name, placed.record.get("kind")) in seen:
                yield placed.fault(f"the id {name!r} stands twice among {part}")
            seen.add((name, placed.record.get("kind")))


def _check_sources(draft: Draft) -> Iterator[Fault]:
    known = {reference.id for reference in draft.pack.references}
    for entries in draft.cases.values():
        for placed in entries:
            for source in sorted(_sources(placed.record) - known):
                yield placed.fault(f"unknown reference {source!r} in the entry {placed.record.get('id')!r}")


def _sources(value: Any) -> set[str]:
    """Every reference that an entry names, at whatever depth."""
    if isinstance(value, dict):
        own = value.get("sources")
        named = {each for each in own if isinstance(each, str)} if isinstance(own, list) else set()
        return named.union(*(_sources(each) for each in value.values()))
    return set().union(*map(_sources, value)) if isinstance(value, list) else set()


def _placed_fault(draft: Draft, fault: PackFault) -> Fault:
    """The fault at the entry that its message names first, else at no line."""
    named: list[Placed] = [
        placed
        for entries in draft.cases.values()
        for placed in entries
        if repr(placed.record.get("id")) in fault.message
    ]
    if named:
        first = min(named, key=lambda placed: fault.message.index(repr(placed.record["id"])))
        return first.fault(fault.message, remedy=fault.remedy)
    return Fault("pack.yaml", 0, fault.message, fault.remedy)

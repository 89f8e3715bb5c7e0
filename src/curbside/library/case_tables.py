"""The tables for cases of a built library: every pack's entries by part, kept in a file of their own.

A question never reads them, so that asking opens as fast with them as without.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside.errors import IndexBroken, PackFault
from curbside.library.safely import write_safely

if TYPE_CHECKING:
    from curbside.library.packs import Pack

FILE_NAME = "cases.json"
Tables = Mapping[str, tuple[Mapping[str, Any], ...]]


def join_tables(packs: Iterable[Pack]) -> Tables:
    """The entries of all packs by part; raises PackFault when two packs mean other things by one id."""
    joined: dict[str, list[Mapping[str, Any]]] = {}
    for pack in packs:
        for part, entries in pack.cases.items():
            held = joined.setdefault(part, [])
            before = {entry["id"] for entry in held}
            for entry in entries:
                if entry["id"] in before and entry not in held:
                    raise PackFault(
                        f"The pack {pack.name} and one before it mean other {part} by {entry['id']!r}.",
                        remedy="Give one of them another id.",
                    )
            held += [entry for entry in entries if entry["id"] not in before]
    return {part: tuple(entries) for part, entries in joined.items()}


def write_tables(tables: Tables, path: Path) -> None:
    """Writes the tables as compact JSON, the same bytes for the same tables."""
    write_safely(path, json.dumps(tables, ensure_ascii=False, separators=(",", ":")))


def read_tables(path: Path) -> Tables:
    """The tables in a file of `write_tables`; raises IndexBroken when it cannot be read."""
    try:
        return {part: tuple(entries) for part, entries in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, AttributeError, TypeError) as fault:
        raise IndexBroken(
            f"The library's tables for cases cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault

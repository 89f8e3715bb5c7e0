"""Example notes of a pack: made-up people, to try an assessment with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curbside.errors import PackFault

_KEYS = frozenset({"id", "title", "text"})


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up note with a title of a few words."""

    id: str
    title: str
    text: str


def read_examples(entries: Iterable[Mapping[str, Any]]) -> tuple[Example, ...]:
    """The example notes that a table writes; raises PackFault for one that is not whole."""
    found = []
    for entry in entries:
        if set(entry) != _KEYS or not all(str(entry[key]).strip() for key in _KEYS):
            raise PackFault(
                f"The example {entry.get('id')!r} is not id, title and text.", remedy="Give it these three keys."
            )
        found.append(Example(entry["id"], entry["title"], entry["text"].strip()))
    return tuple(found)

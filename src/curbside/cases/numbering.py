"""The numbers of references on a page: given in the order in which the page first cites them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# How many sources stand behind one sentence; those named first are the ones it leans on.
_MOST = 2


class Numbering:
    """Numbers references as they are cited."""

    def __init__(self, references: Iterable[Any]) -> None:
        self._known = {reference.id: reference for reference in references}
        self._numbers: dict[str, int] = {}

    def of(self, sources: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """(number, id) of the sources that stand behind a sentence, by number."""
        named = tuple(sources)[:_MOST]
        return tuple(sorted((self._numbers.setdefault(id, len(self._numbers) + 1), id) for id in named))

    @property
    def cited(self) -> tuple[tuple[int, Any], ...]:
        """(number, reference) of all that was cited so far."""
        return tuple((number, self._known[id]) for id, number in self._numbers.items())

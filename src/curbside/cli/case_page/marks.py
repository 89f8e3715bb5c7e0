"""The numbers of references on a page: given in the order in which the page first cites them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

# How many sources stand behind one sentence; those named first are the ones it leans on.
_MOST = 2


class Marks:
    """Numbers references as they are cited."""

    def __init__(self, references: Iterable[Any]) -> None:
        self._known = {reference.id: reference for reference in references}
        self._numbers: dict[str, int] = {}

    def __call__(self, sources: Iterable[str]) -> str:
        """The mark of some sources, such as " [1, 4]"; empty for none."""
        numbers = [self._numbers.setdefault(each, len(self._numbers) + 1) for each in tuple(sources)[:_MOST]]
        return f" [{', '.join(map(str, sorted(numbers)))}]" if numbers else ""

    @property
    def cited(self) -> tuple[tuple[int, Any], ...]:
        """(number, reference) of all that was cited so far."""
        return tuple((number, self._known[id]) for id, number in self._numbers.items())

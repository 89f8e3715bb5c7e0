"""The marks of references on a page: their numbers in brackets."""

from __future__ import annotations

from collections.abc import Iterable

from curbside.cases.numbering import Numbering


class Marks(Numbering):
    """Numbers references as they are cited."""

    def __call__(self, sources: Iterable[str]) -> str:
        """The mark of some sources, such as " [1, 4]"; empty for none."""
        numbers = [str(number) for number, _ in self.of(sources)]
        return f" [{', '.join(numbers)}]" if numbers else ""

"""Two indexes as one: what both find, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from curbside.index.base import Hit, Index, Query, Stamp, Widening
from curbside.library.passages import Passage


class JoinedIndex:
    """Searches several indexes; each weighs words by what it holds itself."""

    def __init__(self, indexes: tuple[Index, ...]) -> None:
        self._indexes = indexes

    @property
    def stamp(self) -> Stamp:
        return self._indexes[0].stamp

    @property
    def count(self) -> int:
        return sum(index.count for index in self._indexes)

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """At most `limit` hits, best first, equal scores in order of passage id."""
        hits = [hit for index in self._indexes for hit in index.search(query, limit)]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[: max(limit, 0)])

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id in the order asked; ids that none holds are left out."""
        wanted = tuple(ids)
        found = {id: passage for index in self._indexes for id, passage in index.passages(wanted).items()}
        return {id: found[id] for id in wanted if id in found}

    def widen(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits, widened by those of the indexes that find by meaning."""
        for index in self._indexes:
            if isinstance(index, Widening):
                hits = index.widen(query, hits)
        return tuple(hits)

    def frequency(self, field: str, term: str) -> int:
        return sum(index.frequency(field, term) for index in self._indexes)

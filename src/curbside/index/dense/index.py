"""An index whose hits are widened by meaning: passages near a question that share no word with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from curbside.index.base import Hit, Index, Query, Stamp
from curbside.index.dense.encoder import Encoder
from curbside.index.dense.vectors import Vectors
from curbside.index.fields import joined_stems
from curbside.library.passages import Passage

NEAREST = 100  # passages added to those that words found
_SPARE = 4  # times as many are looked through where the question keeps only some sources


class DenseIndex:
    """An engine and the vectors of its passages. `search` is that of the engine; `widen` adds to what it found."""

    def __init__(self, index: Index, vectors: Vectors, encoder: Encoder) -> None:
        self._index = index
        self._vectors = vectors
        self._encoder = encoder

    @property
    def stamp(self) -> Stamp:
        return self._index.stamp

    @property
    def count(self) -> int:
        return self._index.count

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        return self._index.search(query, limit)

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        return self._index.passages(ids)

    def frequency(self, field: str, term: str) -> int:
        return self._index.frequency(field, term)

    def widen(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits, each with its likeness to the question, and after them, nearest first and with a score of 0,
        those nearest in meaning that are not among them."""
        if not query.asked or not self._vectors.ids:
            return tuple(hits)
        likeness, row_of = self._vectors.likeness(self._encoder.question(query.asked)), self._vectors.row_of
        known = [
            replace(hit, likeness=float(likeness[row_of[hit.passage.id]])) if hit.passage.id in row_of else hit
            for hit in hits
        ]
        held = {hit.passage.id for hit in hits}
        ids = [self._vectors.ids[row] for row in _highest(likeness, NEAREST * _SPARE)]
        found = self.passages(id for id in ids[: NEAREST if not query.is_filtered else None] if id not in held)
        kept = [passage for passage in found.values() if query.keeps(passage)]
        return (*known, *(_near(each, float(likeness[row_of[each.id]])) for each in kept[:NEAREST]))


def _near(passage: Passage, likeness: float) -> Hit:
    return Hit(passage, 0.0, tuple(joined_stems(passage.text).split()), likeness)


def _highest(values, count: int) -> list[int]:
    """Places of the highest values, highest first, of equals the first."""
    import numpy as np

    count = min(count, len(values))
    least = np.partition(values, len(values) - count)[len(values) - count]
    places = np.flatnonzero(values >= least)
    return places[np.argsort(-values[places], kind="stable")][:count].tolist()

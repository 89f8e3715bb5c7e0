"""The in-memory engine: the same contract and BM25, in dictionaries, for small libraries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from curbside.index import fields
from curbside.index.base import Hit, Query, Stamp
from curbside.library.passages import Passage

# The constants tantivy uses.
_K1 = 1.2
_B = 0.75


class MemoryIndex:
    """Passages held in dictionaries; finds what the embedded engine finds, in the same order."""

    def __init__(self, passages: Iterable[Passage], stamp: Stamp) -> None:
        self._stamp = stamp
        self._passages = sorted(passages, key=lambda passage: passage.id)
        self._by_id = {passage.id: passage for passage in self._passages}
        self._postings: dict[str, dict[str, dict[int, int]]] = {}
        self._lengths: dict[str, list[int]] = {}
        self._stems: list[tuple[str, ...]] = []
        for number, passage in enumerate(self._passages):
            words_of = dict(fields.words_of(passage))
            self._stems.append(tuple(words_of["text"]))
            for field, words in (*words_of.items(), *fields.terms_of(passage)):
                self._add(field, number, words)

    @property
    def stamp(self) -> Stamp:
        return self._stamp

    @property
    def count(self) -> int:
        return len(self._passages)

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """At most `limit` hits, best first, equal scores in order of passage id."""
        if limit < 1:
            return ()
        scores: dict[int, float] = {}
        for field, value, weight in _clauses(query):
            for number, score in self._scores(field, value):
                scores[number] = scores.get(number, 0.0) + weight * score
        hits = (Hit(self._passages[number], score, self._stems[number]) for number, score in scores.items())
        kept = [hit for hit in hits if query.keeps(hit.passage)]
        kept.sort(key=lambda hit: (-round(hit.score, 6), hit.passage.id))
        return tuple(kept[:limit])

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id in the order asked; ids that are not held are left out."""
        return {id: self._by_id[id] for id in dict.fromkeys(ids) if id in self._by_id}

    def frequency(self, field: str, term: str) -> int:
        """How many passages hold the term in the field."""
        return len(self._postings.get(field, {}).get(term, ()))

    def _add(self, field: str, number: int, words: Iterable[str]) -> None:
        counts = Counter(words)
        self._lengths.setdefault(field, []).append(counts.total())
        for word, count in counts.items():
            self._postings.setdefault(field, {}).setdefault(word, {})[number] = count

    def _scores(self, field: str, value: str) -> Iterator[tuple[int, float]]:
        posting = self._postings.get(field, {}).get(value)
        if not posting:
            return
        lengths = self._lengths[field]
        mean = sum(lengths) / len(lengths)
        idf = log(1 + (self.count - len(posting) + 0.5) / (len(posting) + 0.5))
        for number, count in posting.items():
            norm = _K1 * (1 - _B + _B * lengths[number] / mean)
            yield number, idf * (1 + _K1) * count / (count + norm)


def _clauses(query: Query) -> Iterator[tuple[str, str, float]]:
    for stem, weight in query.words:
        for field, boost in fields.BOOSTS:
            yield field, stem, weight * boost
    for field, weighted in ((fields.CONCEPTS, query.concepts), (fields.SUBJECTS, query.subjects)):
        for value, weight in weighted:
            yield field, value, weight

"""Ranking: passages that an engine found, put in order by more than how often they have the words.

For running text: documents of one's own, of any length, by any writer. `search` of an engine brings back
those that share words with the question; each is then looked at beside the others, above all those of its own
document, and gets a score of seven signals, each from 0 to 1 or little more. Their weights were learned once
(`python -m benchmarks.learn_ranking`), are the same for every library, and are what the table below says.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter, mul
from typing import NamedTuple

from curbside.index.base import Hit, Index, Query
from curbside.index.fields import joined_stems

DEPTH = 100  # passages an engine is asked for; twice as many change little and take twice the time


class Signals(NamedTuple):
    """What is seen of one passage for one question. Shares are of the weight of the question's words."""

    words: float  # how much it says of them: BM25, where a word said twice counts little more than once
    whole: float  # share that its document has, in its title and in all passages of it that were found
    focus: float  # whether it has the heaviest of them, which is what the question is about
    early: float  # how soon it comes to that word
    serves: float  # how well its role serves what is asked, where that is known
    title: float  # how far its title is the question: shares of each in the other
    rest: float  # share of the words that its title leaves open which it has itself


WEIGHTS = Signals(words=1.9, whole=5.2, focus=1.3, early=0.6, serves=1.0, title=12.0, rest=1.5)
_MOST = sum(WEIGHTS)

# Of BM25. Passages are cut to much the same length, so it matters little, and so does repetition.
_K1, _B, _USUAL_LENGTH = 0.4, 0.4, 30
_TITLE_IS_EARLY = 0.3  # of a passage whose title has the heaviest word, and its text not
_UNKNOWN_SERVES = 0.5  # a role that does not serve is no worse: wording tells roles, and errs


def nearest(index: Index, query: Query, limit: int, depth: int = DEPTH) -> tuple[Hit, ...]:
    """At most `limit` passages for a question, of the `depth` that the engine finds first, best first, with
    scores of at most about 1."""
    found = look_at(index, query, max(limit, depth))
    scored = [(-sum(map(mul, WEIGHTS, signals)) / _MOST, hit.passage.id, hit) for hit, signals in found]
    return tuple(Hit(hit.passage, -score, hit.stems) for score, _, hit in sorted(scored, key=itemgetter(0, 1))[:limit])


def look_at(index: Index, query: Query, depth: int) -> list[tuple[Hit, Signals]]:
    """What the engine found, in its order, with the signals of each passage."""
    hits = index.search(query, depth)
    asked = _Asked.of(index, query)
    seen = [asked.read(hit) for hit in hits]
    documents: dict[str, set[str]] = {}
    for hit, passage in zip(hits, seen, strict=True):
        documents.setdefault(hit.passage.document, set(passage.title.has)).update(passage.counts)
    wholes = {document: asked.share(said) for document, said in documents.items()}
    return [
        (hit, asked.signals(hit.passage.role, passage, wholes[hit.passage.document]))
        for hit, passage in zip(hits, seen, strict=True)
    ]


class _Title(NamedTuple):
    """A title against a question: which of its words it has, how far it is the question, and the weights of the
    words that it leaves open, each and together."""

    has: list[str]
    likeness: float
    left: Mapping[str, float]
    all_left: float


class _Seen(NamedTuple):
    """A passage against a question: how often it has each of its words, where it comes to the heaviest, how
    many stems it has, and its title."""

    counts: dict[str, int]
    place: int | None
    length: int
    title: _Title


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question against a library: the weight of each word that the library knows, their sum, the
    heaviest, the stems that name each concept, how well each role serves, and the titles met so far."""

    weights: Mapping[str, float]
    total: float
    focus: str
    names: Mapping[str, Sequence[str]]
    serves: Mapping[str, float]
    titles: dict[str, _Title] = field(default_factory=dict)

    @classmethod
    def of(cls, index: Index, query: Query) -> _Asked:
        weights = {}
        for stem, weight in query.words:
            count = max(index.frequency("text", stem), index.frequency("title", stem))
            if count:
                weights[stem] = weight * math.log(1 + (index.count - count + 0.5) / (count + 0.5))
        focus = max(weights, key=weights.__getitem__, default="")
        return cls(weights, sum(weights.values()) or 1.0, focus, dict(query.names), dict(query.serves))

    def read(self, hit: Hit) -> _Seen:
        """What a passage and its title have of the question."""
        said = list(filter(self.weights.__contains__, hit.stems))
        counts = {stem: said.count(stem) for stem in dict.fromkeys(said)}
        place = hit.stems.index(self.focus) if self.focus in counts else None
        for concept, name in self.names.items():
            if concept in hit.passage.concepts:  # it says so in other words
                counts.update((stem, 1) for stem in name if stem in self.weights and stem not in counts)
        return _Seen(counts, place, len(hit.stems), self._title(hit.passage.title))

    def _title(self, title: str) -> _Title:
        """Worked out once for a title: the passages of a document share theirs."""
        if title not in self.titles:
            stems = _title_stems(title)
            has, left, weighs = [], {}, 0.0
            for stem, weight in self.weights.items():
                if stem in stems:
                    has.append(stem)
                    weighs += weight
                else:
                    left[stem] = weight
            likeness = (weighs / self.total + len(has) / len(stems)) / 2 if stems else 0.0
            self.titles[title] = _Title(has, likeness, left, sum(left.values()))
        return self.titles[title]

    def signals(self, role: str, seen: _Seen, whole: float) -> Signals:
        """The signals of a passage whose document as a whole has this share of the question."""
        counts, place, length, title = seen
        both = dict(counts)
        for stem in title.has:
            both[stem] = both.get(stem, 0) + 1
        rest = 0.0
        if title.has and title.left:
            rest = sum([title.left[stem] for stem in counts if stem in title.left]) / title.all_left
        early = 1 / (1 + place) if place is not None else _TITLE_IS_EARLY * (self.focus in both)
        return Signals(
            words=self._bm25(both, length),
            whole=whole,
            focus=float(self.focus in both),
            early=early,
            serves=max(self.serves.get(role, 0.0), _UNKNOWN_SERVES),
            title=title.likeness,
            rest=rest,
        )

    def share(self, stems: Container[str]) -> float:
        """The share of the question's weight that these stems have."""
        return sum([weight for stem, weight in self.weights.items() if stem in stems]) / self.total

    def _bm25(self, counts: Mapping[str, int], length: int) -> float:
        norm = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
        return sum([self.weights[s] * (1 + _K1) * n / (n + norm) for s, n in counts.items()]) / self.total


@lru_cache(maxsize=5_000)
def _title_stems(title: str) -> frozenset[str]:
    return frozenset(joined_stems(title).split())

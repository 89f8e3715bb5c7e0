"""Ranking: passages that an engine found, put in order by more than how often they have the words.

For running text: documents of one's own, of any length, by any writer. `search` of an engine brings back
those that share words with the question; each is then looked at beside the others, above all those of its own
document, and gets a score of eight signals, each from 0 to 1 or little more; of ten, where the library was
also given vectors (`dense/`). Their weights were learned once (`python -m benchmarks.learn_ranking`), are the
same for every library, and are what the tables below say.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from curbside.index.base import Hit, Index, Query, Widening
from curbside.index.fields import joined_stems
from curbside.library.passages import Passage
from curbside.library.roles import role_of

DEPTH = 100  # passages an engine is asked for; twice as many change little and take twice the time


class Signals(NamedTuple):
    """What is seen of one passage for one question. Shares are of the weight of the question's words."""

    words: float  # how much it says of them: BM25, where a word said twice counts little more than once
    whole: float  # share that its document has, in its title and in all passages of it that were found
    focus: float  # whether it has the heaviest of them, which is what the question is about
    early: float  # how soon it comes to that word
    serves: float  # how well the role that its wording tells serves what is asked
    title: float  # how far its title is the question: shares of each in the other
    rest: float  # share of the words that its title leaves open which it has itself
    says: float  # how far it says what is asked for, "inheritance" or "outlook", in the words of answers
    near: float = 0.0  # how near it is in meaning: the cosine of its vector and the question's
    kin: float = 0.0  # the same of that passage of its document, of those found, which is nearest


WEIGHTS = Signals(words=1.9, whole=5.3, focus=1.5, early=0.5, serves=1.9, title=11.7, rest=1.8, says=2.0)
# Where passages have vectors; one that has none, as a retired document's, is scored by the weights above.
WITH_MEANING = Signals(
    words=0.9, whole=3.6, focus=1.3, early=0.0, serves=1.6, title=12.5, rest=2.7, says=1.6, near=2.6, kin=4.5
)

# Of BM25. Passages are cut to much the same length, so it matters little, and so does repetition.
_K1, _B, _USUAL_LENGTH = 0.4, 0.4, 30
_TITLE_IS_EARLY = 0.3  # of a passage whose title has the heaviest word, and its text not
_UNKNOWN_SERVES = 0.5  # a role that does not serve is no worse: wording tells roles, and errs
_SAID_ENOUGH = 3  # words of an answer that tell what it is about as surely as more would
_HELD = 10_000  # passages whose role by wording is remembered


def nearest(index: Index, query: Query, limit: int) -> tuple[Hit, ...]:
    """At most `limit` passages for a question, best first, with scores of at most about 1."""
    ranked = [Hit(hit.passage, _score(hit, signals)) for hit, signals in look_at(index, query, limit)]
    return tuple(sorted(ranked, key=lambda hit: (-hit.score, hit.passage.id))[:limit])


def look_at(index: Index, query: Query, limit: int) -> list[tuple[Hit, Signals]]:
    """What the engine found, in its order, with the signals of each passage."""
    hits = index.search(query, max(limit, DEPTH))
    if isinstance(index, Widening):
        hits = index.widen(query, hits)
    asked = _Asked.of(index, query)
    seen = [asked.read(hit.passage) for hit in hits]
    said: dict[str, set[str]] = {}
    kin: dict[str, float] = {}
    for hit, (counts, _) in zip(hits, seen, strict=True):
        document = hit.passage.document
        said.setdefault(document, set()).update(counts)
        kin[document] = max(kin.get(document, 0.0), hit.likeness or 0.0)
    return [
        (hit, asked.signals(hit, *found, said[hit.passage.document], kin[hit.passage.document]))
        for hit, found in zip(hits, seen, strict=True)
    ]


def _score(hit: Hit, signals: Signals) -> float:
    weights = WEIGHTS if hit.likeness is None else WITH_MEANING
    return sum(map(_times, weights, signals)) / sum(weights)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question against a library: the weight of each word that the library knows, their sum, the
    heaviest, the stems that name each concept, how well each role serves, and the stems by which answers say
    what is asked for."""

    weights: Mapping[str, float]
    total: float
    focus: str
    names: Mapping[str, Sequence[str]]
    serves: Mapping[str, float]
    says: Sequence[Sequence[str]]

    @classmethod
    def of(cls, index: Index, query: Query) -> _Asked:
        weights = {}
        for stem, weight in query.words:
            count = max(index.frequency("text", stem), index.frequency("title", stem))
            if count:
                weights[stem] = weight * math.log(1 + (index.count - count + 0.5) / (count + 0.5))
        focus = max(weights, key=weights.__getitem__, default="")
        return cls(weights, sum(weights.values()) or 1.0, focus, dict(query.names), dict(query.serves), query.says)

    def read(self, passage: Passage) -> tuple[Counter[str], int | None]:
        """How often a passage has each word of the question, and where it comes to the heaviest."""
        stems = _stems(passage)
        counts: Counter[str] = Counter(stem for stem in stems if stem in self.weights)
        held = frozenset(stems) if self.says else frozenset()
        place = stems.index(self.focus) if self.focus in counts else None
        for concept in passage.concepts:
            for stem in self.names.get(concept, ()):  # it says so in other words
                if stem in self.weights and not counts[stem]:
                    counts[stem] = 1
        for asked, *said in self.says:
            if asked in self.weights and not counts[asked] and not held.isdisjoint(said):
                counts[asked] = 1
        return counts, place

    def signals(self, hit: Hit, counts: Counter[str], place: int | None, said: set[str], kin: float) -> Signals:
        passage = hit.passage
        title = _title_stems(passage.title)
        titled = {stem for stem in self.weights if stem in title}
        in_title = self._share(titled)
        both = counts + Counter(titled)
        open_words = self.weights.keys() - titled
        left = sum(self.weights[stem] for stem in open_words)
        rest = sum(self.weights[stem] for stem in open_words if counts[stem]) / left if titled and left else 0.0
        early = 1 / (1 + place) if place is not None else _TITLE_IS_EARLY * (self.focus in both)
        return Signals(
            words=self._bm25(both, len(_stems(passage))),
            whole=self._share(said | titled),
            focus=float(self.focus in both),
            early=early,
            serves=max(self.serves.get(_role_of(passage), 0.0), _UNKNOWN_SERVES),
            title=(in_title + len(titled) / len(title)) / 2 if title else 0.0,
            rest=rest,
            says=self._said(passage),
            near=hit.likeness or 0.0,
            kin=kin,
        )

    def _said(self, passage: Passage) -> float:
        """The mean, over what is asked for, of how surely the passage says it."""
        if not self.says:
            return 0.0
        held = frozenset(_stems(passage))
        return sum(min(len(held.intersection(each)) / _SAID_ENOUGH, 1.0) for each in self.says) / len(self.says)

    def _share(self, stems: Iterable[str]) -> float:
        return sum(self.weights[stem] for stem in stems) / self.total

    def _bm25(self, counts: Mapping[str, int], length: int) -> float:
        norm = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
        return sum(self.weights[s] * (1 + _K1) * n / (n + norm) for s, n in counts.items() if n) / self.total


def _times(weight: float, signal: float) -> float:
    return weight * signal


@lru_cache(maxsize=_HELD)
def _role_of(passage: Passage) -> str:
    """The role that a passage has, or else the one its wording hints at: too little to call a paragraph one on
    imaging, enough to look there first."""
    return passage.role or role_of(passage.section, passage.text)


@lru_cache(maxsize=20_000)
def _stems(passage: Passage) -> tuple[str, ...]:
    return tuple(joined_stems(passage.text).split())


@lru_cache(maxsize=5_000)
def _title_stems(title: str) -> frozenset[str]:
    return frozenset(joined_stems(title).split())

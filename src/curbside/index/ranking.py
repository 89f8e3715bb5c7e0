"""Ranking: passages that an engine found, put in order by more than how often they have the words.

For running text: documents of one's own, of any length, by any writer. `search` of an engine brings back
those that share words with the question; each is then looked at beside the others, above all those of its own
document, and gets a score of eight signals, each from 0 to 1 or little more; of ten, where the library was
also given vectors (`dense/`). Their weights were learned once (`python -m benchmarks.learn_ranking`), are the
same for every library, and are what the tables below say.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter, mul
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
_MOST, _MOST_WITH_MEANING = sum(WEIGHTS), sum(WITH_MEANING)

# Of BM25. Passages are cut to much the same length, so it matters little, and so does repetition.
_K1, _B, _USUAL_LENGTH = 0.4, 0.4, 30
_TITLE_IS_EARLY = 0.3  # of a passage whose title has the heaviest word, and its text not
_UNKNOWN_SERVES = 0.5  # a role that does not serve is no worse: wording tells roles, and errs
_SAID_ENOUGH = 3  # words of an answer that tell what it is about as surely as more would


def nearest(index: Index, query: Query, limit: int, depth: int = DEPTH) -> tuple[Hit, ...]:
    """At most `limit` passages for a question, of the `depth` that the engine finds first, best first, with
    scores of at most about 1."""
    found = look_at(index, query, max(limit, depth))
    scored = [(-_score(hit, signals), hit.passage.id, hit) for hit, signals in found]
    return tuple(Hit(hit.passage, -score, hit.stems) for score, _, hit in sorted(scored, key=itemgetter(0, 1))[:limit])


def look_at(index: Index, query: Query, depth: int) -> list[tuple[Hit, Signals]]:
    """What the engine found, in its order, with the signals of each passage."""
    hits = index.search(query, depth)
    if isinstance(index, Widening):
        hits = index.widen(query, hits)
    asked = _Asked.of(index, query)
    seen = [asked.read(hit) for hit in hits]
    documents: dict[str, set[str]] = {}
    kin: dict[str, float] = {}
    for hit, passage in zip(hits, seen, strict=True):
        document = hit.passage.document
        documents.setdefault(document, set(passage.title.has)).update(passage.counts)
        kin[document] = max(kin.get(document, 0.0), hit.likeness or 0.0)
    wholes = {document: asked.share(said) for document, said in documents.items()}
    return [
        (hit, asked.signals(hit, passage, wholes[hit.passage.document], kin[hit.passage.document]))
        for hit, passage in zip(hits, seen, strict=True)
    ]


def _score(hit: Hit, signals: Signals) -> float:
    if hit.likeness is None:
        return sum(map(mul, WEIGHTS, signals)) / _MOST
    return sum(map(mul, WITH_MEANING, signals)) / _MOST_WITH_MEANING


class _Title(NamedTuple):
    """A title against a question: which of its words it has, how far it is the question, and the weights of the
    words that it leaves open, each and together."""

    has: list[str]
    likeness: float
    left: Mapping[str, float]
    all_left: float


class _Seen(NamedTuple):
    """A passage against a question: how often it has each of its words, where it comes to the heaviest, how
    many stems it has, its title, and how surely it says what is asked for."""

    counts: dict[str, int]
    place: int | None
    length: int
    title: _Title
    says: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question against a library: the weight of each word that the library knows, their sum, the
    heaviest, the stems that name each concept, how well each role serves, each thing asked for with the stems by
    which answers say it, and the titles met so far."""

    weights: Mapping[str, float]
    total: float
    focus: str
    names: Mapping[str, Sequence[str]]
    serves: Mapping[str, float]
    says: Sequence[tuple[str, frozenset[str]]]
    titles: dict[str, _Title] = field(default_factory=dict)

    @classmethod
    def of(cls, index: Index, query: Query) -> _Asked:
        weights = {}
        for stem, weight in query.words:
            count = max(index.frequency("text", stem), index.frequency("title", stem))
            if count:
                weights[stem] = weight * math.log(1 + (index.count - count + 0.5) / (count + 0.5))
        focus = max(weights, key=weights.__getitem__, default="")
        says = [(each[0], frozenset(each)) for each in query.says]
        return cls(weights, sum(weights.values()) or 1.0, focus, dict(query.names), dict(query.serves), says)

    def read(self, hit: Hit) -> _Seen:
        """What a passage and its title have of the question."""
        said = list(filter(self.weights.__contains__, hit.stems))
        counts = {stem: said.count(stem) for stem in dict.fromkeys(said)}
        place = hit.stems.index(self.focus) if self.focus in counts else None
        for concept, name in self.names.items():
            if concept in hit.passage.concepts:  # it says so in other words
                counts.update((stem, 1) for stem in name if stem in self.weights and stem not in counts)
        held = frozenset(hit.stems) if self.says else frozenset()
        for asked, said_as in self.says:
            if asked in self.weights and asked not in counts and not said_as.isdisjoint(held):
                counts[asked] = 1
        return _Seen(counts, place, len(hit.stems), self._title(hit.passage.title), self._said(held))

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

    def signals(self, hit: Hit, seen: _Seen, whole: float, kin: float) -> Signals:
        """The signals of a passage whose document as a whole has this share of the question, and whose nearest
        kin is so near to it."""
        counts, place, length, title, says = seen
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
            serves=max(self.serves.get(_role_of(hit.passage), 0.0), _UNKNOWN_SERVES),
            title=title.likeness,
            rest=rest,
            says=says,
            near=hit.likeness or 0.0,
            kin=kin,
        )

    def _said(self, held: frozenset[str]) -> float:
        """The mean, over what is asked for, of how surely a passage of these stems says it."""
        if not self.says:
            return 0.0
        return sum([min(len(held & said_as) / _SAID_ENOUGH, 1.0) for _, said_as in self.says]) / len(self.says)

    def share(self, stems: Container[str]) -> float:
        """The share of the question's weight that these stems have."""
        return sum([weight for stem, weight in self.weights.items() if stem in stems]) / self.total

    def _bm25(self, counts: Mapping[str, int], length: int) -> float:
        norm = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
        return sum([self.weights[s] * (1 + _K1) * n / (n + norm) for s, n in counts.items()]) / self.total


def _role_of(passage: Passage) -> str:
    """The role that a passage has, or else the one its wording hints at: too little to call a paragraph one on
    imaging, enough to look there first."""
    return passage.role or _hinted_role(passage.section, passage.text)


_hinted_role = lru_cache(maxsize=10_000)(role_of)


@lru_cache(maxsize=5_000)
def _title_stems(title: str) -> frozenset[str]:
    return frozenset(joined_stems(title).split())

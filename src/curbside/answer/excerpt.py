"""Excerpts: of a passage of running text, the one or two sentences that answer best.

A statement of a pack stands alone and is shown whole. A paragraph of somebody's guideline is not: a
reader who asks for a dose must not be handed the page it stands on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from curbside.answer.chooser import Sentence, score_sentences
from curbside.answer.keep import OWN
from curbside.answer.units import Unit
from curbside.index.fields import joined_stems
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.sentences import Span, split_sentences

MOST_WORDS = 55  # of an excerpt of two sentences
# A sentence that opens so leans on the one before it.
_LEANS = re.compile(r"(?:It|They|This|These|Those|Such|He|She|However|Therefore|Thus|In this|For this)\b")
_WORTH_ADDING = 0.15  # share of the units' weight that a second sentence must add


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where it stands in its passage, and the share of the question's units, by weight, that it names."""

    start: int
    end: int
    share: float


def excerpt(passage: Passage, units: tuple[Unit, ...], vocabulary: Vocabulary) -> Excerpt:
    """The best one or two sentences of a passage of running text."""
    spans = sentences_of(passage) or (Span(0, len(passage.text), passage.text),)
    said = [_said(span, units, vocabulary) for span in spans]
    first, last = _best(spans, said, units)
    if len(passage.text[spans[first].start : spans[last].end].split()) > MOST_WORDS:
        best = max((first, last), key=lambda n: _worth(spans[n], said[n], units))
        first = last = best
    named = frozenset().union(*said[first : last + 1])
    whole = sum(unit.weight for unit in units) or 1.0
    return Excerpt(spans[first].start, spans[last].end, sum(units[n].weight for n in named) / whole)


def _best(spans: tuple[Span, ...], said: list[frozenset[int]], units: tuple[Unit, ...]) -> tuple[int, int]:
    """The first and the last sentence of the best excerpt."""
    best = _first_choice(spans, said, units)
    if best and _LEANS.match(spans[best].text):
        return best - 1, best
    beside = [n for n in (best + 1, best - 1) if 0 <= n < len(spans) and _is_sentence(spans[n])]
    added = {n: sum(units[u].weight for u in said[n] - said[best]) for n in beside}
    more = max(beside, key=lambda n: added[n], default=best)
    if added.get(more, 0.0) > _WORTH_ADDING * sum(unit.weight for unit in units):
        return min(best, more), max(best, more)
    return best, best


def _first_choice(spans: tuple[Span, ...], said: list[frozenset[int]], units: tuple[Unit, ...]) -> int:
    """The sentence that names most of the question; of those that name as much, the chooser's."""
    worth = [_worth(span, named, units) for span, named in zip(spans, said, strict=True)]
    if worth.count(max(worth)) == 1:
        return worth.index(max(worth))
    whole = sum(unit.weight for unit in units) or 1.0
    sentences = [
        Sentence(span.text, tuple(joined_stems(span.text).split()), sum(units[u].weight for u in said[n]) / whole,
                 place=n, of=len(spans))
        for n, span in enumerate(spans)
    ]  # fmt: skip
    scores = score_sentences(sentences, lambda stem: 1.0)
    return max(range(len(spans)), key=lambda n: (worth[n], scores[n], -n))


@lru_cache(maxsize=20_000)
def sentences_of(passage: Passage) -> tuple[Span, ...]:
    """The sentences of a passage that may be taken apart; empty for a pack's."""
    return split_sentences(passage.text) if passage.source == OWN else ()


def _said(span: Span, units: tuple[Unit, ...], vocabulary: Vocabulary) -> frozenset[int]:
    """Which of the units a sentence names."""
    stems = frozenset(joined_stems(span.text).split())
    concepts = frozenset(vocabulary.matcher.concepts_in(span.text))
    return frozenset(n for n, unit in enumerate(units) if _names(unit, stems, concepts))


def _names(unit: Unit, stems: frozenset[str], concepts: frozenset[str]) -> bool:
    if not unit.is_concept:
        return unit.key in stems
    says_the_words = bool(unit.stems and unit.stems <= stems)
    return unit.key in concepts or says_the_words or any(kin in concepts for kin, _ in unit.near)


def _worth(span: Span, said: frozenset[int], units: tuple[Unit, ...]) -> float:
    worth = sum(units[n].weight for n in said)
    worth *= 1.0 if _is_sentence(span) else 0.3
    return worth * (0.6 if _LEANS.match(span.text) else 1.0)


def _is_sentence(span: Span) -> bool:
    """Whether it tells something: no heading, no question, no stump."""
    return span.text[-1] not in "?:" and span.text.count(" ") >= 3

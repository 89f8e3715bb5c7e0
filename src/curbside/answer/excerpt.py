"""Excerpts: of a passage of running text, the one or two sentences that answer best.

A statement of a pack stands alone and is shown whole. A paragraph of somebody's guideline is not: a
reader who asks for a dose must not be handed the page it stands on.
"""

from __future__ import annotations

import re
from functools import lru_cache

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


def excerpt(passage: Passage, units: tuple[Unit, ...], vocabulary: Vocabulary) -> tuple[int, int]:
    """Where the best one or two sentences stand in a passage; a pack's passage is taken whole."""
    spans = sentences_of(passage)
    if len(spans) < 2:
        return 0, len(passage.text)
    said = [_said(span, units, vocabulary) for span in spans]
    best = max(range(len(spans)), key=lambda n: (_worth(spans[n], said[n], units), -n))
    first = last = best
    if best and _LEANS.match(spans[best].text):
        first = best - 1
    else:
        beside = [n for n in (best + 1, best - 1) if 0 <= n < len(spans) and _is_sentence(spans[n])]
        added = {n: sum(units[u].weight for u in said[n] - said[best]) for n in beside}
        enough = _WORTH_ADDING * sum(unit.weight for unit in units)
        more = max(beside, key=lambda n: added[n], default=best)
        if added.get(more, 0.0) > enough:
            first, last = min(best, more), max(best, more)
    if len(passage.text[spans[first].start : spans[last].end].split()) > MOST_WORDS:
        first = last = best
    return spans[first].start, spans[last].end


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
    return worth if _is_sentence(span) else worth * 0.3


def _is_sentence(span: Span) -> bool:
    """Whether it tells something: no heading, no question, no stump."""
    return span.text[-1] not in "?:" and span.text.count(" ") >= 3

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
from curbside.answer.units import Unit, share_said
from curbside.index.fields import heading_of, joined_stems
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.sentences import Span, split_sentences

MOST_WORDS = 55  # of an excerpt of two sentences
# A sentence that opens so leans on the one before it.
_LEANS = re.compile(r"(?:It|They|This|These|Those|Such|He|She|However|Therefore|Thus|In this|For this)\b")
_WORTH_ADDING = 0.15  # share of the units' weight that a second sentence must add
_CLEARLY = 0.05  # by how much the chooser must value another sentence more than the first that names as much
TO_THE_POINT = 0.5  # share of the question's units that an excerpt must name
# A sentence that names nothing of the question is shown for its heading's sake alone, so it has to tell
# something: "Northfield Hospital, wards 1 to 4." stands below the heading, too.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|do|does|can|may|must|should|will|shall|needs?|[a-z]{3,}ed)\b"
    r"|\b[a-z]{4,}s (?:the|an?|it|them|no)\b|^[A-Z][a-z]+ (?:the|an?|it|them|us|your|any|every|each|no|one|two|three)\b"
)
_TELLS_AT_LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Where it stands in its passage, and the share of the question's units, by weight, that it or what
    stands above it names; `said` is that of the sentences and the headings they stand under, without the title."""

    start: int
    end: int
    share: float
    said: float


def excerpt(passage: Passage, units: tuple[Unit, ...], vocabulary: Vocabulary) -> Excerpt:
    """The best one or two sentences of a passage of running text."""
    spans = _with_lists(sentences_of(passage), passage.text) or (Span(0, len(passage.text), passage.text),)
    names = _Names(units, vocabulary, passage)
    said = [names.of(span.text) for span in spans]
    headed, above = names.of(passage.section), names.of(heading_of(passage))
    first, last = _best(spans, said, above, units)
    if _is_short(passage) and _asks_for(passage.section, units) and all(map(_is_sentence, spans)):
        first, last = 0, len(spans) - 1  # a section on just what was asked is not taken apart
    if len(passage.text[spans[first].start : spans[last].end].split()) > MOST_WORDS:
        best = max((first, last), key=lambda n: _worth(spans[n], said[n], units))
        first = last = best
    named = frozenset().union(*said[first : last + 1])
    if not named and not _TELLS.search(spans[first].text):
        headed = above = frozenset()
    start, end = spans[first].start, spans[last].end
    return Excerpt(start, end, _share(named | above, units), _share(named | headed, units))


def _share(named: frozenset[int], units: tuple[Unit, ...]) -> float:
    return sum(units[n].weight for n in named) / (sum(unit.weight for unit in units) or 1.0)


def _is_short(passage: Passage) -> bool:
    return len(passage.text.split()) <= MOST_WORDS


def _asks_for(section: str, units: tuple[Unit, ...]) -> bool:
    """Whether the last heading over a passage says nothing but words of the question."""
    heading = joined_stems(section.rpartition(" > ")[2]).split()
    asked = {stem for unit in units for stem in (unit.key, *unit.stems)}
    return bool(heading) and asked.issuperset(heading)


def _with_lists(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The sentences, and as one of them what leads into a list with as much of the list as may be shown."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        goes_on = before and before.text.partition("\n")[0].endswith(":") and text[span.start - 1] == "\n"
        if before and goes_on and len(text[before.start : span.end].split()) <= MOST_WORDS:
            joined[-1] = Span(before.start, span.end, text[before.start : span.end])
        else:
            joined.append(span)
    return tuple(joined)


def _best(
    spans: tuple[Span, ...], said: list[frozenset[int]], above: frozenset[int], units: tuple[Unit, ...]
) -> tuple[int, int]:
    """The first and the last sentence of the best excerpt."""
    best = _first_choice(spans, said, units)
    if best and _LEANS.match(spans[best].text):
        return best - 1, best
    beside = [n for n in (best + 1, best - 1) if 0 <= n < len(spans) and _is_sentence(spans[n])]
    alike = [n for n in beside if said[best] and said[n] == said[best]]
    if alike and sum(len(spans[n].text.split()) for n in (best, alike[0])) <= MOST_WORDS:
        return min(best, alike[0]), max(best, alike[0])
    added = {n: sum(units[u].weight for u in said[n] - said[best] - above) for n in beside}
    more = max(beside, key=lambda n: added[n], default=best)
    if added.get(more, 0.0) > _WORTH_ADDING * sum(unit.weight for unit in units):
        return min(best, more), max(best, more)
    return best, best


def _first_choice(spans: tuple[Span, ...], said: list[frozenset[int]], units: tuple[Unit, ...]) -> int:
    """The sentence that names most of the question; of those that name as much the first, unless the chooser
    clearly wants another."""
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
    first = worth.index(max(worth))
    best = max((n for n in range(len(spans)) if worth[n] == worth[first]), key=lambda n: (scores[n], -n))
    return best if scores[best] > scores[first] + _CLEARLY else first


@lru_cache(maxsize=20_000)
def sentences_of(passage: Passage) -> tuple[Span, ...]:
    """The sentences of a passage that may be taken apart; empty for a pack's."""
    return split_sentences(passage.text) if passage.source == OWN else ()


class _Names:
    """Which units of a question the words of one passage name."""

    def __init__(self, units: tuple[Unit, ...], vocabulary: Vocabulary, passage: Passage) -> None:
        self._units = units
        wanted = {concept for u in units if u.is_concept for concept in (u.key, *(kin for kin, _ in u.near))}
        # to look for concepts takes most of the time, and what the whole has not, no sentence of it has
        self._concepts_in = vocabulary.matcher.concepts_in if not wanted.isdisjoint(passage.concepts) else None

    def of(self, text: str) -> frozenset[int]:
        """The numbers of the units that a text names."""
        stems = _stems_of(text)
        concepts = frozenset(self._concepts_in(text)) if self._concepts_in else frozenset()
        return frozenset(n for n, unit in enumerate(self._units) if _names(unit, stems, concepts))


@lru_cache(maxsize=20_000)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(joined_stems(text).split())


def _names(unit: Unit, stems: frozenset[str], concepts: frozenset[str]) -> bool:
    if not unit.is_concept:
        return unit.key in stems
    return unit.key in concepts or share_said(unit.stems, stems) > 0 or any(kin in concepts for kin, _ in unit.near)


def _worth(span: Span, said: frozenset[int], units: tuple[Unit, ...]) -> float:
    worth = sum(units[n].weight for n in said) or (_TELLS_AT_LEAST if _TELLS.search(span.text) else 0.0)
    worth *= 1.0 if _is_sentence(span) else 0.3
    return worth * (0.6 if _LEANS.match(span.text) else 1.0)


def _is_sentence(span: Span) -> bool:
    """Whether it tells something: no heading, no question, no stump."""
    return span.text[-1] not in "?:" and span.text.count(" ") >= 3

"""Seeking: what a question asks of an index, of the statements of packs and of running text."""

from __future__ import annotations

from dataclasses import replace

from curbside.answer.question import Question
from curbside.answer.said_as import announcing, said_as
from curbside.answer.shelf import Shelf
from curbside.answer.units import Unit, is_everyday
from curbside.index.base import Hit, Index, Query
from curbside.index.fields import analyse
from curbside.index.ranking import DEPTH, nearest
from curbside.library.passages import ROLES

_KIN_COUNT = 0.5
_MOST_KIN = 12
_FITTING = 0.7  # a role that fits at least so well is looked for by itself
# In a question in running words a common English word tells less than its rarity in a library says.
_EVERYDAY, _CARRIED, _ANNOUNCED = 0.6, 0.6, 0.1


def seek_statements(question: Question, units: tuple[Unit, ...], index: Index, limit: int) -> tuple[Hit, ...]:
    """Searches twice, for any statement and for those whose role fits, so neither crowds the other out."""
    query = query_for(question, units)
    fitting = tuple(role for role in ROLES if question.intents.fit(role) >= _FITTING)
    found = {hit.passage.id: hit for hit in index.search(query, limit)}
    if fitting:
        for hit in index.search(replace(query, roles=fitting), limit):
            found.setdefault(hit.passage.id, hit)
    return tuple(found.values())


def seek_running_text(
    question: Question, units: tuple[Unit, ...], shelf: Shelf, limit: int, depth: int = DEPTH
) -> tuple[Hit, ...]:
    """Passages of the shelf's own documents, the nearest first; see `nearest`."""
    assert shelf.own is not None
    return nearest(shelf.own, query_for_running_text(question, units, shelf), limit, depth)


def query_for(question: Question, units: tuple[Unit, ...]) -> Query:
    """The words of a question, what it names, and the kin of that."""
    concepts = {u.key: u.weight for u in units if u.is_concept}
    for unit in units:
        for kin, worth in unit.near[:_MOST_KIN]:
            concepts[kin] = max(concepts.get(kin, 0.0), unit.weight * worth * _KIN_COUNT)
    return Query(
        words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(question.text))),
        asked=question.text,
        concepts=tuple(concepts.items()),
        subjects=tuple((c, w) for c, w in concepts.items() if c in question.subjects),
        sources=question.keep.sources,
        levels=question.keep.levels,
        since=question.keep.since,
    )


def query_for_running_text(question: Question, units: tuple[Unit, ...], shelf: Shelf) -> Query:
    """As `query_for`, with what `index/ranking.py` needs to tell which of the passages found is nearest."""
    query = query_for(question, units)
    words = {stem: _EVERYDAY if is_everyday(stem) else 1.0 for stem, _ in query.words}
    words |= dict.fromkeys(announcing() & words.keys(), _ANNOUNCED)
    for concept in question.carried:  # what an earlier question named, in the words that documents use
        for stem in analyse(shelf.vocabulary.concept(concept).term):
            words.setdefault(stem, _CARRIED)
    return replace(
        query,
        words=tuple(words.items()),
        names=tuple((unit.key, tuple(sorted(unit.stems))) for unit in units if unit.is_concept and unit.stems),
        serves=tuple((role, question.intents.fit(role)) for role in ROLES),
        says=said_as(words),
    )

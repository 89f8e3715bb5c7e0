"""Gaps: what a question names and no sentence of its answer speaks of, told plainly beside the answer."""

from __future__ import annotations

from collections.abc import Iterable

from curbside.answer.evidence import Evidence
from curbside.answer.people import CHILD, OLDER, PREGNANT
from curbside.answer.question import Question
from curbside.answer.units import Unit, features_of, share_of
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary

# What changes an answer when it is left out; symptoms and parts of the body are often only described.
_KINDS = frozenset({"disease", "syndrome", "drug", "procedure", "score", "organism", "life"})
_GROUPS = frozenset({CHILD, OLDER, PREGNANT})
_SPOKEN_OF = 0.5  # share of a unit from which a passage speaks of it, or of its near kin


def not_covered(
    question: Question, evidence: Evidence, shown: Iterable[Passage], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Words of the question that no passage has, then the concepts that none of the passages shown speaks of."""
    shown = tuple(shown)
    if not shown:
        return ()
    words = {mention.concept: mention.words for mention in question.mentions}
    left_out = (
        words.get(unit.key, vocabulary.concept(unit.key).term)
        for unit in evidence.units
        if _matters(unit, question, vocabulary) and not _is_spoken_of(unit, shown)
    )
    return tuple(dict.fromkeys((*evidence.unseen, *left_out)))


def _matters(unit: Unit, question: Question, vocabulary: Vocabulary) -> bool:
    if not unit.is_concept or unit.key in question.carried:
        return False
    return unit.key in _GROUPS or vocabulary.concept(unit.key).kind in _KINDS


def _is_spoken_of(unit: Unit, shown: tuple[Passage, ...]) -> bool:
    return any(share_of(unit, passage, features_of(passage)) >= _SPOKEN_OF for passage in shown)

"""Own documents beside the packs: they add to an answer, or give it where the packs have none.

They are searched and weighed by themselves and go beside what the packs say, so that no shelf of papers
changes what the packs answer.
"""

from __future__ import annotations

from dataclasses import replace

from curbside.answer.evidence import Candidate, Evidence, Judge, weigh
from curbside.answer.question import Question
from curbside.answer.scope import Decline, judge_wording
from curbside.answer.seeking import seek_running_text
from curbside.answer.shelf import Shelf
from curbside.answer.units import Unit, break_into_units
from curbside.index.fields import analyse

# Beside an answer of the packs a passage must cover nearly as much of the question as their best one.
NEARLY = 0.75
# For an answer from own documents alone: what the best of them covers by itself, and all of them.
ALONE, TOGETHER = 0.6, 0.75
SUGGESTED, LOOKED_AT = 30, 40  # passages of own documents looked at beside those of packs, and alone


def look_in_own(
    question: Question, evidence: Evidence, declined: Decline | None, shelf: Shelf
) -> tuple[Evidence, Decline | None]:
    """The evidence and the decline, or none, once own documents are looked at."""
    if shelf.own is None or not question.keep.own:
        return evidence, declined
    if declined is None:
        return _beside(question, evidence, shelf), None
    if judge_wording(question, shelf) is not None:
        return evidence, declined
    units = break_into_units(question, replace(shelf, index=shelf.own))
    alone = _on_subject(weigh(question, units, _found(question, units, shelf, LOOKED_AT)))
    return (alone, None) if _is_enough(alone) else (evidence, declined)


def _beside(question: Question, evidence: Evidence, shelf: Shelf) -> Evidence:
    """The evidence of the packs with what own documents add to it."""
    assert shelf.own is not None
    found = _found(question, evidence.units, shelf, SUGGESTED)
    near = tuple(c for c in found if c.on_subject and c.coverage >= NEARLY * evidence.coverage)
    unseen = tuple(word for word in evidence.unseen if not _is_known(word, shelf))
    return replace(evidence, own=near, unseen=unseen)


def _found(question: Question, units: tuple[Unit, ...], shelf: Shelf, limit: int) -> list[Candidate]:
    """Passages of own documents in the order of the ranking, whose scores they keep."""
    judge = Judge(question, units, 1.0)
    hits = seek_running_text(question, units, shelf, limit)
    return [replace(judge.score(hit), score=hit.score) for hit in hits]


def _on_subject(evidence: Evidence) -> Evidence:
    candidates = tuple(c for c in evidence.candidates if c.on_subject)
    return replace(evidence, candidates=candidates, coverage=max((c.coverage for c in candidates), default=0.0))


def _is_enough(evidence: Evidence) -> bool:
    return bool(evidence.candidates) and evidence.coverage >= ALONE and evidence.reach >= TOGETHER


def _is_known(word: str, shelf: Shelf) -> bool:
    assert shelf.own is not None
    return any(shelf.own.frequency("text", stem) for stem in analyse(word))

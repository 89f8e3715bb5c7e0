"""Own documents beside the packs: they add to an answer, or give it where the packs have none.

They are searched and weighed by themselves and go beside what the packs say, so that no shelf of papers
changes what the packs answer.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from curbside.answer.evidence import Candidate, Evidence, weigh
from curbside.answer.excerpt import TO_THE_POINT, excerpt
from curbside.answer.own_units import own_units
from curbside.answer.question import Question
from curbside.answer.scope import NOT_IN_LIBRARY, Decline, judge_wording
from curbside.answer.seeking import seek_running_text
from curbside.answer.shelf import Shelf
from curbside.answer.units import Unit
from curbside.index.fields import analyse, heading_of, joined_stems
from curbside.library.passages import Passage

# A passage must cover nearly as much of the question as the best one, of own documents and, beside an
# answer of the packs, as theirs.
NEARLY = 0.75
# What a passage covers that is shown at all, and what all cover of an answer from own documents alone.
ALONE, TOGETHER = 0.6, 0.75
ON_THE_PAGE = 0.5  # what headings add to a score that name all that is asked


class Depth(NamedTuple):
    """How far own documents are looked through: how many passages the engine brings back, how many of these
    are weighed, and how many of those are taken apart sentence by sentence."""

    found: int
    weighed: int
    taken_apart: int


# Beside an answer of the packs, of which few are shown, and instead of one.
BESIDE, INSTEAD = Depth(50, 30, 8), Depth(100, 40, 12)


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
    alone = _to_the_point(question, shelf, INSTEAD)
    if _is_enough(alone):
        return alone, None
    return evidence, declined if question.keep.packs else _not_there(declined)


def _beside(question: Question, evidence: Evidence, shelf: Shelf) -> Evidence:
    """The evidence of the packs with what own documents add to it."""
    assert shelf.own is not None
    found = _to_the_point(question, shelf, BESIDE)
    least = max(ALONE, NEARLY * evidence.coverage)
    near = tuple(c for c in found.candidates if c.coverage >= least)
    unseen = tuple(word for word in evidence.unseen if not _is_known(word, shelf))
    return replace(evidence, own=near, unseen=unseen)


def _to_the_point(question: Question, shelf: Shelf, depth: Depth) -> Evidence:
    """What is on the subject, covers nearly as much as the best of it, and has a sentence that says so."""
    units = own_units(question, shelf)
    evidence = weigh(question, units, seek_running_text(question, units, shelf, depth.weighed, depth.found))
    about = [_with_heading(c, units) for c in evidence.candidates if c.on_subject]
    near = sorted(about, key=lambda c: (-c.score, c.passage.id))
    near = _nearly_best(near, [c.coverage for c in near])[: depth.taken_apart]
    cut = [(c, excerpt(c.passage, units, shelf.vocabulary)) for c in near]
    told = [(c, e) for c, e in cut if e.share >= TO_THE_POINT]
    kept = _nearly_best([replace(c, excerpt=e) for c, e in told], [e.said for _, e in told])
    return replace(evidence, candidates=tuple(kept), coverage=max((c.coverage for c in kept), default=0.0))


def _with_heading(candidate: Candidate, units: tuple[Unit, ...]) -> Candidate:
    """The candidate with what it gains from headings that name what is asked: its page is on it, where
    another may only mention it."""
    whole = sum(unit.weight for unit in units) or 1.0
    named = _headed(candidate.passage)
    # the number of a heading ("3 Mattresses") is no number of the question
    told = [u for u in units if not u.key.isdigit()]
    said = sum(u.weight for u in told if (u.stems or {u.key}) <= named or u.key in candidate.passage.subjects)
    return replace(candidate, score=candidate.score + ON_THE_PAGE * said / whole)


@lru_cache(maxsize=20_000)
def _headed(passage: Passage) -> frozenset[str]:
    """The stems of what stands above a passage."""
    return frozenset(joined_stems(heading_of(passage)).split())


def _nearly_best(candidates: list[Candidate], worth: list[float]) -> list[Candidate]:
    least = NEARLY * max(worth, default=0.0)
    return [c for c, each in zip(candidates, worth, strict=True) if each >= least]


def _is_enough(evidence: Evidence) -> bool:
    return bool(evidence.candidates) and evidence.coverage >= ALONE and evidence.reach >= TOGETHER


def _not_there(declined: Decline) -> Decline:
    message = "Your own documents have no passage that covers what was asked closely enough to answer."
    return replace(declined, code=NOT_IN_LIBRARY, message=message, closest=())


def _is_known(word: str, shelf: Shelf) -> bool:
    assert shelf.own is not None
    return any(shelf.own.frequency("text", stem) for stem in analyse(word))

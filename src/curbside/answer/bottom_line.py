"""The bottom line: the one or two statements that answer a question at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from curbside.answer.intents import ROLE_FIT
from curbside.answer.manner import forbids
from curbside.answer.question import Question
from curbside.index.base import Index
from curbside.library.passages import Passage
from curbside.library.references import strength_of

NEAR_BEST = 0.85  # of the best score: what may stand in the bottom line
GOOD_ENOUGH = 0.75  # the same for a statement on a subject that the first one leaves out
LONGEST = 60  # words of a bottom line of two statements
SAME_FIGURES = 2
_FIGURE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?%?")
STRONGER = 3  # kinds of source by which one side of a disagreement outranks the other
# How well its role must serve the question; "is it safe to ...?" is answered by many roles.
LEAST_FIT, LEAST_FIT_OTHERWISE = {"patient-advice": 0.6, "yes-no": 0.6}, 0.75


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to be shown and the passage it stands on: the whole of it, or what is between the
    offsets `start` and `end`."""

    text: str
    role: str
    passage: Passage
    score: float
    fit: float
    start: int = 0
    end: int | None = None

    @property
    def words(self) -> str:
        """The words of the passage that it stands on."""
        return self.passage.text[self.start : self.end]


def lead_with(
    question: Question,
    drafts: list[Draft],
    index: Index,
    is_beside: Callable[[Passage], bool] = lambda passage: False,
    named: Collection[str] = (),
) -> tuple[Draft, ...]:
    """The one or two drafts that answer at once: of a role that was asked for, and settled.

    `is_beside` tells a passage beside the point, which leads only where nothing else can; `named` are the
    concepts of the packs' own field in the question, subjects or not.
    `drafts` stand in the order picked, which weighs their manner too. Where leave is asked ("would
    it help?", "may I?") what warns it off comes first, strongest source first, contested or not.
    """
    answering = _answering(question, [d for d in drafts if not is_beside(d.passage)] or drafts, named)
    best = max(draft.score for draft in answering)
    near = [d for d in answering if d.score >= NEAR_BEST * best]
    if question.asks_leave:
        warnings = [d for d in near if forbids(d.passage)]
        if warnings:
            return (min(warnings, key=lambda d: strength_of(d.passage.level)),)
    settled = [d for d in near if is_settled(d.passage, index)]
    first = (settled or near)[0]
    left_out = set(question.subjects).difference(first.passage.concepts)
    beside = [
        d for d in answering
        if left_out.intersection(d.passage.subjects)
        and d.score >= GOOD_ENOUGH * best
        and is_settled(d.passage, index)
    ]
    beside.sort(key=lambda d: (d.role != first.role, -d.score))
    as_good = sorted((d for d in settled if d.role == first.role), key=lambda d: -d.score)
    for second in (*beside, *as_good):
        short = len(first.text.split()) + len(second.text.split()) <= LONGEST
        if second is not first and short and not _same_result(first, second):
            return (first, second)
    return (first,)


def _same_result(first: Draft, second: Draft) -> bool:
    """Whether both tell figures of one source that are the same, as two wordings of one result do."""
    if set(first.passage.references).isdisjoint(second.passage.references):
        return False
    return len(set(_FIGURE.findall(first.text)) & set(_FIGURE.findall(second.text))) >= SAME_FIGURES


def is_settled(passage: Passage, index: Index) -> bool:
    """Whether nothing disagrees with the passage, or only sources that are clearly weaker."""
    if not passage.disagrees:
        return True
    own = strength_of(passage.level)
    others = index.passages(passage.disagrees).values()
    return all(strength_of(other.level) >= own + STRONGER for other in others)


def _answering(question: Question, drafts: list[Draft], named: Collection[str]) -> list[Draft]:
    """The drafts on the question's own subject whose role answers its main want; where none does, the best of
    those on what else it names, then any on its subject. What another disease is does not tell what this one is."""
    on_subject = [d for d in drafts if not set(question.subjects).isdisjoint(d.passage.concepts)] or drafts
    if not question.intents.weights:
        return on_subject
    best = max(d.score for d in drafts)
    about = [d for d in drafts if d.score >= NEAR_BEST * best and not set(named).isdisjoint(d.passage.concepts)]
    return _serving(question, on_subject) or _serving(question, about) or on_subject


def _serving(question: Question, drafts: list[Draft]) -> list[Draft]:
    """The drafts whose role answers the main want of a question."""
    fits = ROLE_FIT[question.intent]
    least = LEAST_FIT.get(question.intent, LEAST_FIT_OTHERWISE)
    return [d for d in drafts if fits.get(d.role, 0) >= least or (question.asks_leave and forbids(d.passage))]

"""Chooses the statements of an answer: those that answer the question, no repeats, enough and no more.

This is the writer of the core: it quotes the library word for word. A language model, where one is
set up, takes its place behind the same record, and is checked by `verify.py` all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from curbside.answer.evidence import Candidate, Evidence
from curbside.answer.intents import ROLE_FIT
from curbside.answer.plan import GROUP_OF
from curbside.answer.question import Question
from curbside.index.fields import analyse
from curbside.library.passages import Passage

WRITER = "quoting"

CONSIDERED = 48  # best candidates weighed against each other
MOST_STATEMENTS = 13
WORDS = {"patient": 235}  # longest answer by reader, in words of its statements
WORDS_OTHERWISE = 270
REPEATS = 0.62  # share of words two statements may have in common before one of them is left out
WORTH_SAYING = 0.5  # of the best score; below it a statement is about something else


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to be shown and the passage it stands on; `contested` when the library disagrees."""

    text: str
    role: str
    passage: Passage
    score: float
    fit: float

    @property
    def contested(self) -> bool:
        return bool(self.passage.disagrees)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The drafts of an answer: one or two that answer it at once, then the rest in order of worth."""

    bottom_line: tuple[Draft, ...]
    rest: tuple[Draft, ...]

    @property
    def all(self) -> tuple[Draft, ...]:
        return self.bottom_line + self.rest


def choose_statements(
    question: Question, evidence: Evidence, taken: tuple[Draft, ...] = ()
) -> Chosen:
    """Picks statements one by one, each time the best that does not repeat those already picked.

    `taken` are drafts the answer shows elsewhere: not picked again, and counted in its length.
    """
    shown = {draft.passage.id for draft in taken}
    pool = [
        c for c in evidence.candidates
        if c.passage.id not in shown and is_for(c.passage, question.reader)
    ][:CONSIDERED]
    if not pool:
        return Chosen((), ())
    floor = WORTH_SAYING * pool[0].score
    pool = [c for c in pool if c.score >= floor and c.coverage >= 0.5 * evidence.coverage]
    picked: list[Candidate] = []
    words_left = WORDS.get(question.reader, WORDS_OTHERWISE) - sum(len(d.text.split()) for d in taken)
    while pool and len(picked) < MOST_STATEMENTS:
        best = max(pool, key=lambda c: (_worth(c, picked), c.passage.id))
        pool.remove(best)
        length = len(wording(best.passage, question.reader).split())
        if length > words_left or _worth(best, picked) < floor * 0.75:
            continue
        picked.append(best)
        words_left -= length
        stems = _own_stems(best.passage)
        pool = [c for c in pool if _overlap(_own_stems(c.passage), stems) < REPEATS]
    drafts = [_draft(c, question.reader) for c in picked]
    leading = _leading(question, drafts)
    return Chosen(leading, tuple(d for d in drafts if d not in leading))


def wording(passage: Passage, reader: str) -> str:
    """The passage's words for this reader: its plain reading for a patient, where it has one."""
    return passage.plain if reader == "patient" and passage.plain else passage.text


def is_for(passage: Passage, reader: str) -> bool:
    return not (reader == "patient" and passage.audience == "clinician")


def _worth(candidate: Candidate, picked: list[Candidate]) -> float:
    """A candidate's score, less what the picked ones already say and how full its section is."""
    worth = candidate.score + readiness(candidate.passage)
    stems = _own_stems(candidate.passage)
    group = GROUP_OF[candidate.passage.role]
    alike, in_group = 0.0, 0
    for other in picked:
        alike = max(alike, _overlap(stems, _own_stems(other.passage)))
        in_group += GROUP_OF[other.passage.role] == group
    room = 3 if candidate.fit >= 0.95 else 1
    return worth - 0.25 * alike - 0.06 * max(0, in_group - room + 1)


@lru_cache(maxsize=50_000)
def readiness(passage: Passage) -> float:
    """A little more for a short general sentence than for a long one full of one study's figures."""
    words = passage.text.split()
    figures = sum(any(ch.isdigit() for ch in word) for word in words)
    return -0.0015 * max(0, len(words) - 28) - 0.008 * max(0, figures - 3)


@lru_cache(maxsize=50_000)
def _own_stems(passage: Passage) -> frozenset[str]:
    return frozenset(analyse(passage.text))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (min(len(a), len(b)) or 1)


def _draft(candidate: Candidate, reader: str) -> Draft:
    passage = candidate.passage
    return Draft(wording(passage, reader), passage.role, passage, candidate.score, candidate.fit)


def _leading(question: Question, drafts: list[Draft]) -> tuple[Draft, ...]:
    """The one or two drafts that answer at once: of a role the question asks for, and uncontested."""
    main = ROLE_FIT[question.intent]
    answering = [d for d in drafts if main.get(d.role, 0) >= 0.75] or drafts
    settled = [d for d in answering if not d.contested] or answering
    first = settled[0]
    for second in settled[1:]:
        short = len(first.text.split()) + len(second.text.split()) <= 60
        if short and second.score >= 0.85 * first.score:
            return (first, second)
    return (first,)

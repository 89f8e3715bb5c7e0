"""Chooses the statements of an answer: those that answer the question, no repeats, enough and no more.

This is the writer of the core: it quotes the library word for word. A language model, where one is
set up, takes its place behind the same record, and is checked by `verify.py` all the same.
"""

from __future__ import annotations

from collections import Counter
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
# Sections a reader expects beside what was asked, in the order of need, and how many are added.
EXPECTED = {"patient": ("warnings", "living", "treatment", "outlook")}
EXPECTED_OTHERWISE = ("treatment", "outlook", "pitfalls", "definition", "imaging", "warnings")
MOST_EXPECTED = 3
NEAR_BEST = 0.85  # of the best score: what may stand in the bottom line
LONGEST_LEAD = 60  # words of a bottom line of two statements
LEAST_WORTH = 0.75  # of that floor, once what is already said is taken off
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
    limit = WORDS.get(question.reader, WORDS_OTHERWISE)
    limit -= sum(len(d.text.split()) for d in taken)
    picked = _pick(pool, question.reader, limit, floor)
    picked += _round_off(question, evidence, picked, shown, limit)
    drafts = [_draft(c, question.reader) for c in picked]
    leading = _leading(question, drafts)
    return Chosen(leading, tuple(d for d in drafts if d not in leading))


def wording(passage: Passage, reader: str) -> str:
    """The passage's words for this reader: its plain reading for a patient, where it has one."""
    return passage.plain if reader == "patient" and passage.plain else passage.text


def is_for(passage: Passage, reader: str) -> bool:
    return not (reader == "patient" and passage.audience == "clinician")


def _pick(
    pool: list[Candidate], reader: str, words_left: int, floor: float
) -> list[Candidate]:
    """Takes the candidate of most worth, again and again, until the answer is full."""
    picked: list[Candidate] = []
    alike = dict.fromkeys((c.passage.id for c in pool), 0.0)
    filled: Counter[str] = Counter()
    while pool and len(picked) < MOST_STATEMENTS:
        worth, best = max(
            ((_worth(c, alike[c.passage.id], filled), c) for c in pool),
            key=lambda pair: (pair[0], pair[1].passage.id),
        )
        if worth < floor * LEAST_WORTH:
            break
        pool.remove(best)
        if _length(best, reader) > words_left:
            continue
        picked.append(best)
        words_left -= _length(best, reader)
        filled[GROUP_OF[best.passage.role]] += 1
        stems = own_stems(best.passage)
        for other in pool:
            overlap = _overlap(own_stems(other.passage), stems)
            alike[other.passage.id] = max(alike[other.passage.id], overlap)
        pool = [c for c in pool if alike[c.passage.id] < REPEATS]
    return picked


def _round_off(
    question: Question, evidence: Evidence, picked: list[Candidate], shown: set[str], limit: int
) -> list[Candidate]:
    """What a reader expects beside the answer: one statement on the subject from each section missing."""
    added: list[Candidate] = []
    words_left = limit - sum(_length(c, question.reader) for c in picked)
    present = {GROUP_OF[c.passage.role] for c in picked}
    subjects = set(question.subjects)
    for group in EXPECTED.get(question.reader, EXPECTED_OTHERWISE):
        if group in present or len(added) == MOST_EXPECTED:
            continue
        fitting = [
            c for c in evidence.candidates
            if GROUP_OF[c.passage.role] == group
            and subjects & set(c.passage.subjects)
            and c.passage.id not in shown
            and not c.passage.disagrees
            and is_for(c.passage, question.reader)
            and _length(c, question.reader) <= words_left
            and not _repeats(c, picked + added)
        ]
        if fitting:
            best = max(fitting, key=lambda c: (c.score + readiness(c.passage), c.passage.id))
            added.append(best)
            words_left -= _length(best, question.reader)
    return added


def _repeats(candidate: Candidate, others: list[Candidate]) -> bool:
    stems = own_stems(candidate.passage)
    return any(_overlap(stems, own_stems(other.passage)) >= REPEATS for other in others)


def _length(candidate: Candidate, reader: str) -> int:
    return len(wording(candidate.passage, reader).split())


def _worth(candidate: Candidate, alike: float, filled: Counter[str]) -> float:
    """A candidate's score, less what the picked ones already say and how full its section is."""
    room = 3 if candidate.fit >= 0.95 else 1
    crowding = max(0, filled[GROUP_OF[candidate.passage.role]] - room + 1)
    # the other side of a contested statement has to be shown too, and costs the room of another
    contested = 0.05 if candidate.passage.disagrees else 0.0
    return candidate.score + readiness(candidate.passage) - 0.25 * alike - 0.06 * crowding - contested


@lru_cache(maxsize=50_000)
def readiness(passage: Passage) -> float:
    """A little more for a short general sentence than for a long one full of one study's figures."""
    words = passage.text.split()
    figures = sum(any(ch.isdigit() for ch in word) for word in words)
    return -0.0015 * max(0, len(words) - 28) - 0.008 * max(0, figures - 3)


@lru_cache(maxsize=50_000)
def own_stems(passage: Passage) -> frozenset[str]:
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
    best = max(draft.score for draft in answering)
    settled = [d for d in answering if not d.contested and d.score >= NEAR_BEST * best]
    first = max(settled or answering, key=lambda d: d.score)
    for second in answering:
        short = len(first.text.split()) + len(second.text.split()) <= LONGEST_LEAD
        if second is not first and short and not second.contested and second.score >= NEAR_BEST * best:
            return (first, second)
    return (first,)

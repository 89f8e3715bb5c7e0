"""Chooses the statements of an answer: those that answer the question, no repeats, enough and no more.

This is the writer of the core: it quotes the library word for word. A language model, where one is
set up, takes its place behind the same record, and is checked by `verify.py` all the same.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from curbside.answer.bottom_line import Draft, lead_with
from curbside.answer.evidence import Candidate, Evidence
from curbside.answer.manner import leads_with
from curbside.answer.plan import GROUP_OF
from curbside.answer.question import Question
from curbside.answer.shelf import Shelf
from curbside.answer.statements.words import is_for, wording
from curbside.answer.statements.worth import Worth
from curbside.answer.units import features_of
from curbside.index.fields import analyse
from curbside.library.passages import Passage

WRITER = "quoting"

CONSIDERED = 48  # best candidates weighed against each other
MOST_STATEMENTS = 15
WORDS = {"patient": 280}  # longest answer by reader, in words of its statements
WORDS_OTHERWISE = 305
REPEATS = 0.62  # share of words two statements may have in common before one of them is left out
WORTH_SAYING = 0.4  # of the best score; below it a statement is about something else
LEAST_WORTH = 0.75  # of that floor, once what is already said is taken off
_ALIKE, _CROWDED = 0.12, 0.06  # what a statement loses that is like one picked, or whose section is full
# Sections a reader expects beside what was asked, in the order of need, and how many are added.
EXPECTED = {"patient": ("warnings", "living", "treatment", "outlook")}
EXPECTED_OTHERWISE = ("treatment", "outlook", "pitfalls", "definition", "imaging", "warnings")
MOST_EXPECTED = 3
MOST_OWN, OWN_WORDS = 4, 120  # what own documents may add beside packs, over and above the length of an answer


@dataclass(frozen=True, slots=True)
class Chosen:
    """The drafts of an answer: one or two that answer it at once, then the rest in order of worth."""

    bottom_line: tuple[Draft, ...]
    rest: tuple[Draft, ...]

    @property
    def all(self) -> tuple[Draft, ...]:
        return self.bottom_line + self.rest


def choose_statements(
    question: Question, evidence: Evidence, shelf: Shelf, taken: tuple[Draft, ...] = ()
) -> Chosen:
    """Picks statements one by one, each time the best that does not repeat those already picked.

    `taken` are drafts the answer shows elsewhere: not picked again, and counted in its length.
    """
    return _Choice(question, evidence, shelf, taken).made()


@dataclass(slots=True)
class _Rival:
    """A candidate with what it is worth, the most it is like anything picked, and the room its section has."""

    candidate: Candidate
    worth: float
    group: str
    room: int
    stems: frozenset[str]
    alike: float = 0.0


class _Choice:
    """One choice in the making: what is picked so far and how full the answer is."""

    def __init__(
        self, question: Question, evidence: Evidence, shelf: Shelf, taken: tuple[Draft, ...]
    ) -> None:
        self._question = question
        self._shelf = shelf
        self._shown = [draft.passage for draft in taken]
        self._candidates = [
            c for c in evidence.candidates
            if is_for(c.passage, question.reader) and not self._repeats(c.passage)
        ]
        self._least_coverage = 0.5 * evidence.coverage
        self._worth = Worth(question, evidence, shelf)
        self._own = evidence.own
        self._picked: list[Draft] = []
        self._filled: Counter[str] = Counter()
        limit = WORDS.get(question.reader, WORDS_OTHERWISE)
        self._words_left = limit - sum(len(d.text.split()) for d in taken)

    def made(self) -> Chosen:
        if self._candidates:
            self._pick_the_best()
            self._add_what_is_expected()
        drafts, beside = self._picked, self._add_own()
        if not drafts:
            drafts, beside = beside, []
        if not drafts:  # none was near enough, or short enough for the room left
            return Chosen((), ())
        vocabulary = self._shelf.vocabulary
        named = [c for c in self._question.concepts if vocabulary.concept(c).scope == "core"]
        leading = lead_with(self._question, drafts, self._shelf.index, self._worth.is_beside, named)
        drafts = [*drafts, *beside]
        return Chosen(leading, tuple(d for d in drafts if d not in leading))

    def _pick_the_best(self) -> None:
        floor = WORTH_SAYING * self._candidates[0].score
        pool = [
            self._rival(c) for c in self._candidates[:CONSIDERED]
            if c.score >= floor and c.coverage >= self._least_coverage
        ]
        while pool and len(self._picked) < MOST_STATEMENTS:
            standing, best = self._best(pool)
            if standing < floor * LEAST_WORTH:
                break
            pool.remove(best)
            if not self._take(best.candidate):
                continue
            for other in pool:
                alike = _overlap(other.stems, best.stems)
                if alike > other.alike:
                    other.alike = alike
            pool = [rival for rival in pool if rival.alike < REPEATS]

    def _rival(self, candidate: Candidate) -> _Rival:
        passage = candidate.passage
        room = 3 if candidate.fit >= 0.95 else 1
        stems = features_of(passage).own_stems
        return _Rival(candidate, self._worth.of(candidate), GROUP_OF[passage.role], room, stems)

    def _best(self, pool: list[_Rival]) -> tuple[float, _Rival]:
        """The rival that is worth most beside what is picked already; the id decides between equals."""
        best, most = pool[0], -math.inf
        for rival in pool:
            over = self._filled[rival.group] - rival.room + 1
            standing = rival.worth - _ALIKE * rival.alike - (_CROWDED * over if over > 0 else 0.0)
            if standing > most or (standing == most and rival.candidate.passage.id > best.candidate.passage.id):
                best, most = rival, standing
        return most, best

    def _take(self, candidate: Candidate) -> bool:
        """Takes a candidate if there is room for its words."""
        draft = self._draft(candidate)
        length = len(draft.text.split())
        if length > self._words_left or self._is_worded_alike(draft):
            return False
        self._picked.append(draft)
        self._shown.append(candidate.passage)
        self._filled[GROUP_OF[candidate.passage.role]] += 1
        self._words_left -= length
        return True

    def _add_own(self) -> list[Draft]:
        """A few statements of own documents beside those of packs, in words of their own."""
        added: list[Draft] = []
        words_left = OWN_WORDS
        for candidate in self._own:
            draft = self._draft(candidate)
            length = len(draft.text.split())
            if length > words_left or self._repeats(candidate.passage):
                continue
            added.append(draft)
            self._shown.append(candidate.passage)
            words_left -= length
            if len(added) == MOST_OWN:
                break
        return added

    def _draft(self, candidate: Candidate) -> Draft:
        """The statement that a candidate makes."""
        passage, found = candidate.passage, candidate.excerpt
        if found is None:
            return Draft(wording(passage, self._question), passage.role, passage, candidate.score, candidate.fit)
        words = passage.text[found.start : found.end]
        return Draft(words, passage.role, passage, candidate.score, candidate.fit, found.start, found.end)

    def _add_what_is_expected(self) -> None:
        """One statement on the subject from each section that a reader expects and that is missing."""
        added = 0
        of_group: dict[str, list[Candidate]] = {}
        for candidate in self._candidates:
            of_group.setdefault(GROUP_OF[candidate.passage.role], []).append(candidate)
        for group in EXPECTED.get(self._question.reader, EXPECTED_OTHERWISE):
            if self._filled[group] or added == MOST_EXPECTED:
                continue
            fitting = [c for c in of_group.get(group, ()) if self._is_expected(c, group)]
            fitting.sort(key=lambda c: (-self._worth.of(c), c.passage.id))
            added += any(self._take(c) for c in fitting[:3])

    def _is_expected(self, candidate: Candidate, group: str) -> bool:
        passage = candidate.passage
        if passage.disagrees or self._worth.is_about_others(passage):
            return False
        about = [s for s in self._question.subjects if s in passage.subjects]
        if not about or self._repeats(passage):
            return False
        return group != "definition" or any(leads_with(passage, s, self._shelf.vocabulary) for s in about)

    def _is_worded_alike(self, draft: Draft) -> bool:
        """Whether plain readings repeat one another where the statements they stand for do not."""
        if draft.text == draft.passage.text:
            return False
        stems = frozenset(analyse(draft.text))
        return any(_overlap(stems, frozenset(analyse(other.text))) >= REPEATS for other in self._picked)

    def _repeats(self, passage: Passage) -> bool:
        """Whether what is already shown says it."""
        if not self._shown:
            return False
        stems = features_of(passage).own_stems
        return any(_overlap(stems, features_of(other).own_stems) >= REPEATS for other in self._shown)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / (min(len(a), len(b)) or 1)

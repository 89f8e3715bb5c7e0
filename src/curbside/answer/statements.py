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
from curbside.answer.manner import ease, forbids, leads_with
from curbside.answer.plan import GROUP_OF
from curbside.answer.question import Question
from curbside.answer.shelf import Shelf
from curbside.answer.units import features_of, share_of
from curbside.index.fields import analyse
from curbside.library.passages import Passage

WRITER = "quoting"

CONSIDERED = 48  # best candidates weighed against each other
MOST_STATEMENTS = 15
WORDS = {"patient": 280}  # longest answer by reader, in words of its statements
WORDS_OTHERWISE = 305
REPEATS = 0.62  # share of words two statements may have in common before one of them is left out
NAMED = 0.5  # share of a unit from which a passage names it, or what stands for it
WORTH_SAYING = 0.4  # of the best score; below it a statement is about something else
LEAST_WORTH = 0.75  # of that floor, once what is already said is taken off
# Sections a reader expects beside what was asked, in the order of need, and how many are added.
EXPECTED = {"patient": ("warnings", "living", "treatment", "outlook")}
EXPECTED_OTHERWISE = ("treatment", "outlook", "pitfalls", "definition", "imaging", "warnings")
MOST_EXPECTED = 3
MOST_OWN, OWN_WORDS = 4, 120  # what own documents may add beside packs, over and above the length of an answer

# What moves a candidate up or down when the next statement is picked, in units of its score.
_ALIKE, _CROWDED, _CONTESTED, _OTHER_PEOPLE, _NOT_PLAIN = 0.12, 0.06, 0.05, 0.08, 0.06
_WARNS_OFF = 0.15
_OTHER_DRUG = 0.2  # who asks about a drug asks for what is said of it
_FITS = {"yes": 0.02, "unknown": 0.0, "no": -0.1}  # whether it holds for the person described
_OPENS_WITH_SUBJECT = {"definition": 0.2, "difference": 0.1}
_OPENS_OTHERWISE = 0.03


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


def wording(passage: Passage, question: Question) -> str:
    """The passage's words for the reader: for a patient its plain reading, where it has one.

    A plain reading may lean on its topic ("Care starts with stretching"), so it is used only where
    the topic is what was asked about; elsewhere the statement, which stands alone, is.
    """
    on_topic = not set(question.subjects).isdisjoint(passage.subjects)
    return passage.plain if question.reader == "patient" and passage.plain and on_topic else passage.text


def is_for(passage: Passage, reader: str) -> bool:
    """Whether the passage is of use to the reader at all."""
    return not (reader == "patient" and passage.audience == "clinician")


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
        drugs = {c for c in question.subjects if shelf.vocabulary.concept(c).kind == "drug"}
        self._drugs = () if question.sides else tuple(u for u in evidence.units if u.key in drugs)
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
        leading = lead_with(self._question, drafts, self._shelf.index, self._is_beside, named)
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
        return _Rival(candidate, self._worth(candidate), GROUP_OF[passage.role], room, stems)

    def _best(self, pool: list[_Rival]) -> tuple[float, _Rival]:
        """The rival that is worth most beside what is picked already; the id decides between equals."""
        best, most = pool[0], -math.inf
        for rival in pool:
            over = self._filled[rival.group] - rival.room + 1
            standing = rival.worth - _ALIKE * rival.alike - (_CROWDED * over if over > 0 else 0.0)
            if standing > most or (standing == most and rival.candidate.passage.id > best.candidate.passage.id):
                best, most = rival, standing
        return most, best

    def _worth(self, candidate: Candidate) -> float:
        """A candidate's score with what its manner adds or takes off."""
        passage, question = candidate.passage, self._question
        worth = candidate.score + ease(passage)
        if any(leads_with(passage, s, self._shelf.vocabulary) for s in question.subjects[:2]):
            worth += _OPENS_WITH_SUBJECT.get(question.intent, _OPENS_OTHERWISE)
        # the other side of a contested statement has to be shown too, and costs the room of another
        if passage.disagrees:
            worth -= _CONTESTED
        if self._is_about_others(passage):
            worth -= _OTHER_PEOPLE
        if not self._names_the_drug(passage):
            worth -= _OTHER_DRUG
        if question.described:
            worth += _FITS[question.described.fit(passage).verdict]
        if question.asks_leave and forbids(passage):
            worth += _WARNS_OFF
        if question.reader == "patient" and not passage.plain:
            worth -= _NOT_PLAIN
        return worth

    def _names_the_drug(self, passage: Passage) -> bool:
        """Whether a passage speaks of the drug that a question is about; true where it is about none."""
        features = features_of(passage)
        return not self._drugs or any(share_of(drug, passage, features) >= NAMED for drug in self._drugs)

    def _is_beside(self, passage: Passage) -> bool:
        """Whether the passage leaves out the drug asked about, does not hold for the person described, or is
        about a disease that the question does not name. Who asks by symptoms, or by what may do harm, asks for
        a disease: any may be meant."""
        question, vocabulary = self._question, self._shelf.vocabulary
        if not self._names_the_drug(passage) or (
            question.described and question.described.fit(passage).verdict == "no"
        ):
            return True
        by_symptoms = any(vocabulary.concept(c).kind == "symptom" for c in question.concepts)
        if by_symptoms or not question.subjects or not set(question.concepts).isdisjoint(passage.subjects):
            return False
        diseases = [s for s in passage.subjects if vocabulary.concept(s).kind in ("disease", "syndrome")]
        kin = {near for d in diseases for near in (d, *vocabulary.broader(d), *vocabulary.kin(d))}
        return bool(diseases) and kin.isdisjoint(question.concepts)

    def _is_about_others(self, passage: Passage) -> bool:
        """Whether the passage speaks of a group of people that the question does not."""
        groups = self._shelf.groups.intersection(passage.concepts)
        return bool(groups.difference(self._question.concepts))

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
            fitting.sort(key=lambda c: (-self._worth(c), c.passage.id))
            added += any(self._take(c) for c in fitting[:3])

    def _is_expected(self, candidate: Candidate, group: str) -> bool:
        passage = candidate.passage
        if passage.disagrees or self._is_about_others(passage):
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

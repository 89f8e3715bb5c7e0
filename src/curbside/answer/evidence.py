"""Finds the passages that bear on a question and says how well each one answers it.

A question is broken into units: the concepts it names and the words left over, each weighed by how
rare it is in the library. A passage is judged by the share of that weight it covers, then by whether
its role serves what was asked and how strong its source is. The parts stay visible on every
Candidate, so a ranking can be explained by reading it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from curbside.answer.intents import ROLE_FIT
from curbside.answer.question import Question
from curbside.answer.shelf import ADULT, Shelf
from curbside.index.base import Hit, Index, Query
from curbside.index.fields import analyse
from curbside.library.passages import ROLES, Passage
from curbside.library.references import TYPES
from curbside.library.vocabulary import Vocabulary, common_words

# How the parts of a score weigh: the role against coverage alone, then what is added to it.
ROLE_COUNTS, WORDS_COUNT, SOURCE_COUNTS = 0.5, 0.3, 0.1
FOUND_AT_MOST = 70  # passages a search brings back; more changes no answer and costs time

# How far a passage about a relative of the concept asked for still answers the question.
_IS_ABOUT, _NAMES, _NARROWER, _BROADER, _OTHER_KIN = 1.0, 0.8, 0.7, 0.6, 0.3
_SAYS_THE_WORDS = 0.5  # a passage with every word of the name, though not the name itself
_CARRIED = 0.6  # a concept of an earlier question weighs less than one of this question
_WORD = 0.7  # a plain word weighs less than a concept of the same rarity
_CHATTER = 0.4  # an everyday word that the library never uses
# Beside a disease, what someone feels and where describes them more than it narrows the answer.
_DESCRIBING = 0.9
_DESCRIBING_KINDS = frozenset({"symptom", "anatomy", "population"})
_UMBRELLA = 0.35  # any passage, where the whole library is about the concept asked for
_SAYS_AS_MUCH = 0.7  # a passage whose role stands for the concept
_USUAL = 0.4  # rarity below which an imaging concept is the usual one of the field
_OFF_SUBJECT = 0.6  # what is left of the score of a passage about another subject
_WANTED = 0.75  # "treatment", "symptoms": what is wanted is weighed by the role of a passage above all
_LEAST_RARITY = 0.12
_SUBJECT_AT_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a question names: `key` is a concept id or a stem; `near` maps kin to their worth.

    `named` is what a passage that only names the concept is worth, `stems` are those of its words,
    `role` is the role of passage that says as much without naming it, `anyway` what any passage is
    worth because the whole library is about the concept; `unseen` is true of a word no passage has.
    """

    key: str
    is_concept: bool
    weight: float
    named: float = 1.0
    near: tuple[tuple[str, float], ...] = ()
    stems: frozenset[str] = frozenset()
    role: str = ""
    anyway: float = 0.0
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with the parts of its score, each 0 to 1, and its share of each unit."""

    passage: Passage
    coverage: float
    fit: float
    strength: float
    score: float
    shares: tuple[float, ...]
    on_subject: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidates best first and the units looked for.

    `coverage` is the share of their weight that the best single passage covers, `reach` the share
    that the best passages cover between them, `answers` the best coverage by a passage of a role
    that serves the question, less where the role serves it less. `strange` is the share of units
    that the library never names.
    """

    candidates: tuple[Candidate, ...]
    units: tuple[Unit, ...]
    coverage: float
    reach: float
    answers: float
    strange: float


def find_evidence(question: Question, shelf: Shelf) -> Evidence:
    """The passages that bear on the question, best first."""
    units = break_into_units(question, shelf)
    hits = _search(question, units, shelf.index)
    total = sum(unit.weight for unit in units) or 1.0
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    judge = _Judge(question, units, top)
    ranked = [judge.score(hit) for hit in hits]
    ranked.sort(key=lambda c: (-c.score, c.passage.id))
    return Evidence(
        candidates=tuple(ranked),
        units=units,
        coverage=max((c.coverage for c in ranked), default=0.0),
        reach=_reach(ranked, units, total),
        answers=max((c.coverage * c.fit for c in ranked), default=0.0),
        strange=sum(unit.unseen for unit in units) / (len(units) or 1),
    )


def _reach(candidates: list[Candidate], units: tuple[Unit, ...], total: float) -> float:
    # a passage about another subject says less about this one, even in the same words
    worth = [[s if c.on_subject else s * _OFF_SUBJECT for s in c.shares] for c in candidates]
    best = [max(shares) for shares in zip(*worth, strict=True)]
    return sum(unit.weight * share for unit, share in zip(units, best, strict=False)) / total


def break_into_units(question: Question, shelf: Shelf) -> tuple[Unit, ...]:
    """The concepts and left-over words of a question, weighed by how rare the library has them."""
    index, vocabulary = shelf.index, shelf.vocabulary
    rarity = _Rarity(index)
    kinds = {c: vocabulary.concept(c).kind for c in question.concepts}
    words = {m.concept: m.words for m in question.mentions}
    units = []
    for concept in question.concepts:
        if concept == ADULT:
            continue  # what passages are about unless they say otherwise
        weight = rarity.of_concept(concept)
        if _is_a_want(concept):
            weight *= _WANTED
        is_subject = concept in question.subjects
        if is_subject:
            # the subject matters however often the library speaks of it
            weight = max(weight, _SUBJECT_AT_LEAST)
        elif question.subjects and kinds[concept] in _DESCRIBING_KINDS:
            weight *= _DESCRIBING
        if concept in question.carried:
            weight *= _CARRIED
        units.append(Unit(
            key=concept,
            is_concept=True,
            weight=weight,
            named=_NAMES if is_subject else 1.0,
            near=_near(vocabulary, concept),
            stems=frozenset(analyse(words.get(concept, ""))),
            role=_role_like(kinds[concept], weight),
            anyway=_UMBRELLA if concept in shelf.about else 0.0,
        ))
    for stem in question.stems:
        unseen = not index.frequency("text", stem)
        units.append(Unit(stem, False, rarity.of_stem(stem), unseen=unseen))
    return tuple(units)


def _is_a_want(concept: str) -> bool:
    """Whether a concept is a want of its own: "treatment", "symptoms", "diagnosis"."""
    return concept in ROLES or concept.removesuffix("s") in ROLES or concept in ROLE_FIT


def _role_like(kind: str, weight: float) -> str:
    """The role that stands for a concept: a passage on imaging need not say "MRI" again."""
    return "imaging" if kind == "imaging" and weight < _USUAL else ""


class _Rarity:
    """How rare a term is among the passages: 0 where every one has it, 1 where none has."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._most = math.log((index.count + 1) / 0.5)

    def of_concept(self, concept: str) -> float:
        return self._rarity(self._index.frequency("concepts", concept))

    def of_stem(self, stem: str) -> float:
        count = self._index.frequency("text", stem)
        if not count and stem in _everyday_stems():
            return _CHATTER
        return _WORD * self._rarity(count)

    def _rarity(self, count: int) -> float:
        share = math.log((self._index.count + 1) / (count + 0.5)) / self._most
        return max(share, _LEAST_RARITY)


def _near(vocabulary: Vocabulary, concept: str) -> tuple[tuple[str, float], ...]:
    """Kin of a concept with how far a passage about them still answers, nearest kin first."""
    near: dict[str, float] = dict.fromkeys(vocabulary.kin(concept), _OTHER_KIN)
    near.update(dict.fromkeys(vocabulary.broader(concept), _BROADER))
    near.update(dict.fromkeys(vocabulary.narrower(concept), _NARROWER))
    return tuple(sorted(near.items(), key=lambda item: (-item[1], item[0])))


def _search(question: Question, units: tuple[Unit, ...], index: Index) -> tuple[Hit, ...]:
    """Searches twice, for any passage and for those whose role fits, so neither crowds the other out."""
    concepts = {u.key: u.weight for u in units if u.is_concept}
    for unit in units:
        for kin, worth in unit.near[:12]:
            concepts[kin] = max(concepts.get(kin, 0.0), unit.weight * worth * 0.5)
    subjects = tuple((c, w) for c, w in concepts.items() if c in question.subjects)
    query = Query(
        words=tuple((s, 1.0) for s in dict.fromkeys(analyse(question.text))),
        concepts=tuple(concepts.items()),
        subjects=subjects,
    )
    fitting = tuple(r for r in ROLES if question.intents.fit(r) >= 0.7)
    found = {hit.passage.id: hit for hit in index.search(query, FOUND_AT_MOST)}
    if fitting:
        narrowed = Query(query.words, query.concepts, query.subjects, roles=fitting)
        for hit in index.search(narrowed, FOUND_AT_MOST):
            found.setdefault(hit.passage.id, hit)
    return tuple(found.values())


class _Judge:
    """Scores hits for one question; what is the same for every hit is worked out once."""

    def __init__(self, question: Question, units: tuple[Unit, ...], top: float) -> None:
        self._units = units
        self._total = sum(unit.weight for unit in units) or 1.0
        self._top = top
        self._fits = {role: question.intents.fit(role) for role in (*ROLES, "")}
        self._subjects = tuple(n for n, u in enumerate(units) if u.key in question.subjects)

    def score(self, hit: Hit) -> Candidate:
        passage = hit.passage
        concepts, stems = concept_set(passage), passage_stems(passage)
        shares, covered = [], 0.0
        for unit in self._units:
            share = _share(unit, passage, concepts, stems)
            shares.append(share)
            covered += unit.weight * share
        coverage = covered / self._total
        fit = self._fits[passage.role]
        strength = source_strength(passage)
        score = coverage * (1 - ROLE_COUNTS * (1 - fit))
        score += WORDS_COUNT * hit.score / self._top + SOURCE_COUNTS * strength
        # about one of the question's subjects, or of their kin
        on_subject = not self._subjects or max(shares[n] for n in self._subjects) >= _OTHER_KIN
        if not on_subject:
            score *= _OFF_SUBJECT
        return Candidate(passage, coverage, fit, strength, score, tuple(shares), on_subject)


def _share(unit: Unit, passage: Passage, concepts: frozenset[str], stems: frozenset[str]) -> float:
    """How far a passage covers a unit: 1 when it is about it, less when it only names it or its kin."""
    if not unit.is_concept:
        return 1.0 if unit.key in stems else 0.0
    if unit.key in passage.subjects:
        return _IS_ABOUT
    if unit.key in concepts:
        return unit.named
    for kin, worth in unit.near:
        if kin in concepts:
            return max(worth if kin in passage.subjects else worth * unit.named, unit.anyway)
    if unit.role and unit.role == passage.role:
        return _SAYS_AS_MUCH
    return _SAYS_THE_WORDS if unit.stems and unit.stems <= stems else unit.anyway


@lru_cache(maxsize=1)
def _everyday_stems() -> frozenset[str]:
    return frozenset(analyse(" ".join(common_words())))


@lru_cache(maxsize=50_000)
def concept_set(passage: Passage) -> frozenset[str]:
    """The concepts of a passage, ready for looking up."""
    return frozenset(passage.concepts)


@lru_cache(maxsize=50_000)
def passage_stems(passage: Passage) -> frozenset[str]:
    """Stems of a passage's words, its title's and its plain reading's."""
    return frozenset(analyse(f"{passage.text} {passage.title} {passage.plain}"))


@lru_cache(maxsize=50_000)
def source_strength(passage: Passage) -> float:
    """0 to 1: how strong the kind of source is, with a little for being recent."""
    place = TYPES.index(passage.level) if passage.level in TYPES else len(TYPES)
    recent = min(max(((passage.year or 2000) - 2000) / 25, 0.0), 1.0)
    return 0.8 * (1 - place / len(TYPES)) + 0.2 * recent


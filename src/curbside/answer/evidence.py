"""Finds the passages that bear on a question and says how well each one answers it.

A passage is judged by the share of the question's units (see `units.py`) that it covers, then by
whether its role serves what was asked and how strong its source is. The parts stay visible on every
Candidate, so a ranking can be explained by reading it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from curbside.answer.excerpt import Excerpt
from curbside.answer.question import Question
from curbside.answer.seeking import seek_statements
from curbside.answer.shelf import Shelf
from curbside.answer.units import (
    OTHER_KIN,
    Features,
    Unit,
    break_into_units,
    features_of,
    is_a_want,
    is_everyday,
    is_plain_word,
    share_of,
)
from curbside.index.base import Hit
from curbside.library.passages import ROLES, Passage
from curbside.library.references import TYPES

# How the parts of a score weigh: the role against coverage alone, then what is added to it.
ROLE_COUNTS, WORDS_COUNT, SOURCE_COUNTS = 0.5, 0.3, 0.1
FOUND_AT_MOST = 70  # passages a search brings back; more changes no answer and costs time

OWN_FIT = 0.6  # of running text, whose role nobody has told: it may serve any want
_OFF_SUBJECT = 0.6  # what is left of the score of a passage about another subject


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with the parts of its score, each 0 to 1, and its share of each unit; of running text, with the
    words of it that may be shown."""

    passage: Passage
    coverage: float
    fit: float
    strength: float
    score: float
    shares: tuple[float, ...]
    on_subject: bool
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Candidates best first and the units looked for.

    `coverage` is the share of their weight that the best single passage covers, `reach` the share
    that the best passages cover between them, `answers` the best coverage by a passage of a role
    that serves the question, less where the role serves it less. `strange` is the share of units
    that the library never names, `unseen` the words of the question that no passage has, and
    `only_subject` is true when all it names besides its subject is foreign to the library. `own` are passages
    of own documents that go beside what the packs say.
    """

    candidates: tuple[Candidate, ...]
    units: tuple[Unit, ...]
    coverage: float
    reach: float
    answers: float
    strange: float
    unseen: tuple[str, ...]
    only_subject: bool
    own: tuple[Candidate, ...] = ()


def find_evidence(question: Question, shelf: Shelf) -> Evidence:
    """The statements of packs that bear on the question, best first."""
    return find_in(question, shelf, FOUND_AT_MOST if question.keep.packs else 0)


def find_in(question: Question, shelf: Shelf, limit: int) -> Evidence:
    """The statements in the shelf's index on the question, best first; at most `limit` from each search."""
    units = break_into_units(question, shelf)
    return weigh(question, units, seek_statements(question, units, shelf.index, limit))


def weigh(question: Question, units: tuple[Unit, ...], hits: tuple[Hit, ...]) -> Evidence:
    """What the passages that were found come to for a question of these units, best first."""
    total = sum(unit.weight for unit in units) or 1.0
    judge = Judge(question, units, max((hit.score for hit in hits), default=0.0) or 1.0)
    ranked = sorted(map(judge.score, hits), key=lambda c: (-c.score, c.passage.id))
    return Evidence(
        candidates=tuple(ranked),
        units=units,
        coverage=max((c.coverage for c in ranked), default=0.0),
        reach=_reach(ranked, units, total),
        answers=max((c.coverage * c.fit for c in ranked), default=0.0),
        strange=sum(unit.unseen for unit in units) / (len(units) or 1),
        unseen=tuple(unit.words for unit in units if unit.unseen),
        only_subject=_only_subject(question, units),
    )


def _reach(candidates: list[Candidate], units: tuple[Unit, ...], total: float) -> float:
    # a passage about another subject says less about this one, even in the same words
    worth = [[s if c.on_subject else s * _OFF_SUBJECT for s in c.shares] for c in candidates]
    best = [max(shares) for shares in zip(*worth, strict=True)]
    return sum(unit.weight * share for unit, share in zip(units, best, strict=False)) / total


def _only_subject(question: Question, units: tuple[Unit, ...]) -> bool:
    """Whether all that the question names besides its subject is foreign to the library."""
    rest = [u for u in units if u.key not in question.subjects and not is_a_want(u.key)]
    return bool(question.subjects and rest) and all(u.unseen and not is_everyday(u.key) for u in rest)


class Judge:
    """Scores hits for one question, the best of which has the score `top`; what is the same for every hit is
    worked out once."""

    def __init__(self, question: Question, units: tuple[Unit, ...], top: float) -> None:
        # of a plain word only whether it is there; whatever can be met otherwise is weighed by `share_of`
        self._asked = [(unit, unit.key if is_plain_word(unit) else "", unit.weight) for unit in units]
        self._total = sum(unit.weight for unit in units) or 1.0
        self._top = top
        self._fits = {role: question.intents.fit(role) for role in ROLES} | {"": OWN_FIT}
        self._subjects = tuple(n for n, u in enumerate(units) if u.key in question.subjects)

    def score(self, hit: Hit) -> Candidate:
        passage = hit.passage
        features, strength = _known_of(passage)
        shares, covered = [], 0.0
        for unit, word, weight in self._asked:
            share = share_of(unit, passage, features) if not word else 1.0 if word in features.stems else 0.0
            shares.append(share)
            covered += weight * share
        coverage = covered / self._total
        fit = self._fits[passage.role]
        score = coverage * (1 - ROLE_COUNTS * (1 - fit))
        score += WORDS_COUNT * hit.score / self._top + SOURCE_COUNTS * strength
        # about one of the question's subjects, or of their kin
        on_subject = not self._subjects or max([shares[n] for n in self._subjects]) >= OTHER_KIN
        if not on_subject:
            score *= _OFF_SUBJECT
        return Candidate(passage, coverage, fit, strength, score, tuple(shares), on_subject)


@lru_cache(maxsize=50_000)
def _known_of(passage: Passage) -> tuple[Features, float]:
    return features_of(passage), source_strength(passage)


def source_strength(passage: Passage) -> float:
    """0 to 1: how strong the kind of source is, with a little for being recent."""
    place = TYPES.index(passage.level) if passage.level in TYPES else len(TYPES)
    recent = min(max(((passage.year or 2000) - 2000) / 25, 0.0), 1.0)
    return 0.8 * (1 - place / len(TYPES)) + 0.2 * recent


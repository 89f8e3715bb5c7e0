"""Units: what a question names, each with its weight, and how far a passage covers one.

A unit is a concept, or a word that no concept covers; it weighs more the rarer the library has it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from curbside.answer.intents import ROLE_FIT
from curbside.answer.question import SUBJECT_KINDS, Question
from curbside.answer.shelf import ADULT, Shelf
from curbside.index.base import Index
from curbside.index.fields import analyse, heading_of, joined_stems
from curbside.library.passages import ROLES, Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.common_words import common_words
from curbside.text.words import words as find_words

# How far a passage about a relative of the concept asked for still answers the question.
_IS_ABOUT, _NAMES, _NARROWER, _BROADER, OTHER_KIN = 1.0, 0.8, 0.7, 0.6, 0.3
_ONE_OF_ITS_KIND = 0.95  # methylprednisolone, where steroids are asked about
_SAYS_THE_WORDS = 0.5  # a passage with every word of the name, though not the name itself
# Of a passage in words of its own, which no vocabulary was made for: with every word of the name, or
# with all but one of several.
_SAYS_ALL, _SAYS_NEARLY_ALL, _SEVERAL = 1.0, 0.6, 3
_SAYS_AS_MUCH = 0.7  # a passage whose role stands for the concept
_UMBRELLA = 0.35  # any passage, where the whole library is about the concept asked for

_CARRIED = 0.6  # a concept of an earlier question weighs less than one of this question
_WANTED = 0.75  # "treatment", "symptoms": what is wanted is weighed by the role of a passage above all
_WORD = 0.7  # a plain word weighs less than a concept of the same rarity
_CHATTER = 0.4  # an everyday word that the library never uses
# Beside a disease, what someone feels and where describes them more than it narrows the answer.
_DESCRIBING = 0.9
_DESCRIBING_KINDS = frozenset({"symptom", "anatomy", "population"})
# How bad it is: a passage that names no grade is of all of them, one that names another is not.
_GRADES = frozenset({"mild", "moder", "sever"})
_OF_ANY_GRADE = 0.6
_USUAL = 0.4  # rarity below which an imaging concept is the usual one of the field
_TELLING = 0.25  # a role so common that passages of it are found anyway tells nothing
_LEAST_RARITY, _SUBJECT_AT_LEAST = 0.12, 0.5


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a question names: `key` is a concept id or a stem; `near` maps kin to their worth.

    `named` is what a passage that only names the concept is worth, `stems` are those of its words,
    `role` is the role of passage that says as much without naming it, `anyway` what any passage is
    worth because the whole library is about the concept; `unseen` is true of a word no passage has;
    `words` is that word as the question has it; `verbatim` is true where the words of a name count
    as much as the name, and `meant` what is left of its worth to a passage that means it in other words.
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
    words: str = ""
    verbatim: bool = False
    meant: float = 1.0


def break_into_units(question: Question, shelf: Shelf) -> tuple[Unit, ...]:
    """The concepts and left-over words of a question, weighed by how rare the library has them."""
    index, vocabulary = shelf.index, shelf.vocabulary
    rarity = Rarity(index)
    kinds = {c: vocabulary.concept(c).kind for c in question.concepts}
    words = {m.concept: m.words for m in question.mentions}
    units = []
    for concept in question.concepts:
        if concept == ADULT:
            continue  # what passages are about unless they say otherwise
        weight = rarity.of_concept(concept)
        if is_a_want(concept):
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
            role=_role_like(concept, kinds[concept], weight),
            anyway=_UMBRELLA if concept in shelf.about else 0.0,
        ))
    written = {stem: word.text for word in find_words(question.text) for stem in analyse(word.text)}
    for stem in question.stems:
        unseen = not index.frequency("text", stem)
        units.append(Unit(stem, False, rarity.of_stem(stem), unseen=unseen, words=written.get(stem, stem)))
    return tuple(units)


def is_a_want(concept: str) -> bool:
    """Whether a concept is a want of its own: "treatment", "symptoms", "diagnosis"."""
    return concept in ROLES or concept.removesuffix("s") in ROLES or concept in ROLE_FIT


def _role_like(concept: str, kind: str, weight: float) -> str:
    """The role that stands for a concept: a passage on imaging need not say "MRI" again, nor a dose "dose"."""
    if concept in ROLES:
        return concept if weight >= _TELLING else ""
    return "imaging" if kind == "imaging" and weight < _USUAL else ""


class Rarity:
    """How rare a term is among the passages: 0 where every one has it, 1 where none has."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._most = math.log((index.count + 1) / 0.5)

    def of_concept(self, concept: str) -> float:
        return self._rarity(self._index.frequency("concepts", concept))

    def of_stem(self, stem: str) -> float:
        count = self._index.frequency("text", stem)
        if not count and is_everyday(stem):
            return _CHATTER
        return _WORD * self._rarity(count)

    def _rarity(self, count: int) -> float:
        share = math.log((self._index.count + 1) / (count + 0.5)) / self._most
        return max(share, _LEAST_RARITY)


def _near(vocabulary: Vocabulary, concept: str) -> tuple[tuple[str, float], ...]:
    """Kin of a concept with how far a passage about them still answers, nearest kin first."""
    near: dict[str, float] = dict.fromkeys(vocabulary.kin(concept), OTHER_KIN)
    near.update(dict.fromkeys(vocabulary.broader(concept), _BROADER))
    narrower = _NARROWER if vocabulary.concept(concept).kind in SUBJECT_KINDS - {"drug"} else _ONE_OF_ITS_KIND
    near.update(dict.fromkeys(vocabulary.narrower(concept), narrower))
    return tuple(sorted(near.items(), key=lambda item: (-item[1], item[0])))


def is_plain_word(unit: Unit) -> bool:
    """Whether a passage covers the unit by having its word, and in no other way."""
    return not unit.is_concept and unit.key not in _GRADES


def share_of(unit: Unit, passage: Passage, features: Features) -> float:
    """How far a passage covers a unit: 1 when it is about it, less when it only names it or its kin."""
    share = _share_of(unit, passage, features)
    return max(share * unit.meant, share_said(unit.stems, features.stems)) if unit.verbatim else share


def share_said(stems: frozenset[str], said: frozenset[str]) -> float:
    """How far the words that are said are those of a name."""
    missing = len(stems - said)
    if not missing:
        return _SAYS_ALL if stems else 0.0
    return _SAYS_NEARLY_ALL if missing == 1 and len(stems) >= _SEVERAL else 0.0


def _share_of(unit: Unit, passage: Passage, features: Features) -> float:
    if not unit.is_concept:
        if unit.key in features.stems:
            return 1.0
        is_silent = unit.key in _GRADES and features.stems.isdisjoint(_GRADES)
        return _OF_ANY_GRADE if is_silent else 0.0
    if unit.key in passage.subjects or (unit.key == passage.role and unit.role):
        return _IS_ABOUT
    if unit.key in features.concepts:
        return unit.named
    for kin, worth in unit.near:
        if kin in features.concepts:
            return max(worth if kin in passage.subjects else worth * unit.named, unit.anyway)
    if unit.role and unit.role == passage.role:
        return _SAYS_AS_MUCH
    return _SAYS_THE_WORDS if unit.stems and unit.stems <= features.stems else unit.anyway


def is_everyday(stem: str) -> bool:
    """Whether a stem is of a common English word."""
    return bool(stem) and stem in _everyday_stems(stem[0])


@lru_cache(maxsize=100)
def _everyday_stems(letter: str) -> frozenset[str]:
    """The stems with this first letter. A stem keeps the first letter of its word, or loses it before an e
    ("oestrogen"): to analyse all ten thousand words at once would hold up the first question."""
    opens = (letter, "ae", "oe") if letter == "e" else (letter,)
    words = [word for word in common_words() if word.startswith(opens)]
    return frozenset(stem for stem in analyse(" ".join(words)) if stem[0] == letter)


@dataclass(frozen=True, slots=True)
class Features:
    """What scoring reads of a passage, worked out once: its concepts, and stems of all its words and
    of the statement's own."""

    concepts: frozenset[str]
    stems: frozenset[str]
    own_stems: frozenset[str]


@lru_cache(maxsize=50_000)
def features_of(passage: Passage) -> Features:
    """The features of a passage."""
    own = joined_stems(passage.text).split()
    others = joined_stems(f"{heading_of(passage)} {passage.plain}").split()
    return Features(frozenset(passage.concepts), frozenset((*own, *others)), frozenset(own))

"""Declines what the library does not cover, judged by what it found."""

from __future__ import annotations

import re

from curbside.answer.evidence import Evidence
from curbside.answer.question import Question
from curbside.answer.scope.decline import BELOW_FLOOR, NOT_IN_LIBRARY, Decline, decline, outside
from curbside.answer.shelf import Shelf

# What the passages must cover of a question: `reach` is what they cover between them, `answers` what
# the best of them covers alone in a fitting role. A long question is never covered by one passage,
# so either makes up for the other. More is asked of a question that names nothing covered here.
FLOOR, FLOOR_WITHOUT_SUBJECT = 1.0, 1.3
ALONE_COUNTS = 1.5
STRANGENESS = 0.4  # how far words that the library never uses make the rest count for less
# Kinds that stand for themselves where a topic is about them; an MRI or a knee does not.
_OF_ITS_OWN = frozenset({"disease", "syndrome", "drug", "score", "procedure", "sign", "study"})
# Someone may ask by symptoms alone, if there are enough of them to point anywhere.
_FEATURES = frozenset({"symptom", "sign"})
FEWEST_FEATURES = 2
# Each thing named that the packs list as covered elsewhere makes the rest count for less.
ELSEWHERE = 0.75

# "Which antibiotic reverses ...", "why does X cure ...": the question takes a cure for granted.
_CURE = r"(?:cures?|cured|reverses?|regrows?|regenerates?|dissolves?|heals?|restores?|repairs?|eliminates?)"
_TAKEN_FOR_GRANTED = re.compile(
    rf"\b(?:which|what) (?:\w+[ -]){{1,4}}?(?:will |can |best |fully |completely |actually )?{_CURE}\b|"
    rf"\b(?:why|how (?:quickly|fast|long|soon|often|much|many \w+)|when|since|given that|now that|because|"
    rf"seeing as|as)\b.{{0,80}}?\b(?:fully |completely )?{_CURE}\b"
)
_CLAIMS = re.compile(rf"\b{_CURE}\b")
_DENIES = re.compile(r"\b(?:no|not|cannot|never|without|unlikely|irreversible)\b")


def judge_coverage(question: Question, evidence: Evidence, shelf: Shelf) -> Decline | None:
    """None when there is enough to answer from."""
    elsewhere = shelf.elsewhere.find(question.text)
    covered = [c for c in question.concepts if _is_covered(c, shelf)]
    features = [c for c in question.concepts if shelf.vocabulary.concept(c).kind in _FEATURES]
    if not covered and (elsewhere or len(features) < FEWEST_FEATURES):
        return outside(question, shelf)
    found = evidence.reach + ALONE_COUNTS * evidence.answers
    found *= 1 - STRANGENESS * evidence.strange
    found *= ELSEWHERE ** len({m.words.lower() for m in elsewhere})
    if evidence.only_subject or found < (FLOOR if covered else FLOOR_WITHOUT_SUBJECT):
        if not covered:
            return outside(question, shelf)
        return decline(
            NOT_IN_LIBRARY,
            "The library has no passages on that: it does not cover what was asked closely enough to answer.",
            question, shelf,
        )
    if _TAKEN_FOR_GRANTED.search(question.folded) and not _supported(evidence):
        return decline(
            BELOW_FLOOR,
            "The question takes for granted something that no passage in the library supports, so it cannot "
            "be answered as asked.",
            question, shelf,
        )
    return None


def _is_covered(concept: str, shelf: Shelf) -> bool:
    """Whether naming the concept alone makes a question one for this library."""
    entry = shelf.vocabulary.concept(concept)
    if entry.scope == "core":
        return True
    return entry.kind in _OF_ITS_OWN and concept in shelf.knowledge.topics_about


def _supported(evidence: Evidence) -> bool:
    """Whether a passage on nearly all of the question says so itself, without a negation."""
    return any(
        c.coverage >= 0.8 and _CLAIMS.search(words) and not _DENIES.search(words)
        for c in evidence.candidates[:20]
        if (words := c.passage.text.lower())
    )

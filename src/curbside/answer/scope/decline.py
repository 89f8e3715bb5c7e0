"""The record of a decline, and what the library has near the question."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.answer.question import Question
from curbside.answer.shelf import Shelf

OUT_OF_SCOPE = "out_of_scope"
NOT_IN_LIBRARY = "not_in_library"
BELOW_FLOOR = "below_evidence_floor"
UNSAFE = "unsafe_without_examination"
INSTRUCTION = "instruction_in_question"

CLOSEST = 5


@dataclass(frozen=True, slots=True)
class Decline:
    """Why a question is not answered: code, a plain sentence, and topics the library has nearby."""

    code: str
    message: str
    closest: tuple[str, ...] = ()


def decline(code: str, message: str, question: Question, shelf: Shelf) -> Decline:
    """A decline with the topics about what the question names, or a narrower form of it, or else the pack's
    own list."""
    knowledge, vocabulary = shelf.knowledge, shelf.vocabulary
    diseases = [c for c in question.concepts if vocabulary.concept(c).kind in ("disease", "syndrome")]
    narrower = [form for disease in diseases for form in vocabulary.narrower(disease)]
    about = [
        knowledge.topics[topic].title
        for concept in (*question.concepts, *narrower)
        for topic in knowledge.topics_about.get(concept, ())
    ]
    nearby = [label for scope in knowledge.scope.values() for label in scope.get("nearby", ())]
    read = "".join(f" {reading}" for reading in question.readings if not reading.concept)
    return Decline(code, message + read, tuple(dict.fromkeys(about or nearby))[:CLOSEST])


def outside(question: Question, shelf: Shelf) -> Decline:
    """The decline of a question about something else altogether."""
    covers = "; ".join(pack.scope.rstrip(".") for pack in shelf.knowledge.packs)
    message = f"This is outside the library’s scope, so it is not covered here. The library covers: {covers}."
    return decline(OUT_OF_SCOPE, message, question, shelf)

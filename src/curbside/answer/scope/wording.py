"""Declines what a question's own words rule out, whatever the library holds; see `cues.py`."""

from __future__ import annotations

import re
from collections.abc import Container

from curbside.answer.question import Question
from curbside.answer.scope import cues
from curbside.answer.scope.decline import (
    INSTRUCTION,
    OUT_OF_SCOPE,
    UNSAFE,
    Decline,
    decline,
    outside,
)
from curbside.answer.shelf import Shelf


def judge_wording(question: Question, shelf: Shelf) -> Decline | None:
    """None when the wording lets the question be looked up."""
    folded = question.folded
    if cues.INSTRUCTION.search(folded):
        return decline(
            INSTRUCTION,
            "The question contains instructions to the system. Curbside answers from its library alone and does "
            "not follow them.",
            question, shelf,
        )
    if not _is_english(folded, shelf.vocabulary.known_words):
        return decline(OUT_OF_SCOPE, "Curbside can answer questions in English only.", question, shelf)
    if _is_about_someone_named(question, shelf):
        return decline(
            UNSAFE,
            "Curbside does not have information on private or named people, and does not guess what they have.",
            question, shelf,
        )
    if cues.EXAMINATION.search(folded) or cues.CERTAINTY.search(folded):
        return decline(
            UNSAFE,
            "Curbside cannot predict, promise or decide this for one person: it takes a clinician who has seen "
            "and examined them.",
            question, shelf,
        )
    return outside(question, shelf) if cues.TASK.search(folded) else None


def _is_english(folded: str, known: Container[str]) -> bool:
    """Most questions hold a small English word; key words alone are known to the library or everyday."""
    if len(cues.FOREIGN_SCRIPT.findall(folded)) > 0.3 * len(folded):
        return False
    words = re.findall(r"[a-z]+", folded)
    if len(words) < 5 or any(word in cues.SMALL_ENGLISH_WORDS for word in words):
        return True
    return sum(word in known for word in words) >= 0.5 * len(words)


def _is_about_someone_named(question: Question, shelf: Shelf) -> bool:
    if cues.TITLED.search(question.text) or cues.RECORD_NUMBER.search(question.folded):
        return True
    folded = question.folded
    if cues.SOMEONE.search(folded) and cues.ASKS_OF_THEM.search(folded) and cues.WHAT_THEY_HAVE.search(folded):
        return "i have" not in folded and "should" not in folded
    known = shelf.vocabulary.words
    for name in cues.NAME.finditer(question.text):
        first, last = name[1].lower(), name[2].lower()
        covered = any(m.start < name.end() and m.end > name.start() for m in question.mentions)
        if not covered and first not in known and last not in known:
            return True
    return False

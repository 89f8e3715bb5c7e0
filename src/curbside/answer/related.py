"""Related questions: other things this library answers about the same subject.

They are made from a few plain patterns, and only those that the library answered when it was built
are ever shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from curbside.answer.plan import GROUP_OF
from curbside.answer.question import Question
from curbside.answer.verify import Proven
from curbside.library.knowledge import Knowledge

if TYPE_CHECKING:
    from curbside.answer.record import Answer

MOST = 5
Answerable = Mapping[str, tuple[tuple[str, str], ...]]

# The section a question asks for, and its wording.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("definition", "What is {}?"),
    ("causes", "What causes {}?"),
    ("features", "What are the symptoms and signs of {}?"),
    ("warnings", "What are the warning signs of {}?"),
    ("imaging", "What does imaging show in {}?"),
    ("tests", "How is {} diagnosed?"),
    ("treatment", "How is {} treated?"),
    ("outlook", "What is the outlook for {}?"),
    ("harms", "What are the risks of treatment for {}?"),
)
_ABOUT_DISEASES = frozenset({"disease", "syndrome"})


def answerable_questions(
    knowledge: Knowledge, answer: Callable[[str], Answer]
) -> dict[str, list[tuple[str, str]]]:
    """(section, question) pairs by concept that the library really answers.

    Each question is asked, and kept only when the answer is not declined and gives that section.
    """
    kept: dict[str, list[tuple[str, str]]] = {}
    for concept in knowledge.topics_about:
        entry = knowledge.vocabulary.concept(concept)
        if entry.kind not in _ABOUT_DISEASES:
            continue
        for section, pattern in _PATTERNS:
            question = pattern.format(entry.term)
            if _gives(answer(question), section):
                kept.setdefault(concept, []).append((section, question))
    return kept


def _gives(answer: Answer, section: str) -> bool:
    return any(GROUP_OF[statement.role] == section for statement in answer.bottom_line)


def related_questions(
    question: Question, proven: Proven, answerable: Answerable
) -> tuple[str, ...]:
    """Questions on the same subjects whose section this answer does not already give."""
    given = {GROUP_OF[draft.role] for draft in proven.outline.drafts}
    found = [
        wording
        for concept in question.subjects or question.concepts
        for section, wording in answerable.get(concept, ())
        if section not in given
    ]
    return tuple(dict.fromkeys(found))[:MOST]

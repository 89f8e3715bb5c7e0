"""Follow-up questions: what a short question leans on from the questions before it."""

from __future__ import annotations

import re
from dataclasses import replace

from curbside.answer.intents import Intents
from curbside.answer.question import Enquiry, Question, understand
from curbside.library.knowledge import Knowledge

# "and after that?", "what about children?", "is it ...?": words that point back
_POINTS_BACK = re.compile(
    r"^(?:and|but|so|then|also|or|what if|what about|how about|even if|in that case)\b|"
    r"\b(?:it|its|this|that|these|those|they|them|he|she|him|her|his|their|the same|one|either|both|also|instead)\b"
)


def understand_in_turn(enquiry: Enquiry, knowledge: Knowledge) -> Question:
    """Reads a question in the light of the ones before it.

    A question that names no subject of its own, or points back, keeps the subject of the latest
    earlier question that had one; one that shows no want of its own keeps the earlier want too.
    """
    question = understand(enquiry, knowledge)
    for asked in reversed(enquiry.previous):
        earlier = understand(Enquiry(asked, enquiry.reader), knowledge)
        if earlier.subjects or earlier.concepts:
            return _lean(question, earlier)
    return question


def _lean(question: Question, earlier: Question) -> Question:
    if question.subjects and not _POINTS_BACK.search(question.folded):
        return question
    subjects = tuple(dict.fromkeys(question.subjects + earlier.subjects))
    carried = tuple(c for c in earlier.concepts if c not in question.concepts)
    return replace(
        question,
        reader=question.reader,
        intents=question.intents if question.intents.weights else _weaker(earlier.intents),
        subjects=subjects,
        concepts=question.concepts + carried,
        carried=carried,
    )


def _weaker(intents: Intents) -> Intents:
    return Intents(tuple((name, weight * 0.9) for name, weight in intents.weights))

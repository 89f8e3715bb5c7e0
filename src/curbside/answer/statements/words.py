"""The words of a passage for a reader, and whether it is for that reader at all."""

from __future__ import annotations

from curbside.answer.question import Question
from curbside.library.passages import Passage


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

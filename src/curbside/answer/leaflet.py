"""A leaflet as it is read: every sentence with the numbers of its references, in order of first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from curbside.answer.references import CitedReference, Numbers
from curbside.library.knowledge import Knowledge
from curbside.library.leaflets import SECTIONS, Leaflet, LeafletSection
from curbside.library.passages import Passage


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of a leaflet with the passages it stands on and the numbers of their references."""

    id: str
    text: str
    passages: tuple[str, ...]
    references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedSection:
    """A section under its heading; `question` is empty but for the section of questions."""

    key: str
    heading: str
    question: str
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, slots=True)
class CitedLeaflet:
    """A leaflet ready for a page or a printer; `grade` is its US reading grade."""

    id: str
    title: str
    subjects: tuple[str, ...]
    reviewed: str
    date: str
    words: int
    grade: float
    sections: tuple[CitedSection, ...]
    references: tuple[CitedReference, ...]


def cite_leaflet(leaflet: Leaflet, passages: Mapping[str, Passage], knowledge: Knowledge) -> CitedLeaflet:
    """The leaflet with its references numbered; `passages` are those its sentences stand on, by id."""
    numbers = Numbers(knowledge)
    sections = tuple(_cite_section(section, passages, numbers) for section in leaflet.sections)
    return CitedLeaflet(
        id=leaflet.id,
        title=leaflet.title,
        subjects=leaflet.subjects,
        reviewed=leaflet.reviewed,
        date=leaflet.date,
        words=leaflet.words,
        grade=round(leaflet.grade, 1),
        sections=sections,
        references=numbers.cited(),
    )


def _cite_section(section: LeafletSection, passages: Mapping[str, Passage], numbers: Numbers) -> CitedSection:
    sentences = []
    for sentence in section.sentences:
        cited = dict.fromkeys(reference for id in sentence.stands_on for reference in passages[id].references)
        found = tuple(numbers.of(reference) for reference in cited)
        sentences.append(CitedSentence(sentence.id, sentence.text, sentence.stands_on, found))
    return CitedSection(section.key, SECTIONS[section.key], section.question, tuple(sentences))

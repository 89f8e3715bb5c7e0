"""Leaflets: pages for patients, in sections that every leaflet has, each sentence on statements of the pack."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curbside.errors import IndexBroken
from curbside.library.safely import write_safely
from curbside.text.readability import reading_grade
from curbside.text.words import words

# In the order in which a leaflet has them; the file writes the key, a reader sees the heading.
SECTIONS: dict[str, str] = {
    "what-it-is": "What it is",
    "why": "Why it happens",
    "risk": "Who is at risk",
    "notice": "What you may notice",
    "help-now": "Get help now if",
    "found": "How it is found",
    "first": "What can be done first",
    "more": "If that is not enough",
    "specialist": "What specialists can do",
    "living": "Living with it",
    "prevention": "What helps to prevent it",
    "questions": "Questions people ask",
}
HELP_NOW = "help-now"
QUESTIONS = "questions"
VERSION = 1


@dataclass(frozen=True, slots=True)
class LeafletSentence:
    """One bullet; `stands_on` are the ids of the statements that say what it says."""

    id: str
    text: str
    stands_on: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class LeafletSection:
    """A section with its sentences; of the section of questions there is one for each question."""

    key: str
    question: str
    sentences: tuple[LeafletSentence, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet file: its front matter, and its sections in the order in which they stand."""

    id: str
    title: str
    subjects: tuple[str, ...]
    reviewed: str
    date: str
    sections: tuple[LeafletSection, ...]
    file: str

    @property
    def sentences(self) -> tuple[LeafletSentence, ...]:
        return tuple(sentence for section in self.sections for sentence in section.sentences)

    @property
    def grade(self) -> float:
        """The reading grade of its questions and sentences; raises BadInput when it has none."""
        lines = [line for s in self.sections for line in (s.question, *(each.text for each in s.sentences)) if line]
        return reading_grade("\n".join(lines))

    @property
    def words(self) -> int:
        """The number of words a reader sees: title, headings, questions and sentences."""
        headings = {SECTIONS.get(section.key, section.key) for section in self.sections}
        questions = [section.question for section in self.sections]
        texts = [self.title, *headings, *questions, *(sentence.text for sentence in self.sentences)]
        return sum(len(words(text)) for text in texts)


def write_leaflets(leaflets: Iterable[Leaflet], path: Path) -> None:
    """Writes leaflets as JSON, the same bytes for the same leaflets."""
    content = {"version": VERSION, "leaflets": [_row(leaflet) for leaflet in leaflets]}
    write_safely(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def read_leaflets(path: Path) -> tuple[Leaflet, ...]:
    """The leaflets in a file of `write_leaflets`; raises IndexBroken when it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']}, this Curbside reads {VERSION}")
        return tuple(_leaflet(row) for row in content["leaflets"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IndexBroken(
            f"The library's leaflets cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault


def _row(leaflet: Leaflet) -> dict[str, Any]:
    sections = [
        [each.key, each.question, [[s.id, s.text, s.stands_on, s.line] for s in each.sentences], each.line]
        for each in leaflet.sections
    ]
    return {name: getattr(leaflet, name) for name in leaflet.__slots__} | {"sections": sections}


def _leaflet(row: dict[str, Any]) -> Leaflet:
    sections = [
        LeafletSection(key, question, tuple(LeafletSentence(i, t, tuple(on), at) for i, t, on, at in sentences), line)
        for key, question, sentences, line in row["sections"]
    ]
    return Leaflet(**row | {"subjects": tuple(row["subjects"]), "sections": tuple(sections)})

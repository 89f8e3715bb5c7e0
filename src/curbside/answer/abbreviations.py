"""Abbreviations with more than one meaning: settled by the words beside them, and never silently.

A pack lists them in scope.yaml: `{abbreviation: MS, means: multiple-sclerosis, else: [{means: mitral
stenosis, beside: [mitral, valve]}]}`. Words of another meaning beside it settle it for that meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from curbside.library.knowledge import Knowledge
from curbside.text.words import fold

if TYPE_CHECKING:
    from curbside.answer.question import Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """How an ambiguous abbreviation was read: `concept` is empty where it means something else."""

    abbreviation: str
    concept: str
    means: str
    others: tuple[str, ...]

    def __str__(self) -> str:
        if not self.concept:
            return f"“{self.abbreviation}” was read as {self.means}, which the library does not cover."
        return f"“{self.abbreviation}” was read as {self.means}; it can also mean {' or '.join(self.others)}."


def read_abbreviations(
    text: str, mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[tuple[Mention, ...], tuple[Reading, ...]]:
    """The mentions that stand, and how each ambiguous abbreviation among them was read.

    Nothing is said of one whose meaning the question spells out itself.
    """
    listed = dict(_listed(knowledge))
    spelt_out = {m.concept for m in mentions if m.words not in listed}
    readings = tuple(dict.fromkeys(
        _read(text, mention, listed[mention.words], knowledge)
        for mention in mentions
        if mention.words in listed
        and listed[mention.words]["means"] == mention.concept
        and mention.concept not in spelt_out
    ))  # fmt: skip
    foreign = {reading.abbreviation for reading in readings if not reading.concept}
    return tuple(m for m in mentions if m.words not in foreign), readings


def _listed(knowledge: Knowledge) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for scope in knowledge.scope.values():
        for entry in scope.get("abbreviations", ()):
            yield entry["abbreviation"], entry


def _read(text: str, mention: Mention, entry: Mapping[str, Any], knowledge: Knowledge) -> Reading:
    for other in entry["else"]:
        if re.search(rf"\b(?:{'|'.join(map(re.escape, other['beside']))})", fold(text)):
            return Reading(mention.words, "", other["means"], ())
    term = knowledge.vocabulary.concept(mention.concept).term
    return Reading(mention.words, mention.concept, term, tuple(other["means"] for other in entry["else"]))

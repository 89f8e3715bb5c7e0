"""Changes of words: another drug, side, population or strength, a negation put in or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from curbside.library.vocabulary import Vocabulary

_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|can|should|may|must|has|have|had|does|do|did|will|could)\b(?!\s+(?:not|no)\b)"
)
_WITHOUT_IT = (
    (re.compile(r"\b(is|are|was|were|can|should|may|must|has|have|had|does|do|did|will|could)\s+not\b"), r"\1"),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\bwithout\b"), "with"),
    (re.compile(r"\b(?:with )no\b"), "with"),
    (re.compile(r"(?<=[a-z] )no (?=[a-z])"), ""),
    (re.compile(r"^No (?=[a-z])"), "Some "),
    (re.compile(r"\bnever\b"), "often"),
    (re.compile(r"\bnone of\b"), "all of"),
    (re.compile(r"\bnot (?=[a-z]+ing\b|to\b|offer)"), ""),
)


def drugs(text: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """Another drug by name: one of the packs, or one that no pack knows."""
    known = [c for c in vocabulary.concepts if c.kind == "drug" and not vocabulary.children(c.id)]
    for match in vocabulary.matcher.find_exact(text):
        if vocabulary.concept(match.concept).kind != "drug" or vocabulary.children(match.concept):
            continue
        for other in (*(c.term for c in known if c.id != match.concept), *words["drugs"]):
            if other.lower() not in text.lower():
                yield text[: match.start] + other + text[match.end :]


def sides(text: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """The other side."""
    yield from _replaced(text, words["sides"])


def populations(text: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """Other people."""
    yield from _replaced(text, words["populations"])


def strengths(text: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """The same said more strongly, or more weakly."""
    yield from _replaced(text, words["strengths"])


def _replaced(text: str, changes: Mapping[str, list[str]]) -> Iterator[str]:
    for pattern, others in changes.items():
        for found in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text, re.I):
            for other in others:
                if not re.search(rf"\b{re.escape(other)}\b", text, re.I):
                    new = other.capitalize() if found[0][0].isupper() and found.start() == 0 else other
                    yield text[: found.start()] + new + text[found.end() :]


def negations(text: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """A "not" put in, or a negation taken out."""
    for found in _AUXILIARY.finditer(text):
        yield text[: found.end()] + " not" + text[found.end() :]
    for pattern, new in _WITHOUT_IT:
        for found in pattern.finditer(text):
            yield text[: found.start()] + found.expand(new) + text[found.end() :]

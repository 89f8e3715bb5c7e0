"""Dropped conditions: "in mild disease", "unless", "after 48 h" left out, so that more is claimed than is so.

Sentences that hold too few conditions are framed with one of the list first; the frame stands in the
source as well, and what is changed or dropped of it makes the sentence false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_CLOSES = r"(?=[,;:.]\s|\.$|\)| (?:and|but) (?:is|are|was|were|has|have|should|may|can|it|they|the)\b)"
_OPENS_CLAUSE = re.compile(r"(?:only )?(?:if|unless|when|where|until|once|while|as long as|provided|except)\b", re.I)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|should|may|might|can|could|must|will|would|cannot|needs?|"
    r"goes|aims?|depends?|helps?|gives?|causes?|shows?|means?|found|suggests?|recommends?|occurs?|reduces?|improves?|"
    r"improved|remains?|makes?|takes?|begins?|affects?|follows?|followed|includes?|showed|gave|fell|rose)\b"
)
_SHORTEST = 5  # words that must be left of a sentence whose condition is dropped


def dropped(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """The sentence without one of its conditions."""
    for opening in words["conditions"]:
        for found in re.finditer(rf"(?<![\w-])(?:{opening})\b[^,;:.()]*?{_CLOSES}", text, re.I):
            left = _mended(text[: found.start()], text[found.end() :])
            if len(left.split()) >= _SHORTEST and len(found[0].split()) > 1 and _is_whole(found, text):
                yield left


def _is_whole(found: re.Match[str], text: str) -> bool:
    """Whether what is dropped is a condition and no more: a clause of its own, or a phrase without the
    verb of the sentence, which then stands before it or follows its comma."""
    if _OPENS_CLAUSE.match(found[0]):
        return True
    before = re.split(r"[,;:.]\s", text[: found.start()])[-1]
    opens = not before.strip() and text[found.end() : found.end() + 1] == ","
    return not _VERB.search(found[0]) and (opens or bool(_VERB.search(before)))


def _mended(before: str, after: str) -> str:
    """What is left, with its comma, capital and stop put right."""
    if not before.strip():
        after = after.lstrip(",;: ")
        return after[:1].upper() + after[1:]
    before = before.rstrip(", ") if after[:1] in ".,;" else before.rstrip()
    before = re.sub(r"[\s,]*\b(?:and|or|but|only)$", "", before)
    return before + after


def framed(text: str, words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(source, claim) pairs: the sentence under a condition, and the sentence without it."""
    for before in words["condition_frames"]["before"]:
        yield opened(before, text), text
    for after in words["condition_frames"]["after"]:
        yield f"{text.rstrip('.')}, {after}.", text


def reframed(text: str, frames: list[list[str]]) -> Iterator[tuple[str, str]]:
    """(source, claim) pairs: the sentence said of one side, or of some people, and of others."""
    for first, second in frames:
        yield opened(first, text), opened(second, text)


def opened(frame: str, text: str) -> str:
    """The sentence after a frame: "In children" and "Surgery helps." make "In children, surgery helps."."""
    first, _, rest = text.partition(" ")
    is_name = not first[1:].islower() or first.lower() not in _ORDINARY
    return f"{frame}, {text if is_name else f'{first.lower()} {rest}'}"


_ORDINARY = frozenset(
    "the a an in on of for with about most some many all people surgery treatment after before when if one two "
    "three four five among across early drugs pain weakness symptoms there no at by from this these it".split()
)

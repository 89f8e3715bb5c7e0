"""The manner of a passage: does it open with its subject, and is it easy to take in?

Read from the wording alone; it breaks ties between passages that cover a question equally well.
"""

from __future__ import annotations

import re
from functools import lru_cache

from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.words import fold

_ARTICLE = re.compile(
    r"^(?:(?:a|an|the|most|typical|acute|chronic|early|idiopathic|in|for|suspected|treat an episode of) )+"
)
_FORBIDS = re.compile(
    r"\b(?:contraindicat\w+|(?:should|must|do|may|can) not|cannot|never|avoid(?:ed)?|"
    r"not (?:recommended|advised|offered)|"
    r"advises? against|suggests? against|unsafe|dangerous)\b"
)
LONG, MANY_FIGURES = 28, 3  # words, figures: beyond these a sentence is harder to take in


def leads_with(passage: Passage, concept: str, vocabulary: Vocabulary) -> bool:
    """Whether the passage opens with the concept: "Laminoplasty widens ..."."""
    return concept in passage.concepts and _opening(passage).startswith(_names(concept, vocabulary))


@lru_cache(maxsize=50_000)
def _opening(passage: Passage) -> str:
    return _ARTICLE.sub("", fold(passage.text[:90]))


@lru_cache(maxsize=5_000)
def _names(concept: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(fold(term) for term in vocabulary.terms(concept))


@lru_cache(maxsize=50_000)
def ease(passage: Passage) -> float:
    """0 for a short general sentence, below 0 the longer, the fuller of figures."""
    words = passage.text.split()
    figures = sum(any(ch.isdigit() for ch in word) for word in words)
    return -0.0015 * max(0, len(words) - LONG) - 0.008 * max(0, figures - MANY_FIGURES)


@lru_cache(maxsize=50_000)
def forbids(passage: Passage) -> bool:
    """Whether the passage warns something off: contraindicated, should not, avoid."""
    return bool(_FORBIDS.search(fold(passage.text)))

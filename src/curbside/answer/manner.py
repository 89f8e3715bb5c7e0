"""The manner of a passage: does it speak of its subject in general, or report one study's figures?

Read from the wording alone; it breaks ties between passages that cover a question equally well.
"""

from __future__ import annotations

import re
from functools import lru_cache

from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.words import fold

_ARTICLE = re.compile(r"^(?:(?:a|an|the|most|typical|acute|chronic|early|idiopathic|in|for|suspected|treat an episode of) )+")
# "In 55 people ...", "A meta-analysis of ...", "Of 278 ...": one study speaking, not the field
_ONE_STUDY = re.compile(
    r"^(?:in (?:an?|one|the|two|three|\d[\d ,]*)\b(?! (?:adults?|person|people|child|children|emergency)\b)|of \d|among\b|across\b|"
    r"an? (?:\d{4} )?(?:\w+ )?(?:\w+ )?(?:meta-analysis|systematic review|review|trial|series|cohort|study|survey|registry)\b|"
    r"one (?:study|paper|review|series|cohort|reference|patient|online)\b|\d)"
)
_NARROW = 0.02
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
    """0 for a short general sentence, below 0 the longer, the fuller of figures, the narrower it is."""
    words = passage.text.split()
    figures = sum(any(ch.isdigit() for ch in word) for word in words)
    narrow = _NARROW if _ONE_STUDY.match(fold(passage.text)) else 0.0
    return -0.0015 * max(0, len(words) - LONG) - 0.008 * max(0, figures - MANY_FIGURES) - narrow

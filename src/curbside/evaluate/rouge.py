"""ROUGE-2 and ROUGE-SU4 as BioASQ computes them, which is as ROUGE 1.5.5 does with no stemming and every word.

Words are runs of small letters and digits; hyphens part them. SU4 counts pairs of words in order with at most
four words between them, and single words. The original never reaches the last single word of a text, nor
does this. Over several references, hits and counts are summed before they are divided. F1 weighs both alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9]+")
_GAP = 4  # words that may stand between the two of a pair


@dataclass(frozen=True, slots=True)
class Rouge:
    """Recall, precision and F1, each 0 to 1."""

    recall: float
    precision: float
    f1: float


def rouge_2(text: str, references: Iterable[str]) -> Rouge:
    """Overlap of pairs of neighbouring words."""
    return _compared(_pairs(rouge_words(text), 0), [_pairs(rouge_words(each), 0) for each in references])


def rouge_su4(text: str, references: Iterable[str]) -> Rouge:
    """Overlap of single words and of pairs with at most four words between them."""
    return _compared(skip_pairs(rouge_words(text)), [skip_pairs(rouge_words(each)) for each in references])


def rouge_words(text: str) -> list[str]:
    """The words that are compared."""
    return _WORD.findall(text.lower())


def skip_pairs(words: Sequence[str]) -> Counter:
    """What SU4 counts of a text."""
    return _pairs(words, _GAP) + Counter(words[:-1])


def compared_su4(text: Counter, references: Sequence[Counter]) -> Rouge:
    """SU4 of counts made by `skip_pairs`."""
    return _compared(text, references)


def _pairs(words: Sequence[str], gap: int) -> Counter:
    return Counter(
        (first, second) for n, first in enumerate(words) for second in words[n + 1 : n + gap + 2]
    )


def _compared(text: Counter, references: Sequence[Counter]) -> Rouge:
    size = sum(text.values()) * len(references)
    wanted = sum(sum(each.values()) for each in references)
    hits = sum(sum((text & each).values()) for each in references)
    if not hits:
        return Rouge(0.0, 0.0, 0.0)
    recall, precision = hits / wanted, hits / size
    return Rouge(recall, precision, 2 * recall * precision / (recall + precision))

"""The chooser: which sentences of running text answer a question, best first, by a few learned weights.

The weights stand in `chooser.json` and are made by `python -m benchmarks.chooser`. A sentence is judged by how
much of the question it names, by how far the other sentences say the same, by its length, its wording and its
place. Where passages stand in an order that means something (the nearest first), their places count as well.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).with_suffix(".json")
# How a paper words what it found, did, and meant to do; what a definition and an effect are told with.
_WORDINGS = {
    "concludes": r"\b(?:conclu\w+|suggest\w*|indicat\w+|demonstrat\w+|show(?:s|ed|n)?|found|results? in)\b",
    "speaks of itself": r"\b(?:we|our|this (?:study|review|article|paper|case)|here)\b",
    "tells the method": r"\b(?:patients were|were (?:randomi[sz]ed|enrolled|included|assessed|evaluated)|objective|"
    r"aim(?:s|ed)?|purpose|methods?|background|investigat\w+|evaluate)\b",
    "defines": r"\b(?:is|are) (?:an?|the|one of)\b",
    "tells an effect": r"\b(?:caused by|due to|leads? to|associated with|characteri[sz]ed by|consists? of|includ\w+|"
    r"such as|used (?:to|for|in)|approved|inhibit\w+|mutations?|encod\w+)\b",
    "has figures": r"\d",
    "has brackets": r"\(",
    "opens with a label": r"^.{1,24}:",
    "asks": r"\?$",
}
_PATTERNS = {name: re.compile(pattern, re.I) for name, pattern in _WORDINGS.items()}
# A sentence that opens so leans on the one before it.
LEANS = re.compile(
    r"(?:It|They|This|These|Those|Such|He|She|However|Therefore|Thus|In this|For this|Moreover|Furthermore|In addition|"
    r"Additionally|Also)\b"
)
_SHORT, _LONG, _LONGEST = 8, 30, 70  # words
_FIRST_FEW = 3
_RAREST = 8.0


Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its stems; `named` is the share of the question that it names, by weight, and `paired`
    the share of the question's neighbouring words that it has side by side. It is the `place`th of `of`
    sentences of the `passage`th of `passages`, all from 0."""

    text: str
    stems: tuple[str, ...]
    named: float
    paired: float = 0.0
    place: int = 0
    of: int = 1
    passage: int = 0
    passages: int = 1


@dataclass(frozen=True, slots=True)
class Length:
    """How much is chosen: at most `words`, and after the first only what is worth `least` of the best.
    `alike` is what likeness to a sentence already chosen takes off."""

    words: int
    least: float = 0.0
    alike: float = 0.4


def score_sentences(
    sentences: Sequence[Sentence], weigh: Callable[[str], float], *, in_order: bool = False
) -> tuple[float, ...]:
    """What each sentence is worth, about 0 to 1. `weigh` tells how rare a stem is; `in_order` says that the
    order of the passages means something."""
    weights = read_weights()["in order" if in_order else "in any order"]
    rows = features_of(sentences, weigh, in_order=in_order)
    return tuple(sum(weights[name] * value for name, value in row.items()) for row in rows)


def choose(
    sentences: Sequence[Sentence], scores: Sequence[float], vectors: Sequence[Vector], length: Length
) -> tuple[int, ...]:
    """The places of the chosen sentences in the order of the text. The best is taken whatever its length.

    `vectors` are those of `vectors_of`, by which sentences that say the same are told.
    """
    left, chosen, words = list(range(len(sentences))), [], 0
    worth = list(scores)
    while left:
        best = max(left, key=lambda n: (worth[n], -n))
        if chosen and worth[best] < length.least * max(scores):
            break
        left.remove(best)
        size = len(sentences[best].text.split())
        if chosen and words + size > length.words:
            continue
        chosen.append(best)
        words += size
        for n in left:
            worth[n] = min(worth[n], scores[n] - length.alike * _likeness(vectors[n], vectors[best]))
    return tuple(sorted(chosen))


def read_weights() -> Mapping[str, Mapping[str, float]]:
    """The learned weights of each feature, with and without the order of passages."""
    return _read()["weights"]


def read_lengths() -> Mapping[str, Length]:
    """How long an answer is best, by type of question; "other" for any other."""
    return {type: Length(**length) for type, length in _read()["lengths"].items()}


@lru_cache(maxsize=1)
def _read() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    return json.loads(WEIGHTS.read_text("utf-8"))


def features_of(
    sentences: Sequence[Sentence], weigh: Callable[[str], float], *, in_order: bool
) -> list[dict[str, float]]:
    """The features of each sentence by name."""
    rarity = {stem: weigh(stem) for sentence in sentences for stem in sentence.stems}
    held = [tuple(dict.fromkeys(sentence.stems)) for sentence in sentences]  # in order, so that sums are the same
    said_by = Counter(stem for stems in held for stem in stems)
    others = max(1, len(sentences) - 1)
    rows = []
    for sentence, stems in zip(sentences, held, strict=True):
        whole = sum(rarity[stem] for stem in stems) or 1.0
        agreed = sum((said_by[stem] - 1) * rarity[stem] for stem in stems) / (others * whole)
        row = {
            "constant": 1.0,
            "named": sentence.named,
            "named, squared": sentence.named**2,
            "paired": sentence.paired,
            "agreed": agreed,
            "rarity": whole / max(1, len(stems)) / _RAREST,
            "one of few": 1 / len(sentences),
            **_length(len(sentence.text.split())),
            **{name: float(bool(pattern.search(sentence.text))) for name, pattern in _PATTERNS.items()},
            "leans": float(bool(LEANS.match(sentence.text))),
            "opens with a capital": float(sentence.text[:1].isupper()),
            "first of its passage": float(sentence.place == 0),
            "last of its passage": float(sentence.place == sentence.of - 1),
        }
        rows.append({**row, **_order(sentence)} if in_order else row)
    return rows


def _length(words: int) -> dict[str, float]:
    return {
        "length": math.log(words + 1),
        "length to sixty": min(words, 60) / 30,
        "length over thirty": min(max(words - _LONG, 0), _LONGEST - _LONG) / 30,
        "short": float(words < _SHORT),
    }


def _order(sentence: Sentence) -> dict[str, float]:
    return {
        "nearness": 1 / (1 + sentence.passage),
        "of the first passage": float(sentence.passage == 0),
        "of the first few passages": float(sentence.passage < _FIRST_FEW),
        "how far down": sentence.passage / max(1, sentence.passages),
    }


def vectors_of(sentences: Sequence[Sentence], weigh: Callable[[str], float]) -> list[Vector]:
    """For each sentence its stems by rarity, of length one."""
    return [_vector(sentence, weigh) for sentence in sentences]


def _vector(sentence: Sentence, weigh: Callable[[str], float]) -> Vector:
    found = {stem: weigh(stem) for stem in dict.fromkeys(sentence.stems)}
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {stem: value / length for stem, value in found.items()}


def _likeness(one: Vector, other: Vector) -> float:
    return sum(value * other.get(stem, 0.0) for stem, value in one.items())

"""A small learner for controls and cross-validation: logistic regression over named features, in plain Python.

Nothing that it learns from a bench is shipped; it shows what can be told from the words alone.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of each feature by class, in the order of `classes`."""

    classes: tuple[str, ...]
    weights: Mapping[str, Sequence[float]]

    def best(self, features: Features) -> str:
        """The class of the highest score, the first of equals."""
        scores = _scores(features, self.weights, len(self.classes))
        return self.classes[max(range(len(scores)), key=lambda n: (scores[n], -n))]


def learn(
    rows: Sequence[tuple[Features, str]], *, passes: int = 8, rate: float = 0.3, decay: float = 1e-4, seed: int = 1
) -> Learnt:
    """Multinomial logistic regression by stochastic descent; classes weigh alike however rare they are."""
    classes = tuple(sorted({label for _, label in rows}))
    place = {label: n for n, label in enumerate(classes)}
    balance = [len(rows) / (len(classes) * sum(label == each for _, label in rows)) for each in classes]
    weights: dict[str, list[float]] = {}
    chance, order = random.Random(seed), list(range(len(rows)))
    for turn in range(passes):
        chance.shuffle(order)
        step = rate / (1 + turn)
        for at in order:
            features, label = rows[at]
            shares = _softmax(_scores(features, weights, len(classes)))
            shares[place[label]] -= 1.0
            factor = step * balance[place[label]]
            for name, value in features.items():
                held = weights.setdefault(name, [0.0] * len(classes))
                for n, share in enumerate(shares):
                    held[n] -= factor * (share * value + decay * held[n])
    return Learnt(classes, weights)


def _scores(features: Features, weights: Mapping[str, Sequence[float]], count: int) -> list[float]:
    scores = [0.0] * count
    for name, value in features.items():
        held = weights.get(name)
        if held is not None:
            for n in range(count):
                scores[n] += held[n] * value
    return scores


def _softmax(scores: list[float]) -> list[float]:
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def folds(groups: Sequence[str], count: int, seed: int = 1) -> list[list[int]]:
    """Places of the rows of each fold; rows of one group are never in two folds."""
    names = sorted(set(groups))
    random.Random(seed).shuffle(names)
    sizes, of = [0] * count, {}
    for name in sorted(names, key=lambda each: -groups.count(each)):
        smallest = sizes.index(min(sizes))
        of[name] = smallest
        sizes[smallest] += groups.count(name)
    return [[n for n, group in enumerate(groups) if of[group] == fold] for fold in range(count)]


def macro_f1(right: Sequence[str], told: Sequence[str]) -> float:
    """The mean over the classes of the harmonic mean of precision and recall."""
    found = []
    for each in sorted(set(right)):
        both = sum(r == t == each for r, t in zip(right, told, strict=True))
        found.append(2 * both / (right.count(each) + told.count(each)) if both else 0.0)
    return sum(found) / len(found)


def words_as_features(prefix: str, roots: Iterable[str], rarity: Mapping[str, float]) -> dict[str, float]:
    """A bag of words, each by its rarity, of length one."""
    found = {f"{prefix} {root}": rarity.get(root, 1.0) for root in set(roots)}
    length = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {name: value / length for name, value in found.items()}

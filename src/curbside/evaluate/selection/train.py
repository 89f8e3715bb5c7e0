"""Learns the chooser's weights: a ridge regression of what a sentence by itself would score, in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from curbside.answer.chooser import features_of
from curbside.evaluate.rouge import compared_su4
from curbside.evaluate.selection.questions import SelectionQuestion

_RIDGE = 1.0


@dataclass(frozen=True)
class Rows:
    """The features of a question's sentences, and its share of the sums that the regression solves."""

    features: tuple[tuple[float, ...], ...]
    products: tuple[tuple[float, ...], ...]
    targets: tuple[float, ...]


def make_rows(
    question: SelectionQuestion, weigh: Callable[[str], float], *, in_order: bool
) -> tuple[Rows, tuple[str, ...]]:
    """The rows of a question and the names of their features. Questions weigh by the root of their sentences."""
    found = features_of(question.sentences, weigh, in_order=in_order)
    names = tuple(found[0])
    features = tuple(tuple(row[name] for name in names) for row in found)
    worth = [compared_su4(counts, question.wanted).f1 for counts in question.counts]
    weight = len(features) ** -0.5
    size = range(len(names))
    products = tuple(tuple(weight * sum(row[a] * row[b] for row in features) for b in size) for a in size)
    targets = tuple(weight * sum(row[a] * y for row, y in zip(features, worth, strict=True)) for a in size)
    return Rows(features, products, targets), names


def solve(rows: Iterable[Rows]) -> tuple[float, ...]:
    """The weights that fit the rows best."""
    rows = tuple(rows)
    size = range(len(rows[0].targets))
    matrix = [[sum(row.products[a][b] for row in rows) + _RIDGE * (a == b) for b in size] for a in size]
    targets = [sum(row.targets[a] for row in rows) for a in size]
    return _solved(matrix, targets)


def train_weights(
    questions: Sequence[SelectionQuestion], weigh: Callable[[str], float], *, in_order: bool
) -> Mapping[str, float]:
    """Weights by the name of the feature, learned from all the questions."""
    made = [make_rows(question, weigh, in_order=in_order) for question in questions]
    return dict(zip(made[0][1], solve(rows for rows, _ in made), strict=True))


def _solved(matrix: list[list[float]], targets: list[float]) -> tuple[float, ...]:
    """Solves a symmetric positive system by Gaussian elimination."""
    size = len(targets)
    rows = [[*matrix[n], targets[n]] for n in range(size)]
    for n in range(size):
        pivot = max(range(n, size), key=lambda at: abs(rows[at][n]))
        rows[n], rows[pivot] = rows[pivot], rows[n]
        for below in range(n + 1, size):
            factor = rows[below][n] / rows[n][n]
            if factor:
                rows[below] = [a - factor * b for a, b in zip(rows[below], rows[n], strict=True)]
    found = [0.0] * size
    for n in reversed(range(size)):
        found[n] = (rows[n][size] - sum(rows[n][at] * found[at] for at in range(n + 1, size))) / rows[n][n]
    return tuple(found)

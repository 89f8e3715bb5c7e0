"""Chooses an ideal answer for every question and scores it beside the first sentences at equal length.

Learned in folds by question: the weights, and for each type of question how long the answer is. The shipped
weights are scored as well, which flatters them where they were learned from the same questions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curbside.answer.chooser import Length, read_lengths, score_sentences
from curbside.evaluate.measures import mean
from curbside.evaluate.rouge import rouge_2
from curbside.evaluate.selection.questions import Selection, SelectionQuestion
from curbside.evaluate.selection.train import make_rows, solve

FOLDS = 5
LENGTHS = tuple(Length(words, least) for words in (30, 45, 80) for least in (0.4, 0.6, 0.75))
_SEED = 1

Chosen = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """Means over all questions."""

    words: float
    rouge_2_recall: float
    rouge_2_f1: float
    su4_recall: float
    su4_f1: float

    @property
    def measures(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class SelectionRun:
    """Scores by the name of the chooser; `gain` is how far SU4 F1 of the learned one in cross-validation lies
    above the first sentences at equal length, `gain_any_order` the same without the order of passages."""

    questions: int
    scores: Mapping[str, Scored]
    gain: float
    gain_any_order: float

    @property
    def measures(self) -> dict[str, Any]:
        return {
            "questions": self.questions, "gain": self.gain, "gain_any_order": self.gain_any_order,
            "choosers": {name: scored.measures for name, scored in self.scores.items()},
        }  # fmt: skip

    def as_table(self, *, misses: bool = False) -> str:
        lines = [f"{'':<42} {'words':>6} {'R-2 rec':>8} {'R-2 F1':>8} {'SU4 rec':>8} {'SU4 F1':>8}"]
        for name, s in self.scores.items():
            cells = f"{s.rouge_2_recall:>8.3f} {s.rouge_2_f1:>8.3f} {s.su4_recall:>8.3f} {s.su4_f1:>8.3f}"
            lines.append(f"{name:<42} {s.words:>6.1f} {cells}")
        lines.append("SU4 F1 above the first sentences at equal length: "
                     f"{self.gain:+.3f}; in any order {self.gain_any_order:+.3f}")
        return "\n".join(lines)


def run_selection(selection: Selection, *, with_oracle: bool = True) -> SelectionRun:
    """Scores the first sentences, the shipped chooser, and the chooser learned in folds with and without order."""
    questions, weigh = selection.questions, selection.weigh
    learned = {in_order: _crossed(questions, weigh, in_order=in_order) for in_order in (True, False)}
    lengths = read_lengths()
    shipped = [
        q.chosen(score_sentences(q.sentences, weigh, in_order=True), lengths.get(q.type, lengths["other"]))
        for q in questions
    ]
    chosen = {
        "learned in folds": learned[True],
        "first sentences, as long": _first_as_long(questions, learned[True]),
        "learned in folds, in any order": learned[False],
        "first sentences, as long as that": _first_as_long(questions, learned[False]),
        "shipped weights": shipped,
        "first sentences to 60 words": [_first(q, 60) for q in questions],
    }
    if with_oracle:
        chosen["best there is, picked greedily"] = [_greedy(q) for q in questions]
    scores = {name: _scored(questions, each) for name, each in chosen.items()}
    gains = [
        scores[one].su4_f1 - scores[other].su4_f1
        for one, other in zip(list(scores)[0:4:2], list(scores)[1:4:2], strict=True)
    ]
    return SelectionRun(len(questions), scores, gains[0], gains[1])


def _crossed(
    questions: Sequence[SelectionQuestion], weigh: Callable[[str], float], *, in_order: bool
) -> list[Chosen]:
    """What is chosen for each question with weights and lengths learned from the other folds."""
    rows = [make_rows(question, weigh, in_order=in_order)[0] for question in questions]
    order = list(range(len(questions)))
    random.Random(_SEED).shuffle(order)
    fold_of = {at: n % FOLDS for n, at in enumerate(order)}
    found: list[Chosen] = [()] * len(questions)
    for fold in range(FOLDS):
        kept = [at for at in order if fold_of[at] != fold]
        weights = solve(rows[at] for at in kept)
        scores = {at: _worth(rows[at].features, weights) for at in order}
        lengths = best_lengths([(questions[at], scores[at]) for at in kept])
        for at in order:
            if fold_of[at] == fold:
                found[at] = questions[at].chosen(scores[at], lengths[questions[at].type])
    return found


def _worth(features: Sequence[Sequence[float]], weights: Sequence[float]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, weights, strict=True)) for row in features)


def best_lengths(scored: Sequence[tuple[SelectionQuestion, Sequence[float]]]) -> dict[str, Length]:
    """For each type of question the length that scores best."""
    found = {}
    for type in sorted({question.type for question, _ in scored}):
        of_type = [(q, s) for q, s in scored if q.type == type]

        def worth(length: Length, of_type=of_type) -> float:
            return mean(q.su4(q.chosen(s, length)).f1 for q, s in of_type) or 0.0

        found[type] = max(LENGTHS, key=worth)
    return found


def _first(question: SelectionQuestion, words: int) -> Chosen:
    """The first sentences that fit in a number of words, the very first in any case."""
    found, used = [], 0
    for n in range(len(question.sentences)):
        used += question.words((n,))
        if found and used > words:
            break
        found.append(n)
    return tuple(found)


def _first_as_long(questions: Sequence[SelectionQuestion], others: Sequence[Chosen]) -> list[Chosen]:
    """First sentences with the least limit of words at which they are on average no shorter than the others."""
    wanted = sum(q.words(chosen) for q, chosen in zip(questions, others, strict=True))
    for limit in range(5, 200):
        found = [_first(question, limit) for question in questions]
        if sum(q.words(chosen) for q, chosen in zip(questions, found, strict=True)) >= wanted:
            return found
    return found


def _greedy(question: SelectionQuestion) -> Chosen:
    """Sentences added one by one as long as SU4 F1 rises, knowing the ideal answers: what cannot be beaten much."""
    found: list[int] = []
    best = 0.0
    while True:
        left = [n for n in range(len(question.sentences)) if n not in found]
        tried = [(question.su4(tuple(sorted((*found, n)))).f1, n) for n in left]
        if not tried or max(tried)[0] <= best:
            return tuple(sorted(found))
        best, at = max(tried)
        found.append(at)


def _scored(questions: Sequence[SelectionQuestion], chosen: Sequence[Chosen]) -> Scored:
    su4 = [q.su4(each) for q, each in zip(questions, chosen, strict=True)]
    two = [rouge_2(q.text(each), q.ideal) for q, each in zip(questions, chosen, strict=True)]
    count = len(questions)
    return Scored(
        sum(q.words(each) for q, each in zip(questions, chosen, strict=True)) / count,
        sum(r.recall for r in two) / count,
        sum(r.f1 for r in two) / count,
        sum(r.recall for r in su4) / count,
        sum(r.f1 for r in su4) / count,
    )

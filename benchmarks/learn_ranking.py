"""Learns the weights of `index/ranking.py` from questions with right passages, and says how well they carry over.

    python -m benchmarks.learn_ranking [MODEL --] PASSAGES QUESTIONS [WEIGHT] -- PASSAGES QUESTIONS [WEIGHT] ...

With the folder of a sentence MODEL it learns the weights that hold where passages have vectors.
Each set counts by its WEIGHT (1 unless given), however many questions it has. The weights are those of a
softmax over the passages found for a question, so that the right ones get most of it. They are learned on
every other question and measured on the rest, both ways round, before they are learned on all. Needs the
extra `evaluate` (numpy comes with it).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from curbside.answer.own_units import own_units
from curbside.answer.question import Enquiry, understand
from curbside.answer.seeking import query_for_running_text
from curbside.answer.shelf import Shelf
from curbside.consult import Consult
from curbside.evaluate.retrieval.files import Asked, read_questions, read_rows
from curbside.evaluate.retrieval.library import Measured, write_library
from curbside.evaluate.retrieval.measures import measure
from curbside.index.dense.encoder import Encoder, LocalEncoder
from curbside.index.ranking import DEPTH, WEIGHTS, WITH_MEANING, Signals, look_at
from curbside.settings import load_settings

MOST_QUESTIONS, CONSIDERED = 1000, 60
ROUNDS, STEPS, RATE, PENALTY = 2, 150, 0.1, 1e-3


@dataclass(frozen=True, slots=True)
class Seen:
    """A question, the rows found for it and, for each, the signals of its passages as (passages, signals)."""

    asked: Asked
    rows: tuple[str, ...]
    signals: tuple[np.ndarray, ...]

    def ranked(self, weights: np.ndarray) -> list[str]:
        scores = [-(each @ weights).max() for each in self.signals]
        return [self.rows[n] for n in np.argsort(scores, kind="stable")]

    def example(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
        """Signals of the best passage of each of the nearest rows, and the share each row should get."""
        if not self.rows:
            return None
        best = np.array([each[np.argmax(each @ weights)] for each in self.signals])
        nearest = np.argsort(-(best @ weights), kind="stable")[:CONSIDERED]
        right = np.array([float(self.asked.passages.get(self.rows[n], 0) > 0) for n in nearest])
        return (best[nearest], right / right.sum()) if right.any() else None


def main(arguments: Sequence[str]) -> None:
    """Prints measures by set and half, and the weights."""
    shelf = Consult.open(replace(load_settings(), keep_answers=False)).shelf
    sets, encoder = [], None
    for told in " ".join(arguments).split(" -- "):
        passages, *questions = told.split()
        if not questions:
            encoder = LocalEncoder.of(Path(passages))
            continue
        weight = float(questions[1]) if questions[1:] else 1.0
        sets.append((_see(shelf, Path(passages), Path(questions[0]), encoder), weight))
    start = np.array(WITH_MEANING if encoder else WEIGHTS)
    for half in (0, 1):
        learned = learn([(seen[half::2], weight) for seen, weight in sets], start)
        for number, (seen, _) in enumerate(sets, 1):
            held_out = seen[1 - half :: 2]
            told = measure({s.asked.id: s.ranked(learned) for s in held_out},
                           {s.asked.id: s.asked.passages for s in held_out})  # fmt: skip
            print(f"half {half + 1}, set {number}:", {name: round(value, 4) for name, value in told.items()})
    print(Signals(*np.round(learn(sets, start), 2).tolist()))


def _see(shelf: Shelf, passages: Path, questions: Path, encoder: Encoder | None) -> list[Seen]:
    rows, asked = read_rows([passages]), read_questions(questions)
    with TemporaryDirectory() as folder:
        measured = write_library(Path(folder), rows, shelf.vocabulary, encoder)
        return [_look(replace(shelf, own=measured.index), measured, each)
                for each in asked[:: max(len(asked) // MOST_QUESTIONS, 1)]]  # fmt: skip


def _look(shelf: Shelf, measured: Measured, asked: Asked) -> Seen:
    question = understand(Enquiry(asked.question), shelf.knowledge)
    units = own_units(question, shelf)
    query = query_for_running_text(question, units, shelf)
    found: dict[str, list[Signals]] = {}
    for hit, signals in look_at(measured.index, query, measured.index.count if asked.among else DEPTH):
        row = measured.row_of[hit.passage.id]
        if row not in asked.neither and (not asked.among or row in asked.among):
            found.setdefault(row, []).append(signals)
    return Seen(asked, tuple(found), tuple(np.array(each) for each in found.values()))


def learn(sets: list[tuple[list[Seen], float]], weights: np.ndarray) -> np.ndarray:
    """The weights after some rounds, each of which looks anew at which passage speaks for a row."""
    for _ in range(ROUNDS):
        signals, shares, counts = [], [], []
        for seen, weight in sets:
            examples = [example for each in seen if (example := each.example(weights))]
            for found, share in examples:
                signals.append(found)
                shares.append(share)
                counts.append(weight / len(examples))
        weights = _descend(signals, shares, np.array(counts) / sum(counts), weights)
    return weights


def _descend(signals: list[np.ndarray], shares: list[np.ndarray], counts: np.ndarray, weights: np.ndarray):
    """Adam on the loss of the softmax, over signals brought to one spread."""
    sizes = np.array([len(each) for each in signals])
    starts, owner = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    stacked, wanted = np.concatenate(signals), np.concatenate(shares)
    spread = stacked.std(0) + 1e-9
    scaled, now = (stacked - stacked.mean(0)) / spread, weights * spread
    mean, square = np.zeros_like(now), np.zeros_like(now)
    for step in range(1, STEPS + 1):
        scores = scaled @ now
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        likely /= np.add.reduceat(likely, starts)[owner]
        slope = scaled.T @ ((likely - wanted) * counts[owner]) + PENALTY * now
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE if step < 2 * STEPS / 3 else RATE / 5
        now = now - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return now / spread


if __name__ == "__main__":
    main(sys.argv[1:])

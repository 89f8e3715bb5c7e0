"""Learns the weights of `answer/chooser.json` from questions with ideal answers, and writes the file.

    python -m benchmarks.chooser QUESTIONS.jsonl.gz PASSAGES.jsonl.gz

Only numbers are kept of the questions: some thirty weights and the best length for each type of question.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from curbside.answer.chooser import WEIGHTS, Length, features_of
from curbside.evaluate.selection import read_selection, train_weights
from curbside.evaluate.selection.run import best_lengths

_OTHER = Length(45, 0.6)  # of a question of no type that was learned from


def main() -> None:
    """Writes the weights with and without the order of passages, and the lengths."""
    selection = read_selection(*map(Path, sys.argv[1:3]))
    questions, weigh = selection.questions, selection.weigh
    weights = {
        name: train_weights(questions, weigh, in_order=in_order)
        for name, in_order in (("in order", True), ("in any order", False))
    }
    scored = []
    for question in questions:
        rows = features_of(question.sentences, weigh, in_order=True)
        scored.append((question, [sum(weights["in order"][k] * v for k, v in row.items()) for row in rows]))
    lengths = {**best_lengths(scored), "other": _OTHER}
    content = {
        "made_by": "python -m benchmarks.chooser bioasq-dev.jsonl.gz bioasq-passages.jsonl.gz",
        "learned_from": f"{len(questions)} questions of BioASQ 7B to 10B (CC BY 2.5)",
        "weights": {name: {k: round(v, 4) for k, v in found.items()} for name, found in weights.items()},
        "lengths": {type: asdict(length) for type, length in lengths.items()},
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

"""Questions with gold passages and ideal answers, cut into sentences to choose from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from curbside.answer.chooser import Length, Sentence, Vector, choose, vectors_of
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_jsonl
from curbside.evaluate.rouge import Rouge, compared_su4, rouge_words, skip_pairs
from curbside.index.fields import analyse
from curbside.text.sentences import split_sentences


@dataclass(frozen=True)
class SelectionQuestion:
    """A question with the sentences of its passages, in the annotators' order, and its ideal answers; `counts`
    are what SU4 counts of each sentence, `wanted` of each ideal answer."""

    id: str
    type: str
    sentences: tuple[Sentence, ...]
    ideal: tuple[str, ...]
    counts: tuple[Counter, ...]
    wanted: tuple[Counter, ...]
    vectors: tuple[Vector, ...]
    _known: dict[tuple[int, ...], Rouge] = field(default_factory=dict, compare=False)

    def text(self, chosen: Iterable[int]) -> str:
        """The chosen sentences as one text."""
        return " ".join(self.sentences[n].text for n in chosen)

    def su4(self, chosen: tuple[int, ...]) -> Rouge:
        """SU4 of the chosen sentences; worked out once."""
        if chosen not in self._known:
            self._known[chosen] = compared_su4(skip_pairs(rouge_words(self.text(chosen))), self.wanted)
        return self._known[chosen]

    def chosen(self, scores: Sequence[float], length: Length) -> tuple[int, ...]:
        """What the chooser takes, given what each sentence is worth."""
        return choose(self.sentences, scores, self.vectors, length)

    def words(self, chosen: Iterable[int]) -> int:
        return sum(len(self.sentences[n].text.split()) for n in chosen)


@dataclass(frozen=True)
class Selection:
    """Questions with how rare each stem is among all passages."""

    questions: tuple[SelectionQuestion, ...]
    weigh: Callable[[str], float]


def read_selection(questions: Path, passages: Path) -> Selection:
    """Questions {id, type, body, passages, ideal_answer} and passages {id, text}, JSONL, gzip or plain; those
    with no passage held are left out. Raises BadInput when a file is not of that shape."""
    try:
        texts = {row["id"]: row["text"] for row in read_jsonl(passages)}
        rows = [
            (row["id"], row["type"], row["body"], row["passages"], row["ideal_answer"]) for row in read_jsonl(questions)
        ]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadInput(f"{questions} or {passages} is not a file to select from: {fault!r}.") from fault
    counts = Counter(stem for text in texts.values() for stem in set(analyse(text)))
    size = len(texts)

    def weigh(stem: str) -> float:
        return math.log((size + 1) / (counts.get(stem, 0) + 0.5))

    made = [
        _question(id, type, body, [texts[p] for p in held if p in texts], ideal, weigh)
        for id, type, body, held, ideal in rows
    ]
    return Selection(tuple(question for question in made if question.sentences), weigh)


def _question(
    id: str, type: str, body: str, passages: list[str], ideal: list[str] | str, weigh: Callable[[str], float]
) -> SelectionQuestion:
    asked = analyse(body)
    weights = {stem: weigh(stem) for stem in asked}
    whole = sum(weights.values()) or 1.0
    pairs = set(pairwise(asked))
    found: dict[tuple[str, ...], Sentence] = {}
    for n, passage in enumerate(passages):
        spans = split_sentences(passage)
        for place, span in enumerate(spans):
            stems = tuple(analyse(span.text))
            named = sum(weight for stem, weight in weights.items() if stem in set(stems)) / whole
            paired = len(pairs.intersection(pairwise(stems))) / max(1, len(pairs))
            sentence = Sentence(span.text, stems, named, paired, place, len(spans), n, len(passages))
            found.setdefault(stems, sentence)  # passages of one article overlap
    answers = (ideal,) if isinstance(ideal, str) else tuple(ideal)
    sentences = tuple(found.values())
    return SelectionQuestion(
        id, type, sentences, answers,
        tuple(skip_pairs(rouge_words(s.text)) for s in sentences),
        tuple(skip_pairs(rouge_words(each)) for each in answers),
        tuple(vectors_of(sentences, weigh)),
    )  # fmt: skip

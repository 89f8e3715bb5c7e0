"""Runs the check of sentences over mutated sentences of the library, honest paraphrases and saved answers.

The check is the one that `ask` and `prove` use, and that a model writer's sentences would go through.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from msgspec import structs

from curbside.answer.verify import Quote, check_sentence, quote_whole
from curbside.consult import Consult, to_record
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_rows
from curbside.evaluate.measures import percentile, share
from curbside.evaluate.verification.mutations import KINDS, Mutation, draw_mutations
from curbside.index.base import Query
from curbside.library.passages import Passage

PARAPHRASES = Path(__file__).parents[1] / "questions" / "paraphrases.yaml"
SEED = 2611
_ANSWERS = 60  # saved answers that are proved as they are
_PLACE = Passage("mutations:source", "mutations", "", "", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A sentence that says what its source says, and whether it was written before the check was tuned."""

    source: str
    sentence: str
    written: str


@dataclass(frozen=True, slots=True)
class MutationRun:
    """`made`, `caught` and `framed` count mutations by kind, `reworded` those of honest paraphrases as (made,
    caught); `alarms` are paraphrases that failed, with the reason, and `paraphrases` counts all, by when they were
    written; `ms` are times of one check."""

    made: Counter[str]
    caught: Counter[str]
    framed: Counter[str]
    reworded: Mapping[str, tuple[int, int]]
    paraphrases: Counter[str]
    alarms: tuple[tuple[Paraphrase, str], ...]
    answers: tuple[int, int]
    missed: tuple[Mutation, ...]
    ms: tuple[float, ...]

    @property
    def measures(self) -> dict[str, Any]:
        """Shares caught by kind, and false alarms."""
        return {
            "mutations": {
                kind: {"made": self.made[kind], "framed": self.framed[kind], "caught": share(self.caught[kind], n)}
                for kind, n in self.made.items()
            },
            "least_caught": min(self.caught[kind] / n for kind, n in self.made.items()),
            "paraphrases": {
                written: {"honest": n, "false_alarms": share(self.alarms_of(written), n)}
                for written, n in self.paraphrases.items()
            },
            "reworded": {
                kind: {"made": made, "caught": share(caught, made)} for kind, (made, caught) in self.reworded.items()
            },
            "answers_proved": f"{self.answers[1]}/{self.answers[0]}",
            "check_ms_p50": percentile(self.ms, 0.5),
        }

    def as_table(self, *, misses: bool = False) -> str:
        """One line a kind; `misses` adds the mutations that passed and the paraphrases that did not."""
        lines = [f"{'changed':<18} {'made':>6} {'framed':>6} {'caught':>7}   of reworded sentences"]
        for kind, n in self.made.items():
            made, caught = self.reworded.get(kind, (0, 0))
            reworded = f"{caught / made:.3f} of {made}" if made else "-"
            lines.append(f"{kind:<18} {n:>6} {self.framed[kind]:>6} {self.caught[kind] / n:>7.3f}   {reworded}")
        for written, n in self.paraphrases.items():
            lines.append(f"false alarms on {n} honest paraphrases written {written}: {self.alarms_of(written)}")
        lines.append(f"answers proved as they are: {self.answers[1]} of {self.answers[0]}")
        if misses:
            lines += [f"{m.kind}: {m.sentence}\n    source: {m.source}" for m in self.missed]
            lines += [f"false alarm ({reason}): {each.sentence}" for each, reason in self.alarms]
        return "\n".join(lines)

    def alarms_of(self, written: str) -> int:
        """False alarms on the paraphrases written at a time."""
        return sum(each.written == written for each, _ in self.alarms)


def run_mutations(
    consult: Consult, *, each: int = 1000, seed: int = SEED, paraphrases: Path | None = PARAPHRASES
) -> MutationRun:
    """Mutates statements of the library, `each` of every kind, and checks them all. A paraphrase whose passage
    the library does not hold is left out; raises BadInput when there is no statement to mutate."""
    statements = statements_of(consult)
    if not statements:
        raise BadInput("The library holds no statement to mutate.")
    vocabulary = consult.shelf.vocabulary
    drawn = draw_mutations([(s.text, s.text) for s in statements], vocabulary, each, seed)
    run = _Run(consult)
    missed = [m for m in drawn if run.stands(m.sentence, m.source)]
    moved = [kind_and_stands for s in statements[:each] for kind_and_stands in run.with_moved_quotes(s)]
    told = _read_paraphrases(paraphrases, {s.id: s for s in statements}) if paraphrases else []
    alarms = [(each, reason) for each in told if (reason := run.fault(each.sentence, each.source))]
    pairs = [(each.source, each.sentence) for each in told]
    made = Counter(m.kind for m in drawn)
    made["quote"] = len(moved)
    caught = made - Counter(m.kind for m in missed)
    caught["quote"] -= sum(moved)
    return MutationRun(
        made=made,
        caught=caught,
        framed=Counter(m.kind for m in drawn if m.framed),
        reworded=_reworded(run, draw_mutations(pairs, vocabulary, each, seed, frames=False) if pairs else ()),
        paraphrases=Counter(each.written for each in told),
        alarms=tuple(alarms),
        answers=_proved(consult, seed),
        missed=tuple(missed),
        ms=tuple(run.ms),
    )


def statements_of(consult: Consult) -> tuple[Passage, ...]:
    """Every passage of the packs that is about a concept of theirs, in order of id."""
    shelf = consult.shelf
    named = tuple((concept.id, 1.0) for concept in shelf.vocabulary.concepts)
    hits = shelf.index.search(Query(subjects=named, concepts=named), shelf.index.count)
    return tuple(sorted((hit.passage for hit in hits), key=lambda passage: passage.id))


class _Run:
    """Checks sentences against sources and keeps the time that each took."""

    def __init__(self, consult: Consult) -> None:
        self._vocabulary = consult.shelf.vocabulary
        self.ms: list[float] = []

    def fault(self, sentence: str, source: str) -> str:
        """Why a sentence does not stand on a source; empty when it does."""
        passage = structs.replace(_PLACE, text=source, end=len(source))
        return self._checked(sentence, quote_whole(passage), passage)

    def stands(self, sentence: str, source: str) -> bool:
        return not self.fault(sentence, source)

    def with_moved_quotes(self, passage: Passage) -> list[bool]:
        """Whether a passage's own words stand when their quote is moved, cut or of other words."""
        whole = quote_whole(passage)
        moved = (replace(whole, start=1), replace(whole, end=whole.end - 1), replace(whole, sha256="0" * 64))
        return [not self._checked(passage.text, quote, passage) for quote in moved]

    def _checked(self, sentence: str, quote: Quote, passage: Passage) -> str:
        begun = time.perf_counter()
        verdict = check_sentence(sentence, (quote,), {passage.id: passage}, self._vocabulary)
        self.ms.append((time.perf_counter() - begun) * 1000)
        return "" if verdict.stands else verdict.reason


def _read_paraphrases(path: Path, statements: Mapping[str, Passage]) -> list[Paraphrase]:
    """Every paraphrase whose passage is held."""
    rows = read_rows(path, "paraphrases")
    try:
        return [
            Paraphrase(statements[r["passage"]].text, r["sentence"], r.get("written", "at some time"))
            for r in rows if r["passage"] in statements
        ]
    except (KeyError, TypeError) as fault:
        raise BadInput(f"{path} is not a file of paraphrases: {fault!r}.") from fault


def _reworded(run: _Run, drawn: Iterable[Mutation]) -> dict[str, tuple[int, int]]:
    made, caught = Counter(), Counter()
    for mutation in drawn:
        made[mutation.kind] += 1
        caught[mutation.kind] += not run.stands(mutation.sentence, mutation.source)
    return {kind: (made[kind], caught[kind]) for kind in KINDS if made[kind]}


def _proved(consult: Consult, seed: int) -> tuple[int, int]:
    """How many answers were asked for, and how many of them `prove` lets stand."""
    questions = sorted(question for pairs in consult.shelf.answerable.values() for _, question in pairs)
    chosen = random.Random(seed).sample(questions, min(_ANSWERS, len(questions)))
    return len(chosen), sum(consult.prove(to_record(consult.ask(question))).stands for question in chosen)

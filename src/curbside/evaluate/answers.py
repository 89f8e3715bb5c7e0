"""Asks a file of questions and scores the answers: recall, wrong claims, declines, length, speed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from curbside.consult import Answer, Consult
from curbside.evaluate.datasets import TestQuestion, read_questions
from curbside.evaluate.measures import mean, normalise, percentile, share, wrong_claims


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with its answer and what was found in it."""

    question: TestQuestion
    answer: Answer
    latency_ms: float
    found: tuple[bool, ...]
    wrong: tuple[str, ...]

    @property
    def declined(self) -> bool:
        return self.answer.declined is not None

    @property
    def vital(self) -> tuple[bool, ...]:
        """Which of the vital facts were found."""
        return tuple(f for fact, f in zip(self.question.facts, self.found, strict=True) if fact.vital)

    @property
    def words(self) -> int:
        return len(normalise(self.answer.text).split())


@dataclass(frozen=True, slots=True)
class Run:
    """Outcomes of a file of questions, with the rows and measures made of them."""

    outcomes: tuple[Outcome, ...]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """One row an answer: {id, answer_text, declined, citations, sentences, ...}."""
        return [_row(outcome) for outcome in self.outcomes]

    @property
    def measures(self) -> dict[str, dict[str, Any]]:
        """Measures by group of question, with `scope` (to be answered) and `all`."""
        groups = sorted({o.question.group for o in self.outcomes})
        found = {g: measure([o for o in self.outcomes if o.question.group == g]) for g in groups}
        found["scope"] = measure([o for o in self.outcomes if not o.question.decline])
        found["all"] = measure(list(self.outcomes))
        return found

    def as_table(self, *, misses: bool = False) -> str:
        """The measures as a table, with what was missed below it when asked for."""
        measures = self.measures
        names = list(next(iter(measures.values())))
        lines = ["group  " + "  ".join(f"{n:>9}" for n in names)]
        for group, row in measures.items():
            lines.append(f"{group:<5}  " + "  ".join(f"{_shown(row[n]):>9}" for n in names))
        return "\n".join(lines + (self._misses() if misses else []))

    def _misses(self) -> list[str]:
        lines = []
        for outcome in self.outcomes:
            asked = outcome.question
            if outcome.declined != asked.decline:
                lines.append(f"{asked.id}: {'declined' if outcome.declined else 'answered'} wrongly")
            lines += [f"{asked.id}: wrong claim {pattern}" for pattern in outcome.wrong]
            lines += [
                f"{asked.id}: missed {fact.text}"
                for fact, found in zip(asked.facts, outcome.found, strict=True)
                if fact.vital and not found
            ]
        return lines


def run_answers(consult: Consult, path: Path) -> Run:
    """Asks every question of the file, a follow-up after its first question."""
    return Run(tuple(_outcome(consult, question) for question in read_questions(path)))


def _outcome(consult: Consult, question: TestQuestion) -> Outcome:
    previous = (question.first,) if question.first else ()
    begun = perf_counter()
    answer = consult.ask(question.question, previous=previous)
    spent = 1000 * (perf_counter() - begun)
    text = "" if answer.declined else normalise(answer.text)
    cited = frozenset(c.passage for s in answer.statements for c in s.citations)
    found = tuple(fact.is_in(text, cited) for fact in question.facts)
    return Outcome(question, answer, spent, found, wrong_claims(question.contradictions, normalise(answer.text)))


def measure(outcomes: list[Outcome]) -> dict[str, Any]:
    """The measures of some outcomes; None where there is nothing to measure."""
    given = [o for o in outcomes if not o.declined]
    right = sum(o.declined and o.question.decline for o in outcomes)
    statements = [s for o in given for s in o.answer.statements]
    return {
        "n": len(outcomes),
        "facts": mean(sum(o.found) / len(o.found) for o in outcomes if o.found),
        "vital": mean(sum(o.vital) / len(o.vital) for o in outcomes if o.vital),
        "all_vital": mean(all(o.vital) for o in outcomes if o.vital),
        "wrong": sum(len(o.wrong) for o in outcomes),
        "decline_p": share(right, sum(o.declined for o in outcomes)),
        "decline_r": share(right, sum(o.question.decline for o in outcomes)),
        "cited": share(sum(bool(s.citations) for s in statements), len(statements)),
        "words_p50": percentile((o.words for o in given), 0.5),
        "ms_p50": percentile((o.latency_ms for o in outcomes), 0.5),
        "ms_p95": percentile((o.latency_ms for o in outcomes), 0.95),
    }


def _row(outcome: Outcome) -> dict[str, Any]:
    statements = outcome.answer.statements
    return {
        "id": outcome.question.id,
        "answer_text": outcome.answer.text,
        "declined": outcome.declined,
        "citations": sum(len(s.citations) for s in statements),
        "sentences": len(statements),
        "cited_sentences": sum(bool(s.citations) for s in statements),
        "latency_ms": round(outcome.latency_ms, 3),
    }


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)

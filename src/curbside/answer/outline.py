"""The outline of an answer: which drafts lead, stand side by side, follow, or disagree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curbside.answer.comparison import Comparison, compare_sides
from curbside.answer.disagreements import Disagreement, find_disagreements
from curbside.answer.evidence import Evidence
from curbside.answer.question import Question
from curbside.answer.scope import Decline
from curbside.answer.shelf import Shelf
from curbside.answer.statements import Chosen, Draft, choose_statements


@dataclass(frozen=True, slots=True)
class Outline:
    """Every draft of an answer in its place; empty for a declined question."""

    bottom_line: tuple[Draft, ...] = ()
    comparison: Comparison | None = None
    rest: tuple[Draft, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All drafts in reading order."""
        compared = self.comparison.drafts if self.comparison else ()
        sides = (side for point in self.disagreements for side in point.sides)
        return (*self.bottom_line, *compared, *self.rest, *sides)

    def each(self, change: Callable[[Draft], Draft | None]) -> Outline:
        """The outline with every draft changed; those changed to None go, and so does what is
        left half-empty by it: a row or a disagreement with a side missing."""
        points = (p.each(change) for p in self.disagreements)
        return Outline(
            tuple(d for d in map(change, self.bottom_line) if d),
            self.comparison.each(change) if self.comparison else None,
            tuple(d for d in map(change, self.rest) if d),
            tuple(p for p in points if p),
        )


def outline_answer(
    question: Question, evidence: Evidence, declined: Decline | None, shelf: Shelf
) -> Outline:
    """Chooses and places the drafts; a declined question gets none."""
    if declined:
        return Outline()
    comparison = compare_sides(question, shelf)
    chosen = choose_statements(question, evidence, shelf, comparison.drafts if comparison else ())
    if comparison and not _names_both(chosen.bottom_line, question.sides):
        chosen, comparison = _lead_with_definitions(chosen, comparison)
    chosen, disagreements = find_disagreements(chosen, shelf.index, question)
    return Outline(chosen.bottom_line, comparison, chosen.rest, disagreements)


def _names_both(drafts: tuple[Draft, ...], sides: tuple[str, ...]) -> bool:
    return any(set(sides) <= set(draft.passage.concepts) for draft in drafts)


def _lead_with_definitions(chosen: Chosen, comparison: Comparison) -> tuple[Chosen, Comparison]:
    """Where no passage sets the two side by side, what each of them is answers first."""
    first = comparison.rows[0]
    kept = Comparison(comparison.columns, comparison.rows[1:])
    return Chosen(first.cells, chosen.bottom_line + chosen.rest), kept

"""Comparison questions get two columns: what the library says of each side, row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from curbside.answer.evidence import Candidate, find_evidence
from curbside.answer.intents import Intents
from curbside.answer.manner import ease, leads_with
from curbside.answer.question import Question
from curbside.answer.shelf import Shelf
from curbside.answer.statements import Draft, is_for, wording
from curbside.library.vocabulary import Vocabulary

# Row, and the roles that may fill it, best first.
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Definition", ("definition",)),
    ("Causes", ("cause", "risk-factor")),
    ("Features", ("symptom", "sign")),
    ("Imaging", ("imaging", "test")),
    ("Prognosis", ("prognosis",)),
    ("Management", ("treatment", "rehabilitation")),
)
MOST_WORDS = 190
FEWEST_ROWS = 2  # with fewer the two columns say too little to be a comparison


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect, with a draft for each column."""

    aspect: str
    cells: tuple[Draft, Draft]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things side by side: their names and the rows."""

    columns: tuple[str, str]
    rows: tuple[Row, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(cell for row in self.rows for cell in row.cells)

    def each(self, change: Callable[[Draft], Draft | None]) -> Comparison | None:
        """The table with every draft changed; a row that loses a cell goes, and so does a thin table."""
        rows = tuple(Row(row.aspect, tuple(map(change, row.cells))) for row in self.rows)
        rows = tuple(row for row in rows if all(row.cells))
        return Comparison(self.columns, rows) if len(rows) >= FEWEST_ROWS else None


def compare_sides(question: Question, shelf: Shelf) -> Comparison | None:
    """Sets the two sides of a comparison question in columns; None when it is not one, or too thin."""
    if not question.sides:
        return None
    vocabulary = shelf.vocabulary
    columns = [_statements_about(side, question, shelf) for side in question.sides]
    rows, words = [], 0
    for aspect, roles in _ROWS:
        cells = tuple(
            _best(column, side, roles, question, vocabulary)
            for side, column in zip(question.sides, columns, strict=True)
        )
        length = sum(len(cell.text.split()) for cell in cells if cell)
        if all(cells) and words + length <= MOST_WORDS:
            rows.append(Row(aspect, cells))
            words += length
    names = tuple(vocabulary.concept(side).term for side in question.sides)
    return Comparison(names, tuple(rows)) if len(rows) >= FEWEST_ROWS else None


def _statements_about(side: str, question: Question, shelf: Shelf) -> tuple[Candidate, ...]:
    """What the library says of one side alone, passages that are about it first."""
    other = next(s for s in question.sides if s != side)
    alone = replace(
        question, subjects=(side,), concepts=(side,), stems=(), sides=(), carried=(),
        text=shelf.vocabulary.concept(side).term, intents=Intents(()),
    )
    found = find_evidence(alone, shelf).candidates
    return tuple(c for c in found if side in c.passage.subjects and other not in c.passage.subjects)


def _best(
    column: tuple[Candidate, ...],
    side: str,
    roles: tuple[str, ...],
    question: Question,
    vocabulary: Vocabulary,
) -> Draft | None:
    """The statement that opens with the side's name if there is one, then the best that is easy."""
    for role in roles:
        fitting = [c for c in column if c.passage.role == role and is_for(c.passage, question.reader)
                   and not c.passage.disagrees]
        if fitting:
            best = max(fitting, key=lambda c: (
                leads_with(c.passage, side, vocabulary), c.score + 2 * ease(c.passage), c.passage.id
            ))
            passage = best.passage
            return Draft(wording(passage, question), role, passage, best.score, best.fit)
    return None

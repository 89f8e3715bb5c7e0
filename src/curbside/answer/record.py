"""The public record of an answer: what every door returns and `prove` takes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from curbside.answer.place import Place
from curbside.answer.references import CitedReference
from curbside.answer.scope import Decline
from curbside.answer.verify import Quote
from curbside.cases.redflags import Urgency
from curbside.plain import plain


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered reference and the words of the passage that say so; offsets are of the passage. `place`
    tells where in an own document they stand."""

    number: int
    passage: str
    start: int
    end: int
    quote: str
    sha256: str
    place: Place | None = None

    @property
    def as_quote(self) -> Quote:
        return Quote(self.passage, self.start, self.end, self.quote, self.sha256)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer with what it stands on; see `verify.py` for the verdict.

    `applies` is yes, no or unknown once a person is described; `would_need` the one fact that would
    change an unknown, where there is one.
    """

    text: str
    role: str
    citations: tuple[Citation, ...]
    strength: str = ""
    certainty: str = ""
    applies_to: str = ""
    applies: str | None = None
    verdict: str = ""
    would_need: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement; `reason` is empty where no source says why they differ."""

    statement: Statement
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    point: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One aspect of a comparison, with a statement for each column."""

    aspect: str
    cells: tuple[Statement, Statement]


@dataclass(frozen=True, slots=True)
class Table:
    """A comparison in two columns."""

    columns: tuple[str, str]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer: the public record that every door returns."""

    question: str
    reader: str
    status: str
    title: str
    urgency: Urgency | None
    declined: Decline | None
    bottom_line: tuple[Statement, ...]
    sections: tuple[Section, ...]
    comparison: Table | None
    disagreements: tuple[Point, ...]
    references: tuple[CitedReference, ...]
    related: tuple[str, ...]
    not_covered: tuple[str, ...]
    caution: str
    disclaimer: str
    made_with: dict[str, Any]
    text: str = ""
    id: str = ""
    trace: dict[str, Any] = field(default_factory=dict)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement shown, in reading order."""
        cells = (c for row in (self.comparison.rows if self.comparison else ()) for c in row.cells)
        return (
            *self.bottom_line,
            *cells,
            *(s for section in self.sections for s in section.statements),
            *(side.statement for point in self.disagreements for side in point.sides),
        )


def to_record(answer: Answer) -> dict[str, Any]:
    """The answer as plain values, in the order of the public record."""
    record = plain(answer)
    made_with, trace = record.pop("made_with"), record.pop("trace")
    return {"id": record.pop("id"), **record, "made_with": made_with, "trace": trace}

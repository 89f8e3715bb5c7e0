"""Composes the answer: numbers the references, lays out the sections and writes the plain text."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from types import NoneType
from typing import Any

from curbside import __version__
from curbside.answer.comparison import Comparison
from curbside.answer.evidence import Evidence
from curbside.answer.plan import lay_out
from curbside.answer.question import Question
from curbside.answer.scope import Decline
from curbside.answer.statements import WRITER, Draft
from curbside.answer.verify import Proven, Quote, Verdict, quote_whole
from curbside.answer.wording import STATUS, caution_for, disclaimer_for, title_of
from curbside.cases.redflags import Urgency
from curbside.library.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered reference and the words of the passage that say so; offsets are of the passage."""

    number: int
    passage: str
    start: int
    end: int
    quote: str
    sha256: str

    @property
    def as_quote(self) -> Quote:
        return Quote(self.passage, self.start, self.end, self.quote, self.sha256)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer with what it stands on; see `verify.py` for the verdict."""

    text: str
    role: str
    citations: tuple[Citation, ...]
    strength: str = ""
    certainty: str = ""
    applies_to: str = ""
    applies: str | None = None
    verdict: str = ""


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
class Table:
    """A comparison: `rows` are {aspect, cells}, a cell for each column."""

    columns: tuple[str, str]
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class CitedReference:
    """A reference as the answer's list shows it; `citation` is the Vancouver line."""

    number: int
    id: str
    type: str
    title: str
    authors: tuple[str, ...]
    container: str
    year: int | None
    doi: str
    pmid: str
    url: str
    standing: str
    evidence: str
    citation: str


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
    caution: str
    disclaimer: str
    text: str
    made_with: dict[str, Any]
    id: str = ""
    trace: dict[str, Any] = field(default_factory=dict)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement shown, in reading order."""
        cells = (c for row in (self.comparison.rows if self.comparison else ()) for c in row["cells"])
        return (
            *self.bottom_line,
            *cells,
            *(s for section in self.sections for s in section.statements),
            *(side.statement for point in self.disagreements for side in point.sides),
        )


def compose(
    question: Question,
    evidence: Evidence,
    urgency: Urgency | None,
    declined: Decline | None,
    proven: Proven,
    related: tuple[str, ...],
    knowledge: Knowledge,
) -> Answer:
    """The answer made of the drafts that stand; numbers follow the order of first use."""
    numbers = _Numbers(knowledge)

    def state(draft: Draft) -> Statement:
        return _statement(draft, proven.verdicts[draft], numbers)

    outline = proven.outline
    title = title_of(question, knowledge.vocabulary) if declined is None else "Not answered here"
    bottom_line = tuple(state(d) for d in outline.bottom_line)
    table = _table(outline.comparison, state)
    sections = tuple(
        Section(heading, tuple(state(d) for d in drafts))
        for heading, drafts in lay_out(outline.rest, question.intents, question.reader)
    )
    points = tuple(
        Point(d.point, tuple(Side(state(s), s.passage.reason) for s in d.sides))
        for d in outline.disagreements
    )
    answer = Answer(
        question=question.text,
        reader=question.reader,
        status=STATUS,
        title=title,
        urgency=urgency,
        declined=declined,
        bottom_line=bottom_line,
        sections=sections,
        comparison=table,
        disagreements=points,
        references=numbers.cited(),
        related=related,
        caution=caution_for(knowledge, evidence.unseen),
        disclaimer=disclaimer_for(question.reader),
        text=declined.message if declined else _text(title, bottom_line, table, sections, points),
        made_with={
            "version": __version__,
            "packs": knowledge.versions,
            "library": knowledge.fingerprint,
            "writer": WRITER,
        },
    )
    return dataclasses.replace(answer, id=content_hash(to_record(answer)))


def to_record(answer: Answer) -> dict[str, Any]:
    """The answer as plain values, in the order of the public record."""
    record = _plain(answer)
    return {"id": record.pop("id"), **record}


_LEAVES = frozenset({str, int, float, bool, NoneType})


def _plain(value: Any) -> Any:
    # dataclasses.asdict copies every leaf, which is half the time of an answer
    kind = type(value)
    if kind in _LEAVES:
        return value
    if kind is tuple or kind is list:
        return [_plain(each) for each in value]
    if kind is dict:
        return {key: _plain(each) for key, each in value.items()}
    return {name: _plain(getattr(value, name)) for name in kind.__dataclass_fields__}


def content_hash(record: dict[str, Any]) -> str:
    """Names an answer by its content: everything but its id and its timings."""
    content = {k: v for k, v in record.items() if k not in ("id", "trace")}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]


class _Numbers:
    """Numbers references in the order in which the answer first cites them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._numbers: dict[str, int] = {}

    def of(self, reference: str) -> int:
        return self._numbers.setdefault(reference, len(self._numbers) + 1)

    def cited(self) -> tuple[CitedReference, ...]:
        return tuple(self._cited(id, number) for id, number in self._numbers.items())

    def _cited(self, id: str, number: int) -> CitedReference:
        from curbside.answer.citations import KINDS, vancouver

        seen = self._knowledge.references[id]
        return CitedReference(
            number, id, seen.type, seen.title, seen.authors, seen.container, seen.year, seen.doi,
            seen.pmid, seen.address, seen.standing, KINDS[seen.type], vancouver(seen),
        )


def _statement(draft: Draft, verdict: Verdict, numbers: _Numbers) -> Statement:
    passage, quote = draft.passage, quote_whole(draft.passage)
    citations = tuple(
        Citation(numbers.of(r), quote.passage, quote.start, quote.end, quote.quote, quote.sha256)
        for r in passage.references
    )
    return Statement(
        draft.text, draft.role, citations, passage.strength, passage.certainty, passage.applies_to,
        None, str(verdict),
    )


def _table(comparison: Comparison | None, state) -> Table | None:
    if comparison is None:
        return None
    rows = tuple(
        {"aspect": row.aspect, "cells": tuple(state(cell) for cell in row.cells)}
        for row in comparison.rows
    )
    return Table(comparison.columns, rows)


def _text(
    title: str,
    bottom_line: tuple[Statement, ...],
    table: Table | None,
    sections: tuple[Section, ...],
    points: tuple[Point, ...],
) -> str:
    """Title, bottom line, comparison, sections and disagreements as plain text with [n] marks."""
    lines = [title, "", " ".join(_marked(s) for s in bottom_line)]
    if table:
        lines += ["", "Side by side"]
        for row in table.rows:
            lines.append(f"{row['aspect']}:")
            pairs = zip(table.columns, row["cells"], strict=True)
            lines += [f"- {name}: {_marked(cell)}" for name, cell in pairs]
    for section in sections:
        lines += ["", section.heading, *(f"- {_marked(s)}" for s in section.statements)]
    for point in points:
        lines += ["", f"Sources differ: {point.point}"]
        lines += [f"- {_marked(side.statement)}" for side in point.sides]
    return "\n".join(lines)


def _marked(statement: Statement) -> str:
    numbers = ", ".join(str(n) for n in sorted({c.number for c in statement.citations}))
    return f"{statement.text} [{numbers}]"

"""Composes the answer: numbers the references, lays out the sections and names it by its content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from curbside import __version__
from curbside.answer.bottom_line import Draft
from curbside.answer.comparison import Comparison
from curbside.answer.evidence import Evidence
from curbside.answer.gaps import not_covered
from curbside.answer.place import place_of
from curbside.answer.plain_text import write_text
from curbside.answer.plan import lay_out
from curbside.answer.question import Question
from curbside.answer.record import (
    Answer,
    Citation,
    Point,
    Section,
    Side,
    Statement,
    Table,
    TableRow,
    to_record,
)
from curbside.answer.references import Numbers
from curbside.answer.scope import Decline
from curbside.answer.statements import WRITER
from curbside.answer.verify import Proven, Verdict, quote_of
from curbside.answer.wording import STATUS, caution_for, disclaimer_for, title_of
from curbside.cases.redflags import Urgency
from curbside.library.knowledge import Knowledge
from curbside.plain import content_hash


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
    numbers = Numbers(knowledge)

    def state(draft: Draft) -> Statement:
        return _statement(draft, proven.verdicts[draft], question, numbers)

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
    left_open = not_covered(question, evidence, (d.passage for d in outline.drafts), knowledge.vocabulary)
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
        not_covered=left_open,
        caution=caution_for(knowledge, question, left_open, numbers.cited()),
        disclaimer=disclaimer_for(question.reader),
        made_with={
            "version": __version__,
            "packs": knowledge.versions,
            "library": knowledge.fingerprint,
            "writer": WRITER,
        },
    )
    record = to_record(answer)
    record["text"] = write_text(record)
    return replace(answer, text=record["text"], id=content_hash(record))


def _statement(draft: Draft, verdict: Verdict, question: Question, numbers: Numbers) -> Statement:
    passage, quote = draft.passage, quote_of(draft)
    fit = question.described.fit(passage) if question.described else None
    place = place_of(passage, quote.start)
    citations = tuple(
        Citation(numbers.of(r), quote.passage, quote.start, quote.end, quote.quote, quote.sha256, place)
        for r in passage.references
    )
    return Statement(
        draft.text, draft.role, citations, passage.strength, passage.certainty, passage.applies_to,
        fit.verdict if fit else None, str(verdict), fit.would_need if fit else "",
    )


def _table(comparison: Comparison | None, state: Callable[[Draft], Statement]) -> Table | None:
    if comparison is None:
        return None
    rows = tuple(TableRow(row.aspect, tuple(map(state, row.cells))) for row in comparison.rows)
    return Table(comparison.columns, rows)

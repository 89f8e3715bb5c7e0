"""An assessment as plain text, on a screen or two: what a terminal, a file or a printer gets. The record holds all."""

from __future__ import annotations

from collections.abc import Iterable

from curbside.cases.record import DISCLAIMER, Assessment
from curbside.cli.case_page.advice import next_steps, one_fact_away, recommended, scores
from curbside.cli.case_page.causes import what_it_may_be
from curbside.cli.case_page.lane import lane
from curbside.cli.case_page.marks import Marks
from curbside.cli.case_page.place import where
from curbside.cli.case_page.understood import understood
from curbside.cli.plain import item

_MORE = "Every finding, reason and source is in the record: --json."


def as_plain(found: Assessment) -> str:
    """Emergency lane, findings, issues, place, differential, scores, guidelines, next steps, references cited."""
    marks = Marks(found.references)
    blocks = [
        lane(found, marks),
        _block("What was understood", understood(found)),
        _block("To look at in what was told", (item("-", f"{i.message} {i.remedy}") for i in found.issues)),
        _block("Where", where(found, marks)),
        _block("What it may be", what_it_may_be(found, marks)),
        _block("Scores", scores(found, marks)),
        _block("What guidelines recommend", recommended(found, marks)),
        _block("One fact away", one_fact_away(found, marks)),
        _block("Next steps to consider", next_steps(found, marks)),
        _block("References", (item(f"[{n}]", f"{r.evidence}. {r.citation}") for n, r in marks.cited)),
        item("", f"{_MORE} {DISCLAIMER}"),
    ]
    return "\n\n".join(block for block in blocks if block)


def _block(heading: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{heading}\n{body}" if body else ""

"""`curbside feedback`: what readers reported, listed, exported and settled."""

from __future__ import annotations

import csv
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curbside.cli import counted, feedback_app
from curbside.cli.ask import HOME
from curbside.cli.records import print_json
from curbside.settings import Settings, load_settings

if TYPE_CHECKING:
    from curbside.review.report import Report

_KIND = typer.Option("--kind", help="helpful, unhelpful, inaccurate, out_of_date ...; may be repeated.")
_SINCE = typer.Option("--since", help="The first day, as 2026-11-21 (UTC).")
_OPEN = typer.Option("--open", help="Only what has not been resolved.")
_JSON = typer.Option("--json", help="Print as JSON.")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work out a cell that begins with one


@feedback_app.command("list")
def list_reports(
    kind: Annotated[list[str] | None, _KIND] = None,
    since: Annotated[str, _SINCE] = "",
    only_open: Annotated[bool, _OPEN] = False,
    as_json: Annotated[bool, _JSON] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """List the reports, the oldest first; the question of an answer is shown where it is kept here."""
    settings = load_settings(overrides={"home": home})
    reports = _reports(settings, kind, since, only_open)
    if as_json:
        print_json([asdict(report) for report in reports])
        return
    for report in reports:
        _show(report, settings)
    print(counted(len(reports), "report"))


@feedback_app.command()
def export(
    kind: Annotated[list[str] | None, _KIND] = None,
    since: Annotated[str, _SINCE] = "",
    only_open: Annotated[bool, _OPEN] = False,
    as_json: Annotated[bool, _JSON] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Print the reports as a table (CSV) for a spreadsheet, or as JSON; no question is among them."""
    reports = _reports(load_settings(overrides={"home": home}), kind, since, only_open)
    if as_json:
        print_json([asdict(report) for report in reports])
        return
    from curbside.review.report import Report

    table = csv.writer(sys.stdout, lineterminator="\n")
    names = [each.name for each in fields(Report)]
    table.writerow(names)
    table.writerows([_cell(getattr(report, name)) for name in names] for report in reports)


@feedback_app.command()
def resolve(
    id: Annotated[str, typer.Argument(help="A report's id, as the list gives it.")],
    note: Annotated[str, typer.Option(help="What was done about it.")] = "",
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Settle a report, with a note of what was done."""
    from curbside.consult import feedback

    with feedback(load_settings(overrides={"home": home})) as kept:
        report = kept.resolve(id, note)
    print(f"Resolved: {report.id}")


def _reports(settings: Settings, kind: list[str] | None, since: str, only_open: bool) -> tuple[Report, ...]:
    from curbside.consult import feedback

    with feedback(settings) as kept:
        return kept.reports(kind or (), since, only_open)


def _show(report: Report, settings: Settings) -> None:
    from curbside.consult import kept_question
    from curbside.review.report import KINDS

    about = f"answer {report.answer}" if report.answer else report.page
    print(f"{report.id}  {report.made[:16].replace('T', ' ')}  {KINDS[report.kind]}  {about}")
    lines = (
        ("Question", kept_question(settings, report.answer) if report.answer else ""),
        ("Sentence", report.sentence),
        ("Comment", report.comment),
        ("Library", ", ".join(filter(None, (report.library, report.packs)))),
        (f"Resolved {report.resolved[:10]}", report.note),
    )
    for label, words in lines:
        if words:
            print(f"    {label}: {_printable(words)}")


def _printable(words: str) -> str:
    """The words on one line, without what a terminal would take for a command."""
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value

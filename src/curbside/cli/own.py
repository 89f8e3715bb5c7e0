"""`curbside library add` and what else is done with one's own documents."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import counted, library_app
from curbside.cli.ask import HOME
from curbside.cli.records import print_json
from curbside.settings import load_settings

if TYPE_CHECKING:
    from curbside.intake.own_library import Added, OwnLibrary
    from curbside.intake.run import Result

_JSON = typer.Option("--json", help="Print as JSON.")
_NAME = typer.Argument(help="A document: its id, the file it came from, a DOI or a PMID.")


@library_app.command()
def add(
    targets: Annotated[list[str], typer.Argument(help="Files, folders, zip archives or patterns.")],
    type: Annotated[str, typer.Option(help="What the documents are: guideline, rct, cohort, web-page ...")] = "",
    title: Annotated[str, typer.Option(help="The title of a single file.")] = "",
    year: Annotated[str, typer.Option(help="The year of publication.")] = "",
    container: Annotated[str, typer.Option(help="Who published it: a journal, a society, a hospital.")] = "",
    doi: Annotated[str, typer.Option(help="The DOI of a single file.")] = "",
    pmid: Annotated[str, typer.Option(help="The PMID of a single file.")] = "",
    url: Annotated[str, typer.Option(help="The web address of a single file.")] = "",
    review_by: Annotated[str, typer.Option(help="The day by which they should be looked at again: 2027-03-31.")] = "",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read at once.")] = 2,
    seconds: Annotated[float, typer.Option(min=1, help="The longest that one file may take.")] = 60,
    as_json: Annotated[bool, _JSON] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Read documents of your own into the library; run it again after a stop, and it goes on."""
    from curbside.intake.own_library import given_metadata
    from curbside.intake.run import Reading
    from curbside.intake.sources import size_of
    from curbside.intake.worker import Limits

    told = {"type": type, "title": title, "year": year, "container": container, "doi": doi, "pmid": pmid, "url": url,
            "review_due": review_by}  # fmt: skip
    given = given_metadata({name: value for name, value in told.items() if value}, targets)
    with _progress(sum(map(size_of, targets)), quiet=as_json) as on_result:
        try:
            added = _own(home).add(targets, Reading(given, workers, Limits(seconds=seconds), on_result))
        except KeyboardInterrupt:
            print("curbside: what was read so far is kept; the same command goes on from there", file=sys.stderr)
            raise
    _report(added, as_json)
    if added.report.failed:
        raise typer.Exit(3)


@library_app.command()
def remove(
    name: Annotated[str, _NAME],
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Delete a document of your own for good: its text, its passages and what the index has of them."""
    print(f"Removed: {', '.join(_own(home).remove(name))}")


@library_app.command()
def retract(
    name: Annotated[str, _NAME],
    note: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Mark a document of your own as retracted: it supports no statement any more."""
    print(f"Retracted: {', '.join(_own(home).retract(name, note))}")


@library_app.command()
def supersede(
    name: Annotated[str, _NAME],
    by: Annotated[str, typer.Argument(help="What takes its place: a document, a DOI or a PMID.")],
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Mark a document of your own as superseded: it supports no statement any more."""
    print(f"Superseded by {by}: {', '.join(_own(home).supersede(name, by))}")


def list_own(home: Path | None, due: bool, as_json: bool) -> None:
    """Prints the documents of one's own, or those of them whose day of review has come."""
    rows = _own(home).listed()
    if due:
        rows = [row for row in rows if is_due(row, date.today())]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        review = f"  (review due {row['review_due']})" if row["review_due"] else ""
        print(f"{row['id']}  {row['standing']:<10} {row['type']:<20} {row['passages']:>5}  {row['title']}{review}")


def is_due(row: dict[str, Any], today: date) -> bool:
    """Whether a document that still counts should have been looked at again."""
    return row["standing"] == "current" and "" < row["review_due"] <= today.isoformat()


def _own(home: Path | None) -> OwnLibrary:
    from curbside.consult import own_library

    return own_library(load_settings(overrides={"home": home}))


def _report(added: Added, as_json: bool) -> None:
    report, build = added.report, added.build
    if as_json:
        results = [asdict(result) for result in report.results]
        print_json({"counts": dict(report.counts), "documents": report.documents, "without_text": report.empty,
                    "gone": report.gone, "taken_back": report.taken_back, "removed_for_good": report.removed,
                    "results": results, "library": build.fingerprint, "passages": build.passages})  # fmt: skip
        return
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(report.counts.items())) or "nothing there"
    print(f"{counts}: {counted(report.documents, 'document')} read")
    if report.gone:
        print(f"{counted(report.gone, 'document')} superseded: no longer in the file it came from")
    if report.empty:
        print(f"{counted(report.empty, 'document')} without text: kept, and nothing of it can be cited")
    if report.taken_back:
        print(f"{counted(report.taken_back, 'document')} retracted or replaced by another document of the library")
    if report.removed:
        print(f"{counted(report.removed, 'document')} removed for good: deleted by the source")
    for result in report.failed:
        print(f"failed: {result.message}" + (f"\n  {result.remedy}" if result.remedy else ""))
    print(f"Library {build.fingerprint[:12]}: {build.passages:,} passages in {build.documents:,} documents")


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[Result], None]]:
    """A bar with an estimate on a terminal; a line for each item elsewhere, but for those unchanged."""
    if quiet or not sys.stderr.isatty():
        yield (lambda result: None) if quiet else _print_result
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    shown: tuple[Any, ...] = ("[progress.description]{task.description}", BarColumn(), "{task.percentage:>3.0f}%",
                              TimeRemainingColumn(), TextColumn("{task.fields[name]}"))  # fmt: skip
    with Progress(*shown, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=total or None, name="")
        yield lambda result: bar.update(task, advance=result.size, name=Path(result.origin).name)


def _print_result(result: Result) -> None:
    if result.outcome != "same":
        documents = f" ({counted(result.documents, 'document')})" if result.documents else ""
        print(f"{result.outcome:<8} {result.name}{documents}", file=sys.stderr)
    for note in result.notes:
        print(f"         {note}", file=sys.stderr)

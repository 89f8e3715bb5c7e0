"""`curbside library add` and what else is done with one's own documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import library_app
from curbside.cli.ask import HOME
from curbside.cli.reading import going_on, print_added, progress
from curbside.cli.records import print_json
from curbside.errors import BadInput
from curbside.settings import load_settings

if TYPE_CHECKING:
    from curbside.intake.own_library import OwnLibrary

_JSON = typer.Option("--json", help="Print as JSON.")
_TARGETS = "Files, folders, zip archives, patterns, web addresses, pubmed:QUERY or pmid:1,2."
_MANIFEST = "A CSV table: the path of a document a line, and what is to be known of it."
_NAME = typer.Argument(help="A document: its id, the file it came from, a DOI or a PMID.")


@library_app.command()
def add(
    targets: Annotated[list[str] | None, typer.Argument(help=_TARGETS)] = None,
    manifest: Annotated[list[Path] | None, typer.Option(help=_MANIFEST)] = None,
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
    from curbside.intake.given import checked_given
    from curbside.intake.manifest import read_manifest
    from curbside.intake.run import Reading
    from curbside.intake.targets import is_single
    from curbside.intake.worker import Limits

    targets, manifests = targets or [], [read_manifest(path) for path in manifest or ()]
    if not targets and not manifests:
        raise BadInput("Nothing is named to be added.", remedy="Name a file, a folder, an address or a manifest.")
    told = {"type": type, "title": title, "year": year, "container": container, "doi": doi, "pmid": pmid, "url": url,
            "review_due": review_by}  # fmt: skip
    alone = len(targets) == 1 and not manifests and is_single(targets[0])
    given = checked_given(told, alone=alone, mark="--")
    named = [*targets, *(row.target for each in manifests for row in each.rows)]
    with progress(named, quiet=as_json) as on_result, going_on():
        added = own_of(home).add(targets, Reading(given, workers, Limits(seconds=seconds), on_result), manifests)
    print_added(added, as_json)
    if added.report.failed:
        raise typer.Exit(3)


@library_app.command()
def remove(
    name: Annotated[str, _NAME],
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Delete a document of your own for good: its text, its passages and what the index has of them."""
    print(f"Removed: {', '.join(own_of(home).remove(name))}")


@library_app.command()
def retract(
    name: Annotated[str, _NAME],
    note: Annotated[str, typer.Option(help="Why, in a few words.")] = "",
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Mark a document of your own as retracted: it supports no statement any more."""
    print(f"Retracted: {', '.join(own_of(home).retract(name, note))}")


@library_app.command()
def supersede(
    name: Annotated[str, _NAME],
    by: Annotated[str, typer.Argument(help="What takes its place: a document, a DOI or a PMID.")],
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Mark a document of your own as superseded: it supports no statement any more."""
    print(f"Superseded by {by}: {', '.join(own_of(home).supersede(name, by))}")


def list_own(home: Path | None, due: bool, as_json: bool) -> None:
    """Prints the documents of one's own, or those of them whose day of review has come."""
    rows = own_of(home).listed()
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


def own_of(home: Path | None) -> OwnLibrary:
    """The asker's own documents in a home, or in that of the settings."""
    from curbside.consult import own_library

    return own_library(load_settings(overrides={"home": home}))

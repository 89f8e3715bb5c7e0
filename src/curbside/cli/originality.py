"""`curbside library originality`: what of a text is copied from the library."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import counted, library_app
from curbside.cli.ask import HOME
from curbside.cli.cited import mark_of
from curbside.cli.opening import open_consult
from curbside.cli.plain import item
from curbside.cli.records import print_json

if TYPE_CHECKING:
    from curbside.library.originality.check import CopiedSpan, Originality

MOST_SHOWN = 20
_WORDS_SHOWN = 400  # characters of one span


@library_app.command()
def originality(
    file: Annotated[Path, typer.Argument(help="An article, in any format that the library reads.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print every span as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Show what of a text stands word for word in the library: the longest spans first, with their sources."""
    from curbside.intake.article import text_of_file

    found = open_consult(home).originality(text_of_file(file))
    if as_json:
        print_json(_record(file, found))
    else:
        _print(file, found)


def _record(file: Path, found: Originality) -> dict[str, Any]:
    from curbside.plain import plain

    shares = {"share": round(found.share, 4), "quoted_share": round(found.quoted_share, 4)}
    counts = {"words": found.words, "copied": found.copied, "quoted": found.quoted, "least": found.least}
    return {"file": str(file), **counts, **shares, "spans": plain(found.spans)}


def _print(file: Path, found: Originality) -> None:
    if not found.spans:
        print(f"{file}: no run of {found.least} words or more stands in the library ({found.words:,} words compared)")
        return
    print(f"{file}: {found.share:.1%} of {counted(found.words, 'word')} stand word for word in the library")
    if found.quoted:
        print(f"Quoted with a source, and not counted: {found.quoted_share:.1%}")
    for span in found.spans[:MOST_SHOWN]:
        print(f"\n{_headline(span)}")
        print(item(" ", f"“{shorten(span.text, _WORDS_SHOWN, placeholder=' …')}”"))
    if len(found.spans) > MOST_SHOWN:
        print(f"\n{len(found.spans) - MOST_SHOWN} shorter spans are not shown; --json lists all.")


def _headline(span: CopiedSpan) -> str:
    page = f", page {span.page}" if span.page else ""
    plain = ", reading for patients" if span.plain else ""
    mark = f"{mark_of(span.standing)} " if mark_of(span.standing) else ""
    also = f", and {counted(span.also, 'other source')}" if span.also else ""
    return (
        f"{counted(span.words, 'word')} at {span.start}-{span.end}{', quoted' if span.quoted else ''}: "
        f"{mark}{span.title} ({span.passage}{page}{plain}, {span.source_start}-{span.source_end}){also}"
    )

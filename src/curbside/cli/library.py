"""`curbside library`: what answers come from, and what state it is in."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import library_app
from curbside.cli.ask import HOME
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json
from curbside.settings import load_settings


@library_app.command()
def build(
    home: Annotated[Path | None, HOME] = None,
    afresh: Annotated[bool, typer.Option(help="Build even when nothing has changed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Build the library from its packs; nothing is done when it is up to date."""
    from curbside.consult import build

    made = build(load_settings(overrides={"home": home}), afresh=afresh)
    if as_json:
        print_json({**asdict(made), "folder": str(made.folder)})
        return
    state = "built" if made.fresh else "up to date"
    print(f"Library {made.fingerprint[:12]} {state}: {made.passages:,} passages in {made.documents} topics, "
          f"{made.references} references, {made.concepts} concepts ({made.seconds:.1f} s)")


@library_app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Show what the library holds: packs, topics, passages, references and their standing."""
    found = open_consult(home).status()
    if as_json:
        print_json(found)
        return
    for name, value in found.items():
        shown = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
        print(f"{name.replace('_', ' '):<14} {shown}")


@library_app.command("list")
def list_topics(
    own: Annotated[bool, typer.Option("--own", help="List the documents that you added.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Of those, the ones whose day of review has come.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """List the topics of the library, or your own documents."""
    if own or due:
        from curbside.cli.own import list_own

        list_own(home, due, as_json)
        return
    topics = open_consult(home).shelf.knowledge.topics.values()
    if as_json:
        print_json([{"id": t.id, "title": t.title, "passages": list(t.passages)} for t in topics])
        return
    for topic in topics:
        print(f"{topic.id:<55} {len(topic.passages):>3}  {topic.title}")


@library_app.command("leaflets")
def list_leaflets(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """List the leaflets for patients."""
    found = open_consult(home).leaflets()
    if as_json:
        rows = [(each, {"id": each.id, "title": each.title, "subjects": list(each.subjects)}) for each in found]
        print_json([row | {"sentences": len(each.sentences), "words": each.words, "grade": round(each.grade, 1)}
                    for each, row in rows])
        return
    for each in found:
        print(f"{each.id:<55} {each.words:>4} words  {each.title}")


@library_app.command()
def leaflet(
    id: Annotated[str, typer.Argument(help="A leaflet's id; the pack may be left out.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Print a leaflet with numbered references."""
    from curbside.answer.record import plain
    from curbside.answer.wording import disclaimer_for
    from curbside.cli.leaflet import leaflet_as_plain

    found = open_consult(home).leaflet(id)
    if as_json:
        print_json(plain(found))
    else:
        print(leaflet_as_plain(found, disclaimer_for("patient")))

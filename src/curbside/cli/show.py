"""`curbside library show`: a passage, a topic or an own document, to be read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import library_app
from curbside.cli.ask import HOME
from curbside.cli.cited import mark_of
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json
from curbside.errors import NotFound

if TYPE_CHECKING:
    from curbside.consult import Consult
    from curbside.library.own.records import OwnDocument
    from curbside.library.passages import Passage
    from curbside.library.references import Reference


@library_app.command()
def show(
    id: Annotated[str, typer.Argument(help="A passage, a topic or an own document: its id, file, DOI or PMID.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Show a passage with what it rests on, or a topic or an own document to be read from end to end."""
    consult = open_consult(home)
    found = consult.passages((id,))
    if found:
        _show_passage(consult, found[id], as_json)
    elif id in consult.shelf.knowledge.topics:
        _show_topic(consult, id, as_json)
    else:
        documents = _own_documents(consult, id)
        print_json([_record(each) for each in documents]) if as_json else _print_documents(documents)


def _show_passage(consult: Consult, passage: Passage, as_json: bool) -> None:
    from curbside.answer.place import place_of
    from curbside.plain import plain

    references = [consult.shelf.knowledge.references[id] for id in passage.references]
    place = place_of(passage)
    if as_json:
        print_json({**plain(passage), "references": plain(references), "place": plain(place)})
        return
    print(f"{passage.text}\n\n{passage.title} · {passage.section} · {passage.document}")
    told = (("Applies to", passage.applies_to), ("Strength", passage.strength), ("Plain", passage.plain),
            ("Place", place.in_words if place else ""))  # fmt: skip
    for label, value in told:
        if value:
            print(f"{label}: {value}")
    for reference in references:
        _print_reference(reference)


def _print_reference(reference: Reference) -> None:
    from curbside.answer.citations import vancouver

    print(f"\n{_marked(reference.standing)}{vancouver(reference)}")
    for line in (reference.address, f"Seen: {reference.seen}", reference.note):
        if line:
            print(f"  {line}")


def _marked(standing: str) -> str:
    """The word for a reference that counts no more, in red on a terminal."""
    mark = mark_of(standing)
    return "" if not mark else f"\033[1;31m{mark}\033[0m " if sys.stdout.isatty() else f"{mark} "


def _show_topic(consult: Consult, id: str, as_json: bool) -> None:
    from curbside.plain import plain

    topic = consult.shelf.knowledge.topics[id]
    passages = consult.passages(topic.passages).values()
    if as_json:
        print_json({"id": topic.id, "title": topic.title, "passages": plain(list(passages))})
        return
    print(topic.title)
    section = ""
    for passage in passages:
        if passage.section != section:
            section = passage.section
            print(f"\n{section}")
        print(f"- {passage.text} [{passage.id}]")


def _own_documents(consult: Consult, name: str) -> list[OwnDocument]:
    from curbside.consult import own_library

    try:
        return own_library(consult.settings).documents(name)
    except NotFound:
        raise NotFound(
            f"The library holds no passage, topic or document {name!r}.",
            remedy="See: curbside library list, with --own for your documents.",
        ) from None


def _record(own: OwnDocument) -> dict[str, Any]:
    from curbside.answer.place import place_of
    from curbside.plain import plain

    told = plain(own.document)
    passages = [{"id": p.id, "start": p.start, "end": p.end, "role": p.role, "place": plain(place_of(p)),
                 "text": p.text} for p in own.passages()]  # fmt: skip
    return told | {"reference": plain(own.reference), "passages": passages}


def _print_documents(documents: list[OwnDocument]) -> None:
    for number, own in enumerate(documents):
        print("\n" * bool(number) + own.document.title)
        _print_reference(own.reference)
        print(f"  {'; '.join(_facts(own))}")
        _print_text(own)


def _facts(own: OwnDocument) -> list[str]:
    document = own.document
    by = f" by {document.superseded_by}" if document.superseded_by else ""
    due = [f"review due {document.review_due}"] if document.review_due else []
    return [document.id, f"{document.standing}{by}", f"version {document.version}", f"added {document.added[:10]}",
            *due, f"from {document.origin}"]  # fmt: skip


def _print_text(own: OwnDocument) -> None:
    """The passages in reading order, under their headings and pages, with the ends of their ids."""
    section, page = "", None
    for passage in own.passages():
        if passage.page != page:
            page = passage.page
            print(f"\n—— page {page} ——")
        if passage.section != section:
            section = passage.section
            print(f"\n{section}" if section else "")
        print(f"[{passage.id.rpartition(':')[2]}] {passage.text}")
    if not own.cuts:
        print("\nIt has no text: nothing of it can be cited.")

"""JSONL: one document a line, {title, text, ...}; what else a line says of itself is its metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from curbside.errors import BadDocument
from curbside.intake.readers.publication import doi_in, language_of, pmcid_in, type_of, year_in
from curbside.intake.readers.text import blocks_of
from curbside.intake.readers.unpacking import open_stream, tidy
from curbside.intake.record import Block, Item, Meta, ReadDocument

# The names under which such files keep what we look for, the plainest first.
_TEXTS = ("text", "answer", "abstract", "passage", "content", "contents", "body")
_TITLES = ("title", "question", "focus", "name", "heading")
_KEYS = ("id", "_id", "pmid", "doc_id", "key")
_MOST_LINE = 50_000_000
_PART = re.compile(r"lines (\d+)")


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """A document for every line that has a text.

    A line that cannot be read is told in the notes of the last document; raises BadDocument where
    none can.
    """
    faults, last = [], None
    for number, row in _rows(data, item):
        document = _document(row, number) if isinstance(row, dict) else None
        if document is None:
            faults.append(f"line {number} {'has no text' if isinstance(row, dict) else 'is no JSON object'}")
            continue
        if last is not None:
            yield last
        last = document
    if last is None:
        raise BadDocument(f"{item.origin} has no line that can be read: {faults[0] if faults else 'it is empty'}.",
                          remedy="Write one object a line: {id, title, text, url?, year?, doi?, pmid?}.")  # fmt: skip
    told = (*faults[:20], *([f"{len(faults) - 20} more lines could not be read"] if len(faults) > 20 else []))
    yield ReadDocument(last.kind, last.meta, last.blocks, told, last.key)


def _rows(data: bytes, item: Item) -> Iterator[tuple[int, Any]]:
    """(line, what stands on it); None for what is no JSON. A file that is one list gives its rows."""
    if data.lstrip()[:1] == b"[" and not item.part:
        yield from enumerate(_whole(data, item), 1)
        return
    begun = _PART.match(item.part)  # a part counts its lines as the whole file does
    with open_stream(data, item) as stream:
        for number, line in enumerate(iter(lambda: stream.readline(_MOST_LINE), b""), int(begun[1]) if begun else 1):
            if line.strip():
                yield number, _loaded(line)


def _whole(data: bytes, item: Item) -> list[Any]:
    rows = _loaded(data)
    if not isinstance(rows, list):
        raise BadDocument(f"{item.origin} is no well-formed JSON.", remedy="Write one object a line.")
    return rows


def _loaded(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _document(row: dict[str, Any], number: int) -> ReadDocument | None:
    """The document of a row, None where it has no text."""
    blocks = tuple(_blocks(row))
    if not blocks:
        return None
    title = tidy(_text(row, *_TITLES))
    authors = row.get("authors") if isinstance(row.get("authors"), list) else []
    mesh = row.get("mesh") if isinstance(row.get("mesh"), list) else []
    types = row.get("publication_types")
    meta = Meta(
        title=title,
        authors=tuple(tidy(each) for each in authors if isinstance(each, str)),
        container=tidy(_text(row, "container", "journal", "source")),
        year=year_in(_text(row, "year", "date", "published")),
        doi=doi_in(_text(row, "doi")),
        pmid=_text(row, "pmid"),
        pmcid=pmcid_in(_text(row, "pmcid")),
        url=_text(row, "url"),
        type=type_of([_text(row, "type"), *(t for t in types if isinstance(t, str))]
                     if isinstance(types, list) else [_text(row, "type")], title),
        language=language_of(_text(row, "language", "lang")),
        mesh=tuple(tidy(each) for each in mesh if isinstance(each, str)),
    )  # fmt: skip
    return ReadDocument("jsonl", meta, blocks, key=_text(row, *_KEYS) or str(number))


def _blocks(row: dict[str, Any]) -> Iterator[Block]:
    """The text, then the sections: {heading or title: ..., text: ...}, or a text under each name."""
    for name in _TEXTS:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            yield from blocks_of(value)
            break
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            for each in value:
                yield from blocks_of(each)
            break
    sections = row.get("sections")
    if isinstance(sections, dict):
        sections = [{"title": key, "text": value} for key, value in sections.items()]
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict) and _text(section, *_TEXTS):
            heading = tidy(_text(section, *_TITLES, "section"))
            if heading:
                yield Block("heading", heading, 1)
            yield from blocks_of(_text(section, *_TEXTS))


def _text(row: dict[str, Any], *names: str) -> str:
    for name in names:
        value = row.get(name)
        if value is None:
            continue
        if isinstance(value, str):
            if bare := value.strip():
                return bare
        elif isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""

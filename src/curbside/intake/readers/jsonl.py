"""JSONL: one document a line, {title, text, ...}; what else a line says of itself is its metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from curbside.errors import BadDocument
from curbside.intake.readers.text import blocks_of
from curbside.intake.record import Item, Meta, ReadDocument

# The names under which such files keep a document's text and title, the plainest first.
_TEXTS = ("text", "answer", "abstract", "body", "contents")
_TITLES = ("title", "focus", "question", "name")


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """A document for every line that has a text; raises BadDocument where a line is no JSON object."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _document(_row(line, number, item), number, item)


def _row(line: bytes, number: int, item: Item) -> dict[str, Any]:
    place = f"Line {number} of {item.origin}{f' ({item.part})' if item.part else ''}"
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise BadDocument(f"{place} is not JSON.", remedy="Write one object a line.") from fault
    if not isinstance(row, dict) or not any(isinstance(row.get(name), str) for name in _TEXTS):
        raise BadDocument(f"{place} has no text.", remedy="Write {id, title, text, url?, year?, doi?, pmid?}.")
    return row


def _document(row: dict[str, Any], number: int, item: Item) -> ReadDocument:
    text = next(row[name] for name in _TEXTS if isinstance(row.get(name), str))
    title = next((row[name] for name in _TITLES if isinstance(row.get(name), str)), "")
    year = str(row.get("year") or "")
    meta = Meta(
        title=" ".join(title.split()),
        container=_text(row, "container") or _text(row, "source"),
        year=int(year) if year.isdigit() else None,
        doi=_text(row, "doi"),
        pmid=_text(row, "pmid"),
        pmcid=_text(row, "pmcid"),
        url=_text(row, "url"),
        type=_text(row, "type"),
    )
    return ReadDocument("jsonl", meta, tuple(blocks_of(text)), key=str(row.get("id") or number))


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""

"""Reading in one line, for tests."""

from __future__ import annotations

from curbside.intake.readers import read_item
from curbside.intake.record import Item, ReadDocument


def item(name: str, data: bytes | str, **more: object) -> Item:
    return Item(origin=name, name=name, data=data.encode() if isinstance(data, str) else data, **more)


def read(name: str, data: bytes | str) -> ReadDocument:
    """The one document of a file."""
    documents = list(read_item(item(name, data)))
    assert len(documents) == 1
    return documents[0]


def drawn(document: ReadDocument) -> list[str]:
    """The blocks as lines: "heading 1: Care"."""
    return [f"{b.kind}{f' {b.level}' if b.kind == 'heading' else ''}: {b.text}" for b in document.blocks]

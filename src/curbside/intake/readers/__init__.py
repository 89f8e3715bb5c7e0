"""Readers: one module a format, chosen by what the bytes are and only then by the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from curbside.errors import BadDocument
from curbside.intake.record import Item, ReadDocument

Reader = Callable[[bytes, Item], Iterator[ReadDocument]]

# Module of this folder by format; each has `read`. Loaded when its format is met, for some are heavy.
FORMATS: dict[str, str] = {
    "markdown": "markdown",
    "text": "text",
    "jsonl": "jsonl",
}
_BY_NAME: dict[str, str] = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".jsonl": "jsonl"}


def read_item(item: Item) -> Iterator[ReadDocument]:
    """The documents of an item; raises BadDocument naming the fault where there is none to be had."""
    try:
        data = item.read()
    except OSError as fault:
        raise BadDocument(f"{item.origin} cannot be read: {fault.strerror}.") from fault
    if not data.strip():
        raise BadDocument(f"{item.origin} is empty.", remedy="Give a file with a text in it.")
    reader: Reader = import_module(f"{__name__}.{FORMATS[format_of(item, data)]}").read
    yield from reader(data, item)


def format_of(item: Item, data: bytes) -> str:
    """The format that the bytes show, else the one that the name tells; raises BadDocument for none we read."""
    for suffix, name in _BY_NAME.items():
        if item.name.lower().endswith(suffix):
            return name
    raise BadDocument(f"{item.origin} is of no kind that is read here.", remedy=f"Give one of: {', '.join(FORMATS)}.")


def as_text(data: bytes, item: Item) -> str:
    """The bytes as UTF-8 text; raises BadDocument for any other encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadDocument(f"{item.origin} is not UTF-8 text: {fault.reason} at byte {fault.start}.",
                          remedy="Save it as UTF-8.") from None  # fmt: skip

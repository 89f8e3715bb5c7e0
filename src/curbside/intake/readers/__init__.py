"""Readers: one module a format, chosen by what the bytes are and only then by the name.

Whatever is wrong with an item is a BadDocument that names it, with a remedy; what its text says is
never followed, whatever it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from curbside.errors import BadDocument
from curbside.intake.readers.formats import format_of
from curbside.intake.readers.unpacking import STREAMED, read_bytes, unpack
from curbside.intake.record import Item, ReadDocument

Reader = Callable[[bytes, Item], Iterator[ReadDocument]]


def read_item(item: Item) -> Iterator[ReadDocument]:
    """The documents of an item; raises BadDocument naming the fault where there is none to be had."""
    data = read_bytes(item)
    name = format_of(item, data)
    # loaded when its format is met, for some are heavy
    reader: Reader = import_module(f"{__name__}.{name}").read
    try:
        yield from reader(data if name in STREAMED else unpack(data, item), item)
    except RecursionError as fault:
        raise BadDocument(f"{item.origin} is nested too deeply to be read.",
                          remedy="Save it again from the program that made it.") from fault  # fmt: skip

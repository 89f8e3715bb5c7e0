"""Plain text: paragraphs parted by empty lines; a short line without a stop before one is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from curbside.intake.readers import as_text
from curbside.intake.record import Block, Item, Meta, ReadDocument

_PARAGRAPHS = re.compile(r"\n\s*\n")
_MARK = re.compile(r"\s*(?:[-*•·▪◦–]|\(?\d{1,2}[.)])\s+")
_LONGEST_HEADING = 80


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; the first heading, or else the name of the file, is its title."""
    blocks = tuple(blocks_of(as_text(data, item).replace("\r\n", "\n").replace("\r", "\n")))
    title = next((b.text for b in blocks[:1] if b.kind == "heading"), PurePath(item.name).stem)
    yield ReadDocument("text", Meta(title=title), blocks[1:] if blocks and blocks[0].text == title else blocks)


def blocks_of(text: str) -> Iterator[Block]:
    """Headings, list items and paragraphs of a plain text, white space evened out."""
    for paragraph in _PARAGRAPHS.split(text):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if len(lines) == 1 and _is_heading(lines[0].strip()):
            yield Block("heading", " ".join(lines[0].split()), 1)
            continue
        running: list[str] = []
        for line in lines:
            if _MARK.match(line) and running:
                yield _block(running)
                running = []
            running.append(line)
        if running:
            yield _block(running)


def _block(lines: list[str]) -> Block:
    marked = _MARK.match(lines[0])
    text = " ".join(" ".join(lines).split())
    return Block("item", text) if marked else Block("paragraph", text)


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not line.endswith((".", ";", ",", ":", "?", "!")) and line[:1].isupper()

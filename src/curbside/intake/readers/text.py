"""Plain text: paragraphs parted by empty lines; a short line without a stop before one is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from curbside.errors import BadDocument
from curbside.intake.readers.unpacking import as_text, tidy
from curbside.intake.record import Block, Item, Meta, ReadDocument

_PARAGRAPHS = re.compile(r"\n\s*\n|\f")
_MARK = re.compile(r"\s*(?:(?P<sign>[-*•·▪◦‣–])|\(?\d{1,2}[.)])\s+")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
_RULE = re.compile(r"[\s=_~*#.-]+")
_LONGEST_HEADING = 80


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; the first heading, or else the name of the file, is its title."""
    text, notes = as_text(data, item)
    blocks = tuple(blocks_of(text))
    if not blocks:
        raise no_text(item)
    if len(blocks) == 1:
        blocks = (Block("paragraph", blocks[0].text),)
    headed = blocks[0].kind == "heading"
    title = blocks[0].text if headed else PurePath(item.name).stem
    yield ReadDocument("text", Meta(title=title), blocks[headed:], notes)


def no_text(item: Item) -> BadDocument:
    """What a file of nothing but space and rules is told as."""
    return BadDocument(f"{item.origin} has no text.", remedy="Give a file with a text in it.")


def blocks_of(text: str) -> Iterator[Block]:
    """Headings, list items and paragraphs of a plain text, white space evened out."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for paragraph in _PARAGRAPHS.split(text):
        lines = [line for line in paragraph.split("\n") if line and not line.isspace()]
        if len(lines) > 1 and _RULE.fullmatch(lines[1]) and _is_heading(lines[0].strip()):
            yield Block("heading", tidy(lines[0]), 1)  # underlined
            lines = lines[2:]
        if len(lines) == 1 and _is_heading(lines[0].strip()):
            yield Block("heading", tidy(lines[0]), _level(lines[0].strip()))
        else:
            yield from _running(lines)


def _running(lines: list[str]) -> Iterator[Block]:
    """A paragraph, or the items of a list with what leads into them."""
    begun = 0
    for number, line in enumerate(lines):
        if number > begun and _MARK.match(line):
            yield from _block(lines[begun:number])
            begun = number
    yield from _block(lines[begun:])


def _block(lines: list[str]) -> Iterator[Block]:
    text = tidy(" ".join(lines))
    if text and not _RULE.fullmatch(text):
        yield item(text) or Block("paragraph", text)


def item(text: str) -> Block | None:
    """A list item without the sign that marks it, its number kept; None for what is no item."""
    mark = _MARK.match(text)
    return Block("item", text[mark.end() :] if mark["sign"] else text) if mark else None


def _is_heading(line: str) -> bool:
    if len(line) > _LONGEST_HEADING or line.endswith((".", ";", ",", ":", "?", "!")):
        return False
    return line[:1].isupper() or bool(_NUMBERED.match(line))


def _level(line: str) -> int:
    """Depth of a numbered heading by its number: "2.1 Dose" is of the second."""
    return line.split()[0].rstrip(".").count(".") + 1 if _NUMBERED.match(line) else 1

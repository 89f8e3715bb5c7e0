"""Files of many documents, cut into parts that any worker can read: a stopped run then goes on inside the file.

Rows of JSONL and articles of PubMed XML are cut, plain or packed with gzip. A part of a plain file of
rows is only named; all other parts carry their bytes, for nobody can begin to unpack in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from curbside.errors import BadDocument
from curbside.intake.readers.unpacking import MOST_BYTES, is_packed, open_stream, peek
from curbside.intake.record import Item, Stretch

# Documents of a file that are read as one item: enough to keep a worker busy for a moment, few enough that
# a stopped run repeats little.
ROWS = ARTICLES = 500
_LONGEST = 50_000_000  # bytes of a row, or of an article, that no longer is one
_CHUNK = 1 << 20
_SET = re.compile(rb"<(PubmedArticleSet|MedlineCitationSet)\b[^>]*>")
_ENDS: dict[bytes, bytes] = {b"PubmedArticleSet": b"</PubmedArticle>", b"MedlineCitationSet": b"</MedlineCitation>"}
_OPEN, _CLOSE = b'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>', b"</PubmedArticleSet>"
_TAIL = re.compile(rb"</(?:PubmedArticleSet|MedlineCitationSet)>\s*\Z")


def holds_rows(name: str) -> bool:
    """Whether a file's name says that it holds one document a line."""
    return name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson"))


def parts_of(path: Path) -> Iterator[Item] | None:
    """The parts of a file that holds many documents, None for any other; raises BadDocument where it is broken."""
    if holds_rows(path.name):
        return _packed_rows(path) if path.name.lower().endswith(".gz") else _rows(path)
    if path.name.lower().removesuffix(".gz").endswith(".xml") and _holds_articles(path):
        return _articles(path)
    return None


def _rows(path: Path) -> Iterator[Item]:
    origin, first, start, at, number = str(path.resolve()), 1, 0, 0, 0
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            at += len(line)
            if number - first + 1 == ROWS:
                yield Item(origin, path.name, Stretch(path, start, at - start), part=f"lines {first}-{number}")
                first, start = number + 1, at
    if at > start:
        yield Item(origin, path.name, Stretch(path, start, at - start), part=f"lines {first}-{number}")


def _packed_rows(path: Path) -> Iterator[Item]:
    origin, name, first, number = str(path.resolve()), path.name[: -len(".gz")], 1, 0
    rows: list[bytes] = []
    with _opened(path) as stream:
        while line := stream.readline(_LONGEST):
            number += 1
            rows.append(line)
            if len(rows) == ROWS:
                yield Item(origin, name, b"".join(rows), part=f"lines {first}-{number}")
                first, rows = number + 1, []
    if rows:
        yield Item(origin, name, b"".join(rows), part=f"lines {first}-{number}")


def _holds_articles(path: Path) -> bool:
    """Whether a file is a set of articles in the encoding in which PubMed writes them."""
    with path.open("rb") as file:
        start = peek(file.read(1 << 16), 4096)
    declaration = start.partition(b"?>")[0].lower() if start.startswith(b"<?xml") else b""
    return bool(_SET.search(start)) and (b"encoding" not in declaration or b"utf-8" in declaration)


def _articles(path: Path) -> Iterator[Item]:
    """Sets of articles, each a whole file by itself. What stands before the first article is left out, entities
    too; what follows the last one, such as those that were deleted, is a part of its own."""
    origin, name = str(path.resolve()), path.name.lower().removesuffix(".gz")

    def part(pieces: list[bytes], told: str) -> Item:
        return Item(origin, name, b"".join((_OPEN, *pieces, _CLOSE)), part=told)

    number, pieces, rest = 0, [], b""
    for article, rest in _cut_articles(path):
        if rest:
            break
        pieces.append(article)
        number += 1
        if len(pieces) == ARTICLES:
            yield part(pieces, f"articles {number - len(pieces) + 1}-{number}")
            pieces = []
    if pieces:
        yield part(pieces, f"articles {number - len(pieces) + 1}-{number}")
    if rest:
        yield part([rest], "after the last article")


def _cut_articles(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """(article with what stands before it, nothing) for each, then (nothing, what is left) where that says anything."""
    held, end = bytearray(), b""
    with _opened(path) as stream:
        while piece := stream.read(_CHUNK):
            held += piece
            if not end and (opening := _SET.search(held)):
                end = _ENDS[bytes(opening[1])]
                del held[: opening.end()]
            at = 0
            while end and (close := held.find(end, at)) >= 0:
                yield bytes(held[at : close + len(end)]), b""
                at = close + len(end)
            del held[:at]
            if len(held) > _LONGEST:
                raise BadDocument(f"{path} holds an article without an end.", remedy="Fetch it again.")
    closing = _TAIL.search(held)
    if not closing:
        raise BadDocument(f"{path} breaks off before its end.", remedy="Fetch it again.")
    if rest := bytes(held[: closing.start()]).strip():
        yield b"", rest


def _opened(path: Path) -> BinaryIO:
    """The content of a file as it unpacks, within the bounds of unpacking."""
    with path.open("rb") as file:
        start = file.read(2)
    if not is_packed(start):
        return path.open("rb")
    if path.stat().st_size > MOST_BYTES:
        raise BadDocument(f"{path} is larger than {MOST_BYTES // 1_000_000} MB.", remedy="Unpack it, and add the file.")
    data = path.read_bytes()
    return open_stream(data, Item(str(path), path.name, data))

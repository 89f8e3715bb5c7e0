"""Cutting: a document as read becomes a text, its reference, and passages that can be cited from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from curbside.intake.record import Block, Meta, ReadDocument
from curbside.text.sentences import sentence_bounds

# A passage is read whole by whoever checks it, so it stays a paragraph; it grows to the first figure
# by whole sentences and never past the second, unless one sentence alone is longer.
ENOUGH_WORDS, MOST_WORDS = 45, 90
_STANDING_ALONE = ("row", "caption")


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it is named: `text` is exactly `document[start:end]`."""

    text: str
    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class CutDocument:
    """The text of a document, where each page of it begins, and its passages in reading order."""

    id: str
    text: str
    page_starts: tuple[int, ...]
    cuts: tuple[Cut, ...]


def cut_document(read: ReadDocument) -> CutDocument:
    """The document's text with its passages; the id follows from the text and the identifiers."""
    text, placed, page_starts = _lay_out(read)
    return CutDocument(document_id(read.meta, text), text, page_starts, tuple(_cut(text, placed)))


def document_id(meta: Meta, text: str) -> str:
    """The same text under the same identifiers is the same document, wherever it came from."""
    content = "\n".join((meta.doi.lower(), meta.pmid, meta.pmcid, text))
    return f"local/{hashlib.sha256(content.encode('utf-8')).hexdigest()[:16]}"


def page_of(page_starts: tuple[int, ...], offset: int) -> int | None:
    """The page, counted from 1, on which an offset of the text lies; None where there are no pages."""
    return sum(start <= offset for start in page_starts) or None


def _lay_out(read: ReadDocument) -> tuple[str, list[tuple[Block, int]], tuple[int, ...]]:
    """The whole text, one block a line, with the offset of each block and of each page."""
    parts, placed, pages, at = [read.meta.title, "\n"], [], [], len(read.meta.title) + 1
    if not read.meta.title:
        parts, at = [], 0
    for block in read.blocks:
        while block.page is not None and len(pages) < block.page:
            pages.append(at if pages else 0)
        placed.append((block, at))
        parts += [block.text, "\n"]
        at += len(block.text) + 1
    return "".join(parts), placed, tuple(pages)


def _cut(text: str, placed: list[tuple[Block, int]]) -> Iterator[Cut]:
    path: list[tuple[int, str]] = []
    waiting: list[tuple[int, int]] = []  # sentences of one section that are not yet a passage
    for block, at in placed:
        if block.kind == "heading":
            yield from _join(text, waiting, path)
            path = [(level, title) for level, title in path if level < block.level]
            path.append((block.level, block.text))
        elif block.kind in _STANDING_ALONE:
            yield from _join(text, waiting, path)
            yield Cut(block.text, at, at + len(block.text), _section(path))
        else:
            waiting += _sentences(block.text, at)
            if block.kind == "paragraph":
                yield from _join(text, waiting, path)
    yield from _join(text, waiting, path)


def _sentences(text: str, at: int) -> list[tuple[int, int]]:
    if len(text) < 6 * ENOUGH_WORDS:  # short enough to stay whole: no need to look for its sentences
        return [(at, at + len(text))]
    return [(at + start, at + end) for start, end in sentence_bounds(text)]


def _join(text: str, waiting: list[tuple[int, int]], path: list[tuple[int, str]]) -> Iterator[Cut]:
    """Passages of the waiting sentences, none of them left waiting."""
    begun, words, ended = -1, 0, 0
    for start, end in waiting:
        own = text.count(" ", start, end) + 1
        if begun >= 0 and (words >= ENOUGH_WORDS or words + own > MOST_WORDS):
            yield Cut(text[begun:ended], begun, ended, _section(path))
            begun, words = -1, 0
        begun = start if begun < 0 else begun
        words, ended = words + own, end
    if begun >= 0:
        yield Cut(text[begun:ended], begun, ended, _section(path))
    waiting.clear()


def _section(path: list[tuple[int, str]]) -> str:
    return " > ".join(title for _, title in path)

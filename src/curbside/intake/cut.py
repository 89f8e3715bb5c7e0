"""Cutting: a document as read becomes a text, its reference, and passages that can be cited from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from curbside.intake.record import Block, Meta, ReadDocument
from curbside.text.sentences import sentence_bounds

# A passage is read whole by whoever checks it, so it stays a paragraph; it grows to the first figure
# by whole sentences and never past the second, unless one sentence alone is longer or a few words
# would be left over.
ENOUGH_WORDS, MOST_WORDS, FEW_WORDS = 45, 90, 15
# No writer's sentence is as long as this; a file without stops is, and nobody could read it as a quote.
LONGEST_SENTENCE = 2_500


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage before it is named: `text` is exactly `document[start:end]`; `row` counts the rows of a table,
    `sentences` are their bounds within it where several were found in cutting it."""

    text: str
    start: int
    end: int
    section: str
    row: int = 0
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CutDocument:
    """The text of a document, where each page of it begins, and its passages in reading order."""

    id: str
    text: str
    page_starts: tuple[int, ...]
    cuts: tuple[Cut, ...]


def cut_document(read: ReadDocument) -> CutDocument:
    """The document's text with its passages; the id follows from the text and the identifiers."""
    text, offsets, page_starts = _lay_out(read)
    return CutDocument(document_id(read.meta, text), text, page_starts, tuple(_cut(text, read.blocks, offsets)))


def document_id(meta: Meta, text: str) -> str:
    """The same text under the same identifiers is the same document, wherever it came from."""
    content = "\n".join((meta.doi.lower(), meta.pmid, meta.pmcid, text))
    return f"local/{hashlib.sha256(content.encode('utf-8')).hexdigest()[:16]}"


def _lay_out(read: ReadDocument) -> tuple[str, list[int], tuple[int, ...]]:
    """The whole text, one block a line, with the offset of each block and of each page."""
    title = f"{read.meta.title}\n" if read.meta.title else ""
    parts, offsets, pages, at = [title], [], [], len(title)
    for block in read.blocks:
        if block.page is not None:
            pages += [at if pages else 0] * (block.page - len(pages))
            pages += [at + offset for offset in block.breaks]
        offsets.append(at)
        parts += (block.text, "\n")
        at += len(block.text) + 1
    return "".join(parts), offsets, tuple(pages)


def _cut(text: str, blocks: tuple[Block, ...], offsets: list[int]) -> Iterator[Cut]:
    path: list[tuple[int, str]] = []
    section = caption = before = ""
    row = 0
    waiting: list[tuple[int, int]] = []  # sentences of one section that are not yet a passage
    for block, at in zip(blocks, offsets, strict=True):
        kind = block.kind
        if waiting and not _goes_on(kind, before, waiting, text):
            yield from _join(text, waiting, section)
        if kind == "heading":
            path = [(level, title) for level, title in path if level < block.level]
            path.append((block.level, block.text))
            section = " > ".join(title for _, title in path)
        elif kind == "row":
            # a row says nothing without the table it stands in, which its section therefore names
            named = f"{section} > {caption}" if section and caption else section or caption
            row = row + 1 if before == "row" else 1
            for start, end in _whole_or_cut(text, at, at + len(block.text)):
                yield Cut(text[start:end], start, end, named, row)
        else:
            waiting += _sentences(block.text, at)
        caption = block.text if kind == "caption" else caption if kind == "row" else ""
        before = kind
    yield from _join(text, waiting, section)


def _goes_on(kind: str, before: str, waiting: list[tuple[int, int]], text: str) -> bool:
    """Whether what comes next may stand in one passage with what waits for it."""
    if kind == "item":
        return before == "item" or text[waiting[-1][1] - 1] == ":"
    # a line of a few words says little alone: it opens the paragraph that follows
    return kind == before == "paragraph" and text.count(" ", waiting[0][0], waiting[-1][1]) < FEW_WORDS


def _sentences(text: str, at: int) -> list[tuple[int, int]]:
    if len(text) < 6 * ENOUGH_WORDS:  # short enough to stay whole: no need to look for its sentences
        return [(at, at + len(text))] if text else []
    bounds = [(at + start, at + end) for start, end in sentence_bounds(text)]
    if all(end - start <= LONGEST_SENTENCE for start, end in bounds):
        return bounds
    return [part for start, end in bounds for part in _whole_or_cut(text, start - at, end - at, at)]


def _whole_or_cut(text: str, start: int, end: int, shift: int = 0) -> Iterator[tuple[int, int]]:
    """The stretch itself, or parts of it at spaces where it is longer than any sentence."""
    while end - start > LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        stop = space if space > 0 else start + LONGEST_SENTENCE
        yield start + shift, stop + shift
        start = stop + 1 if stop == space else stop
    if end > start:
        yield start + shift, end + shift


def _join(text: str, waiting: list[tuple[int, int]], section: str) -> Iterator[Cut]:
    """Passages of the waiting sentences, none of them left waiting."""
    joined: list[list[tuple[int, int]]] = []
    passage: list[tuple[int, int]] = []
    words = before = 0
    for start, end in waiting:
        own = text.count(" ", start, end) + 1
        if passage and (words >= ENOUGH_WORDS or words + own > MOST_WORDS):
            joined.append(passage)
            passage, before, words = [], words, 0
        passage.append((start, end))
        words += own
    if joined and words < FEW_WORDS and before <= MOST_WORDS:
        joined[-1] += passage
    elif passage:
        joined.append(passage)
    waiting.clear()
    for spans in joined:
        yield _passage(text, spans, section)


def _passage(text: str, spans: list[tuple[int, int]], section: str) -> Cut:
    begun, ended = spans[0][0], spans[-1][1]
    words = text[begun:ended]
    # short paragraphs and items, a line each, were not looked through for their sentences
    is_known = len(spans) > 1 and "\n" not in words
    sentences = tuple([(start - begun, end - begun) for start, end in spans]) if is_known else ()
    return Cut(words, begun, ended, section, sentences=sentences)

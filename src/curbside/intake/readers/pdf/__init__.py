"""PDF: text by its place on the page; columns, tables and headings told apart, furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

import pypdfium2
import pypdfium2.raw as pdfium

from curbside.errors import BadDocument
from curbside.intake.readers.pdf.columns import regions_of
from curbside.intake.readers.pdf.furniture import without_furniture
from curbside.intake.readers.pdf.hyphens import Hyphens
from curbside.intake.readers.pdf.paragraphs import Paragraphs, body_size, heading_sizes
from curbside.intake.readers.pdf.pieces import Piece, pieces_of
from curbside.intake.readers.publication import doi_in, is_taken_back, type_of
from curbside.intake.readers.unpacking import tidy
from curbside.intake.record import Block, Item, Meta, ReadDocument

# Bounds by number and never by the clock, so that the same file always gives the same text.
MOST_PAGES, MOST_LETTERS = 800, 4_000_000
_MOST_TOLD = 20
# Titles that a program put in, not an author.
_NO_TITLE = re.compile(r"^(?:untitled|title|document\d*|microsoft word\b.*|.*\.(?:docx?|pdf|indd|tex|qxd|rtf))$", re.I)


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; raises BadDocument where it is broken, encrypted, or has no text layer."""
    document = _opened(data, item)
    try:
        pages, heights, notes = _pages(document, item)
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    blocks = _blocks(without_furniture(pages, heights))
    if not blocks:
        raise BadDocument(f"{item.origin} has no text layer.",
                          remedy="Run text recognition on it, and give the PDF that this makes.")  # fmt: skip
    yield _document(blocks, metadata, notes, item)


def _opened(data: bytes, item: Item) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if getattr(fault, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise BadDocument(f"{item.origin} is encrypted.", remedy="Save it without a password.") from None
        raise BadDocument(f"{item.origin} is a broken PDF.", remedy="Open it and print or save it again.") from None


def _pages(document: pypdfium2.PdfDocument, item: Item) -> tuple[list[list[Piece]], list[float], list[str]]:
    """The pieces and the height of each page, and what to tell of pages that could not be read."""
    pages: list[list[Piece]] = []
    heights: list[float] = []
    notes: list[str] = []
    silent: list[int] = []
    letters, count = 0, len(document)
    for number in range(count):
        if number >= MOST_PAGES or letters > MOST_LETTERS:
            notes.append(f"the first {number:,} of {count:,} pages are read")
            break
        try:
            page = document[number]
            height, (pieces, is_whole) = page.get_height(), pieces_of(page)
            page.close()
        except pypdfium2.PdfiumError:
            height, pieces = 0.0, []
            notes.append(f"page {number + 1} is broken")
        else:
            silent += [] if pieces else [number + 1]
            notes += [] if is_whole else [f"page {number + 1} holds more than is read of one page"]
        letters += sum(len(piece.text) for piece in pieces)
        pages.append(pieces)
        heights.append(height)
    if not letters:
        raise BadDocument(f"{item.origin} has no text layer.",
                          remedy="Run text recognition on it, and give the PDF that this makes.")  # fmt: skip
    return pages, heights, notes[:_MOST_TOLD] + _told(silent)


def _told(silent: list[int]) -> list[str]:
    told = [f"page {number} has no text layer" for number in silent[:_MOST_TOLD]]
    return told + ([f"{len(silent) - _MOST_TOLD} more pages have no text layer"] if len(silent) > _MOST_TOLD else [])


def _blocks(pages: list[list[Piece]]) -> tuple[Block, ...]:
    body = body_size(pages)
    lines = (piece.text for pieces in pages for piece in pieces)
    paragraphs = Paragraphs(tuple(heading_sizes(pages, body)), body, Hyphens(lines))
    gutters: list[float] = []
    for number, pieces in enumerate(pages, 1):
        for rows in regions_of(pieces, gutters):
            paragraphs.take(rows, number)
    return paragraphs.finish()


def _document(blocks: tuple[Block, ...], metadata: dict[str, str], notes: list[str], item: Item) -> ReadDocument:
    stated = tidy(metadata.get("Title", ""))
    title = "" if _NO_TITLE.match(stated) else stated
    first = [b for b in blocks if b.page == blocks[0].page]
    headings = [b for b in first if b.kind == "heading"]
    top = min(headings, key=lambda b: b.level, default=None)
    if top is not None and (not title or top.text.casefold() == title.casefold()):
        title = top.text
        blocks = tuple(b for b in blocks if b is not top)
    author = tidy(metadata.get("Author", ""))
    meta = Meta(
        title=title or PurePath(item.name).stem,
        authors=tuple(part.strip() for part in re.split(r"[;,]| and ", author) if part.strip()),
        doi=next((doi_in(b.text) for b in first if doi_in(b.text)), ""),
        type=type_of((), title),
        standing="retracted" if is_taken_back(title) else "current",
    )
    return ReadDocument("pdf", meta, blocks, tuple(notes))

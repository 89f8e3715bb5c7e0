"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter

from curbside.intake.readers.pdf.pieces import Piece

_EDGE = 0.12  # share of a page's height
_LINES = 3  # at most so many lines of an edge can be furniture
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]+)?$")


def without_furniture(pages: list[list[Piece]], heights: list[float]) -> list[list[Piece]]:
    """The pages without what recurs at their edges, without their numbers and lines of a table of contents.

    A line recurs when it stands, figures aside, at the edge of a quarter of the pages, and of two at least.
    """
    edges = [_at_edge(pieces, height) for pieces, height in zip(pages, heights, strict=True)]
    counts = Counter(key for edge in edges for key in {_key(piece) for piece in edge})
    enough = max(2, len(pages) / 4)
    kept: list[list[Piece]] = []
    for pieces, edge in zip(pages, edges, strict=True):
        here = Counter(map(_key, pieces))  # the rows of a table recur on one page, a running head does not
        gone = {id(p) for p in edge
                if (counts[_key(p)] >= enough and here[_key(p)] == 1) or _NUMBER.fullmatch(p.text)}  # fmt: skip
        kept.append([p for p in pieces if id(p) not in gone and not _LEADERS.search(p.text)])
    return kept if any(kept) else pages  # a file of nothing but such lines has nothing else to say


def _key(piece: Piece) -> str:
    return _FIGURES.sub("#", piece.text.casefold())


def _at_edge(pieces: list[Piece], height: float) -> list[Piece]:
    """The pieces of the outermost lines, where they stand near the edge of the paper."""
    tops = sorted({round(p.top) for p in pieces if p.bottom < _EDGE * height})[:_LINES]
    feet = sorted({round(p.top) for p in pieces if p.top > (1 - _EDGE) * height})[-_LINES:]
    at = {*tops, *feet}
    edge = [p for p in pieces if round(p.top) in at and (p.bottom < _EDGE * height or p.top > (1 - _EDGE) * height)]
    rows = [[p for p in edge if round(p.top) == top] for top in at]
    heads = {id(p) for row in rows if _heads_table(row, pieces) for p in row}
    return [p for p in edge if id(p) not in heads]


def _heads_table(row: list[Piece], pieces: list[Piece]) -> bool:
    """Whether the cells of the next row stand right under all of these, as under the names of columns."""
    below = [p for p in pieces if row[0].bottom - 2 < p.top < row[0].bottom + 1.5 * row[0].size]
    return len(row) > 1 and all(any(abs(p.x0 - q.x0) < 4 or abs(p.x0 + p.x1 - q.x0 - q.x1) < 8 for q in below)
                                for p in row)  # fmt: skip

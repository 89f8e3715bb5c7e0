"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from curbside.intake.readers.pdf.grids import Row
from curbside.intake.readers.pdf.pieces import Piece

_EDGE = 0.12  # share of a page's height
_LINES = 3  # at most so many lines of an edge can be furniture
_FIGURES = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*(?:(\d{1,4})|[ivxlc]{1,6})\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\.\s?){5,}\s*(?:\d{1,4}|[ivxlc]+)?$")
_SHORT = 100


def without_furniture(pages: list[list[Piece]], heights: list[float]) -> list[list[Piece]]:
    """The pages without what recurs at their edges, without their numbers and lines of a table of contents.

    A line recurs when it stands, figures aside, at the edge of a quarter of the pages, and of two at
    least; the line that bears the number of the page is furniture whatever else it says.
    """
    edges = [list(_edge_rows(pieces, height)) for pieces, height in zip(pages, heights, strict=True)]
    counts = Counter(key for rows in edges for key in {_key(piece) for row in rows for piece in row})
    enough = max(2, len(pages) / 4)
    ahead = _numbered_ahead(edges)
    kept: list[list[Piece]] = []
    for page, (pieces, rows) in enumerate(zip(pages, edges, strict=True)):
        here = Counter(map(_key, pieces))  # the rows of a table recur on one page, a running head does not
        gone = {id(p) for row in rows for p in row if counts[_key(p)] >= enough and here[_key(p)] == 1}
        gone |= {id(p) for row in rows if _bears_number(row, page, ahead) for p in row}
        gone |= {id(p) for p in _contents(pieces)}
        kept.append([p for p in pieces if id(p) not in gone])
    return kept if any(kept) else pages  # a file of nothing but such lines has nothing else to say


def _key(piece: Piece) -> str:
    return _FIGURES.sub("#", piece.text.casefold())


def _edge_rows(pieces: list[Piece], height: float) -> Iterator[Row]:
    """The outermost rows, where they stand near the edge of the paper and do not head a table."""
    tops = sorted({round(p.top) for p in pieces if p.bottom < _EDGE * height})[:_LINES]
    feet = sorted({round(p.top) for p in pieces if p.top > (1 - _EDGE) * height})[-_LINES:]
    for top in (*tops, *feet):
        row = [p for p in pieces if round(p.top) == top]
        if not _heads_table(row, pieces):
            yield row


def _heads_table(row: Row, pieces: list[Piece]) -> bool:
    """Whether the cells of the next row stand right under all of these, as under the names of columns."""
    below = [p for p in pieces if row[0].bottom - 2 < p.top < row[0].bottom + 1.5 * row[0].size]
    return len(row) > 1 and all(
        any(abs(p.x0 - q.x0) < 4 or abs(p.x0 + p.x1 - q.x0 - q.x1) < 8 for q in below) for p in row
    )


def _numbers(row: Row) -> list[int]:
    return [int(found[1]) for p in row if (found := _NUMBER.fullmatch(p.text)) and found[1]]


def _numbered_ahead(edges: list[list[Row]]) -> int | None:
    """How far the numbers printed on the pages are ahead of their count; None where none agree."""
    aheads = Counter(n - page for page, rows in enumerate(edges) for row in rows for n in set(_numbers(row)))
    ahead, times = aheads.most_common(1)[0] if aheads else (0, 0)
    return ahead if times >= max(2, len(edges) / 4) else None


def _bears_number(row: Row, page: int, ahead: int | None) -> bool:
    """Whether a row is a lone number, or bears that of the page beside a running head."""
    if len(row) == 1:
        return bool(_NUMBER.fullmatch(row[0].text))
    return ahead is not None and page + ahead in _numbers(row) and sum(len(p.text) for p in row) < _SHORT


def _contents(pieces: list[Piece]) -> Iterator[Piece]:
    """The lines of a table of contents, whose dots lead to a page, with the numbers before them."""
    leaders = [p for p in pieces if _LEADERS.search(p.text)]
    for piece in pieces if leaders else ():
        if piece in leaders or (len(piece.text) < _SHORT and any(abs(piece.middle - p.middle) < 2 for p in leaders)):
            yield piece

"""Lines become headings, paragraphs, list items and captions; what runs on over a page stays together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from curbside.intake.readers.pdf.grids import NUMBERED, Grid, Row, grids_of, with_marks
from curbside.intake.readers.pdf.hyphens import Hyphens
from curbside.intake.readers.pdf.pieces import Piece, joined
from curbside.intake.readers.tables import rows_of
from curbside.intake.record import Block

# How much larger than running text a heading is, and how long it may be.
_LARGER, _LONGEST_HEADING, _LONGEST_BOLD = 1.12, 200, 90
_MARK = re.compile(r"(?:[-*•·▪◦–‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_SIGN = re.compile(r"[-*•·▪◦–‣]\s+")
_CAPTION = re.compile(r"(?:Table|Figure|Fig\.|Box)\s+[\dIVX]+\s*(?:[.:|–-]|$)")
_STOP = (".", "?", "!", ":", ";")


@dataclass(slots=True)
class _Open:
    """A block that may still go on: its lines are put together as they come."""

    kind: str
    text: str
    page: int
    size: float
    level: int = 0
    on: int = 0  # the page that it has come to
    breaks: list[int] = field(default_factory=list)
    last: Piece | None = None


class Paragraphs:
    """Takes the regions of a document in reading order; `blocks` is what it has made of them."""

    def __init__(self, sizes: Sequence[float], body: float, hyphens: Hyphens) -> None:
        self._body = body
        self._levels = {size: n for n, size in enumerate(sorted(set(sizes), reverse=True), 1) if size > body * _LARGER}
        self._hyphens = hyphens
        self._open: _Open | None = None
        self._table: tuple[Grid, list[str]] | None = None
        self.blocks: list[Block] = []

    def take(self, rows: list[Row], page: int) -> None:
        """The next region, all of one page."""
        at, indents = 0, _Region(rows)
        for grid in grids_of(rows):
            self._lines(rows[at : grid.first], page, indents)
            self._put_table(grid, page)
            at = grid.last
        self._lines(rows[at:], page, indents)

    def finish(self) -> tuple[Block, ...]:
        self._close()
        return tuple(self.blocks)

    def _lines(self, rows: Sequence[Row], page: int, region: _Region) -> None:
        before: Piece | None = None
        lines = [joined(with_marks(row)) for row in rows]
        for number, line in enumerate(lines):
            if line.text:
                following = lines[number + 1] if number + 1 < len(lines) else None
                self._line(line, before, following, page, region)
                self._table = None
                before = line

    def _line(self, line: Piece, before: Piece | None, following: Piece | None, page: int, region: _Region) -> None:
        kind, level = self._kind(line, before, following, region)
        if self._goes_on(kind, level, line, before, page, region):
            self._add(line, page)
        else:
            self._close()
            self._open = _Open(kind, line.text, page, line.size, level, page, last=line)

    def _kind(self, line: Piece, before: Piece | None, following: Piece | None, region: _Region) -> tuple[str, int]:
        if line.size in self._levels and len(line.text) <= _LONGEST_HEADING:
            return "heading", self._levels[line.size]
        if _CAPTION.match(line.text):
            return "caption", 0
        if _MARK.match(line.text):
            return "item", 0
        is_short = len(line.text) <= _LONGEST_BOLD and not line.text.endswith((".", ",", ";"))
        stands_apart = before is None or before.bold or line.top - before.top > 1.15 * region.pitch
        over_plain = following is None or not following.bold or following.size != line.size
        if line.bold and is_short and stands_apart and over_plain:
            return "heading", len(self._levels) + 1
        return "paragraph", 0

    def _goes_on(self, kind: str, level: int, line: Piece, before: Piece | None, page: int, region: _Region) -> bool:
        """Whether a line belongs to the block that is open."""
        opened = self._open
        if opened is None or opened.last is None or abs(opened.size - line.size) > 0.15 * opened.size:
            return False
        if kind == "heading" or opened.kind == "heading":
            near = before is opened.last and line.top - opened.last.bottom < 0.8 * line.size
            return kind == opened.kind and level == opened.level and near
        if kind != "paragraph":
            return False
        if before is None:  # the first line of a column or a page
            return opened.kind != "caption" and _runs_on(opened.text, line.text)
        if line.top - before.top > 1.35 * region.pitch:
            return False
        if opened.kind == "paragraph" and line.x0 > before.x0 + 0.6 * line.size and before.x0 <= region.left + 2:
            return False  # an indented first line
        ended = opened.text.endswith(_STOP) and before.x1 < region.left + 0.8 * (region.right - region.left)
        return not (ended and opened.kind == "paragraph")

    def _add(self, line: Piece, page: int) -> None:
        opened = self._open
        assert opened is not None
        text = self._hyphens.join(opened.text, line.text)
        space = text.find(" ", len(opened.text) - 1)  # a parted word belongs to the page that it begins on
        while opened.on < page:
            opened.breaks.append(space + 1 if space >= 0 else len(text))
            opened.on += 1
        opened.text, opened.last = text, line

    def _close(self) -> None:
        if self._open is not None:
            o = self._open
            sign = _SIGN.match(o.text) if o.kind == "item" else None
            cut = sign.end() if sign else 0  # the sign of a list is no word of its item
            breaks = tuple(max(each - cut, 0) for each in o.breaks)
            self.blocks.append(Block(o.kind, o.text[cut:], o.level, o.page, breaks))
        self._open = None

    def _put_table(self, grid: Grid, page: int) -> None:
        self._close()
        head, body = list(grid.cells[0]), [list(row) for row in grid.cells[1:]]
        if self._table is not None and grid.goes_on(self._table[0]):
            # the table of the page before goes on: its names stand once, or again on every page
            body = body if head == self._table[1] else [head, *body]
            head = self._table[1]
        elif not _names_columns(head):
            head, body = [], [head, *body]
        if self.blocks and self.blocks[-1].kind == "paragraph" and NUMBERED.match(self.blocks[-1].text):
            self.blocks[-1] = Block("caption", self.blocks[-1].text, page=self.blocks[-1].page)
        self.blocks += rows_of(head, body, page)
        self._table = (grid, head)


class _Region:
    """Where the lines of a region usually begin and end, and how far apart they stand."""

    def __init__(self, rows: Sequence[Row]) -> None:
        tops = [row[0].top for row in rows]
        pitches = [b - a for a, b in pairwise(tops) if b > a]
        self.pitch = median(pitches) if pitches else 0.0
        tall = median(row[0].size for row in rows) if rows else 0.0
        if not tall <= self.pitch <= 2.5 * tall:
            self.pitch = 1.2 * tall
        self.left = min((row[0].x0 for row in rows), default=0.0)
        self.right = max((row[-1].x1 for row in rows), default=0.0)


def _runs_on(text: str, following: str) -> bool:
    return text.endswith("-") or not text.endswith(_STOP) or following[:1].islower()


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether the first row of a table names its columns: words in all cells but the first, no figures."""
    rest = cells[1:]
    return bool(rest) and all(cell and any(sign.isalpha() for sign in cell) for cell in rest)


def body_size(pages: Sequence[Sequence[Piece]]) -> float:
    """The size in which most letters are set; 0 where there are none."""
    letters: dict[float, int] = {}
    for pieces in pages:
        for piece in pieces:
            letters[piece.size] = letters.get(piece.size, 0) + len(piece.text)
    return max(letters, key=lambda size: letters[size], default=0.0)


def heading_sizes(pages: Sequence[Sequence[Piece]], body: float) -> Iterator[float]:
    """The sizes that are larger than running text."""
    return (piece.size for pieces in pages for piece in pieces if piece.size > body * _LARGER)

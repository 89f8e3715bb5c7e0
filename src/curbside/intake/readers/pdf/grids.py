"""Tables of a page: rows whose pieces stand under one another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from curbside.intake.readers.pdf.pieces import Piece, joined, parted

Row = list[Piece]

# White between columns of a table, as a share of the height of a line; more than between two words.
_GAP = 0.25
_MARK = re.compile(r"(?:[-*•·▪◦–‣]|\(?(?:\d{1,3}|[a-z])[.)])")
NUMBERED = re.compile(r"(?:Table|Box)\s+[\dIVX]+\b")
_CAPTION_LINES = 4
_FARTHEST = 3.5  # between two rows of one table, in heights of a line
_PROSE_LINES, _PROSE_WORDS, _PROSE_FILLED = 5, 3.5, 0.85
_FULL = 1.5
_WRAPPED = 0.3  # white between the lines of one cell, as a share of their height
_SAME_PLACE, _BESIDE = 8.0, 3.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found in rows `first` to `last` (not included): its cells, and where its columns begin."""

    first: int
    last: int
    cells: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]

    def goes_on(self, before: Grid) -> bool:
        """Whether it has the columns of the table before, as one has that runs over a page."""
        return len(self.columns) == len(before.columns) and all(
            abs(a - b) < _SAME_PLACE for a, b in zip(self.columns, before.columns, strict=True)
        )


def grids_of(rows: Sequence[Row], accept: Callable[[Grid], bool] = lambda grid: True) -> list[Grid]:
    """The tables among the rows of a region that are accepted, in order."""
    rows = [with_marks(row) for row in rows]
    found: list[Grid] = []
    at = 0
    while at < len(rows):
        grid = _grid_at(rows, at) if len(rows[at]) > 1 else None
        if grid is not None and accept(grid):
            found.append(grid)
            at = grid.last
        else:
            at += 1
    return found


def across(rows: Sequence[Row], begins: Sequence[float]) -> list[tuple[int, int]]:
    """(first, last) of the tables that run across columns of prose; `begins` tells where those begin.

    One whose column begins where the prose does may be a table of one column beside the prose of another.
    """

    def runs_across(grid: Grid) -> bool:
        is_named = len(rows[grid.first]) == len(grid.columns) > 2
        return is_named and all(abs(x - begin) > _BESIDE for x in grid.columns for begin in begins)

    return [(_with_caption(rows, grid.first), grid.last) for grid in grids_of(rows, runs_across)]


def _with_caption(rows: Sequence[Row], first: int) -> int:
    """The row at which the caption above a table begins, else that of the table."""
    for above in range(first - 1, max(first - 1 - _CAPTION_LINES, -1), -1):
        if len(rows[above]) > 1:
            break
        if NUMBERED.match(rows[above][0].text):
            return above
    return first


def with_marks(row: Row) -> Row:
    """The row with the mark of a list item joined to its text."""
    return [joined(row[:2]), *row[2:]] if len(row) > 1 and _MARK.fullmatch(row[0].text) else row


def _grid_at(rows: Sequence[Row], first: int) -> Grid | None:
    columns: list[tuple[float, float]] = []
    taken: list[Row] = []
    last, several = first, 0
    while last < len(rows):
        row = rows[last]
        if last > first and row[0].top - rows[last - 1][0].bottom > _FARTHEST * row[0].size:
            break
        row = [part for piece in row for part in parted(piece, [x0 for x0, _ in columns[1:]], _GAP * piece.size)]
        wider = _merged([*columns, *((p.x0, p.x1) for p in row)], _GAP * row[0].size)
        if len(wider) < 2 or len(wider) < len(row) or (columns and len(wider) < len(columns)):
            break
        columns, several, last = wider, several + (len(rows[last]) > 1), last + 1
        taken.append(row)
    while len(taken) > 1 and len(taken[-1]) == 1 and _ends_alone(taken, columns):
        taken.pop()
        last -= 1
    if several < 2 or (several < 3 and len(columns) < 3):
        return None
    if sum(_is_prose(taken, column) for column in columns) > 1:
        return None
    if _is_set_full(taken, rows[first - 1] if first else [], rows[last] if last < len(rows) else []):
        return None
    cells = _lines_joined(taken, columns)
    return Grid(first, last, cells, tuple(x0 for x0, _ in columns)) if len(cells) > 1 else None


def _ends_alone(rows: Sequence[Row], columns: list[tuple[float, float]]) -> bool:
    """Whether the last row is the first line of what follows the table, not the end of a cell."""
    piece = rows[-1][0]
    reached = max(p.bottom for p in rows[-2])
    return piece.x0 <= columns[0][0] + 2 and piece.top - reached > _WRAPPED * piece.size


def _is_prose(rows: Sequence[Row], column: tuple[float, float]) -> bool:
    """Whether one column is running text set beside other text: many lines, nearly all of them full."""
    lines = [p for row in rows for p in row if column[0] <= p.x0 <= column[1]]
    if len(lines) < _PROSE_LINES or median(len(p.words) for p in lines) < _PROSE_WORDS:
        return False
    return median((p.x1 - p.x0) / (column[1] - column[0]) for p in lines) > _PROSE_FILLED


def _is_set_full(taken: Sequence[Row], before: Row, after: Row) -> bool:
    """Whether these are lines of a paragraph, set to full width with wide gaps between their words.

    They begin and end where their neighbours do, and stand as close to them as lines do.
    """
    left, right, size = taken[0][0].x0, taken[0][-1].x1, taken[0][0].size

    def is_full(row: Row) -> bool:
        return abs(row[0].x0 - left) < _FULL and abs(row[-1].x1 - right) < _FULL

    near = [row for row, beside in ((before, taken[0]), (after, taken[-1]))
            if row and abs(row[0].top - beside[0].top) < 1.4 * size and is_full(row)]  # fmt: skip
    return bool(near) and all(map(is_full, taken[:-1]))


def _merged(spans: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 - merged[-1][1] < gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _lines_joined(rows: Sequence[Row], columns: list[tuple[float, float]]) -> tuple[tuple[str, ...], ...]:
    """The cells of the rows, the lines of a wrapped cell put together."""
    gaps = _gaps(rows)
    size = median(row[0].size for row in rows)
    most, told = _most_within_row(gaps, size)
    grid: list[list[str]] = []
    for number, row in enumerate(rows):
        cells = _cells(row, columns)
        wrapped = number > 0 and gaps[number - 1] <= most
        if not told and number > 0 and gaps[number - 1] <= _WRAPPED * size:
            wrapped = not cells[0]  # rows as close as lines: the first cell begins a row
        if wrapped:
            grid[-1] = [" ".join(filter(None, pair)) for pair in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
    return tuple(map(tuple, grid))


def _gaps(rows: Sequence[Row]) -> list[float]:
    """White between each row and the next; negative where a cell stands halfway beside two lines."""
    gaps, reached = [], max(piece.bottom for piece in rows[0])
    for row in rows[1:]:
        gaps.append(min(piece.top for piece in row) - reached)
        reached = max(reached, *(piece.bottom for piece in row))
    return gaps


def _most_within_row(gaps: Sequence[float], size: float) -> tuple[float, bool]:
    """The widest white between two lines of one row, and whether the gaps tell lines from rows at all."""
    ordered = sorted(gaps)
    jumps = [(b - a, a) for a, b in pairwise(ordered) if a <= _WRAPPED * size]
    jump, below = max(jumps, default=(0.0, 0.0))
    return (below + jump / 2, True) if jump > 0.2 * size else (-size, False)


def _cells(row: Row, columns: list[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for piece in row:
        number = next((n for n, (x0, x1) in enumerate(columns) if piece.x0 <= x1 and piece.x1 >= x0), 0)
        cells[number] = f"{cells[number]} {piece.text}".strip()
    return cells

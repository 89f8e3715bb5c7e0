"""The reading order of a page: columns from left to right, between what runs across all of them."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from curbside.intake.readers.pdf.grids import Row, across
from curbside.intake.readers.pdf.pieces import Piece

# Prose fills its column and has some words a line; the cells of a table do neither.
_FILLED, _WORDS, _ROWS = 0.55, 3.5, 5
_MOST_CROSSING = 0.3
_NARROWEST = 5.0  # of a gutter, in points
_SAME_PLACE = 12.0
_DEEPEST = 3  # gutters within gutters: up to eight columns


def regions_of(pieces: list[Piece], known: list[float], depth: int = 0) -> Iterator[list[Row]]:
    """The regions of a page in reading order, each as rows from top to bottom.

    `known` holds the middles of gutters met on earlier pages, which a page of few lines shares; those
    found here are added to it.
    """
    gutters = gutters_of(pieces, known) if depth < _DEEPEST else []
    if not gutters:
        if pieces:
            yield rows_of(pieces)
        return
    left, right = gutters[0]
    known.append((left + right) / 2)
    rows, band = rows_of(pieces), []
    tables = dict(across(rows, [x for _, x in gutters])) if depth == 0 else {}
    at = 0
    while at < len(rows):
        last = tables.get(at, at + 1)
        if at in tables or any(p.x0 < left and p.x1 > right for p in rows[at]):
            yield from _both_sides(band, left, known, depth)
            yield rows[at:last]
            band = []
        else:
            band += rows[at]
        at = last
    yield from _both_sides(band, left, known, depth)


def _both_sides(band: list[Piece], left: float, known: list[float], depth: int) -> Iterator[list[Row]]:
    for side in ([p for p in band if p.x0 < left], [p for p in band if p.x0 >= left]):
        yield from regions_of(side, known, depth + 1)


def rows_of(pieces: list[Piece]) -> list[Row]:
    """Pieces side by side as one row, rows from top to bottom."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.x0)):
        if rows and abs(piece.middle - rows[-1][0].middle) < 0.35 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.x0) for row in rows]


def gutters_of(pieces: list[Piece], known: list[float]) -> list[tuple[float, float]]:
    """(left, right) edges of the white strips between columns of prose, the most central first."""
    if len(pieces) < 2:
        return []
    first, last = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    rows = rows_of(pieces)
    found: list[tuple[float, float]] = []
    for left, right in _white_strips(pieces, first, last, int(_MOST_CROSSING * len(rows))):
        is_known = any(left - _SAME_PLACE < middle < right + _SAME_PLACE for middle in known)
        if right - left >= _NARROWEST and _parts_prose(rows, left, right, is_known):
            found.append((left, right))
    return sorted(found, key=lambda strip: abs(sum(strip) - first - last))


def _white_strips(pieces: list[Piece], first: float, last: float, crossing: int) -> Iterator[tuple[float, float]]:
    """Strips within the page that no more than so many pieces run across."""
    width = last - first
    edges = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    over, begun = 0, None
    for x, step in edges:
        was, over = over, over + step
        if was > crossing >= over:
            begun = x
        elif was <= crossing < over and begun is not None:
            middle = (begun + x) / 2
            if x > begun and first + 0.15 * width < middle < last - 0.15 * width:
                yield begun, x
            begun = None


def _parts_prose(rows: list[Row], left: float, right: float, is_known: bool) -> bool:
    sides = ([], [])
    for row in rows:
        if any(p.x0 < left and p.x1 > right for p in row):
            continue
        for side, inside in zip(sides, ([p for p in row if p.x1 <= left + 1], [p for p in row if p.x0 >= right - 1]),
                                strict=True):  # fmt: skip
            if inside:
                side.append(inside)
    if not sides[0] or not sides[1]:
        return False
    if is_known:
        return True
    beside = min(max(r[0].bottom for r in s) for s in sides) - max(min(r[0].top for r in s) for s in sides)
    return beside > 0 and all(len(side) >= _ROWS and _is_prose(side) for side in sides)


def _is_prose(side: list[Row]) -> bool:
    # measured by the widest line, for there may be several columns on one side
    pieces = [piece for row in side for piece in row]
    width = max(p.x1 - p.x0 for p in pieces)
    filled = median((p.x1 - p.x0) / max(width, 1) for p in pieces)
    return filled >= _FILLED and median(p.text.count(" ") + 1 for p in pieces) >= _WORDS

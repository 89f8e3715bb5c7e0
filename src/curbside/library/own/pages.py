"""Pages of a document: where in its text each begins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


def page_of(page_starts: tuple[int, ...], offset: int) -> int | None:
    """The page, counted from 1, on which an offset of the text lies; None where there are no pages."""
    return bisect_right(page_starts, offset) or None


def breaks_in(page_starts: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    """The offsets within a stretch of the text at which a page begins."""
    first, last = bisect_right(page_starts, start), bisect_left(page_starts, end)
    return tuple(at - start for at in page_starts[first:last])

"""Quoted text: what stands in quotation marks or a block quote and says beside it whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_MARKS = re.compile(r"“[^”]{1,4000}”|«[^»]{1,4000}»|„[^“”]{1,4000}[“”]|\"[^\"]{1,4000}\"")
_BLOCK = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z))+", re.MULTILINE)
# "[3]", "[@fehlings2017]", "(Smith 2017)", "doi:", "PMID", an address, a raised number
_CITATION = re.compile(
    r"\[\^?@?[\w:.,;–\- @^]{1,80}\]|\([^()]{0,120}\b(?:19|20)\d\d[a-z]?\b[^()]{0,40}\)|\bdoi: ?10\.|\bPMID:? ?\d"
    r"|https?://|[¹²³⁴-⁹]",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 160, 60  # characters beside a quotation in which its citation stands
_SENTENCE_ENDS = re.compile(r"[.!?]\s")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where text is quoted with a citation, in order; a quotation that names no source is none."""
    found = sorted({*_block_quotes(text), *_quotations(text)})
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def is_within(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies in one of the spans, which stand in order."""
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][0] <= start and end <= spans[at][1]


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    for quotation in _MARKS.finditer(text):
        start, end = quotation.span()
        after = text[end : end + _AFTER].split("\n\n")[0]
        before = _SENTENCE_ENDS.split(text[max(start - _BEFORE, 0) : start].rpartition("\n\n")[2])[-1]
        if _CITATION.search(quotation[0]) or _CITATION.search(_until_sentence(after)) or _CITATION.search(before):
            yield start, end


def _until_sentence(after: str) -> str:
    """What follows a quotation up to the end of its sentence, a citation behind the stop with it."""
    stop = re.search(r"[.!?](?=\s+[^\[(\s]|$)", after)
    return after[: stop.end()] if stop else after


def _block_quotes(text: str) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text):
        after = text[block.end() : block.end() + _AFTER].lstrip("\n").partition("\n")[0]
        before = text[max(block.start() - _BEFORE, 0) : block.start()].rstrip("\n").rpartition("\n")[2]
        if _CITATION.search(block[0]) or _CITATION.match(after) or _CITATION.search(before):
            yield block.span()

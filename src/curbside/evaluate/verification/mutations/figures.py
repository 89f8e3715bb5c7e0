"""Changes of figures: a number, its unit, what it is compared with, the end of a range, a level of the spine.

Each function yields every sentence that one change makes of a sentence. Figures are found by the plain
patterns below, not by the reader of quantities that is under test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_FIGURE = r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w.,/-])\d+(?:\.\d+)?(?![\w]|[.,]\d|/)"
_NUMBER = re.compile(_FIGURE)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_RANGE = re.compile(r"(?<![\w.,/-])(\d+(?:\.\d+)?)(%?(?:-| to | and ))(\d+(?:\.\d+)?)(?![\w]|[.,]\d)")
_LEVEL = re.compile(
    # T1 and T2 are weightings of an image where such words follow
    r"\b(?!T[12]\b\s*(?:-|,|and T|or T|change|signal|weight|hyper|hypo|bright|alone|le[sn]|compared|lesion))"
    r"([CTLS])(\d{1,2})(?:(-|/)([CTLS]?)(\d{1,2}))?\b"
)
_LAST = {"C": 7, "T": 12, "L": 5, "S": 5}


def numbers(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Another number: one more, ten times, half, two digits changed about."""
    for found in _NUMBER.finditer(text):
        written = found[0]
        value = float(written.replace(",", ""))
        places = len(written.partition(".")[2])
        others = {value + 1, value * 10, value / 2 if value % 2 == 0 else value + 2, _turned(written)} - {value}
        for other in sorted(others):
            yield _put(text, found, f"{other:.{places}f}")
    for found in _WORD.finditer(text):
        at = _WORDS.index(found[0].lower())
        for other in (_WORDS[at - 1], _WORDS[(at + 1) % len(_WORDS)]):
            yield _put(text, found, other.capitalize() if found[0][0].isupper() else other)


def _turned(written: str) -> float:
    digits = written.replace(",", "")
    if len(digits) < 2 or not digits[1].isdigit() or digits[0] == digits[1]:
        return float(digits)
    return float(digits[1] + digits[0] + digits[2:])


def units(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Another unit behind the same figure."""
    for pattern, others in words["units"].items():
        end = "" if pattern == "%" else r"(?![\w/²2])"
        for found in re.finditer(rf"(?<=\d)[ -]?(?:{pattern}){end}", text):
            for other in others:
                gap = "" if other[0] in " %" else " "
                yield _put(text, found, gap + other)


def comparators(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Another comparator before or after the same figure, or one where there was none."""
    for pattern, others in words["comparators"].items():
        for found in re.finditer(rf"\b(?:{pattern})\s+(?={_FIGURE})" if pattern else rf"(?={_FIGURE})", text):
            if not pattern and _is_bound(text, found.start()):
                continue
            for other in others:
                yield _put(text, found, other + " ")
    for pattern, others in words["comparators_after"].items():
        for found in re.finditer(rf"(?:(?<=\d )|(?<=\d% )|(?<=[a-z]s ))(?:{pattern})\b", text):
            for other in others:
                yield _put(text, found, other)


def _is_bound(text: str, at: int) -> bool:
    """Whether a figure has a comparator, is the end of a range or a name ("grade 2", "2017 guideline")."""
    before = text[:at].rstrip().rsplit(" ", 1)[-1].lower().strip("(")
    year = re.match(r"(?:19|20)\d\d\b", text[at:])
    counted = re.match(_COUNTED, text[at:])
    bound_after = re.match(_BOUND_AFTER, text[at:])
    return bool(year or bound_after) or not counted or before in _BOUND


_COUNTED = r"\S+\s+(?:people|patients|hours?|days?|weeks?|months?|years?|mm|mg|points?)\b|[\d.]+%"
_BOUND_AFTER = (
    r"\S+(?: \w+){0,3} (?:or|and) (?:more|less|over|under|older|younger|above|below|longer|higher|lower)\b"
)
_BOUND = frozenset(
    "than least most over under above below within about around nearly almost roughly approximately to and up "
    "after before between of or grade type stage the first last ci from minus every next maximum minimum".split()
)


def range_ends(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """A range with one of its ends moved."""
    for found in _RANGE.finditer(text):
        low, joint, high = found.groups()
        if joint.strip("% ") == "and" and "between" not in text[max(0, found.start() - 12) : found.start()]:
            continue
        step = 10 ** -len(low.partition(".")[2])
        for by in (step, 2 * step, 5 * step):
            yield _put(text, found, f"{low}{joint}{_moved(high, by)}")
            if float(low) - by > 0:
                yield _put(text, found, f"{_moved(low, -by)}{joint}{high}")


def _moved(written: str, by: float) -> str:
    return f"{float(written) + by:.{len(written.partition('.')[2])}f}"


def levels(text: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Another level of the spine."""
    for found in _LEVEL.finditer(text):
        region, number, joint, region_2, number_2 = found.groups()
        if not 1 <= int(number) <= _LAST[region] + 1:
            continue
        for by in (-2, -1, 1, 2):
            first = int(number) + by
            second = int(number_2) + by if joint else 0
            if 1 <= first <= _LAST[region] and second <= _LAST[region_2 or region]:
                yield _put(text, found, f"{region}{first}" + (f"{joint}{region_2}{second}" if joint else ""))
        for other in "CTL".replace(region, ""):
            if not joint and int(number) <= _LAST[other]:
                yield _put(text, found, f"{other}{number}")


def _put(text: str, found: re.Match[str], new: str) -> str:
    return text[: found.start()] + new + text[found.end() :]

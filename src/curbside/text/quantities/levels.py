"""Reads levels of the spine, "C5-C6", "C5/6", "T6 or above", as places counted from the head."""

from __future__ import annotations

import re

from curbside.text.quantities.phrases import AFTER_LEVEL, BEFORE_LEVEL, read_after, read_before
from curbside.text.quantities.tokens import Tokens

_LEVEL = re.compile(r"(c|th?|l|s)(\d{1,2})$")
# region: (how many lie above it, how many it has); C8 is a root with no vertebra of its own.
_REGIONS = {"c": (0, 8), "t": (8, 12), "th": (8, 12), "l": (20, 5), "s": (25, 5)}
_SIGNAL = re.compile(
    r"(?:weight|w$|wi$|hyper|hypo|iso|signal|flair|star|sequence|imag|bright|dark|map|relax|"
    r"prolong|shorten|contrast|gradient|gre$|tse$|fse$|lesion|change|abnormal)"
)


def level_place(word: str) -> float | None:
    """The place of a level counted from C1 = 1 to S5 = 30, or None when it is no level."""
    found = _LEVEL.match(word)
    return _place(found[1], int(found[2])) if found else None


def read_level(tokens: Tokens, at: int) -> tuple[float, float, str, int, int] | None:
    """Lowest and highest place, comparator, first and next token of the level at `at`."""
    low = level_place(tokens.words[at])
    if low is None or is_signal(tokens, at):
        return None
    high, end = _upper_place(tokens, at)
    if high is None:
        high, end = low, at + 1
    step = end + 1 if tokens.words[end] in ("level", "levels") else end
    comparator, after = read_after(AFTER_LEVEL, tokens.words, step)
    if comparator:
        return low, high, comparator, at, after
    back = at - 1 if tokens.words[at - 1] == "the" else at
    comparator, begin = read_before(BEFORE_LEVEL, tokens.words, back)
    return low, high, comparator, begin if comparator else at, end


def is_signal(tokens: Tokens, at: int) -> bool:
    """Whether "T1" or "T2" names a weighting of an image rather than a level."""
    words = tokens.words
    if words[at] not in ("t1", "t2"):
        return False
    step = at + 1
    while words[step] in ("-", "/", "and", "or", "t1", "t2", "stir", "on") and step < at + 6:
        step += 1
    return bool(_SIGNAL.match(words[step])) or words[at - 1] == "on"


def _upper_place(tokens: Tokens, at: int) -> tuple[float | None, int]:
    """The other end of "C5-C6", "C5/6", "C5 to T1", "between C5 and C7"."""
    words = tokens.words
    sign = words[at + 1]
    if sign in ("to", "through", "-", "/") or (sign == "and" and words[at - 1] == "between"):
        place = level_place(words[at + 2])
        if place is not None:
            return place, at + 3
        if sign in ("-", "/") and tokens.joins(at + 1) and words[at + 2].isdecimal():
            region = _LEVEL.match(words[at])[1]
            return _place(region, int(words[at + 2][:3])), at + 3
    return None, at


def _place(region: str, number: int) -> float | None:
    above, count = _REGIONS[region]
    return float(above + number) if 1 <= number <= count else None

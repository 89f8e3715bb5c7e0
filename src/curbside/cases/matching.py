"""Finds a phrase in text of one character a word: steps tried in order, the nearest match first.

The steps say what a regex would, and match as it does. A regex over these characters takes half a
millisecond to compile and a note meets dozens that no note before it has met, so none is compiled.
"""

from __future__ import annotations

from collections.abc import Iterable

# What a step does with its characters. ONE takes one of them and MAYBE one or none; GAP and PAIR step over
# at most so many words that are none of them, as few as will do; NOT_NEXT, NOT_BEFORE and START look only:
# START wants the beginning, or one of them before it.
ONE, MAYBE, GAP, PAIR, NOT_NEXT, NOT_BEFORE, START = range(7)
Step = tuple[int, str, int]  # what it does, its characters, the most words of a gap
Match = tuple[int, int, int, int]  # first character, one past the last, and the same of the pair's gap


def matches(steps: tuple[Step, ...], chars: str) -> Iterable[Match]:
    """Every match from left to right, none overlapping; the gap is 0, 0 where the phrase has no pair."""
    at = 0
    while at <= len(chars):
        match = match_from(steps, chars, at)
        if match is None:
            return
        yield match
        at = max(match[1], match[0] + 1)


def match_from(steps: tuple[Step, ...], chars: str, at: int) -> Match | None:
    """The first match that starts at a place or after it."""
    kind, opening, _ = steps[0]
    for start in range(at, len(chars)):
        if kind == ONE and chars[start] not in opening:
            continue
        gap: list[int] = []
        end = _end(steps, 0, chars, start, gap)
        if end >= 0:
            return (start, end, gap[0], gap[1]) if gap else (start, end, 0, 0)
    return None


def _end(steps: tuple[Step, ...], number: int, chars: str, at: int, gap: list[int]) -> int:
    """One past the end of what the steps from `number` on match at a place; -1 where they do not."""
    length = len(chars)
    for n in range(number, len(steps)):
        kind, held, _ = steps[n]
        if kind == ONE:
            if at == length or chars[at] not in held:
                return -1
            at += 1
        elif kind in (GAP, PAIR):
            return _over_gap(steps, n, chars, at, gap)
        elif kind == MAYBE:
            if at < length and chars[at] in held:
                end = _end(steps, n + 1, chars, at + 1, gap)
                if end >= 0:
                    return end
        elif kind == NOT_NEXT:
            if at < length and chars[at] in held:
                return -1
        elif at and (chars[at - 1] in held) == (kind == NOT_BEFORE):
            return -1
    return at


def _over_gap(steps: tuple[Step, ...], number: int, chars: str, at: int, gap: list[int]) -> int:
    kind, stops, most = steps[number]
    for end in range(at, min(at + most, len(chars)) + 1):
        if end > at and chars[end - 1] in stops:
            break
        found = _end(steps, number + 1, chars, end, gap)
        if found >= 0:
            if kind == PAIR:
                gap[:] = at, end
            return found
    return -1

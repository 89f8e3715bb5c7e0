"""Reads what follows a figure: its unit ("mg", "mL/min") and how often ("every 8 weeks")."""

from __future__ import annotations

import re

from curbside.text.quantities.figures import read_figure
from curbside.text.quantities.phrases import (
    ADVERBS,
    CLIPPED_TIMES,
    MULTIPLIERS,
    NIGHTS,
    NOT_A_FREQUENCY,
    ROUTES,
    TIMES_WORDS,
)
from curbside.text.quantities.tokens import Tokens
from curbside.text.quantities.units import BELOW, CLIPPED, PHRASES, TIMES, UNITS

_PHRASE_HEADS = {}
for _phrase in sorted(PHRASES, key=len, reverse=True):
    _PHRASE_HEADS.setdefault(_phrase[0], []).append(_phrase)
_EVERY_HOURS = re.compile(r"q(\d{1,2})h$")
_CLIPPED_IN_CAPITALS = frozenset({"l", "t"})
_LONGEST_SKIP = 4
_COUNTED = frozenset({"dose", "fraction"})


def plain(value: float) -> str:
    """A value as a reader would write it: "8", "2.5", "100000"."""
    return str(int(value)) if value == value // 1 and abs(value) < 1e15 else repr(value)


def read_unit(tokens: Tokens, at: int, *, digits: bool) -> tuple[str, int]:
    """The normal form of the unit at `at` and the next token; ("", at) when there is none.

    `digits` says that the figure before is in digits, which clipped units ("5 h") require.
    """
    start = at + 1 if tokens.words[at] == "-" and tokens.joins(at) else at
    unit, end = _simple_unit(tokens, start, digits=digits)
    if not unit:
        return _below_stroke(tokens, "", at)
    return _below_stroke(tokens, unit, end)


def _simple_unit(tokens: Tokens, at: int, *, digits: bool) -> tuple[str, int]:
    words = tokens.words
    word = words[at]
    for phrase in _PHRASE_HEADS.get(word, ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return PHRASES[phrase], at + len(phrase)
    if word == "t" and digits and tokens.is_capital(at):
        return "tesla", at + 1
    unit = UNITS.get(word, "")
    if not unit or (word in CLIPPED and not _may_be_clipped(tokens, at, digits)):
        return "", at
    if unit == "ms" and tokens.is_capital(at):
        return "", at  # "92 MS attacks"
    if unit == "mm" and tokens.source[tokens.starts[at] : tokens.ends[at]] == "mM":
        unit = "mM"
    return unit, at + 1


def _may_be_clipped(tokens: Tokens, at: int, digits: bool) -> bool:
    """Whether a one-letter unit is one: "5 h" and "5h", but not "3D", "18s" or "3 x 4"."""
    word = tokens.words[at]
    if not digits or (word == "s" and tokens.touches(at)):
        return False
    if len(word) == 1 and tokens.is_capital(at) and word not in _CLIPPED_IN_CAPITALS:
        return False
    return not (word == "x" and (tokens.words[at + 1][:1].isdecimal() or not tokens.touches(at)))


def _below_stroke(tokens: Tokens, unit: str, at: int) -> tuple[str, int]:
    """`unit` with the units it is divided by, the clock apart: "mg/kg", "g/dL"."""
    words = tokens.words
    while words[at] in ("/", "per"):
        name = UNITS.get(words[at + 1], "")
        if name not in BELOW or (name in _COUNTED and not unit):
            figure = read_figure(tokens, at + 1)
            name = UNITS.get(words[figure[1]], "") if figure else ""
            if name not in BELOW or (name in _COUNTED and not unit):
                break
            name, after = f"{plain(figure[0])} {name}", figure[1] + 1
        else:
            after = at + 2
        unit, at = f"{unit}/{name}", after
    return unit, at


def read_dose_rate(tokens: Tokens, at: int) -> tuple[str, int]:
    """How often a dose is given, past its route and its name: "IM on alternate days"."""
    words = tokens.words
    rate, end = read_rate(tokens, at)
    step = at
    strange = 0
    while not rate and step < at + _LONGEST_SKIP:
        word = words[step]
        if word == "of":
            strange -= 1  # "16 mg of dexamethasone daily": the name is expected
        elif word not in ROUTES:
            strange += 1
            if strange > 1 or not word.isalpha():
                break
        step += 1
        rate, end = read_rate(tokens, step)
    return (rate, end) if rate else ("", at)


def read_rate(tokens: Tokens, at: int) -> tuple[str, int]:
    """How often, as "day", "2/day" or "8 week", and the next token; ("", at) if not said."""
    words = tokens.words
    word = words[at]
    if word in ("per", "/", "a", "an", "each", "every", "on", "alternate", "at", "in"):
        return _in_phrase(tokens, at)
    if word in ADVERBS:
        return ("", at) if words[at + 1] in NOT_A_FREQUENCY else (ADVERBS[word], at + 1)
    bare = word.replace(".", "")
    if bare in CLIPPED_TIMES:
        return _times(CLIPPED_TIMES[bare], "day"), at + 1
    if word in NIGHTS:
        return "night", at + 1
    if found := _EVERY_HOURS.match(word):
        return _every(float(found[1]), "hour"), at + 1
    if word in TIMES_WORDS:
        every, end = read_rate(tokens, at + 1)
        return (_times(TIMES_WORDS[word], every), end) if every else ("", at)
    return _counted(tokens, at)


def _in_phrase(tokens: Tokens, at: int) -> tuple[str, int]:
    words = tokens.words
    word, following = words[at], words[at + 1]
    if word == "in":
        return ("day", at + 3) if following == "24" and words[at + 2] == "hours" else ("", at)
    if word == "at":
        step = at + 2 if following == "the" else at + 1
        return ("night", step + 1) if words[step] in ("night", "bedtime") else ("", at)
    if word == "on" or word == "alternate":
        step = at + 1 if word == "on" else at
        unit = UNITS.get(words[step + 1], "")
        if words[step] == "alternate" and unit in TIMES:
            return _every(2.0, unit), step + 2
        return "", at
    if following in ("other", "second", "alternate") and UNITS.get(words[at + 2]) in TIMES:
        return _every(2.0, UNITS[words[at + 2]]), at + 3
    return _per_time(tokens, at)


def _per_time(tokens: Tokens, at: int) -> tuple[str, int]:
    """The rest of "per ...", "every ...", "/...": a time, so many times, or so many people."""
    words = tokens.words
    unit = UNITS.get(words[at + 1], "")
    if unit in TIMES or unit == "person-year":
        return unit, at + 2
    figure = read_figure(tokens, at + 1)
    if words[at + 1] in MULTIPLIERS:
        figure = MULTIPLIERS[words[at + 1]], at + 2, False  # "per million"
    if not figure or words[at] in ("a", "an"):
        return "", at
    value, end, _ = figure
    shown = plain(value)
    step = end + 1 if words[end] in ("-", "to") else end
    upper = read_figure(tokens, step) if step > end else None
    if upper:
        shown, end = f"{shown}-{plain(upper[0])}", upper[1]
    unit, after = _simple_unit(tokens, end + (words[end] == "-"), digits=True)
    if unit in TIMES:
        return _every(value, unit) if not upper else f"{shown} {unit}", after
    if words[at] == "every" or upper or value < 10:
        return "", at
    if unit == "person-year":
        return f"{shown} {unit}", after
    again, after = _per_time(tokens, end) if words[end] in ("per", "/", "a", "each") else ("", end)
    return (f"{shown}/{again}", after) if again else (shown, end)


def _counted(tokens: Tokens, at: int) -> tuple[str, int]:
    """ "three times daily", "two to three times a day", "8-hourly", "six-monthly"."""
    words = tokens.words
    figure = read_figure(tokens, at)
    if not figure:
        return "", at
    value, end, _ = figure
    shown = plain(value)
    if words[end] in ("-", "to", "or") and (upper := read_figure(tokens, end + 1)):
        shown, end = f"{shown}-{plain(upper[0])}", upper[1]
    step = end + 1 if words[end] == "-" else end
    every = ADVERBS.get(words[step], " ")
    # "2 weekly injections" are two a week; only with a hyphen, or by the hour, is it every two.
    if " " not in every and (step > end or every in ("hour", "month")):
        return (_every(value, every) if shown == plain(value) else ""), step + 1
    if words[end] in ("times", "time", "x", "×", "doses"):
        every, after = read_rate(tokens, end + 1)
        if every:
            return f"{shown}/{every}", after
    return "", at


def _times(count: float, every: str) -> str:
    return every if count == 1 else f"{plain(count)}/{every}"


def _every(count: float, unit: str) -> str:
    if (count, unit) == (24.0, "hour"):
        return "day"
    return unit if count == 1 else f"{plain(count)} {unit}"

"""Reads one figure, in digits or in words: "1,200", "2½", "3 x 10^9", "twenty-five"."""

from __future__ import annotations

from curbside.text.quantities.phrases import FRACTION_SIGNS, MULTIPLIERS, NUMBER_WORDS
from curbside.text.quantities.tokens import Tokens

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_LARGEST_POWER = 30


def is_digits(word: str) -> bool:
    """Whether a token is a figure in digits, ".05" included."""
    first = word[:1]
    return first.isdecimal() or ((first == "." or first == "·") and word[1:2].isdecimal())


def read_figure(tokens: Tokens, at: int) -> tuple[float, int, bool] | None:
    """The value at `at`, the next token, and whether it is in digits; None if there is none."""
    words = tokens.words
    word = words[at]
    if is_digits(word):
        value, following = _powered(tokens, float(word.replace(",", "").replace("·", ".")), at + 1)
        return *_with_half(tokens, value, following), True
    if word in NUMBER_WORDS:
        value, following = _spelt(tokens, at)
        return *_with_half(tokens, value, following), False
    if word in FRACTION_SIGNS:
        return FRACTION_SIGNS[word], at + 1, True
    if word in ("a", "an") and words[at + 1] in MULTIPLIERS:
        return MULTIPLIERS[words[at + 1]], at + 2, False
    if word == "-" and tokens.touches(at + 1) and is_digits(words[at + 1]):
        value, following, _ = read_figure(tokens, at + 1)
        return -value, following, True
    return None


def _powered(tokens: Tokens, value: float, at: int) -> tuple[float, int]:
    """`value` with what multiplies it: a power of ten, or "million"."""
    words = tokens.words
    following = words[at]
    if following in ("x", "×") and words[at + 1] == "10":
        power, end = _power(tokens, at + 2)
        if end > at + 2:
            return value * 10.0**power, end
    if value == 10.0:
        power, end = _power(tokens, at)
        if end > at:
            return 10.0**power, end
    if following in MULTIPLIERS:
        return value * MULTIPLIERS[following], at + 1
    return value, at


def _power(tokens: Tokens, at: int) -> tuple[int, int]:
    """The exponent at `at` ("^9", "⁹", "^-3") and the next token; the same token if none."""
    words = tokens.words
    if not tokens.touches(at):
        return 0, at
    raised = words[at].translate(_RAISED)
    end = at + 1
    if words[at] == "^":
        sign = "-" if words[at + 1] == "-" else ""
        raised = sign + words[at + 1 + len(sign)]
        end = at + 2 + len(sign)
    elif raised == words[at]:
        return 0, at
    digits = raised.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or int(digits) > _LARGEST_POWER:
        return 0, at
    return int(raised), end


def _with_half(tokens: Tokens, value: float, at: int) -> tuple[float, int]:
    words = tokens.words
    if words[at] in FRACTION_SIGNS and tokens.touches(at):
        return value + FRACTION_SIGNS[words[at]], at + 1
    if words[at] == "and" and words[at + 1] == "a" and words[at + 2] == "half":
        return value + 0.5, at + 3
    return value, at


def _spelt(tokens: Tokens, at: int) -> tuple[float, int]:
    """A number in words: tens and units, then hundreds and the rest."""
    words = tokens.words
    value, at = _below_hundred(words, at)
    while words[at] in MULTIPLIERS:
        times = MULTIPLIERS[words[at]]
        value *= times
        at += 1
        rest = at + 1 if words[at] == "and" else at
        if times >= 100 and words[rest] in NUMBER_WORDS:
            added, after = _below_hundred(words, rest)
            if words[after] not in MULTIPLIERS or times > 100:
                value, at = value + added, after
    return value, at


def _below_hundred(words: list[str], at: int) -> tuple[float, int]:
    value = NUMBER_WORDS[words[at]]
    at += 1
    if value >= 20:
        unit = at + 1 if words[at] == "-" else at
        if 0 < NUMBER_WORDS.get(words[unit], 0) < 10:
            return value + NUMBER_WORDS[words[unit]], unit + 1
    return value, at

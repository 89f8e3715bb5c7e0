"""Measured values: "PVR 600 mL", "B12 120 ng/L", "CRP of 180". A limit counts only where the pack gives its source."""

from __future__ import annotations

import re
from collections.abc import Mapping

from curbside.cases.case import PRESENT, Finding
from curbside.cases.findings.coding import BREAK, Coded
from curbside.cases.findings.lexicon import Lexicon, Measure

_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)([a-zµμ%][a-z/µμ%]*)?$")
_REACH = 7
# A value is not sought beyond these: what follows belongs to something else.
_STOPS = frozenset([",", "and", "but", "with", "normal", "raised", "low"])


def read_measures(text: str, coded: Coded, lexicon: Lexicon) -> tuple[list[Finding], Mapping[str, tuple[float, float]]]:
    """The findings that measured values are, by the limits of the pack, and every value by name."""
    findings: list[Finding] = []
    numbers: dict[str, tuple[float, float]] = {}
    for measure in lexicon.measures:
        for pattern in measure.names:
            for first, last in pattern.find(coded.chars, coded.kinds):
                value = _value(coded, last, measure)
                if value is None:
                    continue
                amount, unit, at = value
                low, high = numbers.get(measure.id, (amount, amount))
                numbers[measure.id] = (min(low, amount), max(high, amount))
                start, end = coded.tokens[first].start, coded.tokens[max(at, last)].end
                findings += [
                    Finding(name, PRESENT, text[start:end], start, end, value=amount, unit=unit)
                    for name in _crossed(measure, amount)
                ]
    return findings, numbers


def _crossed(measure: Measure, amount: float) -> list[str]:
    return [
        *(name for limit, name in measure.below.items() if amount < limit),
        *(name for limit, name in measure.above.items() if amount >= limit),
    ]


def _value(coded: Coded, last: int, measure: Measure) -> tuple[float, str, int] | None:
    """The first figure after the name, in the pack's unit; None when its unit is another one."""
    for at in range(last + 1, min(len(coded.tokens), last + 1 + _REACH)):
        word = coded.tokens[at].word
        if coded.chars[at] == BREAK or word in _STOPS:
            break
        if _FIGURE.match(word):
            return _measured(coded, at, measure)
    return _before(coded, last, measure) if measure.before else None


def _before(coded: Coded, last: int, measure: Measure) -> tuple[float, str, int] | None:
    """The figure that stands before the name, with its unit between them or none: "900 ml residual"."""
    words = [token.word for token in coded.tokens[max(0, last - 2) : last]]
    if words and _FIGURE.match(words[-1]):
        return _measured(coded, last - 1, measure)
    if len(words) == 2 and words[1] in measure.units and _FIGURE.match(words[0]):
        return _measured(coded, last - 2, measure)
    return None


def _measured(coded: Coded, at: int, measure: Measure) -> tuple[float, str, int] | None:
    found = _FIGURE.match(coded.tokens[at].word)
    amount = float(found[1].replace(",", ""))
    unit, end = (found[2], at) if found[2] else _unit(coded, at, measure)
    if not unit and measure.bare:
        limit, low, high = measure.bare
        return amount * (low if amount < limit else high), "", end
    factor = measure.units.get(unit)
    return None if factor is None else (amount * factor, unit, end)


def _unit(coded: Coded, at: int, measure: Measure) -> tuple[str, int]:
    for length in (3, 2, 1):
        words = "".join(token.word for token in coded.tokens[at + 1 : at + 1 + length])
        if words and words in measure.units:
            return words, at + length
    return "", at

"""Compares quantities: which of those a sentence states its passage does not."""

from __future__ import annotations

from collections.abc import Iterable

from curbside.text.quantities.reading import Quantity, read_quantities
from curbside.text.quantities.units import FACTORS, MEASURES

# These compare only with their own kind; all others are values, whatever they were called.
# "T2" is a level or a weighting by the words around it, which a paraphrase changes.
_APART = {
    "level": "level",
    "signal": "level",
    "code": "code",
    "fraction": "part",
    "ratio": "ratio",
    "ordinal": "order",
}
# Names, rather than figures, which a sentence may say twice.
_REPEATED = frozenset({"code", "signal", "tempo"})


def same_quantity(first: Quantity, second: Quantity) -> bool:
    """Whether both state the same value, comparator, unit and rate.

    "16 mg per day" equals "16 mg daily", "1 g" equals "1000 mg" and "C5/6" equals "C5-C6". A name
    on one side only is passed over, except that of a confidence interval.
    """
    return _key(first) == _key(second) and _names_agree(first.name, second.name)


def same_key(first: Quantity, second: Quantity, *, plainly: bool) -> bool:
    """Whether both are the same value in the same unit; `plainly` leaves their comparators out."""
    one, other = _key(first), _key(second)
    return (one[:3] + one[4:6] == other[:3] + other[4:6]) if plainly else one == other


def missing_quantities(sentence: str, passage: str) -> tuple[Quantity, ...]:
    """The quantities of `sentence` that `passage` does not state, in order.

    Each quantity of the passage answers for one of the sentence, so a figure that replaces
    another one of the same passage is missing too. Codes ("B12") may be repeated freely.
    """
    if _stands_whole(sentence, passage):
        return ()
    wanted = read_quantities(sentence)
    return unstated(wanted, read_quantities(passage)) if wanted else ()


def unstated(wanted: Iterable[Quantity], stated: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those of `wanted` for which `stated` has no equal left."""
    left: dict[tuple, list[Quantity]] = {}
    for quantity in stated:
        left.setdefault(_key(quantity), []).append(quantity)
    missing = []
    for quantity in wanted:
        equals = left.get(_key(quantity), [])
        chosen = _choose(quantity, equals)
        if chosen is None:
            missing.append(quantity)
        elif quantity.kind not in _REPEATED:
            equals.remove(chosen)
    return tuple(missing)


def _choose(quantity: Quantity, equals: list[Quantity]) -> Quantity | None:
    """The equal of the same name if there is one, so that the unnamed stay for others."""
    agreeing = [other for other in equals if _names_agree(quantity.name, other.name)]
    same = [other for other in agreeing if other.name == quantity.name]
    return (same or agreeing or [None])[0]


def _names_agree(first: str, second: str) -> bool:
    if first == second:
        return True
    return not (first and second) and "%" not in first + second


def _key(quantity: Quantity) -> tuple:
    unit = quantity.unit
    low, high = quantity.low, quantity.high
    factor = FACTORS.get(unit)
    if factor is not None and low is not None:
        low, high = round(low * factor, 6), round(high * factor, 6)
        unit = MEASURES[unit]
    name = quantity.name if quantity.kind == "code" else ""
    apart = _APART.get(quantity.kind, "value")
    comparator = (quantity.comparator, quantity.softened)
    return apart, low, high, comparator, unit, quantity.per, name


def _stands_whole(sentence: str, passage: str) -> bool:
    """Whether the passage holds the sentence word for word, as a sentence of its own."""
    begin = passage.find(sentence)
    if begin < 0 or not sentence:
        return False
    before, after = passage[:begin].rstrip(), passage[begin + len(sentence) :]
    opens = not before or (before[-1] in ".!?\n" and len(before) < begin)
    closes = not after.strip() or (sentence[-1] in ".!?" and after[0].isspace())
    return opens and closes

"""Quantities that a passage states in another form: "Of 12 people three ..." where it says "3 of 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curbside.text.quantities.comparing import missing_quantities, same_key
from curbside.text.quantities.reading import Quantity, read_quantities
from curbside.text.quantities.units import MEASURES

# The same figure with and without these: "over 75" is "older than 75", "score 2" is "2 points".
_UNSAID = ({"", "year"}, {"", "point"})
_NEAR = 3.0  # percent that "about half" may be off
_ROUND = {(1.0, 2.0), (1.0, 3.0), (2.0, 3.0), (1.0, 4.0), (3.0, 4.0), (1.0, 5.0), (1.0, 10.0)}
# What a passage says further off from the figure: "below a mean pressure of 85 mmHg", "one segment or less".
_FURTHER_BEFORE = {
    "<": r"\b(?:below|under|less than)\b",
    ">": r"\b(?:above|over|more than|exceed\w*)\b",
    ">=": r"\bat least\b",
    "<=": r"\b(?:within|up to|at most|limited to|kept to)\b",
}
_FURTHER_AFTER = {
    "<=": r"\s+[a-z-]+\s+(?:or|and)\s+(?:less|fewer|under|below|lower|shorter)\b",
    ">=": r"\s+[a-z-]+\s+(?:or|and)\s+(?:more|over|above|higher|longer|older)\b",
}
_ONE = re.compile(r"\bone\b", re.I)
_FURTHEST = 60  # characters


def unsupported_quantities(sentence: str, passage: str) -> tuple[Quantity, ...]:
    """The quantities of `sentence` that `passage` states neither as they are nor in another form, in order."""
    missing = missing_quantities(sentence, passage)
    if not missing:
        return ()
    stated, said = read_quantities(passage), read_quantities(sentence)
    return tuple(q for q in missing if not _is_stated(q, stated, said, sentence, passage))


def _is_stated(
    quantity: Quantity, stated: Sequence[Quantity], said: Sequence[Quantity], sentence: str, passage: str
) -> bool:
    return (
        _is_in_fractions(quantity, stated, passage)
        or _is_round(quantity, stated, said)
        or _is_counted(quantity, passage)
        or _is_first(quantity, stated, sentence)
        or any(_is_same_otherwise(quantity, other, passage) for other in stated)
        or _is_about(quantity, stated, said)
    )


def _is_in_fractions(quantity: Quantity, stated: Sequence[Quantity], passage: str) -> bool:
    """A part of a fraction by itself, a fraction whose parts are stated apart, or the 1 of "one segment"."""
    if quantity.kind == "fraction":
        plain = {q.low for q in stated if q.low == q.high and not (q.unit or q.comparator)}
        return {quantity.low, quantity.high} <= plain
    parts = {value for q in stated if q.kind == "fraction" for value in (q.low, q.high)}
    is_plain = quantity.low == quantity.high and not (quantity.unit or quantity.comparator or quantity.per)
    return is_plain and (quantity.low in parts or (quantity.low == 1 and bool(_ONE.search(passage))))


def _is_round(quantity: Quantity, stated: Sequence[Quantity], said: Sequence[Quantity]) -> bool:
    """ "About half", or "half" beside its exact figure, where the passage has 52%."""
    if quantity.kind != "fraction" or (quantity.low, quantity.high) not in _ROUND:
        return False
    share = 100 * quantity.low / quantity.high
    near = [q.low for q in stated if q.unit == "%" and q.low == q.high and abs(q.low - share) <= _NEAR]
    beside = {q.low for q in said if q.unit == "%"}
    return any(quantity.comparator == "about" or value in beside for value in near)


def _is_about(quantity: Quantity, stated: Sequence[Quantity], said: Sequence[Quantity]) -> bool:
    """ "Roughly a fifth (20%)" where the passage has "about 20%": the doubt is said, of the other figure."""
    is_doubted = any(q.comparator == "about" for q in said)
    return is_doubted and not quantity.comparator and any(
        q.comparator == "about" and same_key(quantity, q, plainly=True) for q in stated
    )


def _is_counted(quantity: Quantity, passage: str) -> bool:
    """ "A first dose" where the passage has "the first ChAdOx1 dose"."""
    words = quantity.words.lower().split()
    pattern = r"\b" + r"\s+(?:\S+\s+)?".join(map(re.escape, words))
    return quantity.kind == "ordinal" and bool(re.search(pattern, passage, re.I))


def _is_first(quantity: Quantity, stated: Sequence[Quantity], sentence: str) -> bool:
    """ "In the first 12 hours" where the passage has "within 12 hours"."""
    before = sentence[: quantity.start].rstrip().lower()
    return not quantity.comparator and before.endswith("first") and any(
        q.comparator == "<=" and same_key(quantity, q, plainly=True) for q in stated
    )


def _is_same_otherwise(quantity: Quantity, other: Quantity, passage: str) -> bool:
    """Whether both are the same figure, once what is said in another way is taken off."""
    if other.low is None or quantity.low is None or quantity.per != other.per:
        return False
    if "ordinal" in (quantity.kind, other.kind):
        return False
    is_same = same_key(quantity, other, plainly=True)
    units = {quantity.unit, other.unit}
    if len(units) > 1 and not is_same and not any(units <= unsaid for unsaid in _UNSAID):
        return False
    if quantity.comparator == "<=" and other.low == 0 and not other.comparator:
        return quantity.high == other.high
    if quantity.comparator == ">=" and other.high == _largest(passage) != other.low:
        return quantity.low == other.low  # "8 or more" of a scale that ends at 30, and 8-30
    if (quantity.low, quantity.high) != (other.low, other.high) and not is_same:
        return False
    return quantity.comparator == other.comparator or _compare_alike(quantity, other, passage)


def _largest(passage: str) -> float:
    """The highest bare figure of a passage."""
    return max((q.high for q in read_quantities(passage) if q.high is not None and not q.unit), default=0.0)


def _compare_alike(quantity: Quantity, other: Quantity, passage: str) -> bool:
    """Whether the comparators say the same, or the passage has the sentence's one further off."""
    said = quantity.comparator
    if {said, other.comparator} == {"<", "<="}:
        return MEASURES.get(quantity.unit) in ("clock", "calendar")
    if quantity.low != quantity.high:
        return any(each.words.lower().startswith(("over", "within")) for each in (quantity, other))
    before = re.split(r"[\d.,;]", passage[max(0, other.start - _FURTHEST) : other.start].lower())[-1]
    after = passage[other.end : other.end + _FURTHEST].lower()
    if said == ">" and "later than" in quantity.words.lower() and before.rstrip().endswith("after"):
        return True
    if quantity.kind == "date" and said == "<=" and before.rstrip().endswith(("by", "until")):
        return True
    if said in _FURTHER_BEFORE and not other.comparator and re.search(_FURTHER_BEFORE[said], before):
        return True
    return said in _FURTHER_AFTER and not other.comparator and bool(re.match(_FURTHER_AFTER[said], after))

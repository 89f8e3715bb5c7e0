"""Reads every quantity of a text in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curbside.text.quantities.draft import Draft
from curbside.text.quantities.figures import is_digits
from curbside.text.quantities.levels import is_signal, level_place, read_level
from curbside.text.quantities.measures import read_rate
from curbside.text.quantities.numbers import read_number
from curbside.text.quantities.phrases import (
    ADVERBS,
    FOLD_WORDS,
    FRACTION_SIGNS,
    LETTERED,
    NUMBER_WORDS,
    ORDINALS,
    TIMES_WORDS,
)
from curbside.text.quantities.tokens import Tokens, cut_tokens
from curbside.text.quantities.units import PLURAL_TIMES
from curbside.text.quantities.wordings import (
    LETTERS,
    read_article,
    read_fold,
    read_frequency,
    read_half,
    read_label,
    read_letter,
    read_ordinal,
    read_tempo,
)

_CLOSING = (["and"], ["or"], ["/"], [",", "and"], [",", "or"])


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and where it stands: `words` is exactly `source[start:end]`.

    `low` and `high` are the ends of a range, the two parts of a fraction, the places of a level,
    and one value otherwise; None for a code ("B12") and for a bare tempo ("over hours").
    `per` is how often ("day", "2/day", "8 week") or for how many ("100000"); `name` is what the
    words call it ("95% ci", "iqr", "p", "grade", a score's acronym, a code). `softened` is true of
    a comparator that is itself about, as in "within about 3 days".
    """

    kind: str
    low: float | None
    high: float | None
    comparator: str
    unit: str
    per: str
    words: str
    start: int
    end: int
    name: str = ""
    softened: bool = False


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order; citation marks ("[12]") are passed over."""
    tokens = cut_tokens(text)
    words = tokens.words
    drafts: list[Draft] = []
    at = 0
    while at < tokens.count:
        word = words[at]
        reader = _READERS.get(word)
        if reader is None:
            if word.isalpha():
                at += 1
                continue
            reader = read_number if is_digits(word) else _read_mixed
        found = reader(tokens, at)
        if found is None:
            at += 1
        elif isinstance(found, Draft):
            drafts.append(found)
            at = max(found.end, at + 1)
        else:
            at = found
    if len(drafts) > 1:
        _share_units(words, drafts)
    return tuple([_finish(tokens, draft) for draft in drafts])


def _finish(tokens: Tokens, draft: Draft) -> Quantity:
    start, end = tokens.starts[draft.begin], tokens.ends[draft.end - 1]
    return Quantity(
        draft.kind,
        draft.low,
        draft.high,
        draft.comparator,
        draft.unit,
        draft.per,
        tokens.source[start:end],
        start,
        end,
        draft.name,
        draft.softened,
    )


def _share_units(words: list[str], drafts: list[Draft]) -> None:
    """Give "6, 12 and 24 months" the unit of its last figure, from the end backwards."""
    listed = False
    for first, second in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        joint = words[first.end : second.begin]
        listed = joint in _CLOSING or (listed and joint == [","])
        listed &= first.kind in ("number", "range") and bool(second.unit) and not second.name
        listed &= not (first.unit or first.per)
        if listed:
            first.unit, first.per = second.unit, second.per
            first.kind = first.kind if second.kind == "measure" else second.kind


def _read_mixed(tokens: Tokens, at: int) -> Draft | None:
    """A word with digits in it: a level, a weighting of an image, a rate ("q8h"), or a code."""
    word = tokens.words[at]
    if not word[0].isalpha():
        return None
    if level := read_level(tokens, at):
        low, high, comparator, begin, end = level
        return Draft(begin, end, low, high, kind="level", comparator=comparator)
    if word in ("t1w", "t2w", "t1wi", "t2wi") or is_signal(tokens, at):
        place = level_place(word[:2])
        return Draft(at, at + 1, place, place, kind="signal")
    every, end = read_rate(tokens, at)
    if every:
        return Draft(at, end, 1.0, 1.0, kind="frequency", unit="time", per=every)
    if word.startswith("10.") or not any(map(str.isdecimal, word)):
        return None
    if not word.isalnum():
        return None  # an address
    return Draft(at, at + 1, None, None, kind="code", name=word)


def _pass_citation(tokens: Tokens, at: int) -> int | None:
    """The token after "[12, 14-16]" or "[@key]", or None when the bracket holds anything else."""
    words = tokens.words
    step = at + 1
    if words[step] == "@":
        while step < tokens.count and words[step] != "]":
            step += 1
        return step + 1
    if words[at - 1] in ("ci", "iqr", "range", "interval"):
        return None
    while (words[step].isdecimal() and len(words[step]) < 4) or words[step] in (",", "-"):
        step += 1
    return step + 1 if words[step] == "]" and step > at + 1 else None


_Reader = Callable[[Tokens, int], "Draft | int | None"]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(LETTERS | {"i"}, read_letter),
    **dict.fromkeys(ORDINALS, read_ordinal),
    **dict.fromkeys(LETTERED, read_label),
    **dict.fromkeys(PLURAL_TIMES, read_tempo),
    **dict.fromkeys(FOLD_WORDS, read_fold),
    **dict.fromkeys([*ADVERBS, *TIMES_WORDS, "every", "alternate"], read_frequency),
    **dict.fromkeys([*NUMBER_WORDS, *FRACTION_SIGNS], read_number),
    **dict.fromkeys(["a", "an"], read_article),
    "half": read_half,
    "[": _pass_citation,
}

"""Reads every quantity of a text in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curbside.text.quantities.context import read_comparator_before
from curbside.text.quantities.draft import Draft
from curbside.text.quantities.figures import is_digits
from curbside.text.quantities.levels import is_signal, level_place, read_level
from curbside.text.quantities.measures import read_rate
from curbside.text.quantities.numbers import read_number
from curbside.text.quantities.phrases import (
    ADVERBS,
    FOLD_WORDS,
    FRACTION_SIGNS,
    LABELS,
    LETTERED,
    MULTIPLIERS,
    NUMBER_WORDS,
    ORDINALS,
    ROMAN,
    TIMES_WORDS,
)
from curbside.text.quantities.tokens import Tokens, cut_tokens
from curbside.text.quantities.units import PLURAL_TIMES, TIMES, UNITS

_NOT_HALF_AFTER = frozenset({"first", "second", "other", "upper", "lower", "left", "right", "last", "top", "bottom"})
_NO_TEMPO_AFTER = frozenset({"recent", "these", "those", "later", "early", "elderly", "person"})
_LETTERS = frozenset("abcde")
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
    """The quantities of `text` in order; citation marks ("[12]") and list numbers are passed over."""
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


def _read_article(tokens: Tokens, at: int) -> Draft | None:
    """ "a hundred", "within a week", "a third of"; or the letter of a grade ("AIS A")."""
    words = tokens.words
    if letter := _read_letter(tokens, at):
        return letter
    if words[at + 1] in MULTIPLIERS:
        return read_number(tokens, at)
    if words[at + 1] in ("third", "quarter", "fifth", "tenth") and words[at + 2] in ("of", "to"):
        draft = Draft(
            at, at + 2, 1.0, {"third": 3.0, "quarter": 4.0, "fifth": 5.0}.get(words[at + 1], 10.0), kind="fraction"
        )
        read_comparator_before(tokens, draft)
        return draft
    unit = UNITS.get(words[at + 1], "")
    if unit in TIMES and len(words[at + 1]) > 2:
        draft = Draft(at, at + 2, 1.0, 1.0, kind="duration", unit=unit)
        read_comparator_before(tokens, draft)
        return draft if draft.comparator else None
    return None


def _read_half(tokens: Tokens, at: int) -> Draft | None:
    """ "half of them", "half an hour"; not "half-life" and not "the upper half"."""
    words = tokens.words
    if words[at + 1] == "-" or words[at - 1] in _NOT_HALF_AFTER:
        return None
    draft = Draft(at, at + 1, 1.0, 2.0, kind="fraction")
    unit = UNITS.get(words[at + 2], "") if words[at + 1] in ("a", "an", "the") else ""
    if unit and len(words[at + 2]) > 2:
        draft = Draft(at, at + 3, 0.5, 0.5, kind="duration" if unit in TIMES else "measure", unit=unit)
    read_comparator_before(tokens, draft)
    return draft


def _read_frequency(tokens: Tokens, at: int) -> Draft | None:
    """ "twice daily", "every 8 weeks", "weekly", with no dose before; "twice" as a multiple."""
    every, end = read_rate(tokens, at)
    if every:
        count, _, rest = every.partition("/")
        value, per = (float(count), rest) if rest else (1.0, every)
        return Draft(at, end, value, value, kind="frequency", unit="time", per=per)
    value = TIMES_WORDS.get(tokens.words[at], 1.0)
    return Draft(at, at + 1, value, value, kind="measure", unit="time") if value > 1 else None


def _read_fold(tokens: Tokens, at: int) -> Draft:
    value = FOLD_WORDS[tokens.words[at]]
    draft = Draft(at, at + 1, value, value, kind="measure", unit="time")
    read_comparator_before(tokens, draft)
    return draft


def _read_tempo(tokens: Tokens, at: int) -> Draft | None:
    """A unit of time with no figure, which still says how fast: "over hours", "for weeks"."""
    words = tokens.words
    if words[at - 1] in _NO_TEMPO_AFTER or words[at + 1] == "ago" or words[at - 1] == "the":
        return None
    return Draft(at, at + 1, None, None, kind="tempo", unit=PLURAL_TIMES[words[at]])


def _read_ordinal(tokens: Tokens, at: int) -> Draft | None:
    """ "the second week", "the fifth decade"."""
    unit = UNITS.get(tokens.words[at + 1], "")
    if unit not in TIMES and unit not in ("dose", "cycle", "course"):
        return None
    value = ORDINALS[tokens.words[at]]
    return Draft(at, at + 2, value, value, kind="ordinal", unit=unit)


def _read_label(tokens: Tokens, at: int) -> Draft | None:
    """A grade in Roman numerals or letters: "grade II", "types A to C"."""
    words = tokens.words
    value = _grade(tokens, at + 1)
    if value is None or tokens.touches(at + 1):
        return None
    low, unit = value
    draft = Draft(at, at + 2, low, low, kind="score", unit=unit, name=LABELS.get(words[at], words[at]))
    if words[at + 2] in ("-", "to") and (upper := _grade(tokens, at + 3)) and upper[1] == unit:
        draft.high, draft.end = upper[0], at + 4
    return draft


def _read_letter(tokens: Tokens, at: int) -> Draft | None:
    """The letter that grades an acronym, or that follows another graded letter: "AIS A or B"."""
    words = tokens.words
    value = _grade(tokens, at)
    if value is None or not at or tokens.touches(at):
        return None
    before = at - 1
    while words[before] in ("or", "and", ",") and before > 2 and len(words[before - 1]) == 1:
        before -= 2
    is_acronym = tokens.is_capital(before) and len(words[before]) > 2
    if before == at - 1 and not is_acronym:
        return None
    if not is_acronym and words[before] not in LETTERED:
        return None
    low, unit = value
    draft = Draft(at, at + 1, low, low, kind="score", unit=unit)
    if words[at + 1] in ("-", "to") and (upper := _grade(tokens, at + 2)) and upper[1] == unit:
        draft.high, draft.end = upper[0], at + 3
    return draft


def _grade(tokens: Tokens, at: int) -> tuple[float, str] | None:
    """The value of a capital letter A-E or Roman numeral, and "letter" for the first."""
    word = tokens.words[at]
    if not word.isalpha() or not tokens.is_capital(at):
        return None
    if word in _LETTERS:
        return float(ord(word) - ord("a") + 1), "letter"
    return (ROMAN[word], "") if word in ROMAN else None


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
    **dict.fromkeys(_LETTERS | {"i"}, _read_letter),
    **dict.fromkeys(ORDINALS, _read_ordinal),
    **dict.fromkeys(LETTERED, _read_label),
    **dict.fromkeys(PLURAL_TIMES, _read_tempo),
    **dict.fromkeys(FOLD_WORDS, _read_fold),
    **dict.fromkeys([*ADVERBS, *TIMES_WORDS, "every", "alternate"], _read_frequency),
    **dict.fromkeys([*NUMBER_WORDS, *FRACTION_SIGNS], read_number),
    **dict.fromkeys(["a", "an"], _read_article),
    "half": _read_half,
    "[": _pass_citation,
}

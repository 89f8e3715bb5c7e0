"""Reads quantities that begin with a word: "a third of", "weekly", "over hours", "grade II"."""

from __future__ import annotations

from curbside.text.quantities.context import read_comparator_before
from curbside.text.quantities.draft import Draft
from curbside.text.quantities.measures import read_rate
from curbside.text.quantities.numbers import read_number
from curbside.text.quantities.phrases import (
    DENOMINATORS,
    FOLD_WORDS,
    LABELS,
    LETTERED,
    MULTIPLIERS,
    ORDINALS,
    ROMAN,
    TIMES_WORDS,
)
from curbside.text.quantities.tokens import Tokens
from curbside.text.quantities.units import PLURAL_TIMES, TIMES, UNITS

_NOT_HALF_AFTER = frozenset(
    {"first", "second", "other", "upper", "lower", "left", "right", "last", "top", "bottom"}
)
_NO_TEMPO_AFTER = frozenset({"recent", "these", "those", "later", "early", "elderly", "person"})
LETTERS = frozenset("abcde")


def read_article(tokens: Tokens, at: int) -> Draft | None:
    """ "a hundred", "within a week", "a third of"; or the letter of a grade ("AIS A")."""
    words = tokens.words
    if letter := read_letter(tokens, at):
        return letter
    if words[at + 1] in MULTIPLIERS:
        return read_number(tokens, at)
    if words[at + 1] in ("third", "quarter", "fifth", "tenth") and words[at + 2] in ("of", "to"):
        draft = Draft(at, at + 2, 1.0, DENOMINATORS[words[at + 1]], kind="fraction")
        read_comparator_before(tokens, draft)
        return draft
    unit = UNITS.get(words[at + 1], "")
    if unit in TIMES and len(words[at + 1]) > 2:
        draft = Draft(at, at + 2, 1.0, 1.0, kind="duration", unit=unit)
        read_comparator_before(tokens, draft)
        return draft if draft.comparator else None
    return None


def read_half(tokens: Tokens, at: int) -> Draft | None:
    """ "half of them", "half an hour"; not "half-life" and not "the upper half"."""
    words = tokens.words
    if words[at + 1] == "-" or words[at - 1] in _NOT_HALF_AFTER:
        return None
    draft = Draft(at, at + 1, 1.0, 2.0, kind="fraction")
    unit = UNITS.get(words[at + 2], "") if words[at + 1] in ("a", "an", "the") else ""
    if unit and len(words[at + 2]) > 2:
        draft = Draft(
            at, at + 3, 0.5, 0.5, kind="duration" if unit in TIMES else "measure", unit=unit
        )
    read_comparator_before(tokens, draft)
    return draft


def read_frequency(tokens: Tokens, at: int) -> Draft | None:
    """ "twice daily", "every 8 weeks", "weekly", with no dose before; "twice" as a multiple."""
    every, end = read_rate(tokens, at)
    if every:
        count, _, rest = every.partition("/")
        value, per = (float(count), rest) if rest else (1.0, every)
        return Draft(at, end, value, value, kind="frequency", unit="time", per=per)
    value = TIMES_WORDS.get(tokens.words[at], 1.0)
    return Draft(at, at + 1, value, value, kind="measure", unit="time") if value > 1 else None


def read_fold(tokens: Tokens, at: int) -> Draft:
    value = FOLD_WORDS[tokens.words[at]]
    draft = Draft(at, at + 1, value, value, kind="measure", unit="time")
    read_comparator_before(tokens, draft)
    return draft


def read_tempo(tokens: Tokens, at: int) -> Draft | None:
    """A unit of time with no figure, which still says how fast: "over hours", "for weeks"."""
    words = tokens.words
    if words[at - 1] in _NO_TEMPO_AFTER or words[at + 1] == "ago" or words[at - 1] == "the":
        return None
    return Draft(at, at + 1, None, None, kind="tempo", unit=PLURAL_TIMES[words[at]])


def read_ordinal(tokens: Tokens, at: int) -> Draft | None:
    """ "the second week", "the fifth decade"."""
    unit = UNITS.get(tokens.words[at + 1], "")
    if unit not in TIMES and unit not in ("dose", "cycle", "course"):
        return None
    value = ORDINALS[tokens.words[at]]
    return Draft(at, at + 2, value, value, kind="ordinal", unit=unit)


def read_label(tokens: Tokens, at: int) -> Draft | None:
    """A grade in Roman numerals or letters: "grade II", "types A to C"."""
    words = tokens.words
    value = _grade(tokens, at + 1)
    if value is None or tokens.touches(at + 1):
        return None
    low, unit = value
    draft = Draft(
        at, at + 2, low, low, kind="score", unit=unit, name=LABELS.get(words[at], words[at])
    )
    if words[at + 2] in ("-", "to") and (upper := _grade(tokens, at + 3)) and upper[1] == unit:
        draft.high, draft.end = upper[0], at + 4
    return draft


def read_letter(tokens: Tokens, at: int) -> Draft | None:
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
    if word in LETTERS:
        return float(ord(word) - ord("a") + 1), "letter"
    return (ROMAN[word], "") if word in ROMAN else None

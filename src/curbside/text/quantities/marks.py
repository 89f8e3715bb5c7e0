"""Tells a bare figure from one that is part of a code, an ordinal or a date."""

from __future__ import annotations

from curbside.text.quantities.draft import Draft
from curbside.text.quantities.measures import read_rate, read_unit
from curbside.text.quantities.phrases import BEFORE_HYPHEN, MONTHS
from curbside.text.quantities.tokens import Tokens

_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_JOINED_WORDS = frozenset({"to", "through", "until", "of", "or", "and", "million", "billion"})


def hyphenated_code(tokens: Tokens, at: int) -> str:
    """ "COVID-19", "HTLV-1": a name in capitals, or of one word, that ends in a figure."""
    word = tokens.words[at - 2]
    if not word.isalpha() or not tokens.touches(at - 1) or word in BEFORE_HYPHEN:
        return ""
    if tokens.source[tokens.starts[at - 1]] not in "-‐‑":
        return ""
    return word + tokens.words[at]


def read_ending(tokens: Tokens, draft: Draft) -> None:
    """What is written against the figure: "5th", "1990s", "3D"."""
    at = draft.end
    word = tokens.words[at]
    if not word.isalpha() or not tokens.touches(at):
        return
    if word in _ORDINAL_ENDS:
        draft.kind, draft.end = "ordinal", at + 1
        unit, end = read_unit(tokens, at + 1, digits=False)
        if unit:
            draft.unit, draft.end = unit, end
    elif word == "s":
        draft.end = at + 1
        if draft.low % 10 == 0 and tokens.words[draft.begin - 1] not in ("over", "under", "-"):
            draft.unit = "decade of"
    elif not (
        word in _JOINED_WORDS or read_unit(tokens, at, digits=True)[0] or read_rate(tokens, at)[0]
    ):
        draft.kind, draft.name = "code", tokens.words[at - 1] + word
        draft.low = draft.high = None
        draft.end = at + 1


def read_date(tokens: Tokens, draft: Draft) -> None:
    """A day or a month of the calendar as year, month and day in one number."""
    words, at = tokens.words, draft.end
    value = draft.low
    if not draft.is_count():
        return
    if words[at] == "-" and draft.is_year() and tokens.joins(at) and words[at + 2] == "-":
        month, day = words[at + 1], words[at + 3]
        if month.isdecimal() and day.isdecimal() and len(month) == len(day) == 2:
            _set_date(draft, value, int(month), int(day), at + 4)
    elif words[at] in MONTHS and value <= 31 and _is_titled(tokens, at):
        year = words[at + 1] if len(words[at + 1]) == 4 and words[at + 1].isdecimal() else ""
        _set_date(draft, float(year or 0), MONTHS[words[at]], value, at + 1 + bool(year))
    elif words[draft.begin - 1] in MONTHS and _is_titled(tokens, draft.begin - 1):
        month = MONTHS[words[draft.begin - 1]]
        step = at + 1 if words[at] == "," else at
        if draft.is_year():
            _set_date(draft, value, month, 0, at)
        elif value <= 31 and len(words[step]) == 4 and words[step].isdecimal():
            _set_date(draft, float(words[step]), month, value, step + 1)
        elif value <= 31:
            _set_date(draft, 0, month, value, at)
        draft.begin -= draft.kind == "date"


def _is_titled(tokens: Tokens, at: int) -> bool:
    return tokens.source[tokens.starts[at]].isupper()


def _set_date(draft: Draft, year: float, month: int, day: float, end: int) -> None:
    draft.kind, draft.end, draft.name = "date", end, "day"
    draft.low = draft.high = year * 10000 + month * 100 + day

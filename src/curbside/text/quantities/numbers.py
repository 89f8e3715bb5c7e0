"""Reads a quantity that begins with a figure, stage by stage: value, range, unit, rate, words."""

from __future__ import annotations

from curbside.text.quantities.context import read_comparator_before, read_label_before
from curbside.text.quantities.draft import Draft
from curbside.text.quantities.figures import read_figure
from curbside.text.quantities.marks import hyphenated_code, read_date, read_ending
from curbside.text.quantities.measures import read_dose_rate, read_rate
from curbside.text.quantities.phrases import ADVERBS, ROMAN
from curbside.text.quantities.tokens import Tokens
from curbside.text.quantities.units import DOSED, MEASURES, TIMES
from curbside.text.quantities.values import read_suffix, read_value


def read_number(tokens: Tokens, at: int) -> Draft | None:
    """The quantity whose first figure is at `at`, with what stands before and after it."""
    draft = _start(tokens, at)
    if draft is None or draft.kind == "code":
        return draft
    if not draft.kind:
        read_value(tokens, draft)
    _read_rate(tokens, draft)
    _read_after(tokens, draft)
    read_comparator_before(tokens, draft)
    read_label_before(tokens, draft)
    _read_upper_grade(tokens, draft)
    draft.settle_kind()
    return None if _is_pronoun(tokens, at, draft) else draft


def _start(tokens: Tokens, at: int) -> Draft | None:
    """The first figure; or the code, ordinal or date that it turns out to be part of."""
    figure = read_figure(tokens, at)
    if figure is None:
        return None
    value, end, digits = figure
    draft = Draft(at, end, value, value, digits=digits)
    if not digits:
        return draft
    words = tokens.words
    if _is_reference_mark(tokens, at):
        return None
    if words[at - 1] == "-" and at and tokens.touches(at):
        code = hyphenated_code(tokens, at)
        if code:
            end += words[end].isalpha() and tokens.touches(end)
            code += words[at + 1] if end > at + 1 else ""
            return Draft(at - 2, end, None, None, kind="code", name=code)
        if tokens.source[tokens.starts[at - 1]] in "-−" and not _joined_on_left(tokens, at - 1):
            draft.begin, draft.low, draft.high = at - 1, -value, -value
    if end == at + 1:
        read_ending(tokens, draft)
        if not draft.kind:
            read_date(tokens, draft)
    return draft


def _is_reference_mark(tokens: Tokens, at: int) -> bool:
    """Whether the figure is a footnote mark run into a sentence end: "the cord.12 The"."""
    stop = tokens.words[at - 1] == "." and tokens.touches(at)
    return bool(at) and stop and tokens.touches(at - 1) and tokens.words[at - 2].isalpha()


def _joined_on_left(tokens: Tokens, at: int) -> bool:
    return tokens.touches(at) and tokens.words[at - 1][-1:].isalnum()


def _read_rate(tokens: Tokens, draft: Draft) -> None:
    """How often, or per how much: "daily", "/h", "per 100,000", "IM on alternate days"."""
    if draft.kind in ("date", "code", "ordinal", "interval"):
        return
    unit = draft.unit.partition("/")[0]
    if unit in DOSED:
        draft.per, draft.end = read_dose_rate(tokens, draft.end)
    elif unit or tokens.words[draft.end] in ("per", "/", "a", "each", "every"):
        draft.per, draft.end = read_rate(tokens, draft.end)
    elif draft.is_plain() and _by_the_hour(tokens, draft.end):
        every, end = read_rate(tokens, draft.begin)
        if every:  # "8-hourly"
            draft.low = draft.high = 1.0
            draft.unit, draft.per, draft.end = "time", every, end


def _by_the_hour(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in ADVERBS or tokens.words[at + 1] in ADVERBS


def _read_after(tokens: Tokens, draft: Draft) -> None:
    """What closes it: "old", "of age", "or more"."""
    words, at = tokens.words, draft.end
    if MEASURES.get(draft.unit) in ("clock", "calendar") and draft.unit in TIMES:
        step = at + 1 if words[at] == "-" else at
        if words[step] == "old":
            draft.is_age, draft.end = True, step + 1
        elif words[at] == "of" and words[at + 1] == "age":
            draft.is_age, draft.end = True, at + 2
    if not draft.comparator:
        draft.comparator, draft.end = read_suffix(tokens, draft.end)
    if draft.comparator and words[draft.end - 1] in ("older", "younger"):
        draft.is_age = True


def _read_upper_grade(tokens: Tokens, draft: Draft) -> None:
    """The Roman end of "grades 0 to IV"."""
    at = draft.end + 1
    if draft.name and draft.is_plain() and tokens.words[draft.end] in ("-", "to"):
        value = ROMAN.get(tokens.words[at])
        if value is not None and tokens.is_capital(at):
            draft.high, draft.end = value, at + 1


def _is_pronoun(tokens: Tokens, at: int, draft: Draft) -> bool:
    """Whether "one" stands for a person or a thing rather than for a figure."""
    return (
        tokens.words[at] == "one"
        and draft.kind == "number"
        and draft.high == 1
        and not (draft.comparator or draft.name)
    )

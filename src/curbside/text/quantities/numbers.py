"""Reads a quantity that begins with a figure, stage by stage: value, range, unit, rate, words."""

from __future__ import annotations

from curbside.text.quantities.context import read_comparator_before, read_label_before
from curbside.text.quantities.draft import Draft, can_share_range
from curbside.text.quantities.figures import is_digits, read_figure
from curbside.text.quantities.measures import read_dose_rate, read_rate, read_unit
from curbside.text.quantities.phrases import AFTER, BEFORE_HYPHEN, DENOMINATORS, MONTHS, ROMAN, read_after
from curbside.text.quantities.tokens import Tokens
from curbside.text.quantities.units import DOSED, MEASURES, TIMES

_TO = frozenset({"to", "through", "until"})
_ALL_OF = frozenset({"the", "these", "those", "all", "a", "total", "of", "every"})
_SKIP_IN_INTERVAL = frozenset({",", ":", "(", "[", "=", "of", "was", "from", "is", "between"})
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


def read_number(tokens: Tokens, at: int) -> Draft | None:
    """The quantity whose first figure is at `at`, with what stands before and after it."""
    draft = _start(tokens, at)
    if draft is None or draft.kind == "code":
        return draft
    if not draft.kind:
        _read_value(tokens, draft)
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
        code = _hyphenated_code(tokens, at)
        if code:
            end += words[end].isalpha() and tokens.touches(end)
            code += words[at + 1] if end > at + 1 else ""
            return Draft(at - 2, end, None, None, kind="code", name=code)
        if tokens.source[tokens.starts[at - 1]] in "-−" and not _joined_on_left(tokens, at - 1):
            draft.begin, draft.low, draft.high = at - 1, -value, -value
    if end == at + 1:
        _read_ending(tokens, draft)
        if not draft.kind:
            _read_date(tokens, draft)
    return draft


def _is_reference_mark(tokens: Tokens, at: int) -> bool:
    """Whether the figure is a footnote mark run into a sentence end: "the cord.12 The"."""
    stop = tokens.words[at - 1] == "." and tokens.touches(at)
    return bool(at) and stop and tokens.touches(at - 1) and tokens.words[at - 2].isalpha()


def _joined_on_left(tokens: Tokens, at: int) -> bool:
    return tokens.touches(at) and tokens.words[at - 1][-1:].isalnum()


def _hyphenated_code(tokens: Tokens, at: int) -> str:
    """ "COVID-19", "HTLV-1": a name in capitals, or of one word, that ends in a figure."""
    word = tokens.words[at - 2]
    if not word.isalpha() or not tokens.touches(at - 1) or word in BEFORE_HYPHEN:
        return ""
    if tokens.source[tokens.starts[at - 1]] not in "-‐‑":
        return ""
    return word + tokens.words[at]


def _read_ending(tokens: Tokens, draft: Draft) -> None:
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
    elif word not in _TO and not read_unit(tokens, at, digits=True)[0]:
        rate = read_rate(tokens, at)[0]
        if not rate and word not in ("of", "or", "and", "million", "billion"):
            draft.kind, draft.name = "code", tokens.words[at - 1] + word
            draft.low = draft.high = None
            draft.end = at + 1


def _read_date(tokens: Tokens, draft: Draft) -> None:
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


def _read_value(tokens: Tokens, draft: Draft) -> None:
    """The rest of the value: a fraction, a ratio, a range or an interval, and its unit."""
    if _read_fraction(tokens, draft):
        unit, end = read_unit(tokens, draft.end, digits=True)
        if unit and "/" not in unit:
            draft.unit, draft.end = unit, end
        return
    if draft.unit:
        return
    after, end = _suffix(tokens, draft.end)
    if after:
        draft.comparator, draft.end = after, end
    unit, end = read_unit(tokens, draft.end, digits=draft.digits)
    if unit == "%" and _read_confidence(tokens, draft, end):
        return
    between = _says_between(tokens, draft.begin)
    if not _read_upper(tokens, draft, unit, end, between=between) and unit:
        draft.unit, draft.end = unit, end


def _read_fraction(tokens: Tokens, draft: Draft) -> bool:
    """ "7 of 12", "7/12", "2:1", "1 in 5", "two thirds"."""
    words, at = tokens.words, draft.end
    word = words[at]
    if not draft.is_count():
        return False
    part = at + 1 if word == "-" else at
    whole = DENOMINATORS.get(words[part])
    if whole and draft.low < 10 and (words[part][-1] == "s") == (draft.low != 1):
        draft.kind, draft.high, draft.end = "fraction", whole, part + 1
        return True
    if word in ("/", ":") and tokens.joins(at) and is_digits(words[at + 1]):
        return _close_fraction(tokens, draft, at + 1, "fraction" if word == "/" else "ratio")
    if word == "out" and words[at + 1] == "of":
        at += 1
        word = "of"
    if word not in ("of", "in"):
        return False
    step = at + 1
    while word == "of" and words[step] in _ALL_OF and step < at + 4:
        step += 1
    return _close_fraction(tokens, draft, step, word)


def _close_fraction(tokens: Tokens, draft: Draft, at: int, joint: str) -> bool:
    whole = read_figure(tokens, at)
    if whole is None:
        return False
    value, end, _ = whole
    if joint in ("of", "in"):
        if value % 1 or value < draft.low or tokens.words[end] in ("%", "percent", "per"):
            return False
        if joint == "in" and not _is_one_in(draft.low, value, tokens, end):
            return False
    draft.kind = joint if joint == "ratio" else "fraction"
    draft.high, draft.end = value, end
    return True


def _is_one_in(part: float, whole: float, tokens: Tokens, end: int) -> bool:
    """Whether "3 in 10" is a share: small figures, and the second counts people, not weeks."""
    if 1900 <= whole < 2100 or part < 1 or read_unit(tokens, end, digits=True)[0]:
        return False
    return part == 1 or (part < 10 and (whole <= 20 or whole % 100 == 0))


def _says_between(tokens: Tokens, at: int) -> bool:
    step = at - 1
    while tokens.words[step] in ("the", "ages", "of", "about") and step > at - 5:
        step -= 1
    return tokens.words[step] == "between"


def _read_confidence(tokens: Tokens, draft: Draft, at: int) -> bool:
    """ "95% CI 5.5 to 181.8", its level kept in the name."""
    words = tokens.words
    head = words[at].replace(".", "")
    if head in ("ci", "cri", "confidence", "credible"):
        step = at + 1
        if len(head) > 3:
            if words[step] not in ("interval", "intervals", "limits"):
                return False
            step += 1
        step += words[step] in ("ci", ")")
        while words[step] in _SKIP_IN_INTERVAL and step < at + 6:
            step += 1
        low = read_figure(tokens, step)
        if low is None:
            return False
        inner = Draft(step, low[1], low[0], low[0], kind="interval")
        unit, end = read_unit(tokens, low[1], digits=True)
        if _read_upper(tokens, inner, unit, end, between=True):
            draft.kind, draft.unit, draft.end = "interval", inner.unit, inner.end
            draft.name = f"{draft.low:g}% {'ci' if head[:2] in ('ci', 'co') else 'cri'}"
            draft.low, draft.high = inner.low, inner.high
            return True
    return False


def _read_upper(tokens: Tokens, draft: Draft, unit: str, at: int, *, between: bool) -> bool:
    """The upper end of a range whose lower end, with `unit` if any, ends before `at`."""
    words = tokens.words
    step = _after_joint(tokens, at, between=between, interval=draft.kind == "interval")
    upper = read_figure(tokens, step) if step else None
    if upper is None:
        return False
    value, end, digits = upper
    second, after = read_unit(tokens, end, digits=digits)
    spaced = not tokens.touches(at)
    if digits and not draft.digits and words[at] in _TO:
        return False  # "35% with one to 77% with three"
    if unit and not second and words[at] in ("-", *_TO) and spaced:
        return False
    if unit and second and not can_share_range(unit, second):
        return False
    if words[at] == "-" and spaced and value < draft.low:
        return False
    draft.high = value
    draft.unit = f"{unit} to {second}" if unit and second and unit != second else second or unit
    draft.end = after if second else end
    return True


def _after_joint(tokens: Tokens, at: int, *, between: bool, interval: bool) -> int:
    """The token after "to", "-", "- to" or whatever else joins two ends; 0 when nothing does."""
    words = tokens.words
    word = words[at]
    if word == "-":
        if words[at + 1] in _TO:
            return at + 3 if words[at + 2] == "-" and tokens.joins(at + 2) else at + 2
        even = tokens.touches(at) == tokens.touches(at + 1)
        return at + 1 if even or interval else 0
    if word in _TO or (word == "and" and between) or (word in (",", ";") and interval):
        return at + 1
    return 0


def _read_rate(tokens: Tokens, draft: Draft) -> None:
    """How often, or per how much: "daily", "/h", "per 100,000", "IM on alternate days"."""
    if draft.kind in ("date", "code", "ordinal", "interval"):
        return
    unit = draft.unit.partition("/")[0]
    if unit in DOSED:
        draft.per, draft.end = read_dose_rate(tokens, draft.end)
    elif unit or tokens.words[draft.end] in ("per", "/", "a", "each", "every"):
        draft.per, draft.end = read_rate(tokens, draft.end)
    elif draft.is_plain():
        every, end = read_rate(tokens, draft.begin)
        if every:  # "8-hourly"
            draft.low = draft.high = 1.0
            draft.unit, draft.per, draft.end = "time", every, end


def _suffix(tokens: Tokens, at: int) -> tuple[str, int]:
    if tokens.words[at] == "+" and tokens.touches(at):
        return ">=", at + 1
    comparator, end = read_after(AFTER, tokens.words, at)
    following = tokens.words[end]
    if following == "than" or tokens.joins(end) or is_digits(following):
        return "", at  # "5 and over 10", "42% and below-level"
    return comparator, end


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
        draft.comparator, draft.end = _suffix(tokens, draft.end)
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

"""Reads the value of a figure: fractions, ratios, ranges and intervals, with their unit."""

from __future__ import annotations

from curbside.text.quantities.draft import Draft, can_share_range
from curbside.text.quantities.figures import is_digits, read_figure
from curbside.text.quantities.levels import level_place
from curbside.text.quantities.measures import read_unit
from curbside.text.quantities.phrases import AFTER, DENOMINATORS, read_after
from curbside.text.quantities.tokens import Tokens

_TO = frozenset({"to", "through", "until"})
_ALL_OF = frozenset({"the", "these", "those", "all", "a", "total", "of", "every"})
_SKIP_IN_INTERVAL = frozenset({",", ":", "(", "[", "=", "of", "was", "from", "is", "between"})


def read_value(tokens: Tokens, draft: Draft) -> None:
    """The rest of the value: a fraction, a ratio, a range or an interval, and its unit."""
    if _read_fraction(tokens, draft):
        unit, end = read_unit(tokens, draft.end, digits=True)
        if unit and "/" not in unit:
            draft.unit, draft.end = unit, end
        return
    if draft.unit:
        return
    after, end = read_suffix(tokens, draft.end)
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


def read_suffix(tokens: Tokens, at: int) -> tuple[str, int]:
    """The comparator that follows a figure ("or more", "+") and the next token."""
    if tokens.words[at] == "+" and tokens.touches(at):
        return ">=", at + 1
    if tokens.words[at] not in AFTER:
        return "", at
    comparator, end = read_after(AFTER, tokens.words, at)
    following = tokens.words[end]
    if following == "than" or is_digits(following) or (following == "-" and tokens.joins(end)):
        return "", at  # "5 and over 10", "42% and below-level"
    if level_place(following) is not None:
        return "", at  # "42% and below T12"
    return comparator, end

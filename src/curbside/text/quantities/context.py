"""Reads what stands before a figure: its comparator ("no more than") and its label ("95% CI")."""

from __future__ import annotations

from curbside.text.quantities.draft import Draft, can_be_age
from curbside.text.quantities.phrases import (
    BEFORE,
    CAPITAL_LABELS,
    INTERVALS,
    LABEL_PHRASES,
    LABELS,
    read_before,
)
from curbside.text.quantities.tokens import Tokens

# "over the age of 50", "within the first 24 hours"
_BETWEEN = frozenset({"the", "age", "ages", "aged", "of", "an", "a", "average"})
_STRETCH = frozenset(
    {"next", "first", "last", "past", "following", "initial", "course", "previous"}
)
_FILLERS = _BETWEEN | _STRETCH
_AFTER_LABEL = frozenset(
    {
        "of",
        ":",
        "=",
        "was",
        "is",
        "were",
        "are",
        "(",
        "[",
        "score",
        "scores",
        "between",
        "from",
        ",",
    }
)
_AGE_WORDS = frozenset({"age", "aged", "ages", "older", "younger"})
# A bare figure after an acronym is its score unless it counts what follows: "in DCM 12 people".
_AFTER_SCORE = frozenset(
    {"", "or", "and", "to", "in", "on", "at", "is", "was", "were", "are", "with", "indicates",
     "means", "after", "before", "for", "than", "as", "had", "has", "have", "would", "out",
     "points"}
)  # fmt: skip


def read_comparator_before(tokens: Tokens, draft: Draft) -> None:
    """Take the comparator that stands before the draft into it, unless it has one."""
    words = tokens.words
    at = draft.begin
    if words[at - 1] == "-" and tokens.joins(at - 1):
        at -= 1  # "under-18s"
    comparator, begin = read_before(BEFORE, words, at)
    back = at
    while not comparator and back > at - 4 and words[back - 1] in _FILLERS:
        back -= 1
        comparator, begin = read_before(BEFORE, words, back)
    if not comparator or _is_no_comparator(tokens, draft, begin):
        return
    if comparator != "<=" and not _STRETCH.isdisjoint(words[begin:at]):
        return  # "over the next 12 weeks" says during, not more
    if comparator == "about":
        stronger, earlier = read_before(BEFORE, words, begin)
        draft.softened = bool(stronger or draft.comparator)
        comparator, begin = (stronger, earlier) if stronger else (comparator, begin)
    draft.is_age = draft.is_age or not _AGE_WORDS.isdisjoint(words[begin:at])
    draft.comparator = draft.comparator or comparator
    draft.begin = begin


def _is_no_comparator(tokens: Tokens, draft: Draft, begin: int) -> bool:
    """Whether the words only look like a comparator: "under the 2021 criteria", "which add up to 31"."""
    words = tokens.words
    if draft.is_year() and words[begin] in ("under", "over", "above", "below"):
        return words[begin + 1] == "the"
    return words[begin] == "up" and begin > 0 and words[begin - 1] in ("add", "adds", "added", "sum", "sums")


def read_label_before(tokens: Tokens, draft: Draft) -> None:
    """Take the name of the figure into the draft: a statistic, a grade, an age or a score."""
    words = tokens.words
    at = draft.begin - 1
    lowest = draft.begin - 4
    while at > lowest and words[at] in _AFTER_LABEL:
        at -= 1
    skipped = words[at + 1 : draft.begin]
    name, begin = _label(tokens, at, skipped, bool(draft.comparator))
    if name == "age":
        draft.is_age = True
    elif name and not (name in ("p", "n") and draft.unit):
        draft.name, draft.begin = name, begin
    elif not name and not draft.name and _is_score_name(tokens, at, skipped, draft):
        draft.name, draft.begin = words[at], at
    if draft.is_age and can_be_age(draft):
        draft.unit = draft.unit or "year"
    else:
        draft.is_age = False


def _label(tokens: Tokens, at: int, skipped: list[str], compared: bool) -> tuple[str, int]:
    words = tokens.words
    word = words[at]
    phrase = LABEL_PHRASES.get((words[at - 1], word))
    if phrase:
        return phrase, at - 1
    if word == "value" and words[at - 1] == "-" and words[at - 2] == "p":
        return "p", at - 2
    if word in ("age", "aged", "ages"):
        return "age", at
    name = LABELS.get(word, "")
    if not name or (word in CAPITAL_LABELS and not tokens.is_capital(at)):
        return "", at
    if "," in skipped and name not in INTERVALS:
        return "", at
    if name in ("p", "n") and not (compared or "=" in skipped):
        return "", at
    return name, at


def _is_score_name(tokens: Tokens, at: int, skipped: list[str], draft: Draft) -> bool:
    if draft.kind or draft.unit not in ("", "point") or draft.per or draft.is_year():
        return False
    written = tokens.source[tokens.starts[at] : tokens.ends[at]] if at >= 0 else ""
    if not written.isalpha() or sum(map(str.isupper, written)) < 2 or "," in skipped:
        return False
    following = tokens.words[draft.end]
    return following in _AFTER_SCORE or not following.isalpha()

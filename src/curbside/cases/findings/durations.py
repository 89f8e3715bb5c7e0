"""Spans of time as notes tell them: "over 4 weeks", "six-month history", "3/7", "four hours later"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curbside.cases.findings.people import NUMBER_WORDS

_WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_COUNT = (
    r"(?P<n>\d+(?:\.\d+)?(?:\s?(?:-|–|to|or)\s?\d+)?|(?:a|an) (?:couple|few)(?: of)?|a good few|half an?|an?|the|"
    rf"several|few|some|many|couple of|(?:{_WORDS})(?:\s(?:to|or)\s(?:{_WORDS}))?)"
)
_UNIT = (
    r"(?P<u>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|"
    r"decades?|[hdwmy](?=\s(?:hx|history|ago)))"
)
_BETWEEN = r"(?:[\s-]+(?:or so|good|whole|long|few|more|last|past|previous))?[\s-]+"
_SPAN = re.compile(rf"(?<![\w.]){_COUNT}{_BETWEEN}{_UNIT}\b(?P<half> and a half)?", re.I)
_BARE = re.compile(
    r"\b(?:(?:minutes|hours|days|weeks|months) (?:to|or) )?"
    r"(?P<u>seconds|minutes|hours|days|weeks|months|years|decades)\b",
    re.I,
)
_CLIPPED = re.compile(
    r"(?<![\w/.])(?P<n>\d{1,2})\s?/\s?(?P<d>7|52|12|24)(?![\d/])|"
    r"(?<![\w/])(?P<k>\d{1,3})\s?(?P<c>h|hrs?|d|wk|wks|mo|mth|mths|yr|yrs)\b(?!\s?old)",
    re.I,
)
_DAYS = {
    "sec": 1 / 86400, "min": 1 / 1440, "hou": 1 / 24, "hr": 1 / 24, "h": 1 / 24, "day": 1, "d": 1, "nig": 1,
    "wee": 7, "wk": 7, "w": 7, "for": 14, "mon": 30.44, "mth": 30.44, "mo": 30.44, "m": 30.44,
    "yea": 365.25, "yr": 365.25, "y": 365.25, "dec": 3652.5,
}  # fmt: skip
_CLIP = {"7": 1.0, "52": 7.0, "12": 30.44, "24": 1 / 24}
_LOOSE = {"several": 5, "few": 3, "some": 3, "many": 8, "couple": 2}
# "weeks", "for years": how many is not told; enough to stay in the unit's own class.
_UNTOLD = {"sec": 20, "min": 10, "hou": 6, "day": 4, "wee": 4, "mon": 5, "yea": 5, "dec": 2}
_SOFTENERS = (
    "the|a|about|around|roughly|only|just|some|approximately|last|past|previous|preceding|next|first|next few|of|"
    "period|course|space|matter|under|over|less than|more than|at least|almost|nearly|up to"
)
_EVOLUTION = re.compile(
    r"(?:over|within|in|during|across|through|throughout|inside|matter of|space of|course of|period of|spread over)"
    rf"\s(?:(?:{_SOFTENERS})\s)*$",
    re.I,
)
_DURATION = re.compile(rf"(?:for|since|last|past|these|of|going on)\s(?:(?:{_SOFTENERS})\s)*$", re.I)
_OF_AGE = re.compile(r"[\s-]+(?:old|of age|pregnant|gestation|post ?op|post-op|pack)", re.I)
# "Over five days after a cold": the after is of what went before, the days are of what came.
_OVER = re.compile(rf"\bover\s(?:(?:{_SOFTENERS})\s)*$", re.I)
_AGO = re.compile(r"\s(?:ago|back)\b", re.I)
_EARLIER = re.compile(r"\s(?:before|prior|earlier|previously|beforehand)\b", re.I)
_LATER = re.compile(r"\s(?:later|on\b(?!\s(?:warfarin|the|a|from))|afterwards|in\b)", re.I)
_AFTER = re.compile(r"\s(?:after|following|post|since|from)\b", re.I)
# "Within minutes of sitting": how long a posture or effort takes to bring it on, not how fast it came.
_OF_POSTURE = re.compile(
    r"\s(?:of|after|from|into) (?:\w+ )?(?:sitting|standing|walking|leaning|bending|resting|rest)\b", re.I
)
_HISTORY = re.compile(
    r"\s*(?:['’]s?)?[\s-]*(?:'|hx|h/o|history|course|of\b|progressive|now\b|story|illness|with\b|worsening)", re.I
)
_AGED = re.compile(r"(?:aged?|at|every|each|takes?|taking|next|in|times (?:a|per)|twice|once|a|per|another)\s$", re.I)


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time: how long in days, and how it is told: evolution, duration, ago or later."""

    kind: str
    days: float
    words: str
    start: int
    end: int


def read_durations(text: str) -> list[Duration]:
    """Every span of time that can tell how fast something came; ages and intervals are left out."""
    found: list[Duration] = []
    for match in [*_SPAN.finditer(text), *_CLIPPED.finditer(text), *_BARE.finditer(text)]:
        if any(match.start() < each.end and match.end() > each.start for each in found):
            continue
        if _OF_AGE.match(text, match.end()):
            continue
        days = _days(match)
        kind = _kind(text, match, days)
        if kind:
            found.append(Duration(kind, days, match[0], match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def _kind(text: str, match: re.Match[str], days: float) -> str:
    before, end = text[max(0, match.start() - 40) : match.start()], match.end()
    if _EARLIER.match(text, end) or _OF_POSTURE.match(text, end):
        return ""
    if _AGO.match(text, end):
        return "ago"
    if _AFTER.match(text, end) and not _OVER.search(before):
        return "after" if days < 1.1 else ""
    if _EVOLUTION.search(before):
        return "evolution"
    if _LATER.match(text, end):
        return "later"
    if _DURATION.search(before):
        return "duration"
    if _HISTORY.match(text, end):
        return "duration"
    if match.re is _BARE:
        return ""
    return "" if _AGED.search(before) else "told"


def _days(match: re.Match[str]) -> float:
    groups = match.groupdict()
    if groups.get("d"):
        return float(groups["n"]) * _CLIP[groups["d"]]
    if groups.get("k"):
        return float(groups["k"]) * _unit(groups["c"])
    unit = groups["u"].lower()
    if "n" not in groups:
        return _UNTOLD[unit[:3]] * _unit(unit)
    number = _count(groups["n"].lower())
    if number is None:
        number = _UNTOLD.get(unit[:3], 1) if unit.endswith("s") else 1.0
    return (number + (0.5 if groups.get("half") else 0)) * _unit(unit)


def _unit(unit: str) -> float:
    unit = unit.lower()
    return _DAYS.get(unit[:3]) or _DAYS.get(unit[:2]) or _DAYS[unit[:1]]


def _count(words: str) -> float | None:
    """How many; None for "the weeks", which does not tell."""
    if words == "the":
        return None
    if words.startswith("half"):
        return 0.5
    last = re.split(r"\s?(?:-|–|\bto\b|\bor\b)\s?", words)[-1]
    if re.fullmatch(r"[\d.]+", last):
        return float(last)
    if last in NUMBER_WORDS:
        return float(NUMBER_WORDS[last])
    if words in NUMBER_WORDS:
        return float(NUMBER_WORDS[words])
    return next((float(count) for word, count in _LOOSE.items() if word in words), 1.0)

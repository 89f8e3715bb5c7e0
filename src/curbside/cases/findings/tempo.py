"""How fast the deficit came, minutes to years: the one telling of time that stands nearest to it.

A note tells many times: of an old illness, of a vaccine, of a pain that went before. What counts is
the time that belongs to a loss of function; a time that belongs to the history is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from curbside.cases.case import ABSENT, PRESENT, Finding
from curbside.cases.findings.durations import Duration, read_durations
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.people import ages_then, number_of

TEMPI = ("onset-minutes", "onset-hours", "onset-days", "onset-weeks", "onset-months", "onset-years")
# Longest time in days that still counts as each; the pack's findings name the same classes.
_LIMITS = (
    (1 / 24, "onset-minutes"),
    (1.1, "onset-hours"),
    (14, "onset-days"),
    (60, "onset-weeks"),
    (729, "onset-months"),
)
# Loss of function first; a fever or loss of weight goes before it and tells little.
_DEFICIT = {
    "systemic": 0.4,
    "motor": 2.0,
    "gait": 2.0,
    "sensory": 2.0,
    "autonomic": 2.0,
    "other-neuro": 1.5,
    "pain": 1.0,
    "reflex": 1.0,
}
_TOLD = {"evolution": 3.0, "after": 3.0, "later": 2.0, "duration": 2.0, "told": 1.5, "ago": 1.0, "word": 2.0}
_NEUTRAL = frozenset({"onset", "demographic", ""})
_SENTENCE = re.compile(r"[.;!?](?=\s|$)|\n+")
_COMING = re.compile(
    r"\b(?:came|come|coming|began|begun|began|started|starting|develop\w*|progress\w*|wors\w*|onset|symptom\w*|"
    r"deteriorat\w*|crept|creep\w*|declin\w*|evolv\w*|increas\w*|gradual\w*|slow\w*|going on|ill|illness|problem|"
    r"it|this)\b",
    re.I,
)
_PROGRESS = re.compile(
    r"progress|wors|gradual|slow|steadi|deteriorat|declin|creep|crept|increas|weaker|stiffer|evolv|develop|ascend|spread",
    re.I,
)
_NEAR_HISTORY = 8
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class _Candidate:
    tempo: str
    score: float
    words: str
    start: int
    end: int


def read_tempo(
    text: str, findings: Sequence[Finding], lexicon: Lexicon, age: float | None = None
) -> list[Finding]:
    """The findings with one tempo at most told as present: the one that best belongs to a deficit. `age` in years
    tells how long ago something began of which the note says how old the person was then."""
    words = [each for each in findings if each.id in TEMPI and each.state == PRESENT]
    rest = [each for each in findings if each.id not in TEMPI or (each.state == ABSENT and each.id in TEMPI[:2])]
    told = [each for each in rest if each.state == PRESENT and lexicon.entries[each.id].group not in _NEUTRAL]
    candidates = [
        *(_of_duration(text, each, told, lexicon) for each in (*read_durations(text), *_since_ages(text, age))),
        *(_of_word(text, each, told, lexicon) for each in words),
    ]
    best = max((each for each in candidates if each), key=lambda each: (each.score, -each.start), default=None)
    if best is None or best.tempo not in lexicon.ids:
        return rest
    return [*rest, Finding(best.tempo, PRESENT, best.words, best.start, best.end)]


def tempo_of(days: float) -> str:
    """The class of a time in days."""
    return next((tempo for limit, tempo in _LIMITS if days < limit), "onset-years")


def _since_ages(text: str, age: float | None) -> list[Duration]:
    """The years from the age at which something began to the age of today."""
    years = [(age - (number_of(found["n"]) or age), found) for found in ages_then(text)] if age is not None else []
    return [
        Duration("duration", _YEAR * passed, found[0], found.start(), found.end())
        for passed, found in years if passed >= 1
    ]  # fmt: skip


def _of_duration(text: str, told: Duration, findings: Sequence[Finding], lexicon: Lexicon) -> _Candidate | None:
    low, high = _sentence(text, told.start)
    # "15 minutes after surfacing": the trigger stands nearer than what it set off.
    triggered = told.kind == "after"
    weight = _belongs(text, told.start, told.end, low, high, findings, lexicon, triggered=triggered)
    if weight is None:
        return None
    if weight == 0.0 and (told.kind in ("told", "ago") or not _COMING.search(text, low, high)):
        return None
    score = _TOLD[told.kind] + weight + (0.8 if _PROGRESS.search(text, low, high) else 0.0)
    return _Candidate(tempo_of(told.days), score, told.words, told.start, told.end)


def _of_word(text: str, told: Finding, findings: Sequence[Finding], lexicon: Lexicon) -> _Candidate | None:
    low, high = _sentence(text, told.start)
    # "All of a sudden while lifting": the trigger stands nearer than what it set off.
    triggered = told.id in TEMPI[:2]
    weight = _belongs(text, told.start, told.end, low, high, findings, lexicon, triggered=triggered)
    if weight is None or (weight == 1.0 and told.id == "onset-minutes"):
        return None  # a sudden pain is no sudden deficit
    if weight == 0.0 and not _COMING.search(text, low, high):
        return None
    base = _TOLD["word"] + (
        1.2
        if told.id in ("onset-minutes", "onset-hours")
        else -0.5
        if told.id in ("onset-months", "onset-days")
        else 0.0
    )
    return _Candidate(told.id, base + weight, told.words, told.start, told.end)


def _belongs(
    text: str, start: int, end: int, low: int, high: int, findings: Sequence[Finding], lexicon: Lexicon,
    *, triggered: bool = False,
) -> float | None:  # fmt: skip
    """How much the deficit weighs that a time belongs to: 0 for a time with nothing near, None for history."""
    best, weight, history = 10_000, 0.0, 10_000
    for each in findings:
        if each.start < low or each.end > high or not each.end or (each.start < end and each.end > start):
            continue
        far = _distance(text, start, end, each)
        group = lexicon.entries[each.id].group
        if group not in _DEFICIT:
            history = min(history, far)
        elif far < best or (far == best and _DEFICIT[group] > weight):
            best, weight = far, _DEFICIT[group]
    return None if history + _NEAR_HISTORY < best and not triggered else weight


def _distance(text: str, start: int, end: int, finding: Finding) -> int:
    """Characters between a time and a finding; a comma or "and" between them counts as far."""
    between = text[finding.end : start] if finding.end <= start else text[end : finding.start]
    return len(between) + 25 * between.count(",") + (10 if " and " in between else 0)


def _sentence(text: str, at: int) -> tuple[int, int]:
    low = max((match.end() for match in _SENTENCE.finditer(text, 0, at)), default=0)
    stop = _SENTENCE.search(text, at)
    return low, stop.start() if stop else len(text)

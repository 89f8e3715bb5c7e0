"""Facts of a case in words: findings by their names, comparisons of numbers as a sentence would say them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.cases.case import ABSENT
from curbside.cases.differential.reasons import reason_in_words
from curbside.cases.record import Assessment
from curbside.cases.scores import Score

_COMPARISON = re.compile(r"(not )?([a-z][a-z0-9-]*)(<=|>=|<|>|=)(\d+(?:\.\d+)?)")
_HOLDS = {"<=": "{} or less", ">=": "{} or more", "<": "under {}", ">": "over {}", "=": "{}"}
_FAILS = {"<=": "over {}", ">=": "under {}", "<": "{} or more", ">": "{} or less", "=": "not {}"}
_TOKEN = re.compile(r"\s*(\||\+|\(|\)|not\b(?!-)|[a-z][a-z0-9-]*(?:<=|>=|<|>|=)\d+(?:\.\d+)?|[a-z0-9][a-z0-9-]*)")
_JOINTS = {"|": " or ", "+": " and ", "(": "(", ")": ")"}
# Said in place of causes where nothing but age and sex is told: how common they are says nothing of a person.
NOTHING_POINTS = "Nothing that was told points to a cause."
_KINDS = {"told": "", "imaged": " on the scan", "pain": " of the pain"}


def person_in_words(found: Assessment) -> str:
    """Age, sex and the levels told: "age 71; male; levels C5 to C6 on the scan"."""
    case = found.case
    age = f"age {case.age:g}" if case.age is not None else ""
    levels = dict.fromkeys(
        f"{each.top if each.top == each.bottom else f'{each.top} to {each.bottom}'}"
        f"{_KINDS.get(each.kind, f' ({each.kind} level)')}" for each in case.levels
    )  # fmt: skip
    return "; ".join(part for part in (age, case.sex, f"levels {', '.join(levels)}" if levels else "") if part)


def name_of(found: Assessment, id: str, state: str = "") -> str:
    """The name of a finding, score or group, with "absent" or "not told" behind it where it is so."""
    return reason_in_words(id, state, found.case, found.names)


def fact_in_words(found: Assessment, fact: str) -> str:
    """A fact that a recommendation rests on: "no fever", "mjoa<=14" or a finding, in words."""
    match = _COMPARISON.fullmatch(fact)
    if match:
        return _comparison(found, *match.groups())
    absent = fact.startswith("no ")
    return name_of(found, fact.removeprefix("no "), ABSENT if absent else "")


def condition_in_words(found: Assessment, text: str) -> str:
    """A condition as its table writes it, in words: "not a + (b | c)" is "A absent and (B or C)"."""
    parts, absent = [], False
    for token in _TOKEN.findall(text):
        if token == "not":
            absent = True
        elif token in _JOINTS:
            parts.append(("not " if absent else "") + _JOINTS[token])
            absent = False
        else:
            parts.append(fact_in_words(found, f"no {token}" if absent and not _COMPARISON.fullmatch(token) else token))
            absent = False
    return "".join(parts)


def _comparison(found: Assessment, fails: str | None, name: str, sign: str, number: str) -> str:
    """The number itself where it was told, else what it was compared with."""
    if name == "age" and found.case.age is not None:
        return name_of(found, name)
    for score in found.scores:
        if score.id == name and not score.because:
            return f"{name_of(found, name)} {amount(score)}"
    return f"{name_of(found, name)} {(_FAILS if fails else _HOLDS)[sign].format(number)}"


def amount(score: Score) -> str:
    """The total of a score: a grade by its label, a range by both ends."""
    if score.bands and all(band.low == band.high for band in score.bands):
        return score.band
    ends = dict.fromkeys(f"{round(end, 1):g}" for end in (score.low, score.high))
    return f"{' to '.join(ends)}{score.unit}"


def narrowest(found: Assessment, findings: Iterable[str]) -> list[str]:
    """The findings that no other one among them implies."""
    findings = list(dict.fromkeys(findings))
    implied = {wide for each in findings for wide in found.broader.get(each, ())}
    return [each for each in findings if each not in implied]


def few(parts: list[str], most: int) -> str:
    """The first of some parts, and how many more there are."""
    more = len(parts) - most
    return "; ".join(parts[:most]) + (f"; and {more} more" if more > 0 else "")

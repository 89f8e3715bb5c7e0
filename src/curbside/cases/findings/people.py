"""Whose the note is: age and sex as told, and whether somebody writes of a relative."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_ONES = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS: Mapping[str, int] = MappingProxyType({
    **{word: at for at, word in enumerate(_ONES, 1)},
    **{word: 10 * at for at, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[:9], 1)},
})  # fmt: skip
_NUMBER = r"(?:\d{1,3}|(?:" + "|".join(_TENS) + r")(?:[- ](?:" + "|".join(_ONES[:9]) + r"))?|" + "|".join(reversed(_ONES)) + ")"
_WHO = (r"(?P<who>man|male|gentleman|boy|lad|woman|female|lady|girl|baby|infant|child|kid|toddler|person|patient|"
        r"adult|teenager|neonate|newborn|farmer|teacher|nurse|builder|driver|student|[a-z]+)")
_AGES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"\b(?P<n>{_NUMBER})(?:[- ]?(?P<u>year|yr|month|week|day)s?[- ]?old|[- ]?(?P<v>y\s?/?\s?o|yo)\b|\s(?:years|yrs) of age)",
    rf"\b(?:aged?|age of|is|i'm|im|i am|he's|she's|who is|turned|turn|just)\s*:?\s(?P<n>{_NUMBER})(?=\s*(?:[,.;)]|$|and\b|years?\b(?! ago)|yrs?\b|next\b|now\b|with\b|who\b))(?!\s*(?:years?|yrs?|months?)\s+(?:ago|before|later|on|into))",
    r"\b(?P<n>\d{1,3})\s?(?:y\s)?(?P<s>[MmFf])\b(?!\s?[Hh][Zz]|\s?/)",
    rf"\b(?:in|into) (?:his|her|my|their) (?:early |mid[- ]?|late )?(?P<d>\d0|{'|'.join(_TENS).replace('ty', 'ties')})(?:'?s)?\b",
    rf"\b(?P<n>{_NUMBER})[- ]years?[- ](?:man|woman|boy|girl|male|female)\b",
))  # fmt: skip
_FEMALE = re.compile(r"\b(?:woman|female|lady|girl|she|her|hers|herself|mrs|ms|miss|pregnant|postmenopausal|housewife|mother of|"
                     r"my (?:wife|mum|mom|mother|daughter|sister|gran|nan|grandmother|aunt|niece|girlfriend)|waitress|schoolgirl)\b", re.I)
_MALE = re.compile(r"\b(?:man|male|gentleman|boy|lad|he|him|his|himself|mr|my (?:husband|dad|father|son|brother|"
                   r"grandad|granddad|grandfather|uncle|nephew|boyfriend)|schoolboy|gynaecomastia|erection|prostate)\b", re.I)
_RELATIVE = re.compile(
    r"\bmy (?:\w+[- ]?(?:year|month)?s?[- ]?(?:old)? )?(?:teenage |little |baby |elderly |late )?(?:wife|husband|partner|mum|mom|mother|dad|father|son|daughter|sister|brother|gran|nan|grandmother|"
    r"grandad|grandfather|aunt|uncle|niece|nephew|friend|girlfriend|boyfriend|boy|girl|child|baby|toddler|twin|cousin|teenager|\d+ year old)\b", re.I)
_MINE = re.compile(r"\b(?:i'm|i've|i am|i have|i had|i can't|i cannot|i feel|i keep|i get|i got|i was|i take|i walk|i fell|i started|i lost|i do|"
                   r"my (?:legs?|arms?|hands?|feet|foot|back|neck|bladder|bowels?|balance|walking|fingers?|left|right|chest|body|muscles?|head|eyes?|mri|doctor|gp|face|toes?))\b", re.I)
# Goes on of the relative: "her legs", "he can't", "is 16", "mum's hands".
_HERS = re.compile(r"\b(?:she|he|her|his|they|their|hers|she's|he's|is \d|aged? \d)\b|^['’]s\b|^ is \d", re.I)
_OLDEST = 120.0


@dataclass(frozen=True, slots=True)
class Person:
    """Age in years (of "in his 60s" the middle, with the range in numbers), sex, and the words of the age."""

    age: float | None = None
    sex: str = ""
    words: str = ""
    start: int = 0
    end: int = 0
    numbers: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    impossible: float | None = None


def read_person(text: str) -> Person:
    """The age and sex that a note gives first."""
    found = min((m for pattern in _AGES if (m := pattern.search(text))), key=lambda m: m.start(), default=None)
    sex = _sex(text, found)
    if found is None:
        return Person(sex=sex)
    low, high = _years(found)
    if low > _OLDEST:
        return Person(None, sex, found[0], found.start(), found.end(), impossible=low)
    return Person((low + high) / 2, sex, found[0], found.start(), found.end(), MappingProxyType({"age": (low, high)}))


def is_of_relative(text: str) -> bool:
    """Whether somebody writes of a relative and not of themself: "my daughter is 16, her legs ..."."""
    found = _RELATIVE.search(text[:200])
    return bool(found) and not _MINE.search(text) and bool(_HERS.search(text, found.end()))


def number_of(word: str) -> float | None:
    """The value of a figure or number word; None for another word."""
    plain = word.lower().replace(" ", "-")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return float(NUMBER_WORDS[plain]) if plain in NUMBER_WORDS else None


def _years(found: re.Match[str]) -> tuple[float, float]:
    groups = found.groupdict()
    if groups.get("d"):
        word = groups["d"].lower().replace("ties", "ty")
        decade = number_of(word) or 0.0
        return decade, decade + 9.0
    value = number_of(groups["n"]) or 0.0
    unit = (groups.get("u") or "year").lower()
    value /= {"month": 12.0, "week": 52.0, "day": 365.0}.get(unit, 1.0)
    return value, value


def _sex(text: str, found: re.Match[str] | None) -> str:
    if found is not None and found.groupdict().get("s"):
        return "female" if found["s"].lower() == "f" else "male"
    after = text[found.end() : found.end() + 60] if found is not None else ""
    female, male = _FEMALE.search(after), _MALE.search(after)
    if female is None and male is None:
        female, male = _FEMALE.search(text), _MALE.search(text)
    if female is None or male is None:
        return "female" if female else "male" if male else ""
    return "female" if female.start() < male.start() else "male"

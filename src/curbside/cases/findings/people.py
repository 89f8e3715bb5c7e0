"""Whose the note is: age and sex as told, and whether somebody writes of a relative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DECADES = [ten.replace("ty", "ties") for ten in _TENS]
NUMBER_WORDS: Mapping[str, int] = MappingProxyType({
    **{word: at for at, word in enumerate(_ONES, 1)},
    **{word: 10 * at for at, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[:9], 1)},
})  # fmt: skip
_TENS_AND_ONES = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?"
_NUMBER = rf"(?:\d{{1,3}}|{_TENS_AND_ONES}|{'|'.join(reversed(_ONES))})"
_KIN = (
    "wife|husband|partner|mum|mom|mother|dad|father|son|daughter|sister|brother|gran|nan|grandmother|grandad|"
    "grandfather|aunt|uncle|friend"
)
_WHO = rf"{_KIN}|man|woman|male|female|patient|pt|gentleman|lady|chap|lad|boy|girl|he|she"
_NOT_A_TIME = r"(?!\s*(?:years?|yrs?|months?|weeks|days|hours)\s+(?:ago|of|before|later|on|into))"
# Each way of telling an age: n the number, u its unit, d a decade ("in his 60s"), s the sex ("54M").
_AGES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"\b(?P<n>{_NUMBER})[- ]?(?P<u>year|yr|month|week|day)s?[- ]?old",
    rf"\b(?P<n>{_NUMBER})(?:[- ]?(?:y\s?/?\s?o|yo)\b|\s(?:years|yrs) of age)(?:\s?(?P<s>[MmFf])\b)?",
    rf"\b(?:aged?|age of|is|i'm|im|i am|he's|she's|who is|turned|turn|just)\s*:?\s(?P<n>{_NUMBER})"
    rf"(?=\s*(?:[,.;)]|$|and\b|years?\b|yrs?\b|next\b|now\b|with\b|who\b)){_NOT_A_TIME}",
    r"\b(?P<n>\d{1,3})\s?(?:y\s)?(?P<s>[MmFf])\b(?!\s?[Hh][Zz]|\s?/)",
    rf"\b(?:in|into) (?:his|her|my|their) (?:early |mid[- ]?|late )?(?P<d>\d0|{'|'.join(_DECADES)})(?:'?s)?\b",
    rf"\b(?:{_WHO})\s?(?:\(|, ?|of )(?P<n>\d{{1,3}})\b{_NOT_A_TIME}",
    rf"\b(?:{_KIN}) (?P<n>\d{{2}})\b",
    r"\b(?:pt|patient) (?P<n>\d{2})(?=\s*(?:[,.;()]|$))",
    r"^(?:male|female|man|woman)[ ,]+(?P<n>\d{1,3})\b",
    r"\b(?P<n>\d{1,3}) (?:male|female)\b",
    rf"\b(?:boy|girl|baby|infant|child|toddler)(?: boy| girl)?,? (?:of |aged )?(?P<n>{_NUMBER}) "
    r"(?P<u>year|month|week|day)s\b",
    rf"\b(?P<n>{_NUMBER})[- ]years?[- ](?:man|woman|boy|girl|male|female)\b",
))  # fmt: skip
# Each way of telling how old somebody was when it began: "at 45 he noticed", "since she was 52", "began aged 40".
_THEN = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"\b(?:since|from|when|at|by) (?:he|she|i|they) (?:was|were) (?:about |around )?(?:aged? )?(?P<n>{_NUMBER})\b"
    rf"{_NOT_A_TIME}(?!\s?(?:%|mg|ml|kg|cm))",
    rf"\b(?:since|from|at|by|began|begun|started|starting|onset|diagnosed|first)\b[^.;,\n]{{0,20}}? (?:the )?"
    rf"aged?(?: of)? (?P<n>{_NUMBER})\b",
    # From 25 on it is no hour of the day.
    r"\bat (?P<n>2[5-9]|[3-9]\d)(?=,? (?:he|she|i|they|his|her|my)\b)",
))  # fmt: skip
# "Now 52": an age beside the age at which it began, and a score or a dose where no such age is told.
_NOW = re.compile(
    rf"\b(?:now|currently) (?:aged? )?(?P<n>{_NUMBER})(?=\s*(?:[,.;)]|$|and\b|with\b|he\b|she\b|i\b)){_NOT_A_TIME}",
    re.IGNORECASE,
)
_PER_YEAR = {"month": 12.0, "week": 52.0, "day": 365.0}
_FEMALE = re.compile(
    r"\b(?:woman|female|lady|girl|she|her|hers|herself|mrs|pregnant|postmenopausal|housewife|mother of|"
    r"my (?:wife|mum|mom|mother|daughter|sister|gran|nan|grandmother|aunt|niece|girlfriend)|waitress|schoolgirl)\b",
    re.I,
)
_MALE = re.compile(
    r"\b(?:man|male|gentleman|chap|boy|lad|he|him|his|himself|mr|my (?:husband|dad|father|son|brother|grandad|"
    r"granddad|grandfather|uncle|nephew|boyfriend)|schoolboy|erection|prostate)\b",
    re.I,
)
_RELATIVE = re.compile(
    rf"^(?:{_KIN})\b|\b(?:my|our) (?:\w+[- ]?(?:year|month)?s?[- ]?(?:old)? )?"
    r"(?:teenage |little |baby |elderly |late )?"
    rf"(?:{_KIN}|niece|nephew|girlfriend|boyfriend|boy|girl|child|baby|toddler|twin|cousin|teenager|\d+ year old)\b",
    re.I,
)
_MINE = re.compile(
    r"\b(?:i'm(?! (?:a carer|writing|asking|worried|his|her|the|caring|concerned|calling))|i've|i am|i have|i had|"
    r"i can't|i cannot|i feel|i keep|i get|i got|i was|i take|i walk|i fell|i started|i lost|i do|my (?:legs?|arms?|"
    r"hands?|feet|foot|back|neck|bladder|bowels?|balance|walking|fingers?|left|right|chest|body|muscles?|head|eyes?|"
    r"mri|doctor|gp|face|toes?))\b",
    re.I,
)
# Goes on of the relative: "her legs", "he can't", "is 16", "mum's hands".
_HERS = re.compile(r"\b(?:she|he|her|his|they|their|hers|she's|he's|is \d|aged? \d)\b|^['’]s\b|^ is \d", re.I)
_OPENING = 200
_OLDEST = 120.0


@dataclass(frozen=True, slots=True)
class Person:
    """Age in years (of "in his 60s" the middle, with the range in numbers), sex, and the words of the age;
    `impossible` is an age that nobody reaches."""

    age: float | None = None
    sex: str = ""
    words: str = ""
    start: int = 0
    end: int = 0
    numbers: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    impossible: float | None = None


def read_person(text: str) -> Person:
    """The age and sex that a note gives first; how old somebody was when it began is no age of today's."""
    then = [found.span("n") for found in ages_then(text)]
    told = [found for pattern in (*_AGES, *([_NOW] if then else [])) for found in pattern.finditer(text)]
    now = [found for found in told if not any(_holds(found, span) for span in then)]
    found = min(now or told, key=lambda m: m.start(), default=None)
    sex = _sex(text, found)
    if found is None:
        return Person(sex=sex)
    low, high = _years(found)
    if low > _OLDEST:
        return Person(None, sex, found[0], found.start(), found.end(), impossible=low)
    numbers = MappingProxyType({"age": (low, high)})
    return Person((low + high) / 2, sex, found[0], found.start(), found.end(), numbers)


def ages_then(text: str) -> Iterator[re.Match[str]]:
    """Every telling of how old somebody was when something began; its group `n` is the number."""
    for pattern in _THEN:
        yield from pattern.finditer(text)


def _holds(found: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether a telling of an age is that number and nothing else."""
    return "n" in found.groupdict() and found.span("n") == span


def is_of_relative(text: str) -> bool:
    """Whether somebody writes of a relative and not of themself: "my daughter is 16, her legs ..."."""
    found = _RELATIVE.search(text[:_OPENING])
    return found is not None and not _MINE.search(text) and bool(_HERS.search(text, found.end()))


def number_of(word: str) -> float | None:
    """The value of a figure or number word; None for another word."""
    plain = word.lower().replace(" ", "-")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return float(NUMBER_WORDS[plain]) if plain in NUMBER_WORDS else None


def _years(found: re.Match[str]) -> tuple[float, float]:
    groups = found.groupdict()
    if groups.get("d"):
        decade = number_of(groups["d"].lower().replace("ties", "ty")) or 0.0
        return decade, decade + 9.0
    value = number_of(groups["n"]) or 0.0
    value /= _PER_YEAR.get((groups.get("u") or "").lower(), 1.0)
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

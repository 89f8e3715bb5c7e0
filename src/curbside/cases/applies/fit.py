"""Whether a statement meets the person of a question: what its `applies` says in words, held against a case.

"adults with DCM, mJOA 15-17" is read into parts: adults, DCM, a score from 15 to 17. Every part has to fit. A part
does not fit only where a known fact says so; whatever nobody told stays unknown, and the one fact that would tell is
named. Words that are not understood keep the whole unknown, unless an age, a sex or a number beside them does not fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from curbside.cases.applies.populations import Population, Populations
from curbside.cases.applies.reading import Part, Reading, read_applies
from curbside.cases.case import Case
from curbside.text.assertion import read_assertion

YES, NO, UNKNOWN = "yes", "no", "unknown"
# A man, a patient, he and she are the person of a case; what is told of these is another's.
_RELATIVE = re.compile(
    r"\b(?:mother|father|parents?|mum|dad|brothers?|sisters?|siblings?|sons?|daughters?|wife|husband|partner|uncle|aunt|"
    r"cousins?|grand(?:mother|father|parents?|son|daughter)|friend|neighbour|family|relatives?)\b",
    re.I,
)
_SENTENCE = re.compile(r"[.;!?\n]")
_LEVELS = {f"{part}{n}": (at, n) for at, part in enumerate("CTLS") for n in range(1, 13)}



@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a statement applies: yes, no or unknown; `would_need` is the one fact that would tell, where
    there is one, `because` the parts that decided."""

    verdict: str
    would_need: str = ""
    because: tuple[str, ...] = ()


def applies(text: str, case: Case, populations: Populations) -> Fit:
    """Whether a statement with this `applies` holds for the person of a case. No text holds for everyone."""
    if not text.strip():
        return Fit(YES)
    reading = read_applies(text, populations)
    case = _with_age(case, populations)
    fits = [(part, *_fit_part(part, case)) for part in reading.parts]
    against = tuple(p.words for p, verdict, _ in fits if verdict == NO and (reading.whole or _may_refuse(reading, p)))
    if against:
        return Fit(NO, because=against)
    if not reading.whole:
        return Fit(UNKNOWN)
    open_facts = {fact for _, verdict, fact in fits if verdict == UNKNOWN}
    if not open_facts:
        return Fit(YES, because=tuple(part.words for part in reading.parts))
    return Fit(UNKNOWN, would_need=open_facts.pop() if len(open_facts) == 1 else "")


def _with_age(case: Case, populations: Populations) -> Case:
    """The case with its age, or with the years of a word that tells it, such as "adult"."""
    if "age" in case.numbers:
        return case
    years = (case.age, case.age) if case.age is not None else _told_age(case.text, populations)
    return replace(case, numbers={**case.numbers, "age": years}) if years else case


@lru_cache(maxsize=8)
def _told_age(text: str, populations: Populations) -> tuple[float, float] | None:
    """The years that a person's own text tells by a word, the narrowest; None where there is none."""
    aged = {each.id: each for each in populations.known.values() if each.age}
    told = [each.age for each in aged.values() if _named(each, text) == YES]
    return min(told, key=lambda years: years[1] - years[0], default=None)


def _may_refuse(reading: Reading, part: Part) -> bool:
    """Whether a part of a text that is understood in part may say no: an age, a sex or a number may."""
    return part.is_plain and not reading.turning


def _fit_part(part: Part, case: Case) -> tuple[str, str]:
    """(verdict, fact that would tell) of one part."""
    if part.number:
        name, low, high = part.number
        return _fit_number(case.numbers.get(name), low, high), name
    verdicts = [_fit(each, case) for each in part.populations]
    if YES in verdicts:
        return YES, ""
    return (NO, "") if set(verdicts) == {NO} else (UNKNOWN, part.populations[verdicts.index(UNKNOWN)].asks)


def _fit_number(told: tuple[float, float] | None, low: float, high: float) -> str:
    if told is None:
        return UNKNOWN
    if low <= told[0] and told[1] <= high:
        return YES
    return NO if told[1] < low or told[0] > high else UNKNOWN


def _fit(population: Population, case: Case) -> str:
    if population.sex and case.sex:
        return YES if case.sex == population.sex else NO
    if population.never_of and case.sex == population.never_of:
        return NO
    if population.level:
        return _fit_level(population.level, case)
    if population.yes_when and population.yes_when.holds(case):
        return YES
    if population.no_when and population.no_when.holds(case):
        return NO
    return _named(population, case.text) if population.kind == "disease" else UNKNOWN


def _fit_level(stretch: tuple[str, str], case: Case) -> str:
    """Whether the lesion lies in a stretch of the cord, by a scan or by where it is told to lie. A sensory
    level decides nothing against: the lesion can be far above it."""
    told = [level for level in case.levels if level.kind in ("imaged", "told") and level.top in _LEVELS]
    inside = [_LEVELS[stretch[0]] <= _LEVELS[level.top] <= _LEVELS[stretch[1]] for level in told]
    if any(inside):
        return YES
    return NO if inside else UNKNOWN


def _named(population: Population, text: str) -> str:
    """Whether a person's own text names the disease as theirs. One that is named as absent is known to be so."""
    verdict = UNKNOWN
    for match in _own_pattern(population.words).finditer(text):
        said = read_assertion(text, match.start(), match.end())
        if said.when == "past" or _RELATIVE.search(_SENTENCE.split(text[: match.start()])[-1]):
            continue
        if said.state == "present":
            return YES
        if said.state == "absent":
            verdict = NO
    return verdict


@lru_cache(maxsize=512)
def _own_pattern(words: tuple[str, ...]) -> re.Pattern:
    """Words of a population in a text; abbreviations in capitals only, for MS is not the ms of a time."""
    named = [re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in sorted(words, key=len)[::-1]]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?![\w-])")

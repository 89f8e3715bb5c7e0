"""Populations: kinds of people that statements hold for, with their words and what makes someone one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curbside.cases.conditions import Condition, parse_condition
from curbside.errors import PackFault

_KEYS = frozenset("id kind words yes_when no_when sex never_of level age asks reviewed date".split())
_KINDS = ("passed", "everyone", "number", "age", "sex", "state", "severity", "level", "disease", "finding")
# A number after one of its names: "mJOA 15-17", "aged 70 or over", "over 65", but not "over 48 hours".
_AMOUNT = (
    r"\s+(?P<low>\d+)(?:\s*(?:-|to)\s*(?P<high>\d+))?(?:\s+years?)?"
    r"(?:\s+(?:or|and)\s+(?P<end>less|under|younger|more|over|older|above))?(?!\s*(?:%|hours|days|weeks|months|vertebral|segments))"
)


@dataclass(frozen=True, slots=True)
class Population:
    """People of one kind: what makes someone one of them, and what tells that someone is none."""

    id: str
    kind: str
    words: tuple[str, ...]
    yes_when: Condition | None
    no_when: Condition | None
    sex: str
    never_of: str
    level: tuple[str, str] | None
    age: tuple[float, float] | None
    asks: str


@dataclass(frozen=True, eq=False)
class Populations:
    """The populations of a pack by their words, with one pattern for all words and one for numbers."""

    known: Mapping[str, Population]
    pattern: re.Pattern
    numbers: re.Pattern

    def prepared(self) -> tuple[Mapping[str, Population], str, str]:
        """What compiling worked out; `restored` takes it back."""
        return self.known, self.pattern.pattern, self.numbers.pattern

    @classmethod
    def restored(cls, known: Mapping[str, Population], pattern: str, numbers: str) -> Populations:
        return cls(known, re.compile(pattern), re.compile(numbers))


def read_populations(
    entries: Iterable[Mapping[str, Any]], known_findings: frozenset[str] | None = None
) -> Populations:
    """Compiles a pack's populations; raises PackFault for an unknown key, kind or finding."""
    known = {population.id: population for population in (_population(entry, known_findings) for entry in entries)}
    by_word = {folded(word): each for each in known.values() for word in each.words}
    named = {kind: [w for w, each in by_word.items() if (each.kind == "number") == kind] for kind in (True, False)}
    return Populations(
        known=by_word,
        pattern=re.compile(rf"(?<![\w-])(?:{_any_of(named[False])})(?![\w-])"),
        numbers=re.compile(rf"(?<![\w-])(?P<name>{_any_of(named[True])}){_AMOUNT}"),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def _population(entry: Mapping[str, Any], known_findings: frozenset[str] | None) -> Population:
    id = str(entry.get("id", ""))
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise _fault(id, f"has an unknown key {unknown[0]!r}", f"Its keys are {', '.join(sorted(_KEYS))}.")
    if entry.get("kind") not in _KINDS or not entry.get("words"):
        raise _fault(id, "lacks its words or a kind", f"Kinds: {', '.join(_KINDS)}.")
    conditions = {key: parse_condition(entry[key]) if entry.get(key) else None for key in ("yes_when", "no_when")}
    for condition in conditions.values():
        strange = sorted(condition.findings - known_findings) if condition and known_findings is not None else []
        if strange:
            raise _fault(id, f"names an unknown finding {strange[0]!r}", "Use an id of findings/*.yaml.")
    return Population(
        id=id,
        kind=entry["kind"],
        words=tuple(entry["words"]),
        sex=entry.get("sex", ""),
        never_of=entry.get("never_of", ""),
        level=tuple(entry["level"]) if "level" in entry else None,
        age=tuple(entry["age"]) if "age" in entry else None,
        asks=entry.get("asks", ""),
        **conditions,
    )


def folded(text: str) -> str:
    """A text in small letters with single spaces."""
    return " ".join(text.casefold().split())


def _fault(population: str, message: str, remedy: str) -> PackFault:
    return PackFault(f"The population {population!r} {message}.", remedy=remedy)

"""The pack's red flag entries compiled once: word classes, findings, everyday explanations and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from curbside.cases.redflags.frame_words import known_words
from curbside.cases.redflags.lexicon import Lexicon
from curbside.cases.redflags.patterns import Pattern, compile_patterns, literals_of
from curbside.cases.redflags.speller import Speller
from curbside.errors import PackFault
from curbside.text.assertion.cues import every_phrase
from curbside.text.common_words import common_words

LEVELS = ("urgent", "emergency")
# Cue words worth mending; a slip in "novel" or "podcast" changes nothing that matters.
_TIMES = ("acute", "recent", "while", "worse", "changed", "lasting", "past", "resolved")


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing that a text may say of a person, and how it may be worded.

    A `grave` one needs no word of when it began and no everyday cause explains it. `background`
    is what a person lives with (an illness, a medicine, an operation): it counts however long ago.
    """

    id: str
    name: str
    grave: bool
    background: bool
    weighs: bool  # not a mere pain or side, but a loss of its own
    settles: bool  # a known cause: both background and modifier
    standing: bool  # a state that people live with: new only when the text says so
    dated: bool  # both modifier and standing: new only by an outright word of time
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One demand of a rule: any of these findings; those in `only_new` must be new."""

    findings: frozenset[str]
    only_new: frozenset[str]

    def is_met_by(self, finding: str, new: bool) -> bool:
        """Whether a finding, new or not, is one of those demanded."""
        return finding in self.findings or (new and finding in self.only_new)


@dataclass(frozen=True, slots=True)
class Rule:
    """A published criterion: any one of its combinations raises its level."""

    id: str
    level: str
    combinations: tuple[tuple[Term, ...], ...]
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlags:
    """Everything needed to read a question, compiled; build it once with read_redflags."""

    speller: Speller
    lexicon: Lexicon
    masks: tuple[Pattern, ...]
    everyday: tuple[tuple[tuple[Pattern, ...], frozenset[str]], ...]  # causes, findings they do not explain
    findings: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    person_bit: int
    usual: frozenset[str]  # findings that a known cause explains


def is_met(combination: tuple[Term, ...], ids: Set[str], new: Set[str]) -> bool:
    """Whether every term finds one of its findings among those told, or those told as new."""
    return not any(term.findings.isdisjoint(ids) and term.only_new.isdisjoint(new) for term in combination)


def read_redflags(entries: Iterable[Mapping[str, Any]]) -> RedFlags:
    """Compiles the entries of a pack's redflags.yaml; raises PackFault for one that makes no sense."""
    entries = tuple(entries)
    classes = {entry["id"]: entry["words"].split() for entry in entries if "words" in entry}
    shapes = {entry["id"]: entry["shape"] for entry in entries if "shape" in entry}
    texts = [pattern for entry in entries for pattern in _patterns(entry)]
    lexicon = Lexicon(classes, shapes, literals_of(texts))
    findings = tuple(_finding(entry, lexicon) for entry in entries if "finding" in entry)
    ids = frozenset(finding.id for finding in findings)
    groups = {entry["id"]: frozenset(entry["group"]) for entry in entries if "group" in entry}
    _check_known(ids, groups)
    return RedFlags(
        speller=_speller(entries, lexicon),
        lexicon=lexicon,
        masks=tuple(_compiled(entries, "mask", lexicon)),
        everyday=tuple(
            (tuple(_compiled([entry], "everyday", lexicon)), frozenset(entry.get("except", ())))
            for entry in entries
            if "everyday" in entry
        ),
        findings=findings,
        rules=tuple(_rule(entry, ids, groups) for entry in entries if "rule" in entry),
        person_bit=lexicon.bit.get("person", 0),
        usual=groups.get("usual", frozenset()),
    )


def _patterns(entry: Mapping[str, Any]) -> list[str]:
    found = entry.get("patterns") or entry.get("mask") or entry.get("everyday") or []
    if not isinstance(found, list) or not all(isinstance(pattern, str) for pattern in found):
        raise PackFault(f"the patterns of red flag {entry.get('id')!r} are not a list of texts")
    return found


def _compiled(entries: Iterable[Mapping[str, Any]], key: str, lexicon: Lexicon) -> Iterable[Pattern]:
    return (
        pattern
        for entry in entries
        for text in entry.get(key, ())
        for pattern in compile_patterns(text, lexicon)
    )


def _finding(entry: Mapping[str, Any], lexicon: Lexicon) -> Finding:
    return Finding(
        id=entry["id"],
        name=entry["finding"],
        grave=bool(entry.get("grave")),
        background=bool(entry.get("background")),
        weighs=not entry.get("background") and not entry.get("modifier"),
        settles=bool(entry.get("background") and entry.get("modifier")),
        standing=bool(entry.get("standing")),
        dated=bool(entry.get("modifier") and entry.get("standing")),
        patterns=tuple(p for text in _patterns(entry) for p in compile_patterns(text, lexicon)),
    )


def _speller(entries: Iterable[Mapping[str, Any]], lexicon: Lexicon) -> Speller:
    table = {wrong: right for entry in entries for right, all_ in entry.get("spellings", {}).items()
             for wrong in all_.split()}
    spelt = {word for entry in entries for word in entry.get("well_spelt", "").split()}
    phrases = every_phrase()
    spelt |= {word for phrase in phrases for word in phrase.words}
    cues = {word for phrase in phrases if phrase.kind in _TIMES
            for word in phrase.words if word.isalpha()}
    return Speller(lexicon.words | cues, table, spelt | known_words() | common_words())


def _rule(
    entry: Mapping[str, Any], ids: frozenset[str], groups: Mapping[str, frozenset[str]]
) -> Rule:
    name = entry["id"]
    if entry.get("level") not in LEVELS:
        raise PackFault(f"red flag {name!r} has no level out of {', '.join(LEVELS)}")
    if not entry.get("advice") or not entry.get("sources"):
        raise PackFault(f"red flag {name!r} lacks its advice or its sources")
    combinations = tuple(
        tuple(_term(term, name, ids, groups) for term in text.split("+")) for text in entry["when"]
    )
    return Rule(name, entry["level"], combinations, entry["advice"].strip(), tuple(entry["sources"]))


def _term(
    text: str, rule: str, ids: frozenset[str], groups: Mapping[str, frozenset[str]]
) -> Term:
    plain: set[str] = set()
    only_new: set[str] = set()
    for part in text.split("|"):
        name = part.strip().removesuffix(":new")
        if name not in ids and name not in groups:
            raise PackFault(f"red flag {rule!r} names an unknown finding {name!r}")
        (only_new if part.strip().endswith(":new") else plain).update(groups.get(name, {name}))
    return Term(frozenset(plain), frozenset(only_new))


def _check_known(ids: frozenset[str], groups: Mapping[str, frozenset[str]]) -> None:
    for group, members in groups.items():
        if members - ids:
            raise PackFault(f"group {group!r} names unknown findings: {sorted(members - ids)}")

"""Pathways: recommendations of guidelines and studies that the facts of a case meet, each with why it is named.

Nothing here is an order. A recommendation is named because its condition holds of the findings and scores of the
case; one that hangs on a single fact nobody told is named with that fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.cases.conditions import Condition, parse_condition
from curbside.cases.scores import Score, with_scores
from curbside.errors import PackFault

_KEYS = frozenset(
    "id recommendation when unless asks ask_when strength certainty applies statements sources pathway for reviewed "
    "date".split()
)
_NEEDED = ("id", "recommendation", "when", "applies", "sources", "pathway")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a pathway as compiled. `unless` takes it away only where it is known to hold. `asks` is a
    fact worth asking for where nothing else is missing and `ask_when` holds."""

    id: str
    pathway: str
    recommendation: str
    when: Condition
    unless: Condition | None
    asks: str
    ask_when: Condition | None
    strength: str
    certainty: str
    applies: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation that a case meets. `because` are the facts that make it hold: findings, `no` before
    one that is absent, and comparisons of numbers. `would_need` is empty, or the one fact that nobody
    told and that would make it hold; `because` then says why it is worth asking for."""

    id: str
    pathway: str
    recommendation: str
    strength: str
    certainty: str
    applies: str
    because: tuple[str, ...]
    would_need: str
    sources: tuple[str, ...]


def read_pathways(
    entries: Iterable[Mapping[str, Any]],
    known_findings: frozenset[str] | None = None,
    known_numbers: frozenset[str] | None = None,
) -> tuple[Rule, ...]:
    """Compiles a pack's pathways; raises PackFault for an unknown key, finding or number, or a missing source."""
    rules: dict[str, Rule] = {}
    for entry in entries:
        rule = _rule(entry)
        if rule.id in rules:
            raise _fault(rule.id, "stands twice", "Give one of them another id.")
        _check_known(rule, known_findings, known_numbers)
        rules[rule.id] = rule
    return tuple(rules.values())


def follow_pathways(
    case: Case, scores: tuple[Score, ...], pathways: tuple[Rule, ...]
) -> tuple[Recommendation, ...]:
    """The recommendations that the case meets, in the order of the pack, then those that lack one fact."""
    known = with_scores(case, scores)
    met, lacking = [], []
    for rule in pathways:
        if rule.unless and rule.unless.holds(known):
            continue
        if rule.when.holds(known):
            met.append(_recommend(rule, rule.when, known, ""))
        elif rule.ask_when and rule.ask_when.holds(known) and _hangs_on(rule.asks, rule.when, known):
            lacking.append(_recommend(rule, rule.ask_when, known, rule.asks))
    return (*met, *lacking)


def _recommend(rule: Rule, held: Condition, case: Case, would_need: str) -> Recommendation:
    return Recommendation(
        id=rule.id,
        pathway=rule.pathway,
        recommendation=rule.recommendation,
        strength=rule.strength,
        certainty=rule.certainty,
        applies=rule.applies,
        because=tuple(dict.fromkeys(_reasons(held.tree, case))),
        would_need=would_need,
        sources=rule.sources,
    )


def _reasons(tree: tuple, case: Case, holds: bool = True) -> Iterator[str]:
    """The facts that make a condition hold, or fail to: of alternatives only those that do."""
    if _part(tree).holds(case) is not holds:
        return
    match tree[0]:
        case "finding":
            yield ("" if holds else "no ") + tree[1]
        case "number":
            yield ("" if holds else "not ") + f"{tree[1]}{tree[2]}{tree[3]:g}"
        case "not":
            yield from _reasons(tree[1], case, not holds)
        case _:
            for part in tree[1:]:
                yield from _reasons(part, case, holds)


def _part(tree: tuple) -> Condition:
    """A part of a condition as a condition of its own."""
    return Condition("", tree, frozenset(), frozenset(), False)


def _hangs_on(fact: str, condition: Condition, case: Case) -> bool:
    """Whether a condition that does not hold would, if one unknown fact were known."""
    return any(condition.holds(supposed) for supposed in _supposed(condition, case, fact))


def _supposed(condition: Condition, case: Case, fact: str) -> Iterator[Case]:
    """The case with a fact supposed to be so, in each way that can make a difference and is still open."""
    if fact in condition.findings:
        if fact not in case.states:
            for state in (PRESENT, ABSENT):
                yield replace(case, states={**case.states, fact: state})
        return
    low, high = case.numbers.get(fact, (-inf, inf))
    for number in _thresholds(condition.tree, fact):
        for value in (number - 0.5, number, number + 0.5):
            if low < high and low <= value <= high:
                yield replace(case, numbers={**case.numbers, fact: (value, value)})


def _thresholds(tree: tuple, name: str) -> Iterator[float]:
    if tree[0] == "number" and tree[1] == name:
        yield tree[3]
    elif tree[0] not in ("finding", "number"):
        for part in tree[1:]:
            yield from _thresholds(part, name)


def _rule(entry: Mapping[str, Any]) -> Rule:
    id = str(entry.get("id", ""))
    unknown = sorted(set(entry) - _KEYS)
    if unknown:
        raise _fault(id, f"has an unknown key {unknown[0]!r}", f"Its keys are {', '.join(sorted(_KEYS))}.")
    for key in _NEEDED:
        if not entry.get(key):
            raise _fault(id, f"has no {key}", f"Give it {key}.")
    return Rule(
        id=id,
        pathway=entry["pathway"],
        recommendation=entry["recommendation"],
        when=parse_condition(entry["when"]),
        unless=parse_condition(entry["unless"]) if entry.get("unless") else None,
        asks=entry.get("asks", ""),
        ask_when=parse_condition(entry["ask_when"]) if entry.get("ask_when") else None,
        strength=entry.get("strength", ""),
        certainty=entry.get("certainty", ""),
        applies=entry["applies"],
        statements=tuple(entry.get("statements", ())),
        sources=tuple(entry["sources"]),
    )


def _check_known(rule: Rule, findings: frozenset[str] | None, numbers: frozenset[str] | None) -> None:
    if rule.asks and rule.asks not in rule.when.findings | rule.when.numbers:
        raise _fault(rule.id, f"asks for {rule.asks!r}, which its condition does not name", "Ask for one of its own.")
    if bool(rule.asks) != bool(rule.ask_when):
        raise _fault(rule.id, "needs both or neither of 'asks' and 'ask_when'", "Say what is asked for, and when.")
    conditions = [each for each in (rule.when, rule.unless, rule.ask_when) if each]
    for condition in conditions:
        unknown = sorted(condition.findings - findings) if findings is not None else []
        if unknown:
            raise _fault(rule.id, f"names an unknown finding {unknown[0]!r}", "Use an id of findings/*.yaml.")
        unknown = sorted(condition.numbers - numbers) if numbers is not None else []
        if unknown:
            raise _fault(rule.id, f"names an unknown number {unknown[0]!r}", "Use age or the id of a score.")


def _fault(rule: str, message: str, remedy: str) -> PackFault:
    return PackFault(f"The pathway entry {rule!r} {message}.", remedy=remedy)

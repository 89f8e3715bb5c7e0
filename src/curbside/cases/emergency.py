"""The emergency lane: which published criteria for urgent help a case meets, before and apart from any ranking.

Only findings that are present count. A condition may not say `not`, so a further finding can raise the urgency and
nothing that is absent or unknown can lower it. `unless` says where the picture fits another criterion better: it takes
a criterion away only where another of its level is met, so the urgency stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol

from curbside.cases.case import Case
from curbside.cases.groups import Guarded, present_findings, read_condition, read_groups
from curbside.errors import PackFault

# NICE NG127 calls them immediately (a few hours), urgently (two weeks) and a routine referral.
ROUTINE, URGENT, EMERGENCY = "routine", "urgent", "emergency"
LEVELS: tuple[str, ...] = (ROUTINE, URGENT, EMERGENCY)
_KEYS = frozenset({"id", "name", "level", "when", "unless", "causes", "advice", "sources", "note"})
_GROUP_KEYS = frozenset({"id", "any"})
# A criterion that stands for no cause in particular comes after one of whose causes one holds this share of the
# differential, and before one whose causes hold less. Ours: it orders the lane and decides nothing.
_ANY_CAUSE = 0.2


class Ranked(Protocol):
    """All that is asked of a cause in a differential."""

    id: str
    share: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One published criterion; any one of its conditions meets it. Where a condition of `unless` holds it gives way
    to another criterion of its level. `causes` are what it stands for; `sources` are reference ids."""

    id: str
    name: str
    level: str
    when: tuple[Guarded, ...]
    unless: tuple[Guarded, ...]
    causes: tuple[str, ...]
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """Every criterion, in file order."""

    all: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A criterion that is met, the present findings that meet it, and the ids of the causes it stands for."""

    id: str
    name: str
    level: str
    because: tuple[str, ...]
    advice: str
    sources: tuple[str, ...]
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emergency:
    """How fast a case needs help (emergency: hours; urgent: two weeks; routine), and the criteria met, strongest
    first."""

    level: str
    met: tuple[Met, ...]


def read_emergency(
    entries: Iterable[Mapping], known_findings: frozenset[str], known_causes: Set[str] | None = None
) -> Criteria:
    """The criteria that a table writes; entries with `any` are groups of findings.

    Raises PackFault for an unknown key, level, finding or cause, and for a condition with `not` or with a number.
    """
    entries = list(entries)
    for entry in entries:
        _check_keys(entry, _GROUP_KEYS if "any" in entry else _KEYS)
    groups = read_groups([e for e in entries if "any" in e], known_findings)
    criteria = tuple(_criterion(e, groups, known_findings) for e in entries if "any" not in e)
    for criterion in criteria:
        _check_causes(criterion, known_causes)
    names = [criterion.id for criterion in criteria]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise PackFault(f"The criterion {twice!r} is written twice.", remedy="Give one of them another id.")
    return Criteria(criteria)


def judge_urgency(case: Case, criteria: Criteria) -> Emergency:
    """The urgency of a case with the published criteria that it meets. Monotone in the present findings."""
    present = present_findings(case)
    met, yielding = [], []
    for criterion in criteria.all:
        judged = [condition.judge(case, present) for condition in criterion.when]
        if any(one.holds for one in judged):
            found = _met(criterion, [seen.at for one in judged if one.holds for seen in one.looked if seen.holds])
            met.append(found)
            if any(condition.holds(case, present) for condition in criterion.unless):
                yielding.append(found)
    standing = {one.level for one in met if one not in yielding}
    met = [one for one in met if one not in yielding or one.level not in standing]
    met.sort(key=lambda one: -LEVELS.index(one.level))  # stable: file order within a level
    return Emergency(met[0].level if met else ROUTINE, tuple(met))


def in_order_of_likelihood(emergency: Emergency, differential: Sequence[Ranked]) -> Emergency:
    """The criteria of each level with what is likeliest for this person first, of equals the one that stands for the
    fewest causes; what is met and the level stay."""
    if not differential:
        return emergency
    shares = {cause.id: cause.share for cause in differential}

    def place(one: Met) -> tuple[int, float, int]:
        likely = max(shares.get(cause, 0.0) for cause in one.causes) if one.causes else _ANY_CAUSE
        return -LEVELS.index(one.level), -likely, len(one.causes)

    return replace(emergency, met=tuple(sorted(emergency.met, key=place)))


def _met(criterion: Criterion, findings: Sequence[str]) -> Met:
    because = tuple(dict.fromkeys(findings))
    return Met(
        criterion.id, criterion.name, criterion.level, because, criterion.advice, criterion.sources, criterion.causes
    )


def _criterion(entry: Mapping, groups: Mapping[str, tuple[str, ...]], known: frozenset[str]) -> Criterion:
    name = entry["id"]
    for key in ("name", "level", "when", "advice", "sources"):
        if not entry.get(key):
            raise PackFault(f"The criterion {name!r} has no {key}.", remedy=f"Write its {key}.")
    if entry["level"] not in (URGENT, EMERGENCY):
        raise PackFault(
            f"The criterion {name!r} has the unknown level {entry['level']!r}.", remedy="Write emergency or urgent."
        )
    for key in ("when", "unless", "causes"):
        if isinstance(entry.get(key), str):
            raise PackFault(f"The criterion {name!r} has one text for {key}.", remedy="Write a list.")
    return Criterion(
        id=name,
        name=entry["name"],
        level=entry["level"],
        when=tuple(_condition(text, groups, known, name) for text in entry["when"]),
        unless=tuple(_condition(text, groups, known, name) for text in entry.get("unless", ())),
        causes=tuple(entry.get("causes", ())),
        advice=" ".join(entry["advice"].split()),
        sources=tuple(entry["sources"]),
    )


def _check_causes(criterion: Criterion, known: Set[str] | None) -> None:
    if unknown := sorted(set(criterion.causes) - known) if known is not None else []:
        fault = f"The criterion {criterion.id!r} names {unknown[0]!r}, which is no known cause."
        raise PackFault(fault, remedy="Use the id of a cause.")


def _condition(text: str, groups: Mapping[str, tuple[str, ...]], known: frozenset[str], of: str) -> Guarded:
    guarded = read_condition(text, groups, known, of)
    condition = guarded.condition
    if condition.has_not:
        raise PackFault(
            f"The criterion {of!r} says 'not' in {text!r}, so a finding that is absent could lower the urgency.",
            remedy="Name only findings that raise it.",
        )
    if condition.numbers:
        raise PackFault(
            f"The criterion {of!r} compares the number {min(condition.numbers)!r}.",
            remedy="Let a finding state what the number means and name that.",
        )
    return guarded


def _check_keys(entry: Mapping, keys: frozenset[str]) -> None:
    name = entry.get("id", "")
    if not name:
        raise PackFault("An entry of the emergency table has no id.", remedy="Give it one.")
    if unknown := sorted(set(entry) - keys - {"reviewed", "date"}):
        raise PackFault(f"The entry {name!r} has the unknown key {unknown[0]!r}.",
                        remedy=f"Use only {', '.join(sorted(keys))}.")  # fmt: skip

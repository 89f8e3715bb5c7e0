"""The emergency lane: which published criteria for urgent help a case meets, before and apart from any ranking.

Only findings that are present count. A condition may not say `not`, so a further finding can raise the urgency and
nothing that is absent or unknown can lower it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curbside.cases.case import Case
from curbside.cases.groups import Guarded, present_findings, read_condition, read_groups
from curbside.errors import PackFault

# NICE NG127 calls them immediately (a few hours), urgently (two weeks) and a routine referral.
ROUTINE, URGENT, EMERGENCY = "routine", "urgent", "emergency"
LEVELS: tuple[str, ...] = (ROUTINE, URGENT, EMERGENCY)
_KEYS = frozenset({"id", "name", "level", "when", "advice", "sources", "note"})
_GROUP_KEYS = frozenset({"id", "any"})


@dataclass(frozen=True, slots=True)
class Criterion:
    """One published criterion; any one of its conditions meets it. `sources` are reference ids."""

    id: str
    name: str
    level: str
    when: tuple[Guarded, ...]
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """Every criterion, in file order."""

    all: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A criterion that is met, and the present findings that meet it."""

    id: str
    name: str
    level: str
    because: tuple[str, ...]
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Emergency:
    """How fast a case needs help (emergency: hours; urgent: two weeks; routine), and the criteria met, strongest
    first."""

    level: str
    met: tuple[Met, ...]


def read_emergency(entries: Iterable[Mapping], known_findings: frozenset[str]) -> Criteria:
    """The criteria that a table writes; entries with `any` are groups of findings.

    Raises PackFault for an unknown key, level or finding, and for a condition with `not` or with a number.
    """
    entries = list(entries)
    for entry in entries:
        _check_keys(entry, _GROUP_KEYS if "any" in entry else _KEYS)
    groups = read_groups([e for e in entries if "any" in e], known_findings)
    criteria = tuple(_criterion(e, groups, known_findings) for e in entries if "any" not in e)
    names = [criterion.id for criterion in criteria]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise PackFault(f"The criterion {twice!r} is written twice.", remedy="Give one of them another id.")
    return Criteria(criteria)


def judge_urgency(case: Case, criteria: Criteria) -> Emergency:
    """The urgency of a case with the published criteria that it meets. Monotone in the present findings."""
    present = present_findings(case)
    met = []
    for criterion in criteria.all:
        judged = [condition.judge(case, present) for condition in criterion.when]
        if any(one.holds for one in judged):
            met.append(_met(criterion, [seen.at for one in judged if one.holds for seen in one.looked if seen.holds]))
    met.sort(key=lambda one: -LEVELS.index(one.level))  # stable: file order within a level
    return Emergency(met[0].level if met else ROUTINE, tuple(met))


def _met(criterion: Criterion, findings: Sequence[str]) -> Met:
    because = tuple(dict.fromkeys(findings))
    return Met(criterion.id, criterion.name, criterion.level, because, criterion.advice, criterion.sources)


def _criterion(entry: Mapping, groups: Mapping[str, tuple[str, ...]], known: frozenset[str]) -> Criterion:
    name = entry["id"]
    for key in ("name", "level", "when", "advice", "sources"):
        if not entry.get(key):
            raise PackFault(f"The criterion {name!r} has no {key}.", remedy=f"Write its {key}.")
    if entry["level"] not in (URGENT, EMERGENCY):
        raise PackFault(
            f"The criterion {name!r} has the unknown level {entry['level']!r}.", remedy="Write emergency or urgent."
        )
    if isinstance(entry["when"], str):
        raise PackFault(f"The criterion {name!r} has one text for when.", remedy="Write a list of conditions.")
    when = tuple(_condition(text, groups, known, name) for text in entry["when"])
    return Criterion(name, entry["name"], entry["level"], when, " ".join(entry["advice"].split()),
                     tuple(entry["sources"]))  # fmt: skip


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

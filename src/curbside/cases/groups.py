"""Groups of findings: one name in a condition for several findings, any of which will do.

    {id: any-weakness, any: [leg-weakness-both, arm-weakness, foot-drop]}

A group may name groups that stand before it. Tables that read conditions hand their text through here first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from curbside.cases.case import PRESENT, Case
from curbside.cases.conditions import Condition, Judged, parse_condition
from curbside.errors import PackFault

UNMET = Judged(None, ())


@dataclass(frozen=True, slots=True)
class Guarded:
    """A condition with what it needs: it cannot hold unless every set of `needs` has a present finding.

    Most conditions of a table have nothing to do with the case at hand; the guard passes them by unjudged.
    """

    condition: Condition
    needs: tuple[frozenset[str], ...]

    def judge(self, case: Case, present: Set[str]) -> Judged:
        """What the condition judges of a case; `present` is present_findings(case)."""
        if any(need.isdisjoint(present) for need in self.needs):
            return UNMET
        return self.condition.judge(case)

    def holds(self, case: Case, present: Set[str]) -> bool | None:
        """What `judge` says, without what it looked at."""
        if any(need.isdisjoint(present) for need in self.needs):
            return None
        return self.condition.holds(case)


def present_findings(case: Case) -> frozenset[str]:
    """The ids of every finding that is present."""
    return frozenset(finding for finding, state in case.states.items() if state == PRESENT)


_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def read_groups(entries: Iterable[Mapping], known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Group id -> the finding ids that it stands for, in the order written.

    Raises PackFault for a group without members, with an unknown member, or with the name of a finding.
    """
    groups: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        name = entry["id"]
        if name in known or name in groups:
            raise PackFault(f"The group {name!r} has a name that is taken.", remedy="Give the group another id.")
        groups[name] = tuple(dict.fromkeys(_members(entry, groups, known)))
        if not groups[name]:
            raise PackFault(f"The group {name!r} is empty.", remedy="List its findings under any.")
    return groups


def _members(entry: Mapping, groups: Mapping[str, tuple[str, ...]], known: frozenset[str]) -> Iterable[str]:
    for member in entry.get("any") or ():
        if member in groups:
            yield from groups[member]
        elif member in known:
            yield member
        else:
            raise PackFault(
                f"The group {entry['id']!r} names {member!r}, which is no known finding.",
                remedy="Add the finding to findings/ or mend its id.",
            )


def read_condition(text: str, groups: Mapping[str, tuple[str, ...]], known: frozenset[str], of: str) -> Guarded:
    """The condition that a text writes, its groups spelt out; `of` is the entry that it belongs to.

    Raises PackFault for a condition that cannot be read or that names no known finding.
    """
    spelt = _NAME.sub(lambda m: f"({' | '.join(groups[m[0]])})" if m[0] in groups else m[0], str(text))
    condition = parse_condition(spelt)
    unknown = sorted(condition.findings - known)
    if unknown:
        raise PackFault(
            f"The entry {of!r} names {unknown[0]!r}, which is no known finding.",
            remedy="Add the finding to findings/ or mend its id.",
        )
    return Guarded(condition, tuple(_needs(condition.tree)))


def _needs(tree: tuple) -> list[frozenset[str]]:
    """Sets of findings of each of which one must be present for the tree to hold."""
    match tree[0]:
        case "finding":
            return [frozenset({tree[1]})]
        case "and":
            return [need for part in tree[1:] for need in _needs(part)]
        case "or":
            choices = [_needs(part) for part in tree[1:]]
            # One set of each choice will do: if the whole holds, so does some choice, and with it all its sets.
            return [frozenset().union(*(choice[0] for choice in choices))] if all(choices) else []
    return []  # a number or a `not` needs nothing to be present

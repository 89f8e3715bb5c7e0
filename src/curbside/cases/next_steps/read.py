"""Reading next_steps.yaml: every step compiled, with what asks for it and what shows that it was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any

from curbside.cases.conditions import Condition, parse_condition
from curbside.errors import PackFault

KINDS = ("imaging", "test", "bedside", "referral")
URGENCIES = ("emergency", "urgent", "soon", "routine")
_KEYS = {
    "id", "kind", "what", "why", "when", "for_causes", "priority", "contrast", "urgency", "refused_when", "done_when",
    "only_after", "one_of", "anywhere", "strength", "sources", "reviewed", "date",
}  # fmt: skip
_REFUSAL = {"finding", "text", "instead"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """When a step is not to be done as it stands: `finding` told present, why, and what to do instead."""

    finding: str
    text: str
    instead: str


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of next_steps.yaml, compiled. `anywhere` are the words where no region of the spine stands out, each
    with the condition it needs; the first that holds counts."""

    id: str
    kind: str
    what: str
    anywhere: tuple[tuple[Condition | None, str], ...]
    why: str
    when: Condition | None
    for_causes: frozenset[str]
    priority: float
    contrast: str
    urgency: str
    refused_when: tuple[Refusal, ...]
    done_when: frozenset[str]
    only_after: frozenset[str]
    one_of: str
    strength: str
    sources: tuple[str, ...]


def read_next_steps(
    entries: Iterable[Mapping[str, Any]], known_findings: Set[str], known_causes: Set[str]
) -> tuple[Step, ...]:
    """Compiles the entries of next_steps.yaml; raises PackFault for one that makes no sense."""
    entries = tuple(entries)
    groups = {entry["id"]: frozenset(entry["group"]) for entry in entries if "group" in entry}
    for name, findings in groups.items():
        _check_known(name, findings, known_findings, "finding")
    return tuple(_step(entry, groups, known_findings, known_causes) for entry in entries if "group" not in entry)


def _step(
    entry: Mapping[str, Any], groups: Mapping[str, frozenset[str]], known_findings: Set[str], known_causes: Set[str]
) -> Step:
    name = entry.get("id")
    for key in entry:
        if key not in _KEYS:
            raise PackFault(f"The next step {name!r}: unknown key {key!r}.", remedy=f"Use {', '.join(sorted(_KEYS))}.")
    for key, allowed in (("kind", KINDS), ("urgency", URGENCIES)):
        if entry.get(key) not in allowed:
            fault = f"The next step {name!r}: {key} is {entry.get(key)!r}."
            raise PackFault(fault, remedy=f"Use {', '.join(allowed)}.")
    for key in ("what", "why", "strength", "sources"):
        if not entry.get(key):
            raise PackFault(f"The next step {name!r} has no {key}.", remedy=f"Add {key}.")
    when = parse_condition(entry["when"]) if entry.get("when") else None
    causes = frozenset(entry.get("for_causes", ()))
    if not when and not causes:
        raise PackFault(f"The next step {name!r} is for nobody.", remedy="Add when or for_causes.")
    refusals = tuple(_refusal(name, each) for each in entry.get("refused_when", ()))
    anywhere = _anywhere(name, entry.get("anywhere", ()))
    named = {key: _findings(entry.get(key, ()), groups) for key in ("done_when", "only_after")}
    conditions = [each for each in (when, *(needed for needed, _ in anywhere)) if each]
    told = {each.finding for each in refusals if each.finding}.union(*(each.findings for each in conditions))
    _check_known(name, told | named["done_when"] | named["only_after"], known_findings, "finding")
    _check_known(name, causes, known_causes, "cause")
    return Step(
        id=name,
        kind=entry["kind"],
        what=entry["what"],
        anywhere=anywhere,
        why=entry["why"],
        when=when,
        for_causes=causes,
        priority=float(entry.get("priority", 0)),
        contrast=entry.get("contrast", ""),
        urgency=entry["urgency"],
        refused_when=refusals,
        done_when=named["done_when"],
        only_after=named["only_after"],
        one_of=entry.get("one_of", ""),
        strength=entry["strength"],
        sources=tuple(entry["sources"]),
    )


def _anywhere(name: object, listed: str | Iterable[Mapping[str, Any]]) -> tuple[tuple[Condition | None, str], ...]:
    """The words for no region, one or several with their conditions."""
    entries = [{"what": listed}] if isinstance(listed, str) else list(listed)
    if any(not each.get("what") or set(each) - {"what", "when"} for each in entries):
        raise PackFault(f"The next step {name!r}: anywhere has other keys than its own.", remedy="Use what and when.")
    return tuple((parse_condition(each["when"]) if each.get("when") else None, each["what"]) for each in entries)


def _refusal(name: object, entry: Mapping[str, Any]) -> Refusal:
    if not set(entry) <= _REFUSAL or not entry.get("text"):
        raise PackFault(
            f"The next step {name!r}: a refusal has the keys {', '.join(entry)}.", remedy="Use text, finding, instead."
        )
    return Refusal(entry.get("finding", ""), entry["text"], entry.get("instead", ""))


def _findings(names: Iterable[str], groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(groups.get(name, {name}) for name in names))


def _check_known(entry: object, names: Iterable[str], known: Set[str], what: str) -> None:
    for name in sorted(set(names) - known):
        raise PackFault(f"The next step {entry!r}: unknown {what} {name!r}.", remedy=f"Use the id of a {what}.")

"""Next steps: what to look for next, as suggestions with their source, in the order a consultant would ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import sqrt
from typing import Any, Protocol

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.cases.conditions import Condition, parse_condition
from curbside.errors import PackFault

KINDS = ("imaging", "test", "bedside", "referral")
URGENCIES = ("emergency", "urgent", "soon", "routine")
# How much the place of a cause in the differential counts: a step for the leader comes first.
_PLACES = (1.0, 0.75, 0.5, 0.35, 0.25, 0.15, 0.15, 0.1)
# A must-not-miss cause further down still asks for its first test, unless what is told leaves next to nothing of it.
_NOT_MISSED, _REMOTE = 0.1, 0.01
_NO_CAUSE = 0.2
# Causes of a smaller share are unlikely: what only they ask for comes after what a likelier one asks for.
_UNLIKELY = 0.08
# Two more causes that ask for the same step add a part of their weight.
_SECONDED = 0.2
# Below the least a step is shown only to make up the first five, and never for causes that are all remote.
_LEAST, _FIRST, _MAKES_UP = 0.18, 5, 0.08
_MOST = 12
_KEYS = {
    "id", "kind", "what", "why", "when", "for_causes", "priority", "contrast", "urgency", "refused_when", "done_when",
    "only_after", "one_of", "anywhere", "strength", "sources", "reviewed", "date",
}  # fmt: skip
_REFUSAL = {"finding", "text", "instead"}
_SPINE = {"cervical": "cervical", "thoracic": "thoracic", "conus": "thoracic and lumbar", "cauda": "lumbosacral"}


class Located(Protocol):
    """All that is asked of a localisation: its region."""

    region: str


class Ranked(Protocol):
    """All that is asked of a cause in a differential."""

    id: str
    share: float
    must_not_miss: bool


@dataclass(frozen=True, slots=True)
class Refusal:
    """When a step is not to be done as it stands: `finding` told present, why, and what to do instead."""

    finding: str
    text: str
    instead: str


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of next_steps.yaml, compiled."""

    id: str
    kind: str
    what: str
    anywhere: str
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


@dataclass(frozen=True, slots=True)
class NextStep:
    """One suggestion. `refused_when` are the circumstances against it; `refused` is the one that holds of this
    case, empty if none is told. `for_causes` are the causes of this differential that ask for it, `unlikely` whether
    all of them are unlikely, while others are not."""

    id: str
    what: str
    why: str
    contrast: str
    urgency: str
    refused_when: tuple[str, ...]
    refused: str
    for_causes: tuple[str, ...]
    unlikely: bool
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
    named = {key: _findings(entry.get(key, ()), groups) for key in ("done_when", "only_after")}
    told = (when.findings if when else frozenset()) | {each.finding for each in refusals if each.finding}
    _check_known(name, told | named["done_when"] | named["only_after"], known_findings, "finding")
    _check_known(name, causes, known_causes, "cause")
    return Step(
        id=name,
        kind=entry["kind"],
        what=entry["what"],
        anywhere=entry.get("anywhere", ""),
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


def choose_steps(
    case: Case, localisation: Located | None, differential: Sequence[Ranked], steps: Sequence[Step]
) -> tuple[NextStep, ...]:
    """The steps that fit a case, in order: the first five are imaging, tests of the leading causes and a referral.
    What only unlikely causes ask for comes behind what likelier ones ask for, however urgent it would be.

    A case of which nothing is told to be there gets none: the commonest causes alone ask for nothing.
    """
    if not case.tells_a_finding:
        return ()
    weights = _cause_weights(differential)
    fitting = [(step, weight) for step in steps if (weight := _weight(step, case, weights)) is not None]
    fitting.sort(key=lambda pair: (-pair[1], pair[0].id))
    shown = _one_of_each(fitting)
    asked = [step for at, (step, weight) in enumerate(shown) if weight >= (_MAKES_UP if at < _FIRST else _LEAST)]
    likely = frozenset(cause.id for cause in differential if cause.share >= _UNLIKELY)
    ordered = _as_asked_for(asked, likely)
    region = localisation.region if localisation else ""
    return tuple(_worded(step, case, region, differential, likely) for step in ordered[:_MOST])


def _is_unlikely(step: Step, likely: Set[str]) -> bool:
    """Whether only unlikely causes ask for a step, while others are not."""
    return bool(likely and step.for_causes) and step.for_causes.isdisjoint(likely)


def _cause_weights(differential: Sequence[Ranked]) -> dict[str, float]:
    """What each cause may ask for: 1 for the leader, less down the list and the further behind it lies."""
    most = max((cause.share for cause in differential), default=0.0) or 1.0
    weights = {
        cause.id: place * sqrt(cause.share / most) for cause, place in zip(differential, _PLACES, strict=False)
    }
    for cause in differential:
        if cause.must_not_miss and cause.share >= _REMOTE:
            weights[cause.id] = max(weights.get(cause.id, 0.0), _NOT_MISSED)
    return weights


def _weight(step: Step, case: Case, weights: Mapping[str, float]) -> float | None:
    """How strongly a step is asked for; None if it does not fit the case, or is done."""
    if step.when and not step.when.holds(case):
        return None
    if any(case.state(name) in (PRESENT, ABSENT) for name in step.done_when):
        return None
    if step.only_after and not any(case.state(name) in (PRESENT, ABSENT) for name in step.only_after):
        return None
    if not step.for_causes:
        return _NO_CAUSE + step.priority
    asked = sorted((weights[name] for name in step.for_causes if name in weights), reverse=True)
    return asked[0] * (1 + step.priority) + _SECONDED * sum(asked[1:3]) if asked else None


def _one_of_each(steps: Sequence[tuple[Step, float]]) -> list[tuple[Step, float]]:
    """Of steps that stand for the same thing only the first."""
    seen: set[str] = set()
    kept = []
    for step, weight in steps:
        if step.one_of not in seen:
            kept.append((step, weight))
        seen |= {step.one_of} - {""}
    return kept


def _as_asked_for(steps: Sequence[Step], likely: Set[str]) -> list[Step]:
    """Steps by weight, but with one of imaging first, two tests, and a referral among the first five; in those what
    only unlikely causes ask for is last."""
    first: list[Step] = []
    for kind, most in (("imaging", 1), ("test", 2), ("referral", 1)):
        first += [step for step in steps if step.kind == kind][:most]
    first += [step for step in steps if step not in first][: _FIRST - len(first)]
    place = {kind: at for at, kind in enumerate(KINDS)}
    first.sort(key=lambda step: (_is_unlikely(step, likely), place[step.kind], steps.index(step)))
    return first + [step for step in steps if step not in first]


def _worded(
    step: Step, case: Case, region: str, differential: Sequence[Ranked], likely: Set[str]
) -> NextStep:
    refusal = next((each for each in step.refused_when if each.finding and case.is_present(each.finding)), None)
    what = refusal.instead if refusal and refusal.instead else step.what
    if what == step.what and step.anywhere and region not in _SPINE:
        what = step.anywhere
    return NextStep(
        id=step.id,
        what=what.replace("{region}", _SPINE.get(region, "whole")),
        why=step.why,
        contrast=step.contrast,
        urgency=step.urgency,
        refused_when=tuple(each.text for each in step.refused_when),
        refused=refusal.text if refusal else "",
        for_causes=tuple(cause.id for cause in differential if cause.id in step.for_causes),
        unlikely=_is_unlikely(step, likely),
        strength=step.strength,
        sources=step.sources,
    )

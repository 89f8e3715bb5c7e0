"""Choosing next steps for a case, in the order a consultant would ask for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.cases.differential.rank import UNLIKELY, likelihood_of
from curbside.cases.next_steps.read import KINDS, Step

# How much the place of a cause in the differential counts: a step for the leader comes first.
_PLACES = (1.0, 0.75, 0.5, 0.35, 0.25, 0.15, 0.15, 0.1)
# A must-not-miss cause further down still asks for its first test, unless what is told leaves next to nothing of it.
_NOT_MISSED, _REMOTE = 0.1, 0.01
_NO_CAUSE = 0.2
# Two more causes that ask for the same step add a part of their weight.
_SECONDED = 0.2
# Below the least a step is shown only to make up the first five, and never for causes that are all remote.
_LEAST, _FIRST, _MAKES_UP = 0.18, 5, 0.08
_MOST = 12
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
    likely = frozenset(cause.id for cause in differential if _is_likely(cause))
    ordered = _as_asked_for(asked, likely)
    region = localisation.region if localisation else ""
    return tuple(_worded(step, case, region, differential, likely) for step in ordered[:_MOST])


def _is_likely(cause: Ranked) -> bool:
    """Whether a cause is more than unlikely; of one that must not be missed half as much is enough."""
    return likelihood_of(cause.share * (2 if cause.must_not_miss else 1)) != UNLIKELY


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
    if what == step.what and region not in _SPINE:
        what = next((words for needed, words in step.anywhere if not needed or needed.holds(case)), what)
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

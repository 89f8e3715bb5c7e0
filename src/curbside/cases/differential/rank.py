"""Causes ranked for a case: scores, shares in words and numbers, and those that must not be missed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import exp
from operator import add
from typing import Protocol

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.cases.differential.person import Told, told_of_person, weigh_people, weigh_person
from curbside.cases.differential.read import HALLMARK_UNTOLD, Causes, KnownCause
from curbside.cases.differential.reasons import Contribution, contributions, deciding_test, line_against

# Words for a share. They are ours, not a published scale; the word comes before the number everywhere.
UNLIKELY = "unlikely"
LIKELIHOODS = ((0.6, "very likely"), (0.3, "likely"), (0.08, "possible"), (0.0, UNLIKELY))
# Findings that go together: the strongest counts in full, each of the others by this part.
DAMPING = 0.35
# Scores add up as if all the rest were independent, which they are not: shares are taken from scores
# divided by this, so that the words stay modest.
MODESTY = 1.4
LISTED = 10
# An emergency that is not among the ten is listed from this share on.
ALARMING = 0.004
# A cause that a named finding excludes sinks: it leads no list, and needs no keeping on one.
EXCLUDED = -6.0


class Located(Protocol):
    """All that is asked of a localisation: its region and its syndrome."""

    region: str
    syndrome: str


@dataclass(frozen=True, slots=True)
class Cause:
    """One line of a differential: a cause, how likely, what speaks for and against it, and what would settle it.

    `share` is its part (0..1) among all causes known here, rounded. `excluded_by` are the conditions
    that would exclude it; `excluded` whether one of them is met.
    """

    id: str
    name: str
    synonyms: tuple[str, ...]
    likelihood: str
    share: float
    prior: float
    for_: tuple[Contribution, ...]
    against: tuple[Contribution, ...]
    must_not_miss: bool
    excluded_by: tuple[str, ...]
    against_line: str
    best_test: str
    category: str
    urgency: str
    why_not_missed: str
    excluded: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a case tells that any cause speaks of: columns of weights by finding, alone and in groups."""

    columns: Mapping[str, tuple[float, ...]]
    singles: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    person: Told


@dataclass(frozen=True, slots=True)
class _Scored:
    at: int
    cause: KnownCause
    score: float
    share: float
    excluded: bool


def rank_causes(case: Case, localisation: Located | None, causes: Causes) -> tuple[Cause, ...]:
    """The causes of a case, the likeliest first: ten, and those that must not be missed and are not excluded."""
    told = _read(case, localisation, causes)
    scored = _scores(case, causes, told)
    kept = [each for at, each in enumerate(scored) if _is_listed(at, each)]
    return tuple(_line(each, kept, case, causes, told) for each in kept)


def _is_listed(at: int, each: _Scored) -> bool:
    if each.cause.must_not_miss:
        return not each.excluded
    return at < LISTED or (each.cause.urgency == "emergency" and each.share >= ALARMING)


def _read(case: Case, localisation: Located | None, causes: Causes) -> _Told:
    where = (localisation.region, localisation.syndrome) if localisation else ("", "")
    columns: dict[str, tuple[float, ...]] = {}
    clusters: dict[str, list[str]] = {}
    for name, state in _news(case, causes):
        columns[name] = causes.present[name] if state == PRESENT else causes.absent[name]
        clusters.setdefault(causes.cluster.get(name, name), []).append(name)
    return _Told(
        columns=columns,
        singles=tuple(group[0] for group in clusters.values() if len(group) == 1),
        groups=tuple(tuple(sorted(group)) for group in clusters.values() if len(group) > 1),
        person=told_of_person(case, *where),
    )


def _news(case: Case, causes: Causes) -> list[tuple[str, str]]:
    """The told findings that any cause speaks of, less what follows from another: a broader finding where a
    narrower one is present, and a narrower one where the broader is absent, are no news."""
    # In the order of names: sums of the same weights must be the same to the last digit, however they were told.
    told = {name: case.states[name] for name in sorted(case.states) if name in causes.present}
    follows = {wide for name, state in told.items() if state == PRESENT for wide in causes.broader.get(name, ())}
    return [
        (name, state)
        for name, state in told.items()
        if (state == PRESENT and name not in follows)
        or (state == ABSENT and not any(told.get(wide) == ABSENT for wide in causes.broader.get(name, ())))
    ]


def _scores(case: Case, causes: Causes, told: _Told) -> list[_Scored]:
    totals = [cause.log_prior for cause in causes.known]
    for name in told.singles:
        totals = list(map(add, totals, told.columns[name]))
    for group in told.groups:
        columns = [told.columns[name] for name in group]
        totals = [total + _damped_sum(weights) for total, *weights in zip(totals, *columns, strict=True)]
    people = [cause.person for cause in causes.known]
    ratios = weigh_people(people, causes.people, causes.person_columns, told.person)
    seen = as_exclusions_see(case, causes)
    excluded = [is_excluded(cause, seen) for cause in causes.known]
    for at, cause in enumerate(causes.known):
        totals[at] += ratios[at] + (EXCLUDED if excluded[at] else 0) + (HALLMARK_UNTOLD if _untold(cause, case) else 0)
    shares = _shares(totals)
    scored = [_Scored(at, cause, totals[at], shares[at], excluded[at]) for at, cause in enumerate(causes.known)]
    return sorted(scored, key=lambda each: (-each.score, each.cause.id))


def as_exclusions_see(case: Case, causes: Causes) -> Case:
    """A case in which what would have been told counts as absent. So an illness of years is excluded by
    years only where the note tells of nothing sudden beside them."""
    return replace(case, states=dict.fromkeys(causes.would_be_told, ABSENT) | dict(case.states))


def is_excluded(cause: KnownCause, seen: Case) -> bool:
    """Whether one of its exclusions holds of a case, as exclusions see it."""
    return any(exclusion.condition.holds(seen) for exclusion in cause.excluded_by)


def _untold(cause: KnownCause, case: Case) -> str:
    """The history that defines a cause, if nothing at all is told of it."""
    if not cause.hallmarks or any(name in case.states for name in cause.hallmarks):
        return ""
    return cause.hallmarks[0]


def _damped_sum(weights: list[float]) -> float:
    strongest = max(weights, key=abs)
    return strongest + DAMPING * (sum(weights) - strongest)


def _weights(each: _Scored, case: Case, told: _Told) -> dict[str, float]:
    """What every told finding adds to one cause, after damping."""
    weights = {name: told.columns[name][each.at] for name in told.singles}
    for group in told.groups:
        raw = {name: told.columns[name][each.at] for name in group}
        strongest = max(group, key=lambda name: abs(raw[name]))
        weights |= {name: weight if name == strongest else weight * DAMPING for name, weight in raw.items()}
    if missing := _untold(each.cause, case):
        weights[missing] = HALLMARK_UNTOLD
    return weights


def _shares(totals: list[float]) -> list[float]:
    if not totals:
        return []
    top = max(totals)
    parts = [exp((each - top) / MODESTY) for each in totals]
    whole = sum(parts)
    # Cut, not rounded to the nearest: the shares shown must not add up to more than all.
    return [int(1000 * part / whole) / 1000 for part in parts]


def likelihood_of(share: float) -> str:
    """The word for a share."""
    return next(word for least, word in LIKELIHOODS if share >= least)


def _line(each: _Scored, kept: list[_Scored], case: Case, causes: Causes, told: _Told) -> Cause:
    cause = each.cause
    others = [other.cause for other in kept[:2] if other is not each]
    rival = others[0] if others else None
    about = weigh_person(cause.person, causes.people, told.person)
    reasons = contributions(cause, _weights(each, case, told), about, told.person, case)
    return Cause(
        id=cause.id,
        name=cause.name,
        synonyms=cause.synonyms,
        likelihood=likelihood_of(each.share),
        share=each.share,
        prior=cause.prior,
        for_=tuple(reason for reason in reasons if reason.weight > 0),
        against=tuple(reason for reason in reasons if reason.weight < 0),
        must_not_miss=bool(cause.must_not_miss),
        excluded_by=tuple(exclusion.text for exclusion in cause.excluded_by),
        against_line=line_against(cause, reasons, case, rival, causes.names, causes.tests),
        best_test=deciding_test(cause, rival),
        category=cause.category,
        urgency=cause.urgency,
        why_not_missed=cause.must_not_miss,
        excluded=each.excluded,
        sources=cause.sources,
    )

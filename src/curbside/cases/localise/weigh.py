"""Weighing candidates: which lines of a region or syndrome hold of a case, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from curbside.cases.case import Case
from curbside.cases.localise.sites import Candidate


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a candidate fits or not: the findings looked at, in words, with its points and reference ids."""

    findings: tuple[str, ...]
    says: str
    points: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with the sum of its points and the reasons for and against, strongest first."""

    candidate: Candidate
    points: int
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]


def weigh(candidates: Iterable[Candidate], case: Case, present: Set[str]) -> tuple[Weighed, ...]:
    """Every candidate that some line speaks for, heaviest first; ties keep the order of the table."""
    weighed = [_weigh(one, case, present) for one in candidates if _is_open(one, case, present)]
    return tuple(sorted((one for one in weighed if one.for_), key=lambda one: -one.points))


def leader(weighed: Sequence[Weighed], enough: int, lead: int) -> Weighed | None:
    """The first candidate when it has `enough` points and `lead` more than the next; None when nothing stands out."""
    if not weighed or weighed[0].points < enough:
        return None
    if len(weighed) > 1 and weighed[0].points - weighed[1].points < lead:
        return None
    return weighed[0]


def _is_open(candidate: Candidate, case: Case, present: Set[str]) -> bool:
    return candidate.needs is None or candidate.needs.holds(case, present) is True


def _weigh(candidate: Candidate, case: Case, present: Set[str]) -> Weighed:
    reasons = []
    for line in candidate.lines:
        judged = line.when.judge(case, present)
        if judged.holds:
            decided = tuple(dict.fromkeys(seen.at for seen in judged.looked if seen.holds is not None))
            reasons.append(Reason(decided, line.says, line.points, line.sources))
    reasons.sort(key=lambda reason: -abs(reason.points))
    return Weighed(
        candidate,
        sum(reason.points for reason in reasons),
        tuple(reason for reason in reasons if reason.points > 0),
        tuple(reason for reason in reasons if reason.points < 0),
    )

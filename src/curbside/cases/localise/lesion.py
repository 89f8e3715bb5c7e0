"""Where in the nervous system the signs of a case point, and what fits and contradicts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from curbside.cases.case import Case, Issue
from curbside.cases.groups import present_findings
from curbside.cases.localise.levels import Reach, find_reach
from curbside.cases.localise.signs import with_signs
from curbside.cases.localise.sites import Look, Sites
from curbside.cases.localise.tracts import TractSign, find_tracts, lesion_side
from curbside.cases.localise.weigh import Reason, Weighed, leader, weigh

UNCLEAR, NONE = "unclear", "none"
# One strong or two weak pointers name a region; a syndrome needs a strong one. Ours, set on own vignettes.
_ENOUGH_REGION, _ENOUGH_SYNDROME, _LEAD = 2, 3, 1
_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another region or syndrome that remains, with its points and what speaks for it."""

    id: str
    name: str
    points: int
    for_: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NextSign:
    """The signs to look for next in words, the two candidates that they would split, and the findings in question."""

    says: str
    between: tuple[str, str]
    asks: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mismatch(Issue):
    """Levels or signs that do not fit each other, with the sources of the rule."""

    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Localisation:
    """Where the lesion may lie. `region` is cervical, thoracic, conus, cauda, root, peripheral, brain or unclear;
    `syndrome` a pattern or "none". `level` is the range in words, `top` and `bottom` its ends (C1 ... S5) or empty;
    `level_counts` says what they count, segments of the cord or vertebrae; `side` is left, right, both or empty."""

    region: str
    region_name: str
    level: str
    top: str
    bottom: str
    level_counts: str
    syndrome: str
    syndrome_name: str
    side: str
    tracts: tuple[TractSign, ...]
    for_: tuple[Reason, ...]
    against: tuple[Reason, ...]
    next_sign: NextSign | None
    alternatives: tuple[Alternative, ...]
    issues: tuple[Mismatch, ...]


def localise(case: Case, sites: Sites) -> Localisation:
    """The localisation of a case. An empty case is unclear, with nothing for or against."""
    case = with_signs(case, sites)
    present = present_findings(case)
    regions = weigh(sites.regions, case, present)
    region = leader(regions, _ENOUGH_REGION, _LEAD)
    syndromes = weigh(sites.syndromes, case, present)
    syndrome = leader(syndromes, _ENOUGH_SYNDROME, _LEAD)
    part = region.candidate.part if region else ""
    tracts = find_tracts(case, sites.tracts, present, part)
    reach: Reach = find_reach(case, sites, region.candidate if region else None)
    return Localisation(
        region=region.candidate.id if region else UNCLEAR,
        region_name=region.candidate.name if region else "not clear from what is told",
        level=reach.words,
        top=reach.top,
        bottom=reach.bottom,
        level_counts=reach.counts,
        syndrome=syndrome.candidate.id if syndrome else NONE,
        syndrome_name=syndrome.candidate.name if syndrome else "no classical pattern (incomplete, mixed or not told)",
        side=lesion_side(tracts) if part in ("cord", "roots", "nerves") else "",
        tracts=tracts,
        for_=_reasons(region, syndrome, "for_"),
        against=_reasons(region, syndrome, "against"),
        next_sign=_next_sign(case, sites, regions, syndromes),
        alternatives=_alternatives(regions, region) + _alternatives(syndromes, syndrome),
        issues=_mismatches(case, sites, present),
    )


def _reasons(region: Weighed | None, syndrome: Weighed | None, which: str) -> tuple[Reason, ...]:
    found = [reason for one in (region, syndrome) if one for reason in getattr(one, which)]
    return tuple(dict.fromkeys(found))


def _alternatives(weighed: Sequence[Weighed], chosen: Weighed | None) -> tuple[Alternative, ...]:
    rest = [one for one in weighed if one is not chosen and one.points > 0]
    return tuple(
        Alternative(one.candidate.id, one.candidate.name, one.points, one.for_) for one in rest[:_ALTERNATIVES]
    )


def _next_sign(case: Case, sites: Sites, regions: Sequence[Weighed], syndromes: Sequence[Weighed]) -> NextSign | None:
    """The first split of the closest candidates that asks for something nobody has told, and that part of it alone."""
    for weighed in (regions, syndromes):
        names = [one.candidate.id for one in weighed[:3]]
        pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
        for pair in pairs:
            for split in sites.splits:
                unseen = [look for look in split.asks if not any(name in case.states for name in look.findings)]
                if split.between == frozenset(pair) and unseen:
                    asks = tuple(name for look in unseen for name in look.findings)
                    return NextSign(_in_words(unseen, split.says), pair, asks, split.sources)
    return None


def _in_words(looks: Sequence[Look], means: str) -> str:
    """The things to look at as a list, and what they mean."""
    listed = "; ".join(look.at for look in looks)
    return f"{listed[:1].upper()}{listed[1:]}.{f' {means}' if means else ''}"


def _mismatches(case: Case, sites: Sites, present: Set[str]) -> tuple[Mismatch, ...]:
    return tuple(
        Mismatch(rule.level, rule.message, rule.remedy, rule.sources)
        for rule in sites.mismatches
        if rule.when.holds(case, present)
    )

"""How far up and down a lesion may lie: what a scan shows, else what segmental signs and the sensory level tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curbside.cases.case import Case
from curbside.cases.localise.segments import SEGMENTS, name_range, told_levels
from curbside.cases.localise.sites import Candidate, SegmentSign, Sites

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """A range of levels in words, with its ends, and what they count: segments of the cord or vertebrae. All empty
    when nothing tells it."""

    words: str
    top: str
    bottom: str
    counts: str


SEGMENTS_OF_CORD, VERTEBRAE = "segments", "vertebrae"
NOWHERE = Reach("", "", "", "")


def find_reach(case: Case, sites: Sites, region: Candidate | None) -> Reach:
    """The range of a lesion. A scan tells it best; else signs of a segment; else the highest sign below the lesion,
    for a sensory level is only the lower limit of where the lesion may lie; else the place of the pain."""
    imaged = told_levels(case, ("imaged",))
    if imaged:
        return _imaged(imaged, sites)
    if region is None or region.part not in ("cord", "roots"):
        return NOWHERE
    at = _within(_segments(case, sites, "at"), region)
    if at:
        top, bottom = _hull(at)
        return Reach(f"{name_range(top, bottom)} by the signs of its segments", *_ends(top, bottom))
    below = _segments(case, sites, "below") + told_levels(case, ("motor",)) + _sensory(case, sites)
    if region.part == "cord" and below:
        limit = min(min(top for top, _ in below), region.bottom)
        top = min(region.top, limit)
        return Reach(f"at or above {SEGMENTS[limit]}", *_ends(top, limit))
    pain = told_levels(case, ("pain", "told"))
    if pain:
        top, bottom = _hull(pain)
        return Reach(f"about {name_range(top, bottom)}, where it is felt or told", *_ends(top, bottom, VERTEBRAE))
    return NOWHERE


def _ends(top: int, bottom: int, counts: str = SEGMENTS_OF_CORD) -> tuple[str, str, str]:
    return SEGMENTS[top], SEGMENTS[bottom], counts


def _imaged(spans: Sequence[Span], sites: Sites) -> Reach:
    top, bottom = _hull(spans)
    bands = [band for band in sites.bands if "imaged" in band.kinds and band.region]
    regions = dict.fromkeys(band.region for band in bands if any(a <= band.bottom and b >= band.top for a, b in spans))
    names = ", ".join(name_range(*one) for one in sorted(spans))
    return Reach(f"{names} on the scan ({', '.join(regions)})", *_ends(top, bottom, VERTEBRAE))


def _within(spans: Sequence[Span], region: Candidate) -> list[Span]:
    """The spans that touch the region: a lost ankle jerk tells nothing of where a lesion of the neck lies."""
    return [(top, bottom) for top, bottom in spans if top <= region.bottom and bottom >= region.top]


def _segments(case: Case, sites: Sites, tells: str) -> list[Span]:
    return [_span(sign) for sign in sites.segments if sign.tells == tells and case.is_present(sign.finding)]


def _span(sign: SegmentSign) -> Span:
    return sign.top, sign.bottom


def _sensory(case: Case, sites: Sites) -> list[Span]:
    """The sensory levels, when a finding says that there is one: a numb thumb alone is no level."""
    carriers = {name for band in sites.bands if "sensory" in band.kinds for name in band.findings}
    if not any(case.is_present(name) for name in carriers):
        return []
    return told_levels(case, ("sensory",), carriers)


def _hull(spans: Sequence[Span]) -> Span:
    return min(top for top, _ in spans), max(bottom for _, bottom in spans)

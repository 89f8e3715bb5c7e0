"""Where the lesion may lie: region, level, pattern and side, what fits and what does not, and the next sign."""

from __future__ import annotations

from collections.abc import Iterator

from curbside.cases.record import Assessment
from curbside.cli.case_page.marks import Marks
from curbside.cli.plain import item

_REASONS, _OTHERS = 5, 3


def where(found: Assessment, marks: Marks) -> Iterator[str]:
    place = found.localisation
    side = "both sides" if place.side == "both" else place.side
    syndrome = place.syndrome_name if place.syndrome != "none" else ""
    told = "; ".join(part for part in (place.region_name, place.level, syndrome, side) if part)
    yield item("", f"{told[:1].upper()}{told[1:]}.")
    for label, reasons in (("Fits", place.for_), ("Against", place.against)):
        if reasons:
            shown = "; ".join(f"{each.says}{marks(each.sources)}" for each in reasons[:_REASONS])
            yield item("-", f"{label}: {shown}.")
    if place.alternatives:
        yield item("-", f"Considered as well: {'; '.join(each.name for each in place.alternatives[:_OTHERS])}.")
    if place.next_sign:
        yield item("-", f"Next sign to look for: {place.next_sign.says}{marks(place.next_sign.sources)}")

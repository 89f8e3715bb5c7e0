"""A localisation as one SVG: cord in cross-section, ladder of segments, dermatomes, and all of it in words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from curbside.cases.figure.body import draw_body
from curbside.cases.figure.ladder import draw_ladder
from curbside.cases.figure.section import NAMES, ORDER, draw_legend, draw_section, told
from curbside.cases.figure.svg import finish, rect, start, text
from curbside.cases.localise.lesion import Localisation
from curbside.cases.localise.levels import VERTEBRAE
from curbside.cases.localise.segments import SEGMENTS

WIDTH, HEIGHT = 850, 500
# Below a lesion of the cord its long tracts may fail; below a root or nerve nothing does.
_CORD = ("cervical", "thoracic", "conus")


def draw_localisation(localisation: Localisation) -> str:
    """The drawing as SVG text: own shapes, no script, no file fetched; readable in light and dark and without colour.

    Its title and description say in words everything that is drawn.
    """
    root = start(WIDTH, HEIGHT, _title(localisation), describe(localisation))
    tracts = {tract.id: tract for tract in localisation.tracts if tract.id in ORDER}
    text(root, 20, 24, "Cord in cross-section", "cb-head")
    draw_section(root, tracts, (195, 165))
    draw_legend(root, tracts, (20, 318))
    scanned = localisation.level_counts == VERTEBRAE
    range_, below = _range(localisation), _below(localisation)
    text(root, 410, 24, "Segments", "cb-head")
    if scanned:  # there is no eighth vertebra of the neck, so the rungs stay segments
        text(root, 410, 37, "range told by vertebrae", "cb-small")
    bracket = (localisation.top, localisation.bottom) if localisation.top else None
    draw_ladder(root, range_ | below, bracket, (440, 42))
    text(root, 600, 24, "Dermatomes", "cb-head")
    # A vertebra is no dermatome: of a lesion told by vertebrae only what lies below it is drawn on the skin.
    one_sided = "" if localisation.region in _CORD else localisation.side
    draw_body(root, below if scanned else range_ | below, one_sided, (690, 46))
    _draw_key(root)
    return finish(root)


def describe(localisation: Localisation) -> str:
    """Everything that is drawn, in words."""
    parts = [f"Region: {localisation.region_name}.", f"Pattern: {localisation.syndrome_name}."]
    parts.append(f"Level: {localisation.level or 'not told'}.")
    parts.append(f"Side: {localisation.side or 'not told'}.")
    involved = {tract.id: tract for tract in localisation.tracts}
    parts += [f"{NAMES[name].capitalize()}: {told(involved.get(name))}." for name in ORDER]
    return " ".join(parts)


def _title(localisation: Localisation) -> str:
    level = f", {localisation.level}" if localisation.level else ""
    return f"Where the lesion may lie: {localisation.region_name}{level}"


def _range(localisation: Localisation) -> dict[str, str]:
    if not localisation.top:
        return {}
    first, last = SEGMENTS.index(localisation.top), SEGMENTS.index(localisation.bottom)
    return dict.fromkeys(SEGMENTS[first : last + 1], "cb-shown")


def _below(localisation: Localisation) -> dict[str, str]:
    if not localisation.top or localisation.region not in _CORD:
        return {}
    return dict.fromkeys(SEGMENTS[SEGMENTS.index(localisation.bottom) + 1 :], "cb-below")


def _draw_key(root: Element) -> None:
    rows = (("cb-shown", "range in which the lesion may lie"), ("cb-below", "below it: power and feeling may be lost"))
    for row, (style, words) in enumerate(rows):
        y = 448 + 18 * row
        rect(root, 530, y - 11, 16, 14, style)
        text(root, 552, y, words, "cb-small")
    text(root, 530, 488, "A schema, not a map: borders overlap in people.", "cb-small")

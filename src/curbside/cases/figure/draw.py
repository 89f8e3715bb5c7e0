"""A localisation as one SVG: cord in cross-section, ladder of segments, dermatomes, and all of it in words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from curbside.cases.figure.body import draw_body
from curbside.cases.figure.ladder import draw_ladder
from curbside.cases.figure.section import NAMES, ORDER, draw_legend, draw_section, told
from curbside.cases.figure.svg import add_hatches, add_style, finish, rect, start, text
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
    root = start(WIDTH, HEIGHT, title_of(localisation), describe(localisation))
    add_style(root)
    add_hatches(root)
    tracts = {tract.id: tract for tract in localisation.tracts if tract.id in ORDER}
    text(root, 20, 24, "Cord in cross-section", "cb-head")
    draw_section(root, tracts, (195, 165))
    draw_legend(root, tracts, (20, 318))
    scanned = localisation.level_counts == VERTEBRAE
    range_, below = range_of(localisation), below_it(localisation)
    text(root, 410, 24, "Segments", "cb-head")
    if scanned:  # there is no eighth vertebra of the neck, so the rungs stay segments
        text(root, 410, 37, "range told by vertebrae", "cb-small")
    bracket = (localisation.top, localisation.bottom) if localisation.top else None
    draw_ladder(root, range_ | below, bracket, (440, 42))
    text(root, 600, 24, "Dermatomes", "cb-head")
    draw_body(root, *skin_of(localisation), (690, 46))
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


def title_of(localisation: Localisation) -> str:
    level = f", {localisation.level}" if localisation.level else ""
    return f"Where the lesion may lie: {localisation.region_name}{level}"


def range_of(localisation: Localisation) -> dict[str, str]:
    """The segments in which the lesion may lie, each with its class."""
    if not localisation.top:
        return {}
    first, last = SEGMENTS.index(localisation.top), SEGMENTS.index(localisation.bottom)
    return dict.fromkeys(SEGMENTS[first : last + 1], "cb-shown")


def below_it(localisation: Localisation) -> dict[str, str]:
    """The segments below a lesion of the cord, each with its class."""
    if not localisation.top or localisation.region not in _CORD:
        return {}
    return dict.fromkeys(SEGMENTS[SEGMENTS.index(localisation.bottom) + 1 :], "cb-below")


def skin_of(localisation: Localisation) -> tuple[dict[str, str], str]:
    """The dermatomes drawn, each with its class, and the side they are drawn on (empty for both)."""
    # A vertebra is no dermatome: of a lesion told by vertebrae only what lies below it is drawn on the skin.
    below = below_it(localisation)
    drawn = below if localisation.level_counts == VERTEBRAE else range_of(localisation) | below
    return drawn, "" if localisation.region in _CORD else localisation.side


def _draw_key(root: Element) -> None:
    rows = (("cb-shown", "range in which the lesion may lie"), ("cb-below", "below it: power and feeling may be lost"))
    for row, (style, words) in enumerate(rows):
        y = 448 + 18 * row
        rect(root, 530, y - 11, 16, 14, style)
        text(root, 552, y, words, "cb-small")
    text(root, 530, 488, "A schema, not a map: borders overlap in people.", "cb-small")

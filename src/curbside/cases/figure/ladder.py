"""The ladder of segments C1 to S5 with the range in which the lesion may lie."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from curbside.cases.figure.svg import path, rect, text
from curbside.cases.localise.segments import SEGMENTS

STEP = 13.0
_WIDTH = 34.0
_PARTS = (("C", "neck"), ("T", "chest"), ("L", "loin"), ("S", "sacrum"))


def draw_ladder(
    parent: ET.Element, styles: Mapping[str, str], bracket: tuple[str, str] | None, at: tuple[float, float]
) -> None:
    """Thirty rungs; `styles` maps a segment to how it is filled, `bracket` are the ends of the range."""
    x, y = at
    for row, name in enumerate(SEGMENTS):
        top = y + STEP * row
        style = styles.get(name, "cb-thin")
        rect(parent, x, top, _WIDTH, STEP, style, **({"data-segment": name} if name in styles else {}))
        text(parent, x - 5, top + STEP - 3, name, "cb-small cb-end")
    for letter, words in _PARTS:
        rows = [row for row, name in enumerate(SEGMENTS) if name[0] == letter]
        middle = y + STEP * (rows[0] + rows[-1] + 1) / 2
        label = text(parent, 0, 0, words, "cb-small cb-middle")
        label.set("transform", f"translate({x - 30:g} {middle:g}) rotate(-90)")
    if bracket:
        first, last = (SEGMENTS.index(name) for name in bracket)
        top, bottom = y + STEP * first, y + STEP * (last + 1)
        path(parent, f"M{x + _WIDTH + 4} {top} h7 V{bottom} h-7", "cb-line", **{"stroke-width": "2"})
        words = bracket[0] if first == last else f"{bracket[0]}–{bracket[1]}"
        text(parent, x + _WIDTH + 15, (top + bottom) / 2 + 4, words)

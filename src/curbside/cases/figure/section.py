"""The cord in cross-section, as on an axial scan: front at the top, the person's right on the left of the picture."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from curbside.cases.figure.svg import group, path, text
from curbside.cases.localise.tracts import TractSign

# One half of the cord, from the midline outwards (x) and from front (-y) to back (y), in units of the drawing.
_OUTLINE = "M0 -42 L5 -94.9 A120 95 0 0 1 3 94.9 L0 62"
_GREY = "M0 -12 C12 -16 16 -56 40 -58 C60 -56 62 -30 48 -12 L55 -3 L44 6 L68 66 L58 72 L24 16 L0 10 Z"
_SHAPES: Mapping[str, tuple[str, tuple[float, float]]] = {
    "corticospinal": ("M56 14 C58 -8 92 -8 98 12 C100 34 86 52 76 48 C66 44 56 32 56 14 Z", (78, 24)),
    "dorsal-columns": ("M3 14 L20 19 L52 74 C40 84 20 92 4 93 L2 62 Z", (18, 64)),
    "spinothalamic": ("M66 -22 C78 -16 100 -14 108 -22 C104 -46 84 -66 66 -70 C74 -54 74 -36 66 -22 Z", (88, -32)),
    "anterior-horn": ("M14 -16 C17 -36 20 -57 40 -58 C60 -56 62 -30 48 -12 Z", (38, -32)),
    "autonomic": ("M40 -9 L49 -11 L57 -3 L44 6 L38 0 Z", (48, 1)),
}
_ROOTS = (
    "M52 -86 C90 -112 130 -60 158 -8",
    "M62 82 C96 100 116 60 132 34 C140 20 150 6 158 -4",
)
_GANGLION = "M116 62 A12 9 -50 1 1 134 40 A12 9 -50 1 1 116 62 Z"
# The numbers in the drawing and in its legend. The labels belong to the drawing and name also what is not involved, of
# which a localisation says nothing; what is involved is told by the pack's table of sites.
ORDER: tuple[str, ...] = ("corticospinal", "dorsal-columns", "spinothalamic", "anterior-horn", "autonomic", "roots")
NAMES: Mapping[str, str] = {
    "corticospinal": "corticospinal tract: movement, same side",
    "dorsal-columns": "dorsal column: position, vibration, same side",
    "spinothalamic": "spinothalamic tract: pain, temperature, other side",
    "anterior-horn": "anterior horn: motor cells of the segment",
    "autonomic": "autonomic pathway: bladder, bowel, sexual",
    "roots": "nerve roots",
}


def draw_section(parent: ET.Element, tracts: Mapping[str, TractSign], at: tuple[float, float]) -> None:
    """The two halves of the cord with the tracts involved hatched on their side, and their numbers."""
    for half, mirrored in (("left", False), ("right", True)):
        _draw_half(group(parent, f"half-{half}", at, mirrored=mirrored), half, tracts)
    x, y = at
    for number, name in enumerate(ORDER[:-1], 1):
        dx, dy = _SHAPES[name][1]
        for side in (-1, 1):
            text(parent, x + side * dx, y + dy + 4, str(number), "cb-number")
    for side in (-1, 1):
        text(parent, x + side * 168, y, "6", "cb-number")
    text(parent, x, y - 108, "front", "cb-small cb-middle")
    text(parent, x, y + 112, "back", "cb-small cb-middle")
    text(parent, x - 150, y - 96, "right side", "cb-small cb-middle")
    text(parent, x + 150, y - 96, "left side", "cb-small cb-middle")


def _draw_half(half: ET.Element, side: str, tracts: Mapping[str, TractSign]) -> None:
    path(half, _OUTLINE, "cb-line")
    for root in _ROOTS:
        path(half, root, _style(tracts.get("roots"), side, "cb-line", "cb-root-"))
    path(half, _GANGLION, "cb-grey")
    path(half, _GREY, "cb-grey")
    for name, (shape, _) in _SHAPES.items():
        sign = tracts.get(name)
        how = _style(sign, side, "cb-thin", "cb-")
        path(half, shape, how, **({"data-tract": name, "data-side": side} if how != "cb-thin" else {}))


def _style(sign: TractSign | None, side: str, plain: str, prefix: str) -> str:
    """Hatched when the tract is involved on this side; on both when nothing tells the side."""
    if sign is None or sign.side not in (side, "both", ""):
        return plain
    return prefix + sign.how


def draw_legend(parent: ET.Element, tracts: Mapping[str, TractSign], at: tuple[float, float]) -> None:
    """The six numbers with their names and what the signs say of each."""
    for row, name in enumerate(ORDER):
        y = at[1] + 30 * row
        sign = tracts.get(name)
        swatch = {"x": f"{at[0]:g}", "y": f"{y - 11:g}", "width": "16", "height": "14"}
        ET.SubElement(parent, "rect", {**swatch, "class": f"cb-{sign.how}" if sign else "cb-thin"})
        text(parent, at[0] + 24, y, f"{row + 1}  {NAMES[name]}")
        text(parent, at[0] + 36, y + 12, told(sign), "cb-small")


def told(sign: TractSign | None) -> str:
    """ "involved, left" or what else the signs say of a tract."""
    if sign is None:
        return "nothing told points to it"
    side = {"both": "both sides", "left": "left side", "right": "right side"}
    how = "involved" if sign.how == "shown" else "possibly involved"
    return f"{how}, {side.get(sign.side, 'side not told')}"

"""Writing SVG elements: shapes with a class, text, and the hatching that tells states apart without colour."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

# Colour is never the only sign: every filled state has a hatching of its own. Text and lines take the page's colour.
STYLE = """
.cb-figure { font-family: sans-serif; color-scheme: light dark; }
.cb-line { fill: none; stroke: currentColor; stroke-width: 1.2; }
.cb-thin { fill: none; stroke: currentColor; stroke-width: 0.7; }
.cb-grey { fill: currentColor; fill-opacity: 0.14; stroke: currentColor; stroke-width: 0.8; }
.cb-shown { fill: url(#cb-hatch-shown); stroke: #b3261e; stroke-width: 2; }
.cb-possible { fill: url(#cb-hatch-possible); stroke: #7a5c00; stroke-width: 1.6; stroke-dasharray: 4 3; }
.cb-below { fill: url(#cb-hatch-below); stroke: #2f5d8a; stroke-width: 1; }
.cb-root-shown { fill: none; stroke: #b3261e; stroke-width: 5; }
.cb-root-possible { fill: none; stroke: #7a5c00; stroke-width: 4; stroke-dasharray: 5 4; }
.cb-ink-shown { stroke: #b3261e; stroke-width: 1.8; fill: none; }
.cb-ink-possible { stroke: #7a5c00; stroke-width: 1; fill: none; }
.cb-ink-below { stroke: #2f5d8a; stroke-width: 1.4; fill: none; }
.cb-text { fill: currentColor; font-size: 12px; }
.cb-small { fill: currentColor; font-size: 9.5px; }
.cb-head { fill: currentColor; font-size: 14px; font-weight: bold; }
.cb-number { fill: currentColor; font-size: 11px; font-weight: bold; text-anchor: middle; }
.cb-middle { text-anchor: middle; }
.cb-end { text-anchor: end; }
@media (prefers-color-scheme: dark) {
  .cb-shown, .cb-root-shown, .cb-ink-shown { stroke: #ff9d94; }
  .cb-possible, .cb-root-possible, .cb-ink-possible { stroke: #e6c65c; }
  .cb-below, .cb-ink-below { stroke: #9cc4ee; }
}
"""
_HATCHES = (
    # state, size of a tile, what is drawn in one tile
    ("shown", 6, "M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5"),
    ("possible", 7, "M0 3.5 L7 3.5"),
    ("below", 7, "M3 3.5 L4.4 3.5"),
)


def start(width: int, height: int, title: str, description: str, name: str = "cb") -> ET.Element:
    """An empty drawing that names itself to those who cannot see it; `name` parts its ids from those of others."""
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "class": "cb-figure",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
        },
    )
    ET.SubElement(root, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(root, "desc", {"id": f"{name}-desc"}).text = description
    return root


def add_style(root: ET.Element) -> None:
    """Its own colours, for a drawing that stands alone; one within a page takes them from the page."""
    ET.SubElement(root, "style").text = STYLE


def add_hatches(root: ET.Element) -> None:
    """The hatchings; drawings on one page share those of the first."""
    defs = ET.SubElement(root, "defs")
    for state, size, tile in _HATCHES:
        box = {"width": str(size), "height": str(size), "patternUnits": "userSpaceOnUse"}
        pattern = ET.SubElement(defs, "pattern", {"id": f"cb-hatch-{state}", **box})
        ET.SubElement(pattern, "path", {"d": tile, "class": f"cb-ink-{state}"})


def group(parent: ET.Element, name: str, at: tuple[float, float] = (0, 0), *, mirrored: bool = False) -> ET.Element:
    """A named group moved to `at`; mirrored left to right when asked."""
    move = f"translate({at[0]:g} {at[1]:g})" + (" scale(-1 1)" if mirrored else "")
    return ET.SubElement(parent, "g", {"id": f"cb-{name}", "transform": move})


def path(parent: ET.Element, d: str, style: str, **more: str) -> ET.Element:
    return ET.SubElement(parent, "path", {"d": d, "class": style, **more})


def rect(parent: ET.Element, x: float, y: float, width: float, height: float, style: str, **more: str) -> ET.Element:
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"}
    return ET.SubElement(parent, "rect", {**place, "class": style, **more})


def polygon(parent: ET.Element, points: Iterable[tuple[float, float]], style: str, **more: str) -> ET.Element:
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return ET.SubElement(parent, "polygon", {"points": corners, "class": style, **more})


def text(parent: ET.Element, x: float, y: float, words: str, style: str = "cb-text") -> ET.Element:
    element = ET.SubElement(parent, "text", {"x": f"{x:g}", "y": f"{y:g}", "class": style})
    element.text = words
    return element


def finish(root: ET.Element) -> str:
    return ET.tostring(root, encoding="unicode")

"""Drawing: counts as bars, in SVG that the server makes, with a title and a description for who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

from markupsafe import Markup

from curbside.library.counts import Bar

_ROW, _BAR, _TOP, _GAP = 48, 18, 4, 0.25  # height of a row and of its bar, the space above, the gap in percent


def draw_bars(bars: Sequence[Bar], name: str, title: str, description: str) -> Markup:
    """Bars one below another, each in parts by group; `name` makes the ids of the drawing its own.

    Widths are in percent and words keep their size, so that it is read on a telephone as on a wall.
    """
    height = _TOP + _ROW * len(bars)
    drawing = ET.Element(
        "svg",
        {"class": "chart", "role": "img", "aria-labelledby": f"{name}-title {name}-told", "width": "100%"}
        | {"height": str(height), "focusable": "false"},
    )
    ET.SubElement(drawing, "title", id=f"{name}-title").text = title
    ET.SubElement(drawing, "desc", id=f"{name}-told").text = description
    most = max((bar.total for bar in bars), default=0) or 1
    for number, bar in enumerate(bars):
        _draw_row(drawing, bar, _TOP + number * _ROW, most)
    return Markup(ET.tostring(drawing, encoding="unicode"))


def describe_bars(bars: Sequence[Bar]) -> str:
    """The bars in words: each label with its total."""
    return "; ".join(f"{bar.label}: {bar.total:,}" for bar in bars) + "."


def _draw_row(drawing: ET.Element, bar: Bar, top: int, most: int) -> None:
    _words(drawing, bar.label, {"x": "0", "y": str(top + 16), "class": "chart-label"})
    _words(drawing, f"{bar.total:,}", {"x": "100%", "y": str(top + 16), "class": "chart-number", "text-anchor": "end"})
    ET.SubElement(
        drawing, "rect", {"class": "chart-ground", "x": "0", "y": str(top + 22), "width": "100%", "height": str(_BAR)}
    )
    at = 0.0
    for group, count in enumerate(bar.counts.values(), 1):
        if not count:
            continue
        width = 100 * count / most
        shown = max(width - _GAP, 0.15)
        place = {"x": f"{at:.2f}%", "y": str(top + 22), "width": f"{shown:.2f}%", "height": str(_BAR)}
        ET.SubElement(drawing, "rect", {"class": f"chart-part chart-{group}", **place})
        at += width


def _words(drawing: ET.Element, text: str, place: dict[str, Any]) -> None:
    ET.SubElement(drawing, "text", place).text = text

"""The look of the pages: nothing inline that a policy would stop, one file of colours, contrast by the numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import curbside.doors

FOLDER = Path(curbside.doors.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))
TOKENS = (FOLDER / "static" / "tokens.css").read_text(encoding="utf-8")
_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)\(", re.I)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_a_template_has_no_inline_script_style_or_foreign_address(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", text) == []
    assert re.findall(r'<script(?! src="\{\{ static\(| type="application/ld\+json")', text) == []
    assert re.findall(r'(?:src|action)="(?:https?:)?//', text) == []


def test_colours_stand_in_one_file():
    for name in ("page.css", "library.css", "leaflet.css"):
        page = (FOLDER / "static" / name).read_text(encoding="utf-8").partition("@media print")[0]
        assert _COLOUR.findall(page.replace("rgb(0 0 0 / 40%)", "")) == []


def schemes() -> dict[str, dict[str, str]]:
    """The colours of the light and the dark scheme by name."""
    light, dark = TOKENS.split("@media (prefers-color-scheme: dark)")
    read = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")
    return {"light": dict(read.findall(light)), "dark": dict(read.findall(light)) | dict(read.findall(dark))}


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


INKS = ("ink", "ink-soft", "accent", "danger", "warn")
TEXT = [(ink, ground) for ground in ("paper", "sheet", "wash") for ink in INKS]
TEXT += [("accent-ink", "accent"), ("danger-ink", "danger"), ("alarm-ink", "alarm"), ("marker-ink", "marker"),
         ("accent", "accent-wash"), ("warn", "warn-wash"), ("ink", "warn-wash"), ("danger", "danger-wash"),
         ("paper", "ink")]
EDGES = [("line-strong", "paper"), ("line-strong", "sheet"), ("focus", "paper"), ("focus", "sheet"), ("focus", "wash")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_words_stand_out_from_their_ground(scheme, ink, ground):
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edges_of_what_is_pressed_stand_out_from_their_ground(scheme, edge, ground):
    colours = schemes()[scheme]
    assert contrast(colours[edge], colours[ground]) >= 3

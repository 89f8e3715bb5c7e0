"""Dermatome bands on a plain figure seen from the front: after the ISNCSCI key points, with straight borders.

A schema for orientation, not a map: neighbouring dermatomes overlap in people. The face is not a spinal dermatome and
stays plain. S2 lies at the back of the thigh and is not drawn; S3 to S5 are shown as a small field at the crotch.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from curbside.cases.figure.svg import group, polygon, text

Points = tuple[tuple[float, float], ...]


def _trunk() -> dict[str, Points]:
    """Half of T2 to T12 from collarbone to groin: T4 at the nipples, T6 at the lower breastbone, T10 at the navel."""
    edges = [36 - 0.55 * row if row < 9 else 26.5 + 1.5 * row - 9 for row in range(12)]
    bands = {}
    for row in range(11):
        top, bottom = 74 + row * 10, 84 + row * 10
        bands[f"T{row + 2}"] = ((0, top), (edges[row], top), (edges[row + 1], bottom), (0, bottom))
    return bands


# One half of the body (the left, drawn on the right of the picture), from the midline outwards; the other half is its
# mirror. The arms are turned palm forward, so the thumb points outwards.
_HALF: Mapping[str, Points] = {
    "C2": ((0, 39), (9, 36), (9, 48), (0, 48)),
    "C3": ((0, 48), (9, 48), (10, 58), (0, 58)),
    "C4": ((0, 58), (10, 58), (18, 63), (42, 68), (40, 76), (36, 74), (0, 74)),
    **_trunk(),
    "C5": ((42, 68), (49.4, 71), (85.8, 125.7), (79.6, 130), (46, 84), (40, 76)),
    "T1": ((40, 76), (46, 84), (79.6, 130), (104, 165), (99, 168.5), (73.5, 134.3), (37, 87)),
    "C6": ((79.6, 130), (85.8, 125.7), (119.5, 177.9), (134, 186), (136, 192), (124, 190), (119, 187), (115, 181)),
    "C7": ((115, 181), (119, 187), (124, 190), (134, 202), (140, 214), (135, 216.5), (129, 211), (121, 194)),
    "C8": ((104, 165), (99, 168.5), (110.5, 184), (117, 201), (124, 214), (129, 211), (121, 194), (115, 181)),
    "L1": ((0, 184), (34, 184), (37, 206), (6, 206), (0, 196)),
    "L2": ((6, 206), (37, 206), (36, 238), (7, 229)),
    "L3": ((7, 229), (36, 238), (31, 274), (9, 269)),
    "L4": ((9, 269), (20, 271), (17, 346), (11, 346), (8, 300)),
    "L5": ((20, 271), (31, 274), (28, 300), (20, 346), (28, 364), (11, 364), (11, 346), (17, 346)),
    "S1": ((31, 274), (34, 300), (24, 346), (36, 362), (28, 364), (20, 346), (28, 300)),
    "S3": ((0, 196), (6, 206), (0, 214)),
}
_LABELS: Mapping[str, tuple[float, float]] = {
    "C2": (20, 44), "C3": (21, 55), "C4": (-34, 60), "T4": (-42, 103), "T6": (-43, 123), "T10": (-43, 162),
    "T12": (-45, 182), "C5": (78, 98), "C6": (112, 152), "C7": (148, 220), "C8": (110, 208), "T1": (62, 138),
    "L1": (-46, 200), "L2": (-46, 226), "L3": (-44, 258), "L4": (0, 310), "L5": (-36, 342), "S1": (44, 322),
    "S3": (0, 226),
}  # fmt: skip
_NAMED = {"S3": "S3–5"}
# Segments whose skin is not drawn take the field of a neighbour.
_DRAWN_AS = {"S4": "S3", "S5": "S3", "C1": "C2"}


def draw_body(parent: ET.Element, styles: Mapping[str, str], side: str, at: tuple[float, float]) -> None:
    """The figure, with the dermatomes of `styles` (segment -> class) filled on the side told, on both for any other."""
    fields = dict.fromkeys(_HALF, "cb-thin")
    for segment, style in styles.items():
        field = _DRAWN_AS.get(segment, segment)
        if field in fields and fields[field] != "cb-shown":
            fields[field] = style
    head = {"cx": f"{at[0]:g}", "cy": f"{at[1] + 19:g}", "rx": "16", "ry": "21"}
    ET.SubElement(parent, "ellipse", {**head, "class": "cb-thin"})
    for half, mirrored in (("left", False), ("right", True)):
        body = group(parent, f"body-{half}", at, mirrored=mirrored)
        for name, points in _HALF.items():
            style = fields[name] if side in (half, "both", "") else "cb-thin"
            polygon(body, points, style, **({"data-dermatome": name} if style != "cb-thin" else {}))
    for name, (dx, dy) in _LABELS.items():
        text(parent, at[0] + dx, at[1] + dy, _NAMED.get(name, name), "cb-small cb-middle")

"""The drawing of a localisation: well formed, in words as well as in shapes, on the right side, without script."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import curbside
from curbside.cases.case import Case
from curbside.cases.figure import draw_localisation, draw_parts
from curbside.cases.localise import localise
from tests.cases.localise.told import shipped_sites, tell, tell_vignette, vignettes

TAGS = {"svg", "title", "desc", "style", "defs", "pattern", "path", "rect", "polygon", "ellipse", "text", "g"}
SVG = "{http://www.w3.org/2000/svg}"


def draw(case: Case) -> ET.Element:
    return ET.fromstring(draw_localisation(localise(case, shipped_sites())))


def marked(drawing: ET.Element, key: str) -> dict[tuple[str, ...], str]:
    """What is filled: (name, side of the half it stands in) -> class."""
    found = {}
    for group in drawing.iter(f"{SVG}g"):
        for shape in group:
            if key in shape.attrib:
                found[(shape.attrib[key], group.attrib["id"].rsplit("-", 1)[1])] = shape.attrib["class"]
    return found


def rungs(drawing: ET.Element) -> dict[str, str]:
    marked_ = [r.attrib for r in drawing.iter(f"{SVG}rect") if "data-segment" in r.attrib]
    return {attributes["data-segment"]: attributes["class"] for attributes in marked_}


HALF_CORD = tell(
    ["leg-weakness-one", "spasticity", "pain-temp-loss", "position-vibration-loss"],
    sides={"leg-weakness-one": "right", "spasticity": "right", "pain-temp-loss": "left",
           "position-vibration-loss": "right"},
)  # fmt: skip


def test_half_a_cord_is_hatched_on_the_side_of_the_lesion_alone() -> None:
    assert marked(draw(HALF_CORD), "data-tract") == {
        ("corticospinal", "right"): "cb-shown",
        ("dorsal-columns", "right"): "cb-shown",
        ("spinothalamic", "right"): "cb-shown",
    }


def test_the_right_half_of_the_person_is_the_mirror_of_the_left_and_stands_on_the_left_of_the_picture() -> None:
    halves = {g.attrib["id"]: g.attrib["transform"] for g in draw(HALF_CORD).iter(f"{SVG}g")}
    assert halves == {
        "cb-half-left": "translate(195 165)",
        "cb-half-right": "translate(195 165) scale(-1 1)",
        "cb-body-left": "translate(690 46)",
        "cb-body-right": "translate(690 46) scale(-1 1)",
    }


def test_the_ladder_marks_the_range_and_what_lies_below_it() -> None:
    case = tell(["leg-weakness-both", "sensory-level", "babinski"], levels=[("sensory", "T4", "T4")])
    found = rungs(draw(case))
    assert [name for name, style in found.items() if style == "cb-shown"] == ["T2", "T3", "T4"]
    assert [name for name, style in found.items() if style == "cb-below"][:2] == ["T5", "T6"]
    assert len(found) == 3 + 18


def test_a_root_marks_its_dermatome_on_its_own_side_and_nothing_below() -> None:
    case = tell(["arm-root-pain", "triceps-reflex-lost", "neck-pain"], sides={"arm-root-pain": "left"})
    drawing = draw(case)
    assert marked(drawing, "data-dermatome") == {("C6", "left"): "cb-shown", ("C7", "left"): "cb-shown"}
    assert set(rungs(drawing)) == {"C6", "C7"}


def test_a_level_told_by_vertebrae_is_headed_so_and_is_no_dermatome() -> None:
    drawing = draw(tell(["gait-imbalance"], levels=[("imaged", "C5", "C6")]))
    assert "range told by vertebrae" in [t.text for t in drawing.iter(f"{SVG}text")]
    assert "cb-shown" not in marked(drawing, "data-dermatome").values()
    assert [name for name, style in rungs(drawing).items() if style == "cb-shown"] == ["C5", "C6"]


def test_the_description_says_in_words_what_is_drawn() -> None:
    description = draw(HALF_CORD).find(f"{SVG}desc").text
    assert description == (
        "Region: thoracic cord. Pattern: Brown-Séquard syndrome (one half of the cord). Level: not told. Side: right. "
        "Corticospinal tract: movement, same side: involved, right side. "
        "Dorsal column: position, vibration, same side: involved, right side. "
        "Spinothalamic tract: pain, temperature, other side: involved, right side. "
        "Anterior horn: motor cells of the segment: nothing told points to it. "
        "Autonomic pathway: bladder, bowel, sexual: nothing told points to it. "
        "Nerve roots: nothing told points to it."
    )


def test_an_empty_case_draws_a_plain_cord_and_says_that_nothing_is_told() -> None:
    drawing = draw(Case())
    assert marked(drawing, "data-tract") == marked(drawing, "data-dermatome") == rungs(drawing) == {}
    assert drawing.find(f"{SVG}title").text == "Where the lesion may lie: not clear from what is told"


@pytest.mark.parametrize("vignette", vignettes("localise"), ids=lambda v: v["id"])
def test_every_drawing_is_well_formed_names_itself_and_runs_nothing(vignette: dict) -> None:
    drawing = draw(tell_vignette(vignette))
    assert drawing.attrib["aria-labelledby"] == "cb-title cb-desc"
    assert drawing.find(f"{SVG}title").text
    assert {element.tag.removeprefix(SVG) for element in drawing.iter()} <= TAGS
    assert not any(name.startswith("on") or "href" in name for element in drawing.iter() for name in element.attrib)


def test_each_state_has_a_hatching_of_its_own_and_a_colour_for_the_dark() -> None:
    drawing = draw(HALF_CORD)
    tiles = {p.attrib["id"]: p[0].attrib["d"] for p in drawing.iter(f"{SVG}pattern")}
    assert set(tiles) == {"cb-hatch-shown", "cb-hatch-possible", "cb-hatch-below"}
    assert len(set(tiles.values())) == 3
    assert "@media (prefers-color-scheme: dark)" in drawing.find(f"{SVG}style").text


def test_the_parts_for_a_page_draw_the_same_and_bring_no_style_of_their_own() -> None:
    place = localise(HALF_CORD, shipped_sites())
    parts, whole = draw_parts(place), draw(HALF_CORD)
    section, ladder, body = (ET.fromstring(part) for part in (parts.section, parts.ladder, parts.body))
    assert marked(section, "data-tract") == marked(whole, "data-tract")
    assert rungs(ladder) == rungs(whole)
    assert marked(body, "data-dermatome") == marked(whole, "data-dermatome")
    assert [element for part in (section, ladder, body) for element in part.iter(f"{SVG}style")] == []


def test_the_parts_for_a_page_share_no_id_and_name_themselves() -> None:
    parts = draw_parts(localise(HALF_CORD, shipped_sites()))
    ids = [e.attrib["id"] for part in (parts.section, parts.ladder, parts.body)
           for e in ET.fromstring(part).iter() if "id" in e.attrib]  # fmt: skip
    assert len(ids) == len(set(ids))
    for part in (parts.section, parts.ladder, parts.body):
        root = ET.fromstring(part)
        named = {e.attrib.get("id"): e.text for e in root.iter()}
        assert all(named[id] for id in root.attrib["aria-labelledby"].split())


def test_the_legend_says_of_every_tract_what_is_drawn() -> None:
    parts = draw_parts(localise(HALF_CORD, shipped_sites()))
    assert [(row.number, row.how) for row in parts.legend] == [
        (1, "shown"), (2, "shown"), (3, "shown"), (4, ""), (5, ""), (6, ""),
    ]  # fmt: skip
    assert parts.legend[0].told == "involved, right side"


def test_the_pages_know_every_class_of_the_drawing() -> None:
    css = (Path(curbside.__file__).parent / "doors" / "static" / "case.css").read_text(encoding="utf-8")
    drawn = {name for vignette in vignettes("localise")
             for parts in (draw_parts(localise(tell_vignette(vignette), shipped_sites())),)
             for part in (parts.section, parts.ladder, parts.body)
             for e in ET.fromstring(part).iter() for name in e.attrib.get("class", "").split()}  # fmt: skip
    assert {name for name in drawn if f".{name}" not in css} == set()

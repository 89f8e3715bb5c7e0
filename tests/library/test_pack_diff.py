"""What changed between two versions of a pack, from folders and from archives."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curbside.errors import BadInput, NotFound, PackFault
from curbside.library.pack_archive import read_packed
from curbside.library.pack_build import build_pack
from curbside.library.pack_counts import PackCounts, count_pack
from curbside.library.pack_diff import Change, diff_packs
from curbside.library.packs import read_pack
from tests.factories import FILES, change, make_pack, make_pack_with_leaflet


@pytest.fixture
def old(tmp_path):
    return make_pack_with_leaflet(tmp_path / "old")


@pytest.fixture
def new(tmp_path):
    return make_pack_with_leaflet(tmp_path / "new")


def parts(old, new):
    return {part.part: part for part in diff_packs(read_packed(old), read_packed(new)).parts}


def test_a_pack_does_not_differ_from_itself(old, new):
    difference = diff_packs(read_packed(old), read_packed(new))
    assert difference.is_empty
    assert (difference.old, difference.new) == ("garden 0.1.0", "garden 0.1.0")


def test_a_statement_that_changed_shows_each_field_old_and_new(old, new):
    cited = "2 litres a day.\n  [@almanac2019; @shed-notes]"
    change(new, "topics/tomato-care.md", cited, "4 litres a day.\n  [@almanac2019]")
    change(new, "topics/tomato-care.md", "tomatoes take 2 litres", "tomatoes take 4 litres")
    change(new, "topics/tomato-care.md", "role=dose", "role=advice")
    statements = parts(old, new)["statements"]
    assert (statements.added, statements.gone) == ((), ())
    assert statements.changed == (Change("tomato-care-002", {
        "text": ("In summer a tomato plant takes 2 litres a day.", "In summer a tomato plant takes 4 litres a day."),
        "sources": (("almanac2019", "shed-notes"), ("almanac2019",)),
        "role": ("dose", "advice"),
        "plain": ("In summer, tomatoes take 2 litres a day.", "In summer, tomatoes take 4 litres a day."),
    }),)


def test_a_statement_that_only_moved_down_its_file_has_not_changed(old, new):
    change(new, "topics/greenfly.md", "## Signs\n", "\n\n## Signs\n")
    assert diff_packs(read_packed(old), read_packed(new)).is_empty


def test_records_added_and_gone_are_shown_as_written(old, new):
    change(new, "topics/greenfly.md", "#greenfly-002 role=sign", "#greenfly-007 role=sign")
    change(new, "references/references.yaml", "- id: shed-notes", "- id: barn-notes")
    (new / "leaflets" / "pests.md").unlink()
    found = parts(old, new)
    assert [record["id"] for record in found["statements"].added] == ["greenfly-007"]
    assert [(record["id"], record["text"]) for record in found["statements"].gone] == [
        ("greenfly-002", "Curled leaves point to an aphid infestation."),
    ]
    assert [record["id"] for record in found["references"].added] == ["barn-notes"]
    assert [record["id"] for record in found["references"].gone] == ["shed-notes"]
    assert [record["id"] for record in found["leaflets"].gone] == ["pests"]
    assert len(found["leaflet sentences"].gone) == 13


def test_a_leaflet_sentence_that_changed_is_shown(old, new):
    sentence = "### How much water?\n\n- In summer it takes 2 litres a day."
    change(new, "leaflets/pests.md", sentence, sentence.replace("it takes", "a plant takes"))
    assert parts(old, new)["leaflet sentences"].changed == (Change("leaf-q1", {
        "text": ("In summer it takes 2 litres a day.", "In summer a plant takes 2 litres a day."),
    }),)


def test_a_red_flag_a_concept_and_the_front_of_the_pack_are_compared_too(old, new):
    change(new, "redflags.yaml", "level: urgent", "level: emergency")
    change(new, "vocabulary/concepts.yaml", "lay: [tomatoes]", "lay: [toms]")
    change(new, "pack.yaml", "version: 0.1.0", "version: 0.2.0")
    found = parts(old, new)
    assert found["red flags"].changed == (Change("rule.drought", {"level": ("urgent", "emergency")}),)
    assert found["concepts"].changed == (Change("tomato-plant", {"lay": (("tomatoes",), ("toms",))}),)
    assert found["pack"].changed == (Change("garden", {"version": ("0.1.0", "0.2.0")}),)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True))
def test_what_is_added_one_way_is_gone_the_other(tmp_path_factory, word):
    folder = tmp_path_factory.mktemp("packs")
    changed = FILES["topics/greenfly.md"].replace("greenfly-002", f"greenfly-{word}")
    one, two = read_pack(make_pack(folder / "a")), read_pack(make_pack(folder / "b", {"topics/greenfly.md": changed}))
    there, back = diff_packs(one, two), diff_packs(two, one)
    assert [(p.added, p.gone) for p in there.parts] == [(p.gone, p.added) for p in back.parts]


def test_an_archive_is_compared_as_its_folder_is(old, new, tmp_path):
    build_pack(new, archive=tmp_path / "garden.zip")
    assert diff_packs(read_packed(new), read_packed(tmp_path / "garden.zip")).is_empty
    assert diff_packs(read_packed(old), read_packed(tmp_path / "garden.zip")).is_empty


def test_what_is_no_pack_is_refused(tmp_path):
    with pytest.raises(NotFound, match="There is no pack in"):
        read_packed(tmp_path / "none")
    text = tmp_path / "notes.zip"
    text.write_text("not a zip", encoding="utf-8")
    with pytest.raises(BadInput, match="is not an archive of a pack"):
        read_packed(text)
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as zipped:
        zipped.writestr("readme.txt", "nothing")
    with pytest.raises(NotFound, match="There is no pack in"):
        read_packed(tmp_path / "empty.zip")


def test_an_archive_that_points_outside_stays_within_its_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "sly.zip", "w") as zipped:
        zipped.writestr("../../escaped.txt", "out")
        zipped.writestr("garden/pack.yaml", FILES["pack.yaml"].replace("licence:", "license:"))
    with pytest.raises(PackFault):
        read_packed(tmp_path / "sly.zip")
    assert not list(tmp_path.parent.glob("**/escaped.txt"))


def test_the_counts_of_a_pack_are_those_a_board_asks_for(new, tmp_path):
    assert count_pack(read_pack(new)) == PackCounts(
        topics=2, statements=7, plain_readings=2, plain_grade=3.8, concepts=3, references=2, identified=1,
        leaflets=1, leaflet_sentences=13, leaflet_grade=3.6,
    )
    bare = count_pack(read_pack(make_pack(tmp_path / "bare", {"topics/tomato-care.md": None})))
    assert (bare.plain_readings, bare.plain_grade, bare.leaflets, bare.leaflet_grade) == (0, None, 0, None)



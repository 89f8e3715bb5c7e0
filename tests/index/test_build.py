"""Building and opening a library: what is found in it, when it is out of date, what is swept."""

from __future__ import annotations

import json
import os
from dataclasses import replace

import pytest

from curbside.errors import IndexBroken, LibraryMissing, NotFound, PackFault
from curbside.index.base import Query, Stamp
from curbside.index.build import STEPS, Build, build_library, open_library
from curbside.index.fields import LANGUAGE_VERSION, SCHEMA_VERSION, analyse
from curbside.library.catalogue import Catalogue
from curbside.library.pack_build import build_pack
from tests.factories import TODAY, change, make_pack, make_settings

CARE = "topics/tomato-care.md"


@pytest.fixture
def settings(tmp_path):
    return make_settings(tmp_path, make_pack(tmp_path))


def words(text: str) -> Query:
    return Query(words=tuple((stem, 1.0) for stem in analyse(text)))


def folders(settings) -> list[str]:
    return sorted(path.name for path in settings.index_folder.iterdir() if path.is_dir())


def test_a_built_library_finds_the_statements_of_its_packs(settings):
    build_library(settings)
    library = open_library(settings)
    hits = library.index.search(words("watering in the morning"), 1)
    assert [hit.passage.id for hit in hits] == ["garden:tomato-care-001"]
    assert library.index.count == 6
    assert library.index.stamp == Stamp(SCHEMA_VERSION, LANGUAGE_VERSION, library.knowledge.fingerprint)


def test_a_built_library_knows_what_its_packs_say(settings):
    build_library(settings)
    knowledge = open_library(settings).knowledge
    assert knowledge.versions == {"garden": "0.1.0"}
    assert list(knowledge.references) == ["almanac2019", "shed-notes"]
    assert [c.id for c in knowledge.concepts] == ["greenfly-attack", "tomato-plant", "watering"]
    assert knowledge.topics["garden/greenfly"].passages == (
        "garden:greenfly-001",
        "garden:greenfly-002",
        "garden:greenfly-003",
    )
    assert knowledge.related.keys() == knowledge.topics.keys()
    assert knowledge.scope["garden"]["nearby"] == ["marrows"]
    assert [flag["id"] for flag in knowledge.redflags] == ["wilting", "rule.drought"]
    assert {"watering", "greenfly", "scorch"} <= knowledge.vocabulary.words
    assert "grenfly" not in knowledge.vocabulary.words


def test_a_build_says_what_it_made(settings):
    built = build_library(settings)
    assert replace(built, seconds=0.0) == Build(
        fingerprint=built.folder.name,
        folder=settings.index_folder / built.fingerprint,
        packs={"garden": "0.1.0"},
        documents=2,
        passages=6,
        references=2,
        concepts=3,
        fresh=True,
        seconds=0.0,
    )
    assert len(built.fingerprint) == 16


def test_the_catalogue_holds_what_the_index_holds(settings):
    built = build_library(settings)
    index = open_library(settings).index
    with Catalogue.opened(settings.database_url) as catalogue:
        held = {passage.id: passage for passage in catalogue.passages_of("garden")}
        assert catalogue.latest_build().fingerprint == built.fingerprint
    assert index.passages(held) == held


def test_the_same_packs_make_the_same_library_wherever_they_lie(tmp_path):
    made = []
    for place in ("one", "two"):
        settings = make_settings(tmp_path / place, make_pack(tmp_path / place))
        build_library(settings)
        library = open_library(settings)
        made.append((library.knowledge, library.index.search(words("tomato leaves water"), 9)))
    assert made[0] == made[1]


def test_a_library_that_is_up_to_date_is_not_built_again(settings):
    first = build_library(settings)
    steps: list[str] = []
    second = build_library(settings, on_step=steps.append)
    assert (second.fresh, second.folder, steps) == (False, first.folder, ["sweep"])
    assert second.passages == first.passages


def test_every_step_is_told_in_order(settings):
    steps: list[str] = []
    build_library(settings, on_step=steps.append)
    assert tuple(steps) == STEPS


def test_afresh_builds_again_and_the_old_folder_is_swept(settings):
    first = build_library(settings)
    second = build_library(settings, afresh=True)
    third = build_library(settings, afresh=True)
    assert second.fresh
    assert second.fingerprint == first.fingerprint
    assert (second.folder.name, third.folder.name) == (
        f"{first.fingerprint}-2",
        f"{first.fingerprint}-3",
    )
    assert folders(settings) == [third.folder.name]


def test_what_finish_adds_lies_beside_the_index_before_it_is_in_force(settings):
    seen = []

    def finish(library):
        (library.folder / "extra.json").write_text("[]")
        seen.append((library.index.count, (settings.index_folder / "CURRENT").exists()))

    built = build_library(settings, finish=finish)
    assert seen == [(6, False)]
    assert (built.folder / "extra.json").read_text() == "[]"


def test_a_library_never_built_is_missing(settings):
    with pytest.raises(LibraryMissing) as raised:
        open_library(settings)
    assert raised.value.message == f"No library has been built in {settings.home}."
    assert raised.value.remedy == "Build it with: curbside library build."


def test_packs_that_have_changed_make_the_library_out_of_date_until_it_is_built(settings):
    build_library(settings)
    change(settings.packs[0], CARE, "at noon", "at one")
    with pytest.raises(LibraryMissing) as raised:
        open_library(settings)
    assert raised.value.message == "The packs have changed since the library was built."
    build_library(settings)
    assert open_library(settings).index.passages(["garden:tomato-care-003"])[
        "garden:tomato-care-003"
    ].text == "Watering at one is said to scorch the leaves."  # fmt: skip


def test_a_pack_that_was_only_touched_is_still_up_to_date(settings):
    build_library(settings)
    os.utime(settings.packs[0] / CARE, (1, 1))
    assert open_library(settings).index.count == 6
    stale = json.loads((open_library(settings).folder / "stamp.json").read_text())["listing"]
    assert not build_library(settings).fresh
    assert json.loads((open_library(settings).folder / "stamp.json").read_text())[
        "listing"
    ] != stale  # fmt: skip


def test_new_checksums_alone_do_not_make_a_library_out_of_date(settings):
    build_library(settings)
    build_pack(settings.packs[0], today=TODAY)
    assert open_library(settings).index.count == 6


def test_another_choice_of_packs_makes_the_library_out_of_date(settings, tmp_path):
    build_library(settings)
    with pytest.raises(LibraryMissing):
        open_library(replace(settings, packs=()))
    with pytest.raises(LibraryMissing):
        open_library(replace(settings, packs=(*settings.packs, tmp_path / "nowhere")))


def test_a_library_of_another_version_is_refused(settings, monkeypatch):
    build_library(settings)
    monkeypatch.setattr("curbside.index.stamp.LANGUAGE_VERSION", LANGUAGE_VERSION + 1)
    with pytest.raises(LibraryMissing) as raised:
        open_library(settings)
    assert raised.value.message == "The library was built by another version of Curbside."


def test_a_damaged_library_says_so_and_is_built_again(settings):
    folder = build_library(settings).folder
    (folder / "knowledge.json").write_text("{")
    with pytest.raises(IndexBroken):
        open_library(settings)
    assert build_library(settings).fresh
    assert open_library(settings).index.count == 6


def test_a_catalogue_that_was_lost_is_filled_again(settings):
    build_library(settings)
    for path in settings.home.glob("library.sqlite*"):
        path.unlink()
    assert build_library(settings).fresh
    with Catalogue.opened(settings.database_url) as catalogue:
        assert catalogue.counts()["passages"] == 6


def test_a_pack_with_faults_is_not_built_and_the_old_library_answers_on(settings):
    build_library(settings)
    text = (settings.packs[0] / CARE).read_text()
    change(settings.packs[0], CARE, "[@almanac2019]", "[@nobody]")
    with pytest.raises(PackFault) as raised:
        build_library(settings)
    assert [str(fault) for fault in raised.value.faults] == [
        "garden/topics/tomato-care.md:11: unknown reference 'nobody' (see references/)"
    ]
    (settings.packs[0] / CARE).write_text(text)
    assert open_library(settings).index.count == 6


def test_a_folder_without_a_pack_is_not_found(settings, tmp_path):
    with pytest.raises(NotFound):
        build_library(replace(settings, packs=(tmp_path,)))


def test_two_packs_that_mean_different_things_by_one_id_are_refused(tmp_path):
    one = make_pack(tmp_path)
    two = make_pack(tmp_path / "other").rename(tmp_path / "orchard")
    change(two, "pack.yaml", "name: garden", "name: orchard")
    settings = make_settings(tmp_path, one, two)
    assert build_library(settings).passages == 12
    change(two, "references/references.yaml", "year: 2019", "year: 2018")
    with pytest.raises(PackFault) as raised:
        build_library(settings)
    assert raised.value.message == ("The pack orchard and one before it mean other references by 'almanac2019'.")


def test_a_pack_whose_review_is_overdue_is_still_built(settings):
    change(settings.packs[0], "pack.yaml", "review_due: 2999-11-21", "review_due: 2001-01-01")
    build_library(settings)
    assert open_library(settings).index.count == 6

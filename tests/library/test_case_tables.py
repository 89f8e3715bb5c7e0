"""The tables for cases of a library: those of its packs joined, kept in a file, and read back or refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curbside.errors import IndexBroken, PackFault
from curbside.library.case_tables import join_tables, read_tables, write_tables
from curbside.library.packs import Pack, read_pack
from tests.factories import CASE_FILES, make_pack

SPOTS = {"id": "spots", "name": "Spots"}
HOLES = {"id": "holes", "name": "Holes"}


@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Pack:
    return read_pack(make_pack(tmp_path_factory.mktemp("packs"), CASE_FILES))


def test_packs_are_joined_part_by_part_and_what_both_say_alike_stands_once(garden):
    beds = replace(garden, cases={"findings": (SPOTS, HOLES), "causes": ()})
    pots = replace(garden, cases={"findings": (dict(HOLES), {"id": "rust", "name": "Rust"})})
    assert join_tables([beds, pots]) == {
        "findings": (SPOTS, HOLES, {"id": "rust", "name": "Rust"}),
        "causes": (),
    }


def test_two_packs_that_mean_other_things_by_one_id_clash(garden):
    beds = replace(garden, cases={"findings": (SPOTS,)})
    pots = replace(garden, card=replace(garden.card, name="pots"),
                   cases={"findings": ({"id": "spots", "name": "Bare spots"},)})  # fmt: skip
    with pytest.raises(PackFault) as caught:
        join_tables([beds, pots])
    assert caught.value.message == "The pack pots and one before it mean other findings by 'spots'."
    assert caught.value.remedy == "Give one of them another id."


def test_one_pack_may_use_an_id_for_two_kinds_of_entry(garden):
    root = ({"id": "root", "kind": "region"}, {"id": "root", "kind": "syndrome"})
    assert join_tables([replace(garden, cases={"sites": root})]) == {"sites": root}


def test_no_pack_has_no_tables():
    assert join_tables([]) == {}


def test_tables_are_read_back_as_they_were_written_and_written_the_same(garden, tmp_path):
    tables = join_tables([garden])
    write_tables(tables, tmp_path / "one.json")
    write_tables(tables, tmp_path / "two.json")
    assert read_tables(tmp_path / "one.json") == tables
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"findings": 1}', b"\xff\xfe"])
def test_a_file_that_is_missing_or_broken_is_a_broken_index(tmp_path: Path, content):
    path = tmp_path / "cases.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(IndexBroken) as caught:
        read_tables(path)
    assert caught.value.message.startswith("The library's tables for cases cannot be read: ")
    assert caught.value.remedy == "Build the library again: curbside library build --afresh."

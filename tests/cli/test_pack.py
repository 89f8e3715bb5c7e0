"""`curbside pack`: check, make and build packs."""

from __future__ import annotations

import hashlib
import json
import zipfile

import pytest

from tests.cli.homes import Home, Outcome
from tests.factories import change, make_pack


@pytest.fixture
def pack(tmp_path):
    return make_pack(tmp_path)


@pytest.fixture
def home(tmp_path, pack) -> Home:
    """A home that is never built: packs are checked and built without a library."""
    return Home(tmp_path / "home", (pack,))


def test_a_sound_pack_is_counted(home, pack):
    expected = (
        "garden: 2 topics, 6 statements, 2 references, 3 concepts; no faults\n"
        "  topics          2\n"
        "  statements      6\n"
        "  plain readings  2 (33.3%), mean US grade 3.8\n"
        "  concepts        3\n"
        "  references      2\n"
        "  identified      1 (50.0%), by DOI, PMID or PMCID\n"
        "  leaflets        0, 0 sentences\n"
    )
    assert home.run("pack", "check", pack) == Outcome(0, expected, "")


def test_every_fault_is_named_by_file_and_line(home, pack):
    change(pack, "topics/greenfly.md", "[@shed-notes]{#greenfly-001", "[@barn-notes]{#greenfly-001")
    change(pack, "references/references.yaml", "type: web-page", "type: rumour")
    done = home.run("pack", "check", pack)
    assert (done.code, done.err) == (2, "curbside: 2 faults in garden.\n")
    first, second = done.out.splitlines()
    assert first.startswith("garden/references/references.yaml:12: unknown type 'rumour' of 'shed-notes' (")
    assert second == "garden/topics/greenfly.md:11: unknown reference 'barn-notes' (see references/)"


def test_faults_can_be_had_as_json(home, pack):
    change(pack, "topics/greenfly.md", "role=dose", "role=potion")
    done = home.call("pack", "check", pack, "--json")
    [row] = json.loads(done.out)
    assert done.code == 2
    assert (row["pack"], row["file"], row["line"], row["message"]) == (
        "garden", "topics/greenfly.md", 16, "unknown role 'potion'",
    )
    assert row["remedy"].startswith("the roles are: definition, ")


def test_no_faults_as_json_are_an_empty_list(home, pack):
    assert home.call("pack", "check", pack, "--json") == Outcome(0, "[]\n", "")


def test_a_folder_without_a_pack_is_refused(home, tmp_path):
    remedy = "A pack is a folder with a pack.yaml; make one with: curbside pack new NAME."
    expected = f"curbside: There is no pack in {tmp_path / 'none'}.\n  {remedy}\n"
    assert home.call("pack", "check", tmp_path / "none") == Outcome(2, "", expected)


def test_a_new_pack_passes_its_check_at_once(home, tmp_path):
    made = home.run("pack", "new", "knee_pain", "--into", tmp_path / "own")
    folder = tmp_path / "own" / "knee_pain"
    assert made == Outcome(0, f"Made {folder}. Next: curbside pack check {folder}\n", "")
    done = home.call("pack", "check", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].endswith("; no faults")


def test_a_new_pack_never_takes_the_place_of_a_folder(home, tmp_path, pack):
    expected = f"curbside: {pack} is already there.\n  Choose another name or folder.\n"
    assert home.call("pack", "new", "garden", "--into", tmp_path) == Outcome(2, "", expected)


def test_a_name_that_is_no_name_for_a_pack_is_refused(home, tmp_path):
    done = home.call("pack", "new", "../Knee", "--into", tmp_path)
    expected = "curbside: '../Knee' is not a name for a pack.\n  Use small_words, as in spinal_cord.\n"
    assert done == Outcome(2, "", expected)


def test_building_writes_checksums_and_an_archive_of_the_same_bytes_every_time(home, tmp_path, pack):
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    assert home.call("pack", "build", pack, "--out", one) == Outcome(0, f"garden: 7 files, written to {one}\n", "")
    assert home.run("pack", "build", pack, "--out", two).code == 0
    assert one.read_bytes() == two.read_bytes()
    for line in (pack / "checksums.txt").read_text().splitlines():
        sha256, file = line.split("  ")
        assert hashlib.sha256((pack / file).read_bytes()).hexdigest() == sha256
    with zipfile.ZipFile(one) as zipped:
        assert "garden/checksums.txt" in zipped.namelist()


def test_a_file_changed_after_the_build_is_named(home, pack):
    assert home.call("pack", "build", pack).out == "garden: 7 files\n"
    change(pack, "topics/greenfly.md", "Curled", "Rolled")
    done = home.call("pack", "check", pack)
    assert done.code == 2
    assert done.out == (
        "garden/topics/greenfly.md: this file is not the one in checksums.txt "
        "(if the change is meant, run: curbside pack build)\n"
    )


def test_a_faulty_pack_is_not_built(home, tmp_path, pack):
    change(pack, "pack.yaml", "review: submitted", "review: approved")
    done = home.call("pack", "build", pack, "--out", tmp_path / "x.zip")
    assert (done.code, done.out) == (2, "")
    assert "pack.yaml:7: approved by nobody" in done.err
    assert not (tmp_path / "x.zip").exists()
    assert not (pack / "checksums.txt").exists()


def test_an_archive_that_cannot_be_written_is_refused(home, pack):
    done = home.call("pack", "build", pack, "--out", pack / "pack.yaml" / "x.zip")
    assert (done.code, done.out) == (2, "")
    assert "cannot be used" in done.err


def test_the_shipped_packs_pass_their_check(shipped):
    done = shipped.call("pack", "check", *shipped.packs)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("spinal_cord: ")

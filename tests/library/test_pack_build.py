"""Making and building packs: a scaffold that passes, checksums, and an archive of fixed bytes."""

from __future__ import annotations

import hashlib
import os
import zipfile

import pytest

from curbside.errors import BadInput, PackFault
from curbside.library.pack_build import build_pack
from curbside.library.pack_check import check_pack
from curbside.library.pack_new import new_pack
from tests.factories import FILES, TODAY, change, make_pack


def test_a_new_pack_passes_the_check(tmp_path):
    folder = new_pack("knee_pain", tmp_path, today=TODAY)
    assert folder == tmp_path / "knee_pain"
    assert check_pack(folder, today=TODAY) == ()


def test_a_new_pack_claims_no_review(tmp_path):
    text = (new_pack("knee_pain", tmp_path, today=TODAY) / "pack.yaml").read_text()
    assert "review: draft\nreviewed_by: awaiting\n" in text


@pytest.mark.parametrize("name", ["Knee", "knee-pain", "../knee", "", "1st"])
def test_a_name_that_is_no_folder_name_is_refused(tmp_path, name):
    with pytest.raises(BadInput) as raised:
        new_pack(name, tmp_path)
    assert raised.value.message == f"{name!r} is not a name for a pack."


def test_a_new_pack_never_writes_over_a_folder(tmp_path):
    (tmp_path / "knee").mkdir()
    with pytest.raises(BadInput):
        new_pack("knee", tmp_path)
    assert list((tmp_path / "knee").iterdir()) == []


def test_building_writes_the_checksums_as_sha256sum_reads_them(tmp_path):
    folder = make_pack(tmp_path)
    built = build_pack(folder, today=TODAY)
    expected = {file: hashlib.sha256(text.encode()).hexdigest() for file, text in FILES.items()}
    assert built.checksums == expected
    assert (folder / "checksums.txt").read_text() == "".join(f"{expected[file]}  {file}\n" for file in sorted(expected))


def test_the_archive_has_the_same_bytes_whenever_and_wherever_it_is_made(tmp_path):
    made = []
    for place in ("one", "two"):
        folder = make_pack(tmp_path / place)
        for path in folder.rglob("*"):
            os.utime(path, (len(made) * 10**8, len(made) * 10**8))
        archive = build_pack(folder, archive=tmp_path / f"{place}.zip", today=TODAY).archive
        made.append(archive.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.zip") as zipped:
        assert zipped.namelist() == [f"garden/{file}" for file in sorted([*FILES, "checksums.txt"])]


def test_a_pack_with_a_fault_is_not_built(tmp_path):
    folder = change(make_pack(tmp_path), "pack.yaml", "review: submitted", "review: approved")
    with pytest.raises(PackFault) as raised:
        build_pack(folder, archive=tmp_path / "garden.zip", today=TODAY)
    assert [fault.message for fault in raised.value.faults] == ["approved by nobody"]
    assert not (folder / "checksums.txt").exists()
    assert not (tmp_path / "garden.zip").exists()

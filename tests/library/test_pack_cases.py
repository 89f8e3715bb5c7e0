"""The case files of a pack: entries by part, with what holds for their whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.library.faults import Fault
from curbside.library.pack_cases import PARTS, read_case_files
from tests.factories import CASE_FILES, make_pack

FILE = "findings/leaves.yaml"
SOUND = """\
reviewed: awaiting
date: '2026-11-21'
group: leaf
findings:
- {id: spots, name: Spots}
- id: holes
  name: Holes
  group: pest
"""


def read(tmp_path: Path, content: str) -> tuple[list, list[Fault]]:
    """The findings and the faults of a pack with one file of findings."""
    found: list[Fault] = []
    parts = read_case_files(make_pack(tmp_path, {FILE: content}), found)
    return list(parts["findings"]), found


def test_every_part_is_read_and_one_that_a_pack_lacks_is_empty(tmp_path):
    found: list[Fault] = []
    parts = read_case_files(make_pack(tmp_path, CASE_FILES), found)
    assert found == []
    assert {part: len(entries) for part, entries in parts.items()} == {
        "findings": 7, "causes": 2, "emergency": 3, "sites": 3, "scores": 1, "pathways": 2, "next_steps": 2,
        "populations": 5, "examples": 0,
    }  # fmt: skip
    bare = read_case_files(make_pack(tmp_path / "bare"), found)
    assert bare == dict.fromkeys(PARTS, ())


def test_what_a_file_says_of_all_its_entries_is_merged_into_each_unless_it_says_otherwise(tmp_path):
    placed, found = read(tmp_path, SOUND)
    assert found == []
    assert [each.record for each in placed] == [
        {"group": "leaf", "id": "spots", "name": "Spots"},
        {"group": "pest", "id": "holes", "name": "Holes"},
    ]
    assert [(each.file, each.fault("x").line) for each in placed] == [(FILE, 5), (FILE, 6)]


def test_files_are_read_in_the_order_of_their_names(tmp_path):
    files = {"findings/b.yaml": SOUND, "findings/a.yaml": SOUND.replace("spots", "rust").replace("holes", "mould")}
    parts = read_case_files(make_pack(tmp_path, files), [])
    assert [each.record["id"] for each in parts["findings"]] == ["rust", "mould", "spots", "holes"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("reviewed: awaiting\n", "", 1, "this file lacks 'reviewed'"),
        ("date: '2026-11-21'\n", "", 1, "this file lacks 'date'"),
        ("'2026-11-21'", "lately", 2, "'lately' is not a date"),
        ("- {id: spots, name: Spots}", "- spots", 4, "'spots' is not an entry with keys"),
    ],
)
def test_a_broken_front_or_entry_is_a_fault_and_the_other_entries_are_still_read(tmp_path, old, new, line, message):
    placed, found = read(tmp_path, SOUND.replace(old, new))
    assert [(fault.file, fault.line, fault.message) for fault in found] == [(FILE, line, message)]
    assert placed[-1].record["id"] == "holes"


@pytest.mark.parametrize("content", [SOUND.replace("findings:", "leaves:"), "findings: none\n", "- spots\n"])
def test_a_file_without_its_list_is_one_fault_that_says_what_to_write(tmp_path, content):
    assert read(tmp_path, content) == ([], [
        Fault(FILE, 1, "this file has no list of findings", "write findings: and the entries under it"),
    ])  # fmt: skip


def test_a_file_that_is_no_yaml_is_one_fault_and_tells_nothing(tmp_path):
    placed, found = read(tmp_path, "findings: [unclosed\n")
    assert (placed, [fault.file for fault in found]) == ([], [FILE])

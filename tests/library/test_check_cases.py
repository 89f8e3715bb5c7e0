"""Checking case files: ids stand once, sources are known, and what does not compile is placed at its line."""

from __future__ import annotations

import pytest

from curbside.library.pack_check import check_pack
from tests.factories import CASE_FILES, TODAY, change, make_pack

LEAVES, PESTS, SITES = "findings/leaves.yaml", "causes/pests.yaml", "sites.yaml"


def found(folder) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.message) for fault in check_pack(folder, today=TODAY)]


def line_of(file: str, words: str) -> int:
    """The line of a case file that holds these words."""
    return next(n for n, line in enumerate(CASE_FILES[file].splitlines(), 1) if words in line)


def test_a_pack_with_sound_case_files_has_no_faults(tmp_path):
    assert found(make_pack(tmp_path, CASE_FILES)) == []


def test_a_pack_without_case_files_is_sound(tmp_path):
    assert found(make_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        (LEAVES, "{id: curled-leaves, name", "{id: sticky-dew, name", "id: sticky-dew",
         "the id 'sticky-dew' stands twice among findings"),
        (LEAVES, "{id: curled-leaves, name", "{name", "Curled leaves", "an entry of findings lacks 'id'"),
        (PESTS, "within days., sources: [almanac2019]", "within days., sources: [hearsay]", "id: drought",
         "unknown reference 'hearsay' in the entry 'drought'"),
        (PESTS, "basis: figure, sources: [almanac2019]", "basis: figure, sources: [hearsay]", "id: greenfly",
         "unknown reference 'hearsay' in the entry 'greenfly'"),
        (SITES, "says: the leaves are curled, sources: [shed-notes]", "says: the leaves are curled, sources: [rumour]",
         "id: root", "unknown reference 'rumour' in the entry 'root'"),
    ],
)  # fmt: skip
def test_an_id_or_a_source_that_is_wrong_at_any_depth_is_named_at_its_entry(tmp_path, file, old, new, at, message):
    folder = change(make_pack(tmp_path, CASE_FILES), file, old, new)
    assert found(folder)[0] == (file, line_of(file, at), message)


def test_a_region_and_a_syndrome_may_share_an_id(tmp_path):
    syndrome = "- {id: root, kind: syndrome, name: thirst, needs: dry-soil, for: []}\n"
    assert found(make_pack(tmp_path, CASE_FILES | {SITES: CASE_FILES[SITES] + syndrome})) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        ("emergency.yaml", "when: [thirsty]", "when: [not dry-soil]", "id: getting-dry",
         "The criterion 'getting-dry' says 'not' in 'not dry-soil', so a finding that is absent could lower the "
         "urgency."),
        ("next_steps.yaml", "for_causes: [greenfly]", "for_causes: [blackfly]", "id: photograph",
         "The next step 'photograph': unknown cause 'blackfly'."),
        ("scores/thirst.yaml", "limits: [0, 4]", "limits: [0, 5]", "id: thirst",
         "The score 'thirst' runs from 0 to 4 by its items but states 0 to 5."),
        ("pathways/watering.yaml", "when: thirst>=3", "when: hunger>=3", "id: water-at-once",
         "The pathway entry 'water-at-once' asks for 'thirst', which its condition does not name."),
    ],
)  # fmt: skip
def test_what_keeps_the_tables_from_compiling_is_placed_at_the_entry_it_names(tmp_path, file, old, new, at, message):
    folder = change(make_pack(tmp_path, CASE_FILES), file, old, new)
    assert found(folder) == [(file, line_of(file, at), message)]


def test_a_fault_that_names_no_entry_is_the_fault_of_the_pack(tmp_path):
    # the fault of a condition names the condition alone
    folder = change(make_pack(tmp_path, CASE_FILES), "pathways/watering.yaml", "thirst>=3", "thirst>=3 +")
    assert found(folder) == [("pack.yaml", 0, "The condition 'thirst>=3 +' ends too early.")]

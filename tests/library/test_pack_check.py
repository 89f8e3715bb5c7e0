"""Checking a pack: one test case for every rule, each breaking one thing in a sound pack."""

from __future__ import annotations

from datetime import date

import pytest

from curbside.library.pack_check import check_pack
from tests.factories import CARE_MD, TODAY, change, make_pack

REFERENCES = "references/references.yaml"
CONCEPTS = "vocabulary/concepts.yaml"
CARE = "topics/tomato-care.md"
FLY = "topics/greenfly.md"


def found(folder, today=TODAY) -> list[tuple[str, int, str]]:
    return [(fault.file, fault.line, fault.message) for fault in check_pack(folder, today=today)]


def test_a_sound_pack_has_no_faults(tmp_path):
    assert check_pack(make_pack(tmp_path), today=TODAY) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("pack.yaml", "licence:", "license:", [
            ("pack.yaml", 1, "pack.yaml lacks 'licence'"),
            ("pack.yaml", 5, "unknown key 'license' in pack.yaml"),
        ]),
        ("pack.yaml", "name: garden", "name: orchard", [
            ("pack.yaml", 1, "this pack is called 'orchard', its folder is not"),
        ]),
        ("pack.yaml", "date: 2026-11-21", "date: 21 November", [
            ("pack.yaml", 9, "'21 November' is not a date"),
        ]),
        ("pack.yaml", "2999-11-21", "2026-11-20", [
            ("pack.yaml", 10, "review was due on 2026-11-20"),
        ]),
        ("pack.yaml", "review: submitted", "review: approved", [
            ("pack.yaml", 7, "approved by nobody"),
        ]),
        ("pack.yaml", "review: submitted", "review: perfect", [
            ("pack.yaml", 7, "unknown review state 'perfect'"),
        ]),
        (REFERENCES, "  doi: 10.1000/almanac.2019\n", "", [
            (REFERENCES, 1, "reference 'almanac2019' has no identifier or address"),
        ]),
        (REFERENCES, "type: guideline", "type: hearsay", [
            (REFERENCES, 2, "unknown type 'hearsay' of 'almanac2019'"),
        ]),
        (REFERENCES, "standing: current", "standing: shaky", [
            (REFERENCES, 18, "unknown standing 'shaky' of 'shed-notes'"),
        ]),
        (REFERENCES, "doi: 10.1000", "doi: https://doi.org/10.1000", [
            (REFERENCES, 8, "'https://doi.org/10.1000/almanac.2019' is not a doi"),
        ]),
        (REFERENCES, "checked: 2026-11-21\n  standing", "checked: lately\n  standing", [
            (REFERENCES, 17, "'lately' is not a date"),
        ]),
        (REFERENCES, "checked: 2026-11-21\n  standing", "checked: 2026-11\n  standing", []),
        (REFERENCES, "year: 2021", "year: MMXXI", [
            (REFERENCES, 14, "'MMXXI' is not a year"),
        ]),
        (REFERENCES, "standing: current", "standing: superseded\n  superseded_by: nobody", [
            (REFERENCES, 19, "superseded by unknown reference 'nobody'"),
        ]),
        (REFERENCES, "authors: [Green A, Thumb B]", "authors: Green A", [
            (REFERENCES, 4, "'authors' of reference 'almanac2019' is a list of words"),
        ]),
        (REFERENCES, "- id: shed-notes", "- id: almanac2019", [
            (REFERENCES, 11, "the id 'almanac2019' stands twice"),
            (FLY, 11, "unknown reference 'shed-notes'"),
            (FLY, 12, "unknown reference 'shed-notes'"),
            (FLY, 16, "unknown reference 'shed-notes'"),
            (CARE, 13, "unknown reference 'shed-notes'"),
            (CARE, 20, "unknown reference 'shed-notes'"),
        ]),
        (CONCEPTS, "kind: therapy", "kind: magic", [
            (CONCEPTS, 17, "unknown kind 'magic' of 'watering'"),
        ]),
        (CONCEPTS, "part_of: [tomato-plant]", "part_of: [tomato]", [
            (CONCEPTS, 14, "part_of: there is no concept 'tomato'"),
        ]),
        (CONCEPTS, "treats: [tomato-plant]", "broader: [watering]", [
            (CONCEPTS, 18, "broader: 'watering' names itself"),
        ]),
        (CONCEPTS, "lay: [tomatoes]", "lay: [Aphid-infestation]", [
            (CONCEPTS, 8, "'greenfly-attack' shares the term 'aphid infestation' with tomato-plant "
             "(vocabulary/concepts.yaml:1)"),
        ]),
        (FLY, "subjects: [greenfly-attack]", "subjects: [whitefly]", [
            (FLY, 2, "unknown subject 'whitefly'"),
        ]),
        (FLY, "id: greenfly\n", "id: blackfly\n", [
            (FLY, 2, "the topic is 'blackfly', its file is not"),
        ]),
        (FLY, "[@shed-notes]{#greenfly-001", "{#greenfly-001", [
            (FLY, 11, "this statement has no source"),
        ]),
        (FLY, "[@shed-notes]{#greenfly-001", "[@shed]{#greenfly-001", [
            (FLY, 11, "unknown reference 'shed'"),
        ]),
        (FLY, "#greenfly-002 role=sign", "#greenfly-001 role=omen", [
            (FLY, 12, "the id 'greenfly-001' stands twice"),
            (FLY, 12, "unknown role 'omen'"),
        ]),
        (CARE, "audience=clinician", "audience=robots", [
            (CARE, 20, "unknown audience 'robots'"),
        ]),
        (FLY, ' disagrees="tomato-care-002"', "", [
            (CARE, 13, "'tomato-care-002' disagrees with 'greenfly-003', which does not say so"),
        ]),
        (CARE, 'disagrees="greenfly-003"', 'disagrees="greenfly-003 greenfly-009"', [
            (CARE, 13, "disagrees with unknown statement 'greenfly-009'"),
        ]),
        (CARE, "plain: Water tomatoes in the morning.", "plain: Use 5 litres.", [
            (CARE, 11, "the plain reading of 'tomato-care-001' adds '5 litres'"),
        ]),
        (CARE, "tomatoes take 2 litres a day.", "tomatoes take much water.", [
            (CARE, 13, "the plain reading of 'tomato-care-002' leaves out '2 litres a day'"),
        ]),
        ("redflags.yaml", "sources: [almanac2019]", "sources: [nobody]", [
            ("redflags.yaml", 9, "unknown reference 'nobody'"),
        ]),
        ("redflags.yaml", "- id: rule.drought\n", "- id: wilting\n  group: [wilting]\n- id: rule.drought\n", [
            ("redflags.yaml", 4, "the id 'wilting' stands twice"),
        ]),
        ("redflags.yaml", "- id: rule.drought\n", "- id: wilting\n  words: dry\n- id: rule.drought\n", []),
        ("redflags.yaml", "  finding: wilting all over\n", "", [
            ("redflags.yaml", 1, "the entry 'wilting' is none of: words, shape, finding, group, "
             "mask, everyday, rule, spellings, well_spelt"),
        ]),
        ("redflags.yaml", "advice: Water", "advise: Water", [
            ("redflags.yaml", 8, "unknown key 'advise' in the entry 'rule.drought'"),
        ]),
        ("redflags.yaml", "level: urgent", "level: dire", [
            ("redflags.yaml", 4, "red flag 'rule.drought' has no level out of urgent, emergency"),
        ]),
        ("scope.yaml", "nearby: [marrows]", "near: [marrows]", [
            ("scope.yaml", 2, "unknown key 'near'"),
        ]),
        ("scope.yaml", "nearby: [marrows]", "nearby: marrows", [
            ("scope.yaml", 2, "'nearby' is not a list of words"),
        ]),
        ("scope.yaml", "nearby: [marrows]", "abbreviations: [{abbreviation: TM, means: tomato-plant}]", [
            ("scope.yaml", 2,
             "'abbreviations' is not a list of entries with 'abbreviation', 'means' and 'else': [{means, beside}]"),
        ]),
        ("scope.yaml", "nearby: [marrows]",
         "abbreviations: [{abbreviation: TM, means: tomato-plant, else: [{means: a moth, beside: [wing]}]}]", [
            ("scope.yaml", 2, "'TM' is no abbreviation of 'tomato-plant'"),
        ]),
        ("scope.yaml", "field: roses", "fields: roses", [
            ("scope.yaml", 3, "'elsewhere' is not a list of entries with 'field' and 'terms'"),
        ]),
        ("scope.yaml", "rambler]", "Tomato-vines]", [
            ("scope.yaml", 3, "'Tomato-vines' is listed elsewhere but is a term of 'tomato-plant'"),
        ]),
    ],
)  # fmt: skip
def test_one_broken_rule_is_one_fault_with_its_line(tmp_path, file, old, new, expected):
    assert found(change(make_pack(tmp_path), file, old, new)) == expected


def test_concepts_may_not_be_broader_than_themselves_by_a_circle(tmp_path):
    folder = change(make_pack(tmp_path), CONCEPTS, "treats: [tomato-plant]", "broader: [soil]")
    change(folder, CONCEPTS, "- id: watering", "- id: soil\n  term: soil\n  kind: life\n"
           "  broader: [watering]\n- id: watering")  # fmt: skip
    assert found(folder) == [
        (CONCEPTS, 18, "concept 'soil' is broader than itself"),
        (CONCEPTS, 22, "concept 'watering' is broader than itself"),
    ]


def test_a_shared_term_is_allowed_once_both_say_it_is_ambiguous(tmp_path):
    folder = change(make_pack(tmp_path), CONCEPTS, "lay: [tomatoes]", "lay: [aphid infestation]")
    change(folder, CONCEPTS, "  misspellings: [grenfly]", "  ambiguous: true")
    assert len(found(folder)) == 1
    change(folder, CONCEPTS, "  abbreviations: [TP]", "  ambiguous: true")
    assert found(folder) == []


def test_a_review_that_is_due_today_has_not_expired(tmp_path):
    folder = change(make_pack(tmp_path), "pack.yaml", "2999-11-21", "2026-11-21")
    assert found(folder, date(2026, 11, 21)) == []
    assert found(folder, date(2026, 11, 22)) == [("pack.yaml", 10, "review was due on 2026-11-21")]


def test_a_pack_reviewed_by_somebody_may_be_approved(tmp_path):
    folder = change(make_pack(tmp_path), "pack.yaml", "review: submitted", "review: approved")
    change(folder, "pack.yaml", "reviewed_by: awaiting", "reviewed_by: [A. Reader, B. Reader]")
    assert found(folder) == []


def test_a_file_no_pack_has_is_a_fault_and_hidden_files_are_none_of_its_business(tmp_path):
    folder = make_pack(tmp_path, {"topics/notes.txt": "x", ".cache/a.yaml": "x", "README.md": "x"})
    assert found(folder) == [("topics/notes.txt", 0, "a pack has no such file")]


def test_files_that_are_not_those_of_the_checksums_are_named(tmp_path):
    from curbside.library.pack_build import build_pack

    folder = make_pack(tmp_path, {"README.md": "old"})
    build_pack(folder, today=TODAY)
    assert found(folder) == []
    change(folder, CARE, "## Treatment", "## Treatment\n")
    (folder / "README.md").unlink()
    (folder / "topics/leeks.md").write_text(
        CARE_MD.replace("tomato-care", "leeks").replace(' disagrees="greenfly-003"', "")
        .replace('\n  strength="strong" disagrees="greenfly-003"', "")
    )  # fmt: skip
    assert [(file, message) for file, _, message in found(folder)] == [
        ("checksums.txt", "README.md is listed but is not there"),
        ("topics/leeks.md", "this file is not in checksums.txt"),
        ("topics/tomato-care.md", "this file is not the one in checksums.txt"),
    ]
    assert check_pack(folder, today=TODAY, checksums=False) == ()

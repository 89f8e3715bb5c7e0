"""`curbside library leaflets` and `leaflet`, and what `curbside pack` reports of a pack with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curbside.consult import build
from curbside.settings import Settings
from tests.cli.homes import Home, Outcome
from tests.factories import change, make_pack_with_leaflet

QUESTIONS = """\
QUESTIONS PEOPLE ASK

How much water?
- In summer it takes 2 litres a day. [2,1]

Where are they?
- They gather under the leaves. [1]

Leaflet of 2026-11-21. No medical board has reviewed it yet. Every sentence stands on the
sources whose numbers follow it.
"""
REFERENCES = """\
References
[1] [Notes from a shed]. 2021. Available from: https://example.org/shed.
[2] Green A, Thumb B. The almanac of tomatoes. Journal of Made-up Gardens. 2019;7(3):70. doi:
    10.1000/almanac.2019.
"""



@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Home:
    """A home with the library of a garden pack that has a leaflet."""
    folder = tmp_path_factory.mktemp("garden")
    home = Home(folder / "home", (make_pack_with_leaflet(folder),))
    build(Settings(home=home.folder, packs=home.packs))
    return home


def test_the_leaflets_are_listed(garden):
    assert garden.call("library", "leaflets").out == f"{'garden/pests':<55}  122 words  Pests\n"
    assert json.loads(garden.call("library", "leaflets", "--json").out) == [{
        "id": "garden/pests", "title": "Pests", "subjects": ["greenfly-attack"],
        "sentences": 13, "words": 122, "grade": 3.6,
    }]


def test_a_leaflet_is_printed_with_numbered_references(garden):
    done = garden.run("library", "leaflet", "pests")
    assert (done.code, done.err) == (0, "")
    opening = "Pests\n=====\n\nWHAT IT IS\n\n- Greenfly gather under the leaves. [1]\n\nWHY IT HAPPENS\n"
    assert done.out.startswith(opening)
    assert QUESTIONS in done.out
    assert "This is general information, not advice about you." in done.out
    assert done.out.endswith(REFERENCES)


def test_a_leaflet_can_be_had_as_json(garden):
    found = json.loads(garden.call("library", "leaflet", "garden/pests", "--json").out)
    assert (found["id"], found["reviewed"], len(found["sections"])) == ("garden/pests", "awaiting", 13)
    assert found["sections"][-2] == {
        "key": "questions", "heading": "Questions people ask", "question": "How much water?",
        "sentences": [{"id": "leaf-q1", "text": "In summer it takes 2 litres a day.",
                       "passages": ["garden:tomato-care-002"], "references": [2, 1]}],
    }
    assert [(r["number"], r["id"]) for r in found["references"]] == [(1, "shed-notes"), (2, "almanac2019")]


def test_a_leaflet_the_library_does_not_hold_is_not_found(garden):
    expected = "curbside: The library holds no one leaflet 'roses'.\n  Leaflets: garden/pests.\n"
    assert garden.run("library", "leaflet", "roses") == Outcome(2, "", expected)


def test_a_library_without_its_leaflets_file_says_how_to_mend_it(garden, tmp_path):
    own = garden.copy_to(tmp_path / "home")
    [kept] = own.folder.glob("**/leaflets.json")
    kept.unlink()
    done = own.call("library", "leaflets")
    assert (done.code, done.out) == (1, "")
    assert "Build the library again: curbside library build --afresh." in done.err
    assert own.call("ask", "What are the signs of greenfly attack?").code == 0


def test_a_check_prints_the_counts_of_the_board(garden):
    [pack] = garden.packs
    assert garden.call("pack", "check", pack).out == (
        "garden: 2 topics, 7 statements, 2 references, 3 concepts; no faults\n"
        "  topics          2\n"
        "  statements      7\n"
        "  plain readings  2 (28.6%), mean US grade 3.8\n"
        "  concepts        3\n"
        "  references      2\n"
        "  identified      1 (50.0%), by DOI, PMID or PMCID\n"
        "  leaflets        1, 13 sentences, mean US grade 3.6\n"
    )


def test_the_state_of_the_references_can_be_had(garden):
    [pack] = garden.packs
    lines = garden.run("pack", "check", pack, "--references").out.splitlines()
    assert "  any identifier                 1 (50.0%)" in lines
    assert "  statements on web pages alone  5 (71.4%)" in lines
    assert ("  references/references.yaml:11: shed-notes (web-page, checked 2026-11-21) Notes from a shed") in lines
    found = json.loads(garden.call("pack", "check", pack, "--references", "--json").out)
    assert found["faults"] == []
    [report] = found["references"]
    assert (report["pack"], report["references"], report["identified"]) == ("garden", 2, 1)
    assert [each["id"] for each in report["unidentified"]] == ["shed-notes"]


def test_two_versions_of_a_pack_are_compared(garden, tmp_path):
    [old] = garden.packs
    new = make_pack_with_leaflet(tmp_path)
    same = garden.call("pack", "diff", old, new)
    assert same == Outcome(0, "garden 0.1.0 -> garden 0.1.0\nNothing has changed.\n", "")
    change(new, "topics/greenfly.md", "Curled leaves", "Rolled leaves")
    change(new, "leaflets/pests.md", "#leaf-why ", "#leaf-cause ")
    assert garden.run("pack", "diff", old, new).out == (
        "garden 0.1.0 -> garden 0.1.0\n"
        "\n"
        "Statements: 0 added, 1 changed, 0 gone\n"
        "~ greenfly-002\n"
        "    text\n"
        "    - Curled leaves point to an aphid infestation.\n"
        "    + Rolled leaves point to an aphid infestation.\n"
        "\n"
        "Leaflet sentences: 1 added, 0 changed, 1 gone\n"
        "+ leaf-cause: pests | why | Greenfly gather under the leaves. [greenfly-001]\n"
        "- leaf-why: pests | why | Greenfly gather under the leaves. [greenfly-001]\n"
    )
    found = json.loads(garden.call("pack", "diff", old, new, "--json").out)
    assert {part["part"]: len(part["changed"]) for part in found["parts"]}["statements"] == 1


def test_a_file_that_is_no_pack_is_not_compared(garden, tmp_path):
    done = garden.call("pack", "diff", garden.packs[0], tmp_path / "none.zip")
    assert done == Outcome(
        2, "", f"curbside: There is no pack in {tmp_path / 'none.zip'}.\n  Name a pack's folder, or its archive.\n"
    )


def test_every_shipped_leaflet_is_printed(shipped):
    rows = json.loads(shipped.call("library", "leaflets", "--json").out)
    assert len(rows) >= 12
    for row in rows:
        printed = shipped.call("library", "leaflet", row["id"])
        assert (printed.code, printed.err) == (0, "")
        assert "GET HELP NOW IF" in printed.out
        assert "[]" not in printed.out


def test_the_leaflets_lie_apart_from_what_a_question_reads(shipped):
    [kept] = Path(shipped.folder).glob("**/leaflets.json")
    knowledge = (kept.parent / "knowledge.json").read_text(encoding="utf-8")
    assert "leaflet-" not in knowledge

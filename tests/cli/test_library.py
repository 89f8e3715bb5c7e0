"""`curbside library`: build it, see what it holds, open one passage."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.homes import SIGNS, Home, Outcome
from tests.factories import change, make_pack

PASSAGE = """\
In summer a tomato plant takes 2 litres a day.

Looking after tomatoes · Treatment · garden/tomato-care
Applies to: summer, under glass
Strength: strong
Plain: In summer, tomatoes take 2 litres a day.

Green A, Thumb B. The almanac of tomatoes. Journal of Made-up Gardens. 2019;7(3):70. doi: 10.1000/almanac.2019.
  https://doi.org/10.1000/almanac.2019
  Seen: Water in the morning; 2 litres a day in summer.

[Notes from a shed]. 2021. Available from: https://example.org/shed.
  https://example.org/shed
  Seen: Greenfly gather under the leaves.
"""


@pytest.fixture
def own(tmp_path) -> Home:
    """A home with a garden pack of its own, not built yet."""
    return Home(tmp_path / "home", (make_pack(tmp_path),))


def test_a_first_build_says_what_it_made_and_a_second_has_nothing_to_do(own):
    first, second = own.run("library", "build"), own.call("library", "build")
    counts = r"6 passages in 2 topics, 2 references, 3 concepts \(\d+\.\d s\)\n"
    assert re.fullmatch(r"Library [0-9a-f]{12} built: " + counts, first.out)
    assert re.fullmatch(r"Library [0-9a-f]{12} up to date: " + counts, second.out)
    assert first.out.split()[1] == second.out.split()[1]


def test_afresh_builds_again(own):
    own.call("library", "build")
    assert " built: " in own.call("library", "build", "--afresh").out


def test_asking_builds_a_library_that_is_missing_or_out_of_date_and_says_so(own):
    said = "curbside: building the library (once; a few seconds) ...\n"
    assert own.call("ask", SIGNS).err == said
    assert own.call("ask", SIGNS).err == ""
    change(own.packs[0], "topics/greenfly.md", "Curled leaves", "Rolled leaves")
    again = own.call("ask", SIGNS)
    assert (again.code, again.err) == (0, said)
    assert "Rolled leaves point to an aphid infestation. [1]" in " ".join(again.out.split())


def test_a_pack_that_breaks_its_format_is_not_built_and_its_line_is_named(own):
    change(own.packs[0], "topics/greenfly.md", "role=dose", "role=potion")
    done = own.call("library", "build")
    assert (done.code, done.out) == (2, "")
    first, second, *_ = done.err.splitlines()
    assert first == "curbside: The pack garden has 1 fault:"
    assert second.startswith("  garden/topics/greenfly.md:16: unknown role 'potion' (")
    assert "Traceback" not in done.err


def test_a_pack_folder_that_is_not_there_is_named(own, tmp_path):
    expected = f"curbside: There is no pack in {tmp_path / 'none'}.\n  Mend the setting called packs.\n"
    assert own.call("library", "build", CURBSIDE_PACKS=str(tmp_path / "none")) == Outcome(2, "", expected)


def test_status_tells_what_the_library_holds(garden):
    found = json.loads(garden.call("library", "status", "--json").out)
    assert re.fullmatch("[0-9a-f]{16}", found.pop("library"))
    assert found.pop("questions") >= 0
    assert found == {
        "packs": {"garden": "0.1.0"},
        "review": {"garden": "submitted"},
        "topics": 2,
        "passages": 6,
        "references": {"current": 2},
        "concepts": 3,
        "red_flags": 2,
    }
    lines = garden.call("library", "status").out.splitlines()
    assert "packs          garden 0.1.0" in lines
    assert "references     current 2" in lines


def test_the_topics_are_listed_with_their_statements_counted(garden):
    rows = [line.split(maxsplit=2) for line in garden.call("library", "list").out.splitlines()]
    assert rows == [["garden/greenfly", "3", "Greenfly"], ["garden/tomato-care", "3", "Looking after tomatoes"]]


def test_a_passage_is_shown_with_all_that_it_rests_on(garden):
    assert garden.run("library", "show", "garden:tomato-care-002") == Outcome(0, PASSAGE, "")


def test_every_citation_of_an_answer_can_be_shown(shipped):
    record = json.loads(shipped.call("ask", "What is myelomalacia?", "--json").out)
    for citation in (c for s in record["bottom_line"] for c in s["citations"]):
        shown = shipped.call("library", "show", citation["passage"])
        assert (shown.code, shown.out.split("\n\n")[0]) == (0, citation["quote"])


def test_a_passage_the_library_does_not_hold_is_not_found(garden):
    expected = (
        "curbside: The library holds no passage, topic or document 'garden:none-001'.\n"
        "  See: curbside library list, with --own for your documents.\n"
    )
    assert garden.run("library", "show", "garden:none-001") == Outcome(2, "", expected)


def test_the_topics_a_build_and_a_passage_can_be_had_as_json(garden):
    topics = json.loads(garden.call("library", "list", "--json").out)
    assert [topic["id"] for topic in topics] == sorted(topic["id"] for topic in topics)
    for topic in topics:
        for passage in topic["passages"]:
            found = json.loads(garden.call("library", "show", passage, "--json").out)
            assert (found["id"], found["document"], found["title"]) == (passage, topic["id"], topic["title"])
            assert all(reference["title"] for reference in found["references"])
    built = json.loads(garden.call("library", "build", "--json").out)
    assert (built["documents"], built["passages"]) == (len(topics), sum(len(t["passages"]) for t in topics))
    assert built["fresh"] is False

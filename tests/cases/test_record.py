"""The record of an assessment: its keys, its names, its sources, and an id made of its content."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from curbside import __version__
from curbside.cases.record import DISCLAIMER, Assessment, to_record
from curbside.consult import Consult
from tests.factories import make_case_pack, make_settings

NOTE = "For days a tomato with wilting all over, dry soil, no curled leaves. Thirst score 3."


@pytest.fixture(scope="module")
def garden(tmp_path_factory) -> Consult:
    folder = tmp_path_factory.mktemp("record")
    return Consult.open(make_settings(folder, make_case_pack(folder)))


@pytest.fixture(scope="module")
def found(garden) -> Assessment:
    return garden.assess(NOTE)


def test_the_record_has_its_keys_in_the_order_of_reading(found):
    assert list(to_record(found)) == [
        "id", "urgency", "emergency", "criteria", "findings", "issues", "localisation", "differential", "next_steps",
        "scores", "pathway", "references", "disclaimer", "made_with",
    ]  # fmt: skip


def test_the_record_is_plain_values_that_json_keeps(found):
    record = to_record(found)
    assert json.loads(json.dumps(record)) == record


def test_findings_are_told_with_their_names_words_and_cue(found):
    by_id = {each["id"]: each for each in to_record(found)["findings"]}
    at = NOTE.index("curled leaves")
    assert by_id["curled-leaves"] == {
        "id": "curled-leaves", "state": "absent", "words": "curled leaves", "start": at, "end": at + 13, "cue": "no",
        "side": "", "level": "", "value": None, "unit": "", "name": "Curled leaves",
    }  # fmt: skip
    assert all(NOTE[each["start"] : each["end"]] == each["words"] for each in by_id.values())


def test_the_strongest_criterion_stands_apart_only_where_it_is_an_emergency(garden, found):
    record = to_record(found)
    assert (record["urgency"], record["emergency"]) == ("emergency", record["criteria"][0])
    assert [met["id"] for met in record["criteria"]] == ["dying-of-thirst", "getting-dry"]
    urgent = to_record(garden.assess("Dry soil."))
    assert (urgent["urgency"], urgent["emergency"]) == ("urgent", None)
    assert [met["id"] for met in urgent["criteria"]] == ["getting-dry"]


def test_every_source_it_rests_on_is_listed_once_and_numbered(found):
    record = to_record(found)
    assert [(each["number"], each["id"]) for each in record["references"]] == [(1, "almanac2019"), (2, "shed-notes")]
    assert found.sources == ("almanac2019", "shed-notes")


def test_names_are_those_of_findings_and_scores_and_else_the_id_in_words(found):
    assert [found.name(id) for id in ("dry-soil", "thirst", "region-root")] == [
        "Dry soil", "Thirst score", "region root",
    ]  # fmt: skip


def test_issues_of_the_input_stand_before_those_of_the_localisation(garden):
    found = garden.assess("Wilting, dry soil. Thirst score 9.")
    assert [each.message for each in found.issues] == [
        "Thirst score runs from 0 to 4; the note tells one outside.",
    ]  # fmt: skip


def test_the_id_is_made_of_the_content(garden, found):
    again = to_record(garden.assess(NOTE))
    assert again == to_record(found)
    assert len(again["id"]) == 20
    other = to_record(replace(found, scores=()))
    assert other["id"] != again["id"]


def test_it_says_what_it_was_made_with_and_what_it_is_not(garden, found):
    record = to_record(found)
    assert record["made_with"] == {
        "version": __version__, "packs": {"garden": "0.1.0"}, "library": garden.shelf.knowledge.fingerprint,
    }  # fmt: skip
    assert record["disclaimer"] == DISCLAIMER


def test_findings_may_be_given_instead_of_words(garden):
    record = to_record(garden.assess(findings=[{"id": "wilting-all-over", "state": "present"},
                                               {"id": "dry-soil", "state": "present"}]))  # fmt: skip
    assert record["urgency"] == "emergency"
    assert [(each["id"], each["words"]) for each in record["findings"]] == [("wilting-all-over", ""), ("dry-soil", "")]

"""The pack's lexicon: wide enough, every phrase sound, and a fault named with its entry and remedy."""

from __future__ import annotations

import re
from typing import Any

import pytest

from curbside.cases.findings import read_case, read_findings
from curbside.errors import PackFault
from tests.cases.findings.pack import lexicon, pack_entries

PAIN = {"id": "hurt", "words": "pain ache", "kind": "symptom"}
NECK = {"id": "neck", "words": "neck nape", "kind": "part"}
FINDING = {"id": "neck-pain", "name": "Neck pain", "group": "pain", "clinician": ["{hurt} ~3 {neck}"]}


def test_the_lexicon_holds_at_least_350_findings_each_with_words_and_a_name() -> None:
    named = [entry for entry in pack_entries() if "name" in entry]

    assert len(named) >= 350
    assert [entry["id"] for entry in named if not entry.get("clinician")] == []
    assert [entry["id"] for entry in named if entry["name"] != entry["name"].strip() or not entry["name"]] == []


def test_no_two_entries_share_an_id() -> None:
    ids = [entry["id"] for entry in pack_entries()]

    assert len(set(ids)) == len(ids)


def test_every_phrase_compiles() -> None:
    patterns = {pattern for pairs in lexicon().phrases.values() for pattern, _ in pairs}

    assert all(pattern.steps and all(pattern.needs) for pattern in patterns)
    assert len(patterns) > 3000


def test_every_limit_of_a_measured_value_has_its_source() -> None:
    limited = [entry for entry in pack_entries() if "below" in entry or "above" in entry]

    assert limited
    assert [entry["id"] for entry in limited if not entry.get("sources")] == []


def test_a_small_lexicon_reads_a_note() -> None:
    case = read_case("Ache at the nape.", read_findings([PAIN, NECK, FINDING]))

    assert dict(case.states) == {"neck-pain": "present"}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([{**FINDING, "colour": "red"}, PAIN, NECK], "the finding entry 'neck-pain' has unknown keys: colour"),
        ([FINDING, PAIN], "the phrase '{hurt} ~3 {neck}' names an unknown word class '{neck}'"),
        ([{**FINDING, "implies": ["ache"]}, PAIN, NECK], "the finding entry 'neck-pain' names an unknown finding"),
        ([{**FINDING, "implies": ["neck-pain"]}, PAIN, NECK], "the finding 'neck-pain' implies itself"),
        ([{"id": "empty"}], "the finding entry 'empty' is not exactly one of"),
        ([{**FINDING, "clinician": "pain"}], "'clinician' of the finding entry 'neck-pain' is not a list of texts"),
        ([{**PAIN, "kind": "colour"}], "the word class 'hurt' has an unknown kind 'colour'"),
        ([{**FINDING, "clinician": ["..3"]}], "the phrase '..3' demands no word"),
        ([FINDING, FINDING, PAIN, NECK], "the finding entry 'neck-pain' stands twice"),
    ],
)
def test_a_fault_of_an_entry_is_named_with_its_remedy(entries: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(PackFault, match=re.escape(message)) as fault:
        read_findings(entries)

    assert fault.value.remedy

"""The table of sites: what is refused, and that the shipped one rests on references the pack has."""

from __future__ import annotations

import pytest

from curbside.cases.localise import read_sites
from curbside.cases.localise.segments import SEGMENTS, place, segment
from curbside.errors import PackFault
from tests.cases.localise.told import PACK, read, reference_ids, shipped_sites

KNOWN = frozenset({"weak-legs", "brisk"})
LINE = {"when": "brisk", "points": 2, "says": "brisk", "sources": ["a-source"]}
REGION = {"id": "neck", "kind": "region", "name": "neck", "part": "cord", "from": "C1", "to": "C8", "for": [LINE]}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"kind": "region"}, "has no id"),
        ({"id": "neck", "kind": "place"}, "'neck' has the unknown kind 'place'"),
        (REGION | {"colour": "red"}, "'neck' has the unknown key 'colour'"),
        (REGION | {"part": "spine"}, "'neck' has the unknown part 'spine'"),
        (REGION | {"from": "C9"}, "'neck' names the unknown segment 'C9'"),
        (REGION | {"for": [LINE | {"when": "weak-arms"}]}, "'neck' names 'weak-arms', which is no known finding"),
        ({key: value for key, value in REGION.items() if key != "name"}, "'neck' has no 'name'"),
        (REGION | {"for": [LINE | {"points": 9}]}, "A line of the site 'neck' has 9 points"),
        ({"id": "s", "kind": "split", "between": ["chest", "neck"],
          "asks": [{"look": "the jerks", "findings": ["brisk"]}], "sources": ["a"]},
         "'s' has the unknown between 'chest'"),
        ({"id": "s", "kind": "split", "between": [], "asks": ["brisk"], "sources": ["a"]}, "'s'"),
        ({"id": "b", "kind": "band", "levels": ["seen"], "from": "C1", "to": "C4"},
         "'b' has the unknown levels 'seen'"),
        (REGION | {"for": [LINE | {"sources": []}]}, "A line of the site 'neck'"),
        (REGION | {"for": [{"when": "brisk", "points": 1}]}, "A line of the site 'neck'"),
        ({"id": "seg", "kind": "segment", "finding": "brisk", "from": "C5", "to": "C6", "tells": "near",
          "sources": ["a"]}, "'seg' has the unknown tells 'near'"),
        ({"id": "seg", "kind": "segment", "finding": "brisk", "from": "C5", "to": "C6", "tells": "at"},
         "'seg' has no 'sources'"),
        ({"id": "t", "kind": "tract", "name": "t", "side": "up", "sources": ["a"]}, "'t' has the unknown side 'up'"),
        ({"id": "m", "kind": "mismatch", "when": "brisk", "level": "grave", "message": "m", "remedy": "r",
          "sources": ["a"]}, "'m' has the unknown level 'grave'"),
    ],
)  # fmt: skip
def test_a_faulty_entry_is_named_with_its_fault(entry: dict, message: str) -> None:
    with pytest.raises(PackFault) as fault:
        read_sites([entry], KNOWN)
    assert message in fault.value.message
    assert fault.value.remedy


def test_two_entries_of_one_kind_and_name_are_a_fault_but_a_region_and_a_syndrome_may_share_one() -> None:
    syndrome = {"id": "neck", "kind": "syndrome", "name": "neck pattern", "needs": "brisk", "for": [LINE]}
    sites = read_sites([REGION, syndrome], KNOWN)
    assert (sites.regions[0].id, sites.syndromes[0].id) == ("neck", "neck")
    with pytest.raises(PackFault, match="The region 'neck' is written twice"):
        read_sites([REGION, REGION], KNOWN)


def test_a_condition_may_name_signs_made_of_levels() -> None:
    band = {"id": "seen-high", "kind": "band", "levels": ["imaged"], "from": "C1", "to": "C4", "region": "neck"}
    sites = read_sites([band, REGION | {"for": [LINE | {"when": "seen-high"}]}], KNOWN)
    assert sites.regions[0].lines[0].when.condition.findings == {"seen-high"}


def test_every_source_of_the_shipped_sites_is_a_reference_of_the_pack() -> None:
    entries = read(PACK / "sites.yaml")["sites"]
    named = {source for entry in entries for source in entry.get("sources", ())}
    lines = [line for entry in entries for key in ("for", "against") for line in entry.get(key, ())]
    named |= {source for line in lines for source in line["sources"]}
    assert named <= reference_ids()


def test_every_split_of_the_shipped_sites_lies_between_two_candidates() -> None:
    assert {len(split.between) for split in shipped_sites().splits} == {2}


def test_the_ladder_runs_from_the_first_cervical_to_the_last_sacral_segment() -> None:
    assert (SEGMENTS[0], SEGMENTS[7], SEGMENTS[8], SEGMENTS[19], SEGMENTS[20], SEGMENTS[-1], len(SEGMENTS)) == (
        "C1", "C8", "T1", "T12", "L1", "S5", 30,
    )  # fmt: skip


def test_a_level_is_read_however_it_is_written_and_an_unknown_one_is_none() -> None:
    assert [place(name) for name in ("T10", "t10", "D10", "T 10", "C8", "C9", "T13", "", "hip")] == [
        17, 17, 17, 17, 7, None, None, None, None,
    ]  # fmt: skip
    with pytest.raises(PackFault):
        segment("C9", "made-up")

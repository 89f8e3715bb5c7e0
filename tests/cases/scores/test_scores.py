"""Scores: their tables add up, missing items are a range, and nothing is assumed."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.scores import Scores, read_scores_tables, score
from curbside.cases.scores.score import totals_of
from curbside.errors import BadInput, NotFound, PackFault
from tests.cases.scores.tables import entries_of, known_findings, known_references, shipped_scores

SINS = {"location": "junctional", "pain": "mechanical", "bone": "lytic", "alignment": "normal", "collapse": "over-half"}


def table(**changes) -> list[dict]:
    entry = {
        "id": "shed", "name": "Shed score", "variant": "0 to 3", "limits": [0, 3], "sources": ["almanac"],
        "items": [
            {"id": "roof", "name": "Roof", "levels": [{"points": n, "means": f"roof {n}"} for n in (0, 1)]},
            {"id": "door", "name": "Door", "limits": [0, 2]},
        ],
        "bands": [
            {"name": "bad", "from": 0, "to": 1, "meaning": "leaks"},
            {"name": "good", "from": 2, "to": 3, "meaning": "dry"},
        ],
    }  # fmt: skip
    return [copy.deepcopy({**entry, **changes})]


def fault_of(entries: list[dict], known: frozenset[str] | None = None) -> str:
    with pytest.raises(PackFault) as caught:
        read_scores_tables(entries, known)
    assert caught.value.remedy
    return caught.value.message


def test_the_shipped_pack_has_the_scores_that_were_asked_for() -> None:
    assert {"mjoa", "joa", "joa-recovery-rate", "nurick", "frankel", "ais", "sins", "escc", "tokuhashi", "ndi"} <= set(
        shipped_scores().tables
    )


def test_every_source_of_a_shipped_score_is_a_reference() -> None:
    named = {source for each in shipped_scores().tables.values() for source in each.sources}
    assert named - known_references() == set()


@pytest.mark.parametrize("each", shipped_scores().tables.values(), ids=lambda t: t.id)
def test_bands_cover_every_total_a_score_can_have_once(each) -> None:
    for total in totals_of(each, {item.id: item.values for item in each.items}):
        holding = [band for band in each.bands if band.low <= total <= band.high]
        edges = 2 if each.step == 0 and total in {band.low for band in each.bands[1:]} else 1
        assert len(holding) == (edges if each.bands else 0), (each.id, total)


def test_a_score_with_every_item_is_one_number_with_its_band() -> None:
    found = score(shipped_scores(), "sins", {**SINS, "posterolateral": "both"})
    assert (found.low, found.high, found.value, found.band, found.missing) == (14, 14, 14, "unstable", ())
    assert found.sources == shipped_scores().tables["sins"].sources != ()


def test_a_missing_item_gives_the_range_and_every_band_still_possible() -> None:
    found = score(shipped_scores(), "sins", SINS)
    assert (found.low, found.high, found.value) == (11, 14, None)
    assert (found.band, found.missing) == ("potentially unstable or unstable", ("posterolateral",))


def test_a_band_between_two_possible_totals_is_not_called_possible() -> None:
    # alignment adds 0, 2 or 4: with the other items at 4 the totals are 4, 6 and 8
    items = {"location": 3, "pain": 1, "bone": 0, "collapse": 0, "posterolateral": 0}
    found = score(shipped_scores(), "sins", items)
    assert (found.low, found.high, found.band) == (4, 8, "stable or potentially unstable")


def test_points_and_labels_mean_the_same_level() -> None:
    by_label = score(shipped_scores(), "tokuhashi", {"primary": "Breast"})
    assert by_label == score(shipped_scores(), "tokuhashi", {"primary": "5"})
    assert by_label == score(shipped_scores(), "tokuhashi", {"primary": 5.0})


@given(st.data())
def test_giving_a_missing_item_every_value_gives_exactly_the_range(data) -> None:
    scores = shipped_scores()
    each = scores.tables[data.draw(st.sampled_from([t for t in scores.tables if t != "ndi"]))]
    missing = data.draw(st.sampled_from([item.id for item in each.items]))
    told = {item.id: data.draw(st.sampled_from(item.values)) for item in each.items if item.id != missing}
    ranged = score(scores, each.id, told)
    values = next(item.values for item in each.items if item.id == missing)
    whole = [score(scores, each.id, {**told, missing: value}) for value in values]
    assert (ranged.low, ranged.high) == (min(s.low for s in whole), max(s.high for s in whole))
    assert set(ranged.bands) == {band for s in whole for band in s.bands}


def test_the_recovery_rate_is_the_share_of_the_lost_points_that_came_back() -> None:
    found = score(shipped_scores(), "joa-recovery-rate", {"before": 9, "after": 15})
    assert (found.value, found.unit, found.band) == (75, "%", "excellent")
    assert score(shipped_scores(), "mjoa-recovery-rate", {"before": 12, "after": 10}).value == pytest.approx(-100 / 3)


def test_an_unknown_score_item_or_value_is_named_with_what_is_legal() -> None:
    with pytest.raises(NotFound, match="no score 'moja'") as caught:
        score(shipped_scores(), "moja", {})
    assert "mjoa" in caught.value.remedy
    with pytest.raises(BadInput, match="no item 'arms'") as caught:
        score(shipped_scores(), "mjoa", {"arms": 3})
    assert caught.value.remedy == "Its items are arms-motor, legs-motor, hands-sensory, bladder."
    with pytest.raises(BadInput, match="location cannot be '4'") as caught:
        score(shipped_scores(), "sins", {"location": "4"})
    assert "junctional (occiput to C2" in caught.value.remedy
    with pytest.raises(BadInput, match="reading cannot be '6'") as caught:
        score(shipped_scores(), "ndi", {"reading": "6"})
    assert caught.value.remedy == "It is a number from 0 to 5."


def test_a_table_that_does_not_add_up_is_refused_with_the_fault_named() -> None:
    assert read_scores_tables(table()).tables["shed"].high == 3
    assert fault_of(table(limits=[0, 4])) == "The score 'shed' runs from 0 to 3 by its items but states 0 to 4."
    dry = {"name": "good", "from": 2, "to": 3, "meaning": "dry"}
    gap = [{"name": "bad", "from": 0, "to": 0, "meaning": "leaks"}, dry]
    assert fault_of(table(bands=gap)) == "The score 'shed' has a gap or an overlap between 'bad' and 'good'."
    assert fault_of(table(bands=gap[1:])) == "The score 'shed' has bands that do not reach its limits."
    assert fault_of(table(colour="red")) == "The score 'shed' has an unknown key 'colour'."
    assert fault_of(table(sources=[])) == "The score 'shed' has no sources."
    assert fault_of(table() + table()) == "The score 'shed' stands twice."


def test_a_table_may_only_name_findings_that_are_known() -> None:
    entries = table(infer_when="rain")
    assert fault_of(entries, frozenset({"sun"})) == "The score 'shed' names an unknown finding 'rain'."
    assert isinstance(read_scores_tables(entries_of("scores"), known_findings()), Scores)


@pytest.mark.parametrize("formula", ["roof.real", "__import__('os')", "roof ** 9", "roof + window", "roof +", "[roof]"])
def test_a_formula_is_arithmetic_over_the_items_and_nothing_else(formula: str) -> None:
    assert fault_of(table(formula=formula)).startswith("The score 'shed' has a formula ")

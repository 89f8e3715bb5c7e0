"""Causes are read whole, and an entry that makes no sense is named with its remedy."""

from __future__ import annotations

import pytest

from curbside.cases.differential import read_causes
from curbside.errors import PackFault

KNOWN = frozenset({"fever", "back-pain", "mri-mass"})


def cause(**changes) -> dict:
    return {
        "id": "sunstroke",
        "name": "Sunstroke",
        "prior": {"per_1000": 10.0},
        "age": {"typical": 40, "range": [20, 60]},
        "sex": {"female_share": 0.5},
        "tempo": {"hours": 1.0},
        "findings": [{"finding": "fever", "frequency": 0.9, "basis": "figure", "sources": ["almanac"]}],
        "confirm": ["Look at the sky."],
        "sources": ["almanac"],
    } | changes


def rows_of(*entries: dict) -> dict:
    return {
        each.id: {name: (row.low, row.high, row.basis, row.inherited) for name, row in each.rows.items()}
        for each in read_causes(entries, KNOWN).known
    }


def test_a_frequency_is_a_number_a_range_or_a_word() -> None:
    rows = [
        {"finding": "fever", "frequency": 0.9, "basis": "figure"},
        {"finding": "back-pain", "frequency": [0.2, 0.4], "basis": "estimate"},
        {"finding": "mri-mass", "frequency": "rare", "basis": "described"},
    ]
    assert rows_of(cause(findings=rows)) == {
        "sunstroke": {
            "fever": (0.9, 0.9, "figure", False),
            "back-pain": (0.2, 0.4, "estimate", False),
            "mri-mass": (0.05, 0.05, "described", False),
        }
    }


def test_a_cause_takes_the_rows_of_its_profiles_unless_it_has_its_own_and_the_last_profile_is_the_nearest() -> None:
    def profile(name: str, **shares: float) -> dict:
        rows = [{"finding": key.replace("_", "-"), "frequency": share} for key, share in shares.items()]
        return {"id": name, "profile": True, "findings": rows}

    wide, near = profile("wide", fever=0.1, back_pain=0.2), profile("near", back_pain=0.7)
    assert rows_of(wide, near, cause(like=["wide", "near"])) == {
        "sunstroke": {"fever": (0.9, 0.9, "figure", False), "back-pain": (0.7, 0.7, "estimate", True)}
    }


def test_a_broader_finding_is_expected_at_least_as_often_as_a_narrower_one() -> None:
    read = read_causes([cause()], KNOWN, {"fever": ("back-pain",)})
    assert (read.known[0].rows["back-pain"].low, read.known[0].rows["back-pain"].inherited) == (0.9, True)


def test_a_narrower_finding_is_taken_as_the_same_part_of_the_broader_as_in_the_causes_that_list_both() -> None:
    both = [{"finding": "back-pain", "frequency": 0.8}, {"finding": "fever", "frequency": 0.4}]
    only = [{"finding": "back-pain", "frequency": 0.6}]
    read = read_causes(
        [cause(findings=both), cause(id="backache", findings=only)], KNOWN, {"fever": ("back-pain",)}
    )
    assert read.known[1].rows["fever"].low == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"nickname": "sun"}, "unknown key 'nickname'"),
        ({"findings": [{"finding": "ague", "frequency": 0.5}]}, "unknown finding 'ague'"),
        ({"findings": [{"finding": "fever", "frequency": 1.5}]}, "the frequency 1.5 is no share"),
        ({"findings": [{"finding": "fever", "frequency": [0.6, 0.4]}]}, "is no share"),
        ({"findings": [{"finding": "fever", "frequency": 0.5}] * 2}, "'fever' stands twice"),
        ({"findings": [{"finding": "onset-days", "frequency": 0.5}]}, "is not for a row"),
        ({"findings": [{"finding": "fever", "frequency": 0.5, "basis": "hearsay"}]}, "unknown basis 'hearsay'"),
        ({"prior": {"per_1000": 0}}, "its prior is not above 0"),
        ({"age": {"typical": 70, "range": [20, 60]}}, "its typical age lies outside its range"),
        ({"tempo": {"basis": "estimate"}}, "its tempo is empty"),
        ({"like": ["nobody"]}, "unknown profile 'nobody'"),
        ({"excluded_by": ["fever +"]}, "ends too early"),
        ({"excluded_by": ["ague"]}, "'ague', which is no known finding"),
        ({"confirm": []}, "it has no confirm"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused_by_name(changes: dict, words: str) -> None:
    with pytest.raises(PackFault) as raised:
        read_causes([cause(**changes)], KNOWN)
    assert "'sunstroke'" in raised.value.message
    assert words in raised.value.message
    assert raised.value.remedy


def test_two_entries_may_not_share_an_id() -> None:
    with pytest.raises(PackFault, match="the id stands twice"):
        read_causes([cause(), cause()], KNOWN)


def test_a_finding_stands_in_one_cluster_only() -> None:
    clusters = [{"id": "one", "cluster": ["fever"]}, {"id": "two", "cluster": ["fever", "back-pain"]}]
    with pytest.raises(PackFault, match="already stands in 'one'"):
        read_causes([*clusters, cause()], KNOWN)


def test_every_cause_of_the_pack_has_a_source_for_each_row_that_claims_one(cause_entries) -> None:
    bare = [
        (entry["id"], row["finding"])
        for entry in cause_entries
        for row in entry.get("findings", ())
        if row["basis"] in ("figure", "part-figure") and not row.get("sources")
    ]
    assert bare == []


def test_every_source_named_by_a_cause_is_in_the_list_of_references(cause_entries, reference_ids) -> None:
    def named(part: object) -> set[str]:
        if isinstance(part, dict):
            own = set(part.get("sources", ()))
            return own.union(*(named(each) for key, each in part.items() if key != "sources"))
        return set().union(*(named(each) for each in part)) if isinstance(part, list) else set()

    assert sorted(named(cause_entries) - reference_ids) == []


def test_the_weights_do_not_hang_on_the_order_in_which_a_finding_implies_others(cause_entries, implied, causes) -> None:
    turned = {finding: tuple(reversed(tuple(broader))) for finding, broader in implied.items()}

    again = read_causes(cause_entries, frozenset(implied), turned)

    assert {name: pytest.approx(weights) for name, weights in causes.present.items()} == dict(again.present)
    assert {name: pytest.approx(weights) for name, weights in causes.absent.items()} == dict(again.absent)

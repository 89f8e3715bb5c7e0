"""Chips: one for each thing told, in the writer's words, and what striking, turning and adding makes of them."""

from __future__ import annotations

from curbside.cases.case import Finding
from curbside.cases.chips import ADDED, STRUCK, TURNED, Chip, chips_of

BROADER = {"numb-hands": frozenset({"numb"}), "numb": frozenset(), "clonus": frozenset()}
NUMB = Finding("numb", "present", "numb", 0, 4)
HANDS = Finding("numb-hands", "present", "numb hands", 0, 10)
CLONUS = Finding("clonus", "absent", "clonus", 15, 21, "no")


def test_a_broader_finding_of_the_same_words_stands_under_the_narrower():
    assert chips_of((NUMB, HANDS, CLONUS), BROADER) == (
        Chip("numb-hands", "present", (HANDS,), ("numb",)),
        Chip("clonus", "absent", (CLONUS,)),
    )


def test_a_broader_finding_told_elsewhere_too_keeps_its_own_chip():
    again = Finding("numb", "present", "numbness", 30, 38)
    chips = chips_of((NUMB, HANDS, again), BROADER)
    assert [(chip.id, chip.under) for chip in chips] == [("numb", ()), ("numb-hands", ())]


def test_a_broader_finding_told_by_the_words_of_several_narrower_ones_has_no_chip_of_its_own():
    broader = {"smoking": frozenset({"risk"}), "diabetes": frozenset({"risk"}), "risk": frozenset()}
    told = [
        Finding("smoking", "present", "smoker", 0, 6), Finding("risk", "present", "smoker", 0, 6),
        Finding("diabetes", "present", "diabetes", 11, 19), Finding("risk", "present", "diabetes", 11, 19),
    ]  # fmt: skip
    assert [(chip.id, chip.under) for chip in chips_of(told, broader)] == [
        ("smoking", ("risk",)), ("diabetes", ("risk",)),
    ]  # fmt: skip


def test_a_chip_shows_the_words_that_tell_its_side():
    told = [Finding("numb-hands", "present", "numb right hand", 0, 15, side="right"),
            Finding("numb-hands", "present", "both hands numb", 20, 35, side="both")]  # fmt: skip
    (chip,) = chips_of(told, BROADER)
    assert (chip.side, chip.words) == ("both", "both hands numb")


def test_a_struck_chip_keeps_its_words_and_hides_what_stood_under_it():
    listed = [{"id": "numb-hands", "state": "unknown"}, {"id": "numb", "state": "unknown"}]
    assert chips_of((NUMB, HANDS), BROADER, listed) == (
        Chip("numb-hands", "unknown", (HANDS,), ("numb",), STRUCK),
    )


def test_a_turned_chip_counts_as_the_form_says_and_says_so():
    chips = chips_of((HANDS, CLONUS), BROADER, [{"id": "clonus", "state": "present"}])
    assert [(chip.id, chip.state, chip.change, chip.words) for chip in chips] == [
        ("numb-hands", "present", "", "numb hands"),
        ("clonus", "present", TURNED, "clonus"),
    ]


def test_what_only_the_form_tells_comes_last_and_without_words():
    chips = chips_of((HANDS,), BROADER, [{"id": "clonus", "side": "left"}, {"id": "numb", "state": "unknown"}])
    assert chips[1:] == (Chip("clonus", "present", (), change=ADDED, side="left"),)


def test_a_thing_told_both_ways_becomes_one_chip_when_the_form_settles_it():
    there = Finding("clonus", "present", "beats of clonus", 40, 55)
    assert len(chips_of((CLONUS, there), BROADER)) == 2
    (chip,) = chips_of((CLONUS, there), BROADER, [{"id": "clonus", "state": "absent"}])
    assert (chip.state, chip.change, {each.words for each in chip.tellings}) == (
        "absent", TURNED, {"clonus", "beats of clonus"},
    )  # fmt: skip

"""Evidence: what bears on a question, how far, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from curbside.answer.evidence import find_evidence, source_strength
from curbside.answer.units import break_into_units
from tests.answer.garden import evidence_for, passage, shelf_of, understood

ABOUT = passage("leaf-001", "Pick off the first leaves of leaf blight.")
NAMES = passage("root-001", "Drains that cure root rot also help against leaf blight.", "root-rot")
NARROWER = passage("early-001", "Early blight needs the lowest leaves picked off.", "early-blight")
OTHER = passage("fly-001", "Pick off the leaves that aphids sit on.", "greenfly-attack")
SIGN = passage("leaf-002", "Leaf blight leaves brown rings.", role="sign")
FILLER = tuple(passage(f"root-{n:03}", f"Root rot number {n} drains badly.", "root-rot") for n in range(10, 40))
ALL = (ABOUT, NAMES, NARROWER, OTHER, SIGN, *FILLER)


def order(found) -> list[str]:
    return [c.passage.id.removeprefix("garden:") for c in found.candidates]


def candidate(found, source):
    return next(c for c in found.candidates if c.passage is source)


def test_a_passage_about_the_subject_comes_before_one_that_only_names_it():
    found = evidence_for(shelf_of(*ALL), "how is leaf blight treated?")
    about, names = candidate(found, ABOUT), candidate(found, NAMES)
    assert about.shares[0] == 1.0 > names.shares[0] > 0
    assert about.score > names.score
    assert order(found)[0] == "leaf-001"


def test_a_passage_about_a_narrower_kind_counts_and_comes_after_the_kind_itself():
    found = evidence_for(shelf_of(*ALL), "how is leaf blight treated?")
    narrower = candidate(found, NARROWER)
    assert (0 < narrower.shares[0] < 1, narrower.on_subject) == (True, True)
    assert order(found).index("leaf-001") < order(found).index("early-001")


def test_a_passage_about_the_broader_kind_counts_for_less_than_one_about_a_narrower():
    found = evidence_for(shelf_of(*ALL), "how is early blight treated?")
    narrower = candidate(evidence_for(shelf_of(*ALL), "how is leaf blight treated?"), NARROWER)
    assert candidate(found, NARROWER).shares[0] == 1.0
    assert 0 < candidate(found, ABOUT).shares[0] < narrower.shares[0]


def test_a_passage_about_another_subject_loses_even_in_the_same_words():
    found = evidence_for(shelf_of(*ALL), "leaf blight: pick off the leaves?")
    other = candidate(found, OTHER)
    assert other.on_subject is False
    assert {"leaf-001", "early-001"} <= set(order(found)[: order(found).index("fly-001")])


def test_without_a_subject_no_passage_is_off_it():
    found = evidence_for(shelf_of(*ALL), "wilting leaves, what helps?")
    assert found.candidates
    assert all(c.on_subject for c in found.candidates)


def test_a_passage_in_the_role_that_was_asked_for_comes_first():
    shelf = shelf_of(*ALL)
    treated, seen = evidence_for(shelf, "leaf blight treatment"), evidence_for(shelf, "leaf blight symptoms")
    assert (order(treated)[0], order(seen)[0]) == ("leaf-001", "leaf-002")
    assert candidate(seen, SIGN).fit > candidate(seen, ABOUT).fit


def test_a_rare_word_weighs_more_than_a_common_one_and_an_everyday_word_unseen_hardly():
    shelf = shelf_of(*ALL)
    question = understood(shelf, "root rot brown drains wednesday xylophagous")
    weights = {unit.key: unit.weight for unit in break_into_units(question, shelf)}
    assert weights["xylophag"] > weights["brown"] > weights["drain"]
    assert weights["xylophag"] > weights["wednesday"]
    assert [unit.unseen for unit in break_into_units(question, shelf)] == [False, False, False, True, True]


def test_the_subject_matters_however_often_the_library_names_it():
    shelf = shelf_of(*FILLER)
    subject, word = break_into_units(understood(shelf, "root rot drains"), shelf)
    assert (subject.key, word.key) == ("root-rot", "drain")
    assert subject.weight > 3 * word.weight


def test_a_carried_subject_weighs_less_than_one_that_is_named():
    shelf = shelf_of(*ALL)
    (named,) = break_into_units(understood(shelf, "leaf blight"), shelf)
    carried = break_into_units(understood(shelf, "and then?", "gp", "leaf blight"), shelf)[0]
    assert (carried.key, 0 < carried.weight < named.weight) == (named.key, True)


def test_what_the_whole_pack_is_about_is_covered_by_any_passage():
    scope = {"garden": {"about": ["leaf-blight"]}}
    found = evidence_for(shelf_of(*ALL, scope=scope), "how do drains help leaf blight?")
    assert 0 < candidate(found, FILLER[0]).shares[0] < candidate(found, NAMES).shares[0]
    without = evidence_for(shelf_of(*ALL), "how do drains help leaf blight?")
    assert candidate(without, FILLER[0]).shares[0] == 0.0


def test_being_an_adult_is_no_demand_on_a_passage():
    shelf = shelf_of(*ALL)
    question = understood(shelf, "an adult with leaf blight")
    assert question.concepts == ("adult", "leaf-blight")
    assert [unit.key for unit in break_into_units(question, shelf)] == ["leaf-blight"]


def test_what_passages_cover_between_them_is_more_than_the_best_covers_alone():
    found = evidence_for(shelf_of(*ALL), "leaf blight treated by picking, with brown rings?")
    assert 0 < found.coverage < found.reach <= 1
    assert found.answers <= found.coverage


def test_a_question_that_the_library_has_nothing_for_finds_nothing():
    found = evidence_for(shelf_of(*ALL), "quantum chromodynamics")
    assert (found.candidates, found.coverage, found.reach, found.answers) == ((), 0.0, 0.0, 0.0)
    assert found.strange == 1.0


def test_a_stronger_and_a_newer_source_count_for_more():
    guideline, trial, shed = (replace(ABOUT, id=f"garden:{n}", level=level, year=year) for n, (level, year) in
                              enumerate((("guideline", 2025), ("rct", 2025), ("", None))))
    assert source_strength(guideline) == pytest.approx(1.0)
    assert source_strength(guideline) > source_strength(trial) > source_strength(shed) == 0.0
    assert source_strength(replace(trial, year=2010)) < source_strength(trial)


def test_of_two_alike_the_better_sourced_comes_first():
    weak = passage("leaf-010", "Sulphur helps leaf blight a little.", references=("shed-notes",))
    strong = passage("leaf-020", "Sulphur helps leaf blight a little.")
    assert order(evidence_for(shelf_of(weak, strong), "treatment of leaf blight")) == ["leaf-020", "leaf-010"]


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL))
def test_the_order_found_does_not_hang_on_the_order_added(passages):
    question = "how is leaf blight treated in wet beds, and does copper spray help?"
    assert evidence_for(shelf_of(*passages), question) == evidence_for(shelf_of(*ALL), question)


def test_every_part_of_a_score_lies_between_nothing_and_all(shipped):
    for question in ("treatment of transverse myelitis", "gait worse at night in a 75-year-old", "MRI of a syrinx"):
        found = find_evidence(understood(shipped.shelf, question), shipped.shelf)
        assert found.candidates
        for c in found.candidates:
            assert all(0 <= part <= 1 for part in (c.coverage, c.fit, c.strength, *c.shares))
        scores = [c.score for c in found.candidates]
        assert scores == sorted(scores, reverse=True)

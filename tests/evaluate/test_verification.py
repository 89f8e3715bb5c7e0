"""Mutating sentences, and counting what the check makes of mutations, paraphrases and labelled pairs."""

from __future__ import annotations

import json

import pytest

from curbside.errors import BadInput
from curbside.evaluate.learning import folds, learn, macro_f1
from curbside.evaluate.verification import run_mutations, run_pairs
from curbside.evaluate.verification.mutations import KINDS, draw_mutations, read_words
from curbside.evaluate.verification.mutations.conditions import dropped, opened
from curbside.evaluate.verification.mutations.figures import comparators, levels, numbers, range_ends, units
from curbside.evaluate.verification.mutations.wording import drugs, negations, sides, strengths
from curbside.library.vocabulary import Vocabulary
from tests.answer.garden import CONCEPTS

VOCABULARY = Vocabulary(CONCEPTS)
WORDS = read_words()
TEXT = "Copper spray 20 mg daily should not be used in 12 people for 6 to 8 weeks at C5, unless frost is near."


def made(change, text=TEXT, *more):
    return set(change(text, WORDS, *more))


def test_numbers_units_ranges_and_levels_are_changed_one_at_a_time():
    assert TEXT.replace("20", "21") in made(numbers) and TEXT.replace("20", "200") in made(numbers)
    assert TEXT.replace("20 mg", "20 g") in made(units)
    assert TEXT.replace("6 to 8", "6 to 9") in made(range_ends) and TEXT.replace("6 to 8", "5 to 8") in made(range_ends)
    assert TEXT.replace("C5", "C6") in made(levels) and TEXT.replace("C5", "T5") in made(levels)
    assert TEXT.replace("12 people", "at least 12 people") in made(comparators)


def test_an_image_weighting_is_no_level_and_a_year_takes_no_comparator():
    assert made(levels, "High T2 signal is common.") == set()
    assert made(comparators, "The 2019 guideline is old.") == set()


def test_a_drug_becomes_another_of_the_packs_or_one_that_no_pack_knows():
    found = made(drugs, TEXT, VOCABULARY)
    assert TEXT.replace("Copper spray", "sulphur dust") in found
    assert TEXT.replace("Copper spray", "zavorexin") in found
    assert not VOCABULARY.matcher.find("zavorexin")


def test_words_are_turned_weakened_strengthened_and_denied():
    assert TEXT.replace("should", "must") in made(strengths, TEXT, VOCABULARY)
    assert TEXT.replace("should not", "should") in made(negations, TEXT, VOCABULARY)
    assert "The right arm is weak." in made(sides, "The left arm is weak.", VOCABULARY)
    assert made(sides, "They left hospital.", VOCABULARY) == set()


def test_a_condition_is_dropped_whole_and_the_sentence_with_it_is_not():
    assert made(dropped) == {TEXT.replace(", unless frost is near", "")}
    assert made(dropped, "In mild blight, pruning is of help to trees.") == {"Pruning is of help to trees."}
    assert made(dropped, "Pruning after frost helps trees in the garden.") == set()  # the rest would be no sentence


def test_a_frame_is_put_before_a_sentence():
    assert opened("In children", "The spray helps.") == "In children, the spray helps."
    assert opened("In children", "MRI helps.") == "In children, MRI helps."


def test_mutations_are_drawn_alike_for_a_seed_and_differ_from_their_source():
    pairs = [(TEXT, TEXT), ("In adults the left leaf may wilt.", "In adults the left leaf may wilt.")]
    drawn = draw_mutations(pairs, VOCABULARY, 5, 1)
    assert drawn == draw_mutations(pairs, VOCABULARY, 5, 1)
    assert {m.kind for m in drawn} == set(KINDS)
    assert all(m.sentence != m.source for m in drawn)
    assert all(sum(m.kind == kind for m in drawn) <= 5 for kind in KINDS)


def test_the_check_catches_what_is_changed_in_the_shipped_library(shipped):
    run = run_mutations(shipped, each=25)
    assert set(run.made) == {*KINDS, "quote"}
    assert run.measures["least_caught"] >= 0.92  # of 25: two may be missed here; expected/verification.json counts 1000
    assert run.caught["quote"] == run.made["quote"] == 75
    before = run.measures["paraphrases"]["before"]
    assert before["honest"] >= 200 and before["false_alarms"] <= 0.02
    assert run.answers[0] == run.answers[1] == 60
    assert "false alarms on" in run.as_table(misses=True)


def test_a_file_of_paraphrases_of_another_shape_is_named(shipped, tmp_path):
    (tmp_path / "p.yaml").write_text("paraphrases: [{sentence: x}]")
    with pytest.raises(BadInput, match="is not a file of paraphrases"):
        run_mutations(shipped, each=1, paraphrases=tmp_path / "p.yaml")


def write_pairs(path, rows):
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_pairs_are_judged_beside_learners_that_see_only_one_side(tmp_path):
    rows = []
    for n in range(10):
        claim = f"Copper spray number {n} heals blight of leaf."
        rows += [
            {"claim": claim, "evidence": f"Copper spray number {n} heals blight of the leaf.", "label": "Supports"},
            {"claim": claim, "evidence": f"Copper spray number {n} never heals blight of leaf.", "label": "Refutes"},
            {"claim": claim, "evidence": "Roses smell sweet in June, say gardeners.", "label": "Neutral"},
        ]
    run = run_pairs(write_pairs(tmp_path / "pairs.jsonl", rows), VOCABULARY)
    assert run.labels == {"supported": 10, "refuted": 10, "neutral": 10}
    assert run.check == 1.0
    assert set(run.learned) == {"claim"}  # there is no topic to keep apart
    assert run.learned["claim"]["check's features"] == 1.0
    assert run.learned["claim"]["claim only"] < 0.5  # a claim alone cannot tell its three pairs apart
    assert "macro-F1 of the check, nothing learned: 1.000" in run.as_table()


@pytest.mark.parametrize("row", [{"claim": "x", "evidence": "y"}, {"claim": "x", "evidence": "y", "label": "Perhaps"}])
def test_a_pair_of_another_shape_is_named(tmp_path, row):
    with pytest.raises(BadInput, match="is not a file of claims with evidence and label"):
        run_pairs(write_pairs(tmp_path / "pairs.jsonl", [row]), VOCABULARY)


def test_a_learner_tells_classes_by_their_words():
    rows = [({"wet": 1.0}, "rain"), ({"dry": 1.0}, "sun")] * 5
    learnt = learn(rows)
    assert (learnt.best({"wet": 1.0}), learnt.best({"dry": 1.0})) == ("rain", "sun")


def test_rows_of_one_group_are_never_in_two_folds():
    groups = ["a", "a", "b", "c", "c", "d"]
    found = folds(groups, 3)
    assert sorted(n for fold in found for n in fold) == list(range(6))
    assert all(len({at for at, fold in enumerate(found) for n in fold if groups[n] == g}) == 1 for g in "abcd")


def test_macro_f1_weighs_rare_classes_as_much_as_common_ones():
    assert macro_f1(["a", "a", "b"], ["a", "a", "a"]) == pytest.approx((0.8 + 0.0) / 2)

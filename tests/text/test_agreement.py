"""Sentences held against their sources: what was changed, and what is merely said in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.text.agreement import disagreement, is_near_copy
from curbside.text.agreement.said import read_said, root_of

SOURCE = "In mild blight, pruning of the left branch may help adult trees, but it does not cure older rot."
MEANINGS = {root_of("pruning"): frozenset({"pruning"}), root_of("trimming"): frozenset({"pruning"})}


def test_a_sentence_agrees_with_itself():
    assert disagreement(SOURCE, SOURCE) == ""
    assert is_near_copy(SOURCE, SOURCE)


@pytest.mark.parametrize(("old", "new", "reason"), [
    ("does not cure", "does cure", "a negation was added or lost"),
    ("may help", "may not help", "a negation was added or lost"),
    ("may help", "must help", "the wording is stronger or weaker than the source’s (“must”)"),
    ("may help", "helps", "the wording is stronger or weaker than the source’s (“helps”)"),
    ("the left branch", "the right branch", "“right” is said where the source says “left”"),
    ("adult trees", "infant trees", "“infant” is said where the source says “adult”"),
    ("adult trees", "oak trees", "“oak” is said where the source says “adult”"),
    ("older rot", "older mould", "“mould” does not stand in the source"),
    ("In mild blight, pruning", "Pruning", "the condition “in mild blight” was left out"),
    ("pruning", "spraying", "“spraying” does not stand in the source"),
    ("older rot", "younger rot", "“younger” is said where the source says “older”"),
])  # fmt: skip
def test_a_change_of_a_near_copy_is_told(old, new, reason):
    changed = SOURCE.replace(old, new)
    assert disagreement(changed, SOURCE) == reason


@pytest.mark.parametrize(("old", "new"), [
    ("pruning", "trimming"),
    ("adult trees", "an adult tree"),
    (", but it does not", "; but it does not"),
    ("does not cure", "cannot cure"),
])  # fmt: skip
def test_another_form_or_another_word_for_the_same_is_no_change(old, new):
    assert disagreement(SOURCE.replace(old, new), SOURCE, MEANINGS) == ""


@pytest.mark.parametrize(("sentence", "source", "reason"), [
    ("Frost is no danger.", "In frost the danger of blight is high for every tree.", "a negation was added"),
    ("A spray is of benefit to trees that are old.", "A spray does not benefit any old tree.", "a negation was lost"),
    ("Gardeners have to know that a spray is mandatory.", "A spray may be used where gardeners wish.",
     "the wording is stronger than the source’s (obligation)"),
    ("Everyone with roses should own shears.", "Shears could be of use to owners of roses and figs.",
     "the wording is stronger than the source’s (advice)"),
    ("Blight of figs is common, they say.", "Figs rarely get blight in a dry and sunny summer.",
     "the source says otherwise how often"),
    ("The leaf at the distal end curls first of all.", "Curling begins with leaves of the proximal end.",
     "the source does not say “distal”"),
    ("For toddlers the garden offers berries to pick.", "Picking berries in a garden is offered to all.",
     "the source does not speak of infants"),
    ("Watering twice helps the roots of young roses.", "Roots of young roses do well if watered unless it rains.",
     "the condition “unless it rains” was left out"),
])  # fmt: skip
def test_what_a_sentence_of_other_words_adds_or_drops_is_told(sentence, source, reason):
    assert not is_near_copy(sentence, source)
    assert disagreement(sentence, source) == reason


@pytest.mark.parametrize(("sentence", "source"), [
    ("Neither the dose nor the time was the same.", "Doses and times varied, with no consistent dose or time."),
    ("Untreated trees die.", "Trees that are not treated die in two years at the latest."),
    ("No tree was lost.", "Nothing was lost: not one tree died."),
    ("Older trees are the ones at risk.", "The risk is for trees aged over 60, which are old."),
    ("Blight has no cure.", "It is not possible to cure blight."),
])  # fmt: skip
def test_what_is_said_in_other_words_stands(sentence, source):
    assert disagreement(sentence, source) == ""


@pytest.mark.parametrize(("sentence", "source", "reason"), [
    ("Roses need no care and figs need shade.", "Roses need care and figs need no shade.",
     "a negation was added or lost"),
    ("Of roses 9% died and of figs 32%.", "Of roses 32% died and of figs 9%.",
     "“9” is said where the source says “32”"),
    ("In the beds of the garden figs follow roses each new spring.",
     "In the beds of the garden roses follow figs each new spring.", "“figs” does not stand in the source"),
])  # fmt: skip
def test_words_that_change_places_with_others_are_told(sentence, source, reason):
    assert disagreement(sentence, source) == reason


@pytest.mark.parametrize(("sentence", "source"), [
    ("In frost, roses need a cover of straw.", "Roses need a cover of straw in frost."),
    ("Roses mainly need straw of 1,075 fields.", "Roses need mainly straw of 1075 fields."),
])  # fmt: skip
def test_words_that_were_only_moved_are_no_change(sentence, source):
    assert disagreement(sentence, source) == ""


def test_inflections_have_one_root_and_words_of_grammar_none():
    assert root_of("treated") == root_of("treatment") == root_of("treating") == "treat"
    assert root_of("tumours") == root_of("tumor")
    assert root_of("the") == root_of("people") == ""


def test_clauses_and_sentences_are_counted():
    said = read_said("It rains, and nobody sows; later they do. Then all grows.")
    assert [(w.text, w.clause, w.sentence) for w in said.words if w.text in ("rains", "nobody", "later", "grows")] == [
        ("rains", 0, 0), ("nobody", 1, 0), ("later", 2, 0), ("grows", 3, 1),
    ]  # fmt: skip


SOME = "trees may not die in frost unless old , left leaf ; always 3 % – naïve".split()
WORDS = st.lists(st.sampled_from(SOME), max_size=30)


@given(WORDS.map(" ".join) | st.text(max_size=80))
def test_any_text_agrees_with_itself(text):
    assert disagreement(text, text) == ""


@given(WORDS.map(" ".join) | st.text(max_size=60), WORDS.map(" ".join))
def test_any_two_texts_can_be_compared(one, other):
    assert isinstance(disagreement(one, other), str)

"""Choosing sentences of running text by learned weights."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.answer.chooser import (
    WEIGHTS,
    Length,
    Sentence,
    choose,
    features_of,
    read_lengths,
    read_weights,
    score_sentences,
    vectors_of,
)

BLIGHT = Sentence("Leaf blight is a rot of leaves caused by damp.", ("leaf", "blight", "rot", "damp"), 0.9, 1.0)
AIM = Sentence("We aimed to evaluate sprays.", ("aim", "evaluate", "spray"), 0.1)
LEANS = Sentence("It also spreads in damp.", ("spread", "damp"), 0.1, place=1, of=2)
AGAIN = Sentence("Blight is a rot of the leaf by damp.", ("blight", "rot", "leaf", "damp"), 0.8, 0.5)


def alike(stem: str) -> float:
    return 1.0


def test_the_shipped_weights_name_every_feature():
    sentences = (BLIGHT, AIM)
    for name, in_order in (("in order", True), ("in any order", False)):
        assert set(read_weights()[name]) == set(features_of(sentences, alike, in_order=in_order)[0])
    assert json.loads(WEIGHTS.read_text())["made_by"].startswith("python -m benchmarks.chooser")
    assert {"yesno", "factoid", "list", "summary", "other"} == set(read_lengths())


def test_what_defines_and_names_what_is_asked_is_worth_more_than_an_aim():
    scores = score_sentences((BLIGHT, AIM, LEANS), alike)
    assert scores[0] > scores[2] and scores[0] > scores[1]


def test_where_order_counts_the_nearer_passage_is_worth_more():
    near = Sentence(AIM.text, AIM.stems, 0.1, passage=0, passages=9)
    far = Sentence(AIM.text, AIM.stems, 0.1, passage=8, passages=9)
    in_order = score_sentences((near, far), alike, in_order=True)
    assert in_order[0] > in_order[1]
    in_any = score_sentences((near, far), alike)
    assert in_any[0] == in_any[1]


def test_the_best_is_taken_and_what_repeats_it_is_passed_over():
    sentences = (AGAIN, LEANS, BLIGHT)
    vectors = vectors_of(sentences, alike)
    assert choose(sentences, (0.8, 0.6, 0.9), vectors, Length(19)) == (1, 2)
    assert choose(sentences, (0.8, 0.6, 0.9), vectors, Length(19, alike=0.0)) == (0, 2)


@pytest.mark.parametrize(("length", "chosen"), [
    (Length(3), (0,)),  # the best is taken though it is too long
    (Length(15, alike=0.0), (0, 2)),  # the aim is worth more, and takes the room that is left
    (Length(100, least=0.7, alike=0.0), (0,)),
    (Length(100, alike=0.0), (0, 1, 2)),
])  # fmt: skip
def test_no_more_is_chosen_than_there_is_room_for_and_is_worth_it(length, chosen):
    sentences = (BLIGHT, LEANS, AIM)
    assert choose(sentences, (0.9, 0.4, 0.6), vectors_of(sentences, alike), length) == chosen


def test_of_nothing_nothing_is_chosen():
    assert choose((), (), [], Length(10)) == ()


@given(st.lists(st.sampled_from((BLIGHT, AIM, LEANS, AGAIN)), max_size=6), st.integers(1, 60))
def test_what_is_chosen_stands_in_the_order_of_the_text_once(sentences, words):
    chosen = choose(sentences, score_sentences(sentences, alike), vectors_of(sentences, alike), Length(words))
    assert list(chosen) == sorted(set(chosen))
    assert bool(chosen) == bool(sentences)

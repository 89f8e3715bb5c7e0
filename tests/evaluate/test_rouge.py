"""ROUGE-2 and ROUGE-SU4, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.evaluate.rouge import Rouge, rouge_2, rouge_su4, rouge_words, skip_pairs

REFERENCE = "police killed the gunman"  # the example of Lin's paper on ROUGE


def test_words_are_small_letters_and_digits_and_hyphens_part_them():
    assert rouge_words("T2-weighted MRI, (95% CI: 1.5)") == ["t2", "weighted", "mri", "95", "ci", "1", "5"]


def test_pairs_skip_at_most_four_words_and_the_last_word_alone_is_not_counted():
    counts = skip_pairs("a b c d e f g".split())
    assert sum(counts.values()) == 6 + (5 + 5 + 4 + 3 + 2 + 1)
    assert ("a", "f") in counts and ("a", "g") not in counts
    assert "f" in counts and "g" not in counts


@pytest.mark.parametrize(("text", "hits"), [
    ("police kill the gunman", 2 + 3),  # words police, the; pairs police-the, police-gunman, the-gunman
    ("the gunman kill police", 1 + 1),  # the word the; the pair the-gunman; police stands last
    ("gunman the killed police", 2),  # the words the and killed
])  # fmt: skip
def test_su4_counts_single_words_and_pairs_in_order(text, hits):
    whole = 3 + 6  # three single words and six pairs of four words
    expected = hits / whole
    assert rouge_su4(text, [REFERENCE]) == Rouge(expected, expected, pytest.approx(expected))


def test_recall_precision_and_f1_of_neighbouring_pairs():
    found = rouge_2("the police killed the gunman today", [REFERENCE])
    assert found == Rouge(3 / 3, 3 / 5, pytest.approx(0.75))


def test_several_references_are_summed_before_they_are_divided():
    found = rouge_2("one two three", ["one two", "two three four"])
    assert found == Rouge(2 / 3, 2 / 4, pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5)))


def test_a_pair_counts_no_more_often_than_both_have_it():
    assert rouge_2("a b a b a b", ["a b c"]).precision == pytest.approx(1 / 5)


@pytest.mark.parametrize("text", ["", "alone", "..."])
def test_a_text_with_nothing_to_count_scores_nothing(text):
    assert rouge_2(text, [REFERENCE]) == rouge_su4(text, ["", REFERENCE]) == Rouge(0.0, 0.0, 0.0)


TEXTS = st.lists(st.sampled_from("a b c d".split()), min_size=2, max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_precision_is_recall_the_other_way_about(one, other):
    assert rouge_su4(one, [other]).precision == pytest.approx(rouge_su4(other, [one]).recall)


@given(TEXTS)
def test_a_text_is_all_of_itself(text):
    assert rouge_su4(text, [text]) == Rouge(1.0, 1.0, 1.0)

"""Choosing ideal answers from gold passages, on a few questions of our own."""

from __future__ import annotations

import gzip
import json

import pytest

from curbside.errors import BadInput
from curbside.evaluate.selection import read_selection, run_selection, train_weights

PASSAGES = [
    {"id": "p1", "text": "We studied beds. Greenfly are small insects that suck the sap of roses."},
    {"id": "p2", "text": "Greenfly suck sap. Gardens are old."},
    {"id": "p3", "text": "Methods: beds were assessed. Blight is a rot of leaves that comes with damp weather."},
]


@pytest.fixture
def files(tmp_path):
    questions = [
        {"id": f"q{n}", "type": "summary" if n % 2 else "yesno", "passages": passages, "ideal_answer": [ideal],
         "body": body}
        for n, (body, passages, ideal) in enumerate([
            ("What are greenfly?", ["p1", "p2"], "Greenfly are small insects that suck the sap of roses."),
            ("What is blight?", ["p3", "missing"], "Blight is a rot of leaves that comes with damp."),
        ] * 5)
    ]  # fmt: skip
    paths = tmp_path / "q.jsonl.gz", tmp_path / "p.jsonl"
    paths[0].write_bytes(gzip.compress("\n".join(map(json.dumps, questions)).encode()))
    paths[1].write_text("\n".join(map(json.dumps, PASSAGES)))
    return paths


def test_questions_are_cut_into_the_sentences_of_their_passages(files):
    question = read_selection(*files).questions[0]
    assert [s.text for s in question.sentences] == [
        "We studied beds.", "Greenfly are small insects that suck the sap of roses.", "Greenfly suck sap.",
        "Gardens are old.",
    ]  # fmt: skip
    assert [(s.passage, s.place, s.of) for s in question.sentences] == [(0, 0, 2), (0, 1, 2), (1, 0, 2), (1, 1, 2)]
    assert question.sentences[1].named == 1.0
    assert question.su4((1,)).f1 == 1.0
    assert question.words((1, 2)) == 13


def test_what_is_learned_in_folds_beats_the_first_sentences_where_these_are_beside_the_point(files):
    run = run_selection(read_selection(*files))
    assert run.questions == 10
    assert run.scores["learned in folds"].su4_f1 == pytest.approx(1.0, abs=0.1)
    assert run.scores["first sentences to 60 words"].su4_f1 < 0.7
    assert run.gain > 0.1 and run.gain_any_order > 0.1
    assert run.scores["best there is, picked greedily"].su4_f1 >= run.scores["shipped weights"].su4_f1
    assert "learned in folds, in any order" in run.as_table()
    assert set(run.measures) == {"questions", "gain", "gain_any_order", "choosers"}


def test_training_finds_that_the_sentence_that_names_the_question_is_worth_more(files):
    selection = read_selection(*files)
    assert train_weights(selection.questions, selection.weigh, in_order=False)["named"] > 0


def test_a_file_of_another_shape_is_named(files, tmp_path):
    (tmp_path / "p.jsonl").write_text('{"id": "p1"}')
    with pytest.raises(BadInput, match="is not a file to select from"):
        read_selection(*files)

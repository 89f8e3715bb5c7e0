"""A run of retrieval on a made-up library, through the engine and the query that `ask` uses."""

from __future__ import annotations

import json

import pytest

from curbside.answer.own import look_in_own
from curbside.answer.own_units import own_units
from curbside.answer.seeking import seek_running_text
from curbside.evaluate.retrieval.runs import run_retrieval
from curbside.index.dense.encoder import LocalEncoder
from tests.answer.garden import shelf_of
from tests.index.dense.tiny_model import make_model

ROWS = [
    {"id": "beer", "document": "pests", "text": "A trap of beer drowns slugs."},
    {"id": "salt", "document": "pests", "text": "Salt harms slugs and the soil."},
    {"id": "lime", "document": "soil", "text": "Lime sweetens a sour soil."},
    {"id": "long", "document": "long", "text": "\n\n".join(f"Gravel is raked on path {n}. " * 20 for n in range(5))
     + "\n\nA mulch of wool keeps snails off."},
]  # fmt: skip
ASKED = [
    {"id": "1", "question": "beer trap for slugs", "passages": ["beer"], "documents": ["pests"]},
    {"id": "2", "question": "lime on sour soil", "passages": {"lime": 2, "salt": 1}, "documents": {"soil": 1}},
    {"id": "3", "question": "wool mulch against snails", "passages": ["long"], "documents": ["long"]},
    {"id": "4", "question": "salt or lime?", "passages": {"lime": 1}, "among": ["lime", "long"]},
]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("retrieval")
    for name, rows in (("rows", ROWS), ("asked", ASKED)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return run_retrieval(shelf_of(), [folder / "rows.jsonl"], folder / "asked.jsonl")


def test_each_question_has_its_rows_and_documents_best_first(run):
    one, two, three, four = run.outcomes
    assert (one.rows, one.documents) == (("beer", "salt"), ("pests",))
    assert two.rows[0] == "lime"
    assert (three.rows, three.documents) == (("long",), ("long",))
    assert four.rows == ("lime", "long")


def test_the_measures_are_those_of_the_ranking(run):
    told = run.measures
    assert (told["questions"], told["with_something_right"]) == (4, 4)
    assert told["passages"] > len(ROWS)  # the long one is cut, and counts as one row
    assert (told["passage"]["mrr@10"], told["document"]["ndcg@10"]) == (1.0, 1.0)
    assert "given_order" not in told


def test_what_is_missed_is_listed(run, tmp_path):
    for name, rows in (("rows", ROWS), ("asked", [{"id": "7", "question": "beer", "passages": ["lime"]}])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    missed = run_retrieval(shelf_of(), [tmp_path / "rows.jsonl"], tmp_path / "asked.jsonl")
    assert missed.as_table(misses=True).endswith("7: nothing right among the first ten")
    assert "nothing right" not in run.as_table(misses=True)


def test_the_ranking_measured_is_the_one_that_own_documents_are_asked_by():
    assert look_in_own.__globals__["seek_running_text"] is seek_running_text
    assert run_retrieval.__globals__["seek_running_text"] is seek_running_text
    assert look_in_own.__globals__["own_units"] is own_units
    assert run_retrieval.__globals__["own_units"] is own_units


def test_with_a_model_a_row_is_found_that_shares_no_word_with_the_question(tmp_path):
    rows = [*ROWS[:3], {"id": "snail", "document": "snail", "text": "Gravel stops a snail."}]
    question = {"id": "1", "question": "what keeps slugs off", "passages": ["snail"]}
    for name, told in (("rows", rows), ("asked", [question])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in told))
    files = [tmp_path / "rows.jsonl"], tmp_path / "asked.jsonl"
    encoder = LocalEncoder.of(make_model(tmp_path / "model"))
    (by_words,), (by_meaning,) = (run_retrieval(shelf_of(), *files, encoder=each).outcomes for each in (None, encoder))
    assert "snail" not in by_words.rows
    assert "snail" in by_meaning.rows
    assert set(by_words.rows) <= set(by_meaning.rows)

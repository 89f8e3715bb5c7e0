"""Files of rows and questions: a site's own form and the three of public sets, all made up here."""

from __future__ import annotations

import gzip
import json

import pytest

from curbside.errors import BadInput
from curbside.evaluate.retrieval.files import Asked, Row, read_questions, read_rows


def written(path, *objects):
    text = "".join(json.dumps(each) + "\n" for each in objects)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def test_a_site_writes_rows_with_or_without_titles_and_documents(tmp_path):
    path = written(
        tmp_path / "rows.jsonl",
        {"id": "a", "text": "Slugs.", "title": "Pests", "document": "book"},
        {"id": "b", "text": "Snails."},
    )
    assert read_rows([path]) == [Row("a", "book", "Slugs.", "Pests"), Row("b", "b", "Snails.")]


def test_a_site_tells_what_is_right_as_a_list_or_by_grade(tmp_path):
    path = written(
        tmp_path / "asked.jsonl.gz",
        {"id": "1", "question": "Slugs?", "passages": ["a", "b"], "neither": ["c"]},
        {"id": "2", "question": "Snails?", "passages": {"a": 2, "b": 0}, "documents": {"book": 1}, "among": ["a", "b"]},
    )
    assert read_questions(path) == [
        Asked("1", "Slugs?", {"a": 1, "b": 1}, {}, frozenset("c")),
        Asked("2", "Snails?", {"a": 2, "b": 0}, {"book": 1}, frozenset(), frozenset("ab")),
    ]


def test_a_file_of_bioasq_is_read_with_its_twins_left_out_of_account(tmp_path):
    rows = written(tmp_path / "rows.jsonl", {"id": "b1", "doc": "77", "text": "Slugs."})
    asked = written(
        tmp_path / "asked.jsonl", {"id": "q", "body": "Slugs?", "docs": ["77"], "passages": ["b1"], "twins": ["b2"]}
    )
    assert read_rows([rows]) == [Row("b1", "77", "Slugs.")]
    assert read_questions(asked) == [Asked("q", "Slugs?", {"b1": 1}, {"77": 1}, frozenset({"b2"}))]


def test_a_file_of_mediqa_holds_the_answers_to_be_ordered_and_the_order_of_another(tmp_path):
    answers = [
        {"id": "x", "text": "Salt.", "score": 2, "system_rank": 1},
        {"id": "y", "text": "Beer.", "score": 4, "system_rank": 2},
    ]
    path = written(tmp_path / "asked.jsonl", {"id": "q", "question": "Slugs?", "answers": answers})
    assert read_rows([path]) == [Row("q/x", "q/x", "Salt."), Row("q/y", "q/y", "Beer.")]
    [asked] = read_questions(path)
    assert (asked.passages, asked.among, asked.given) == (
        {"q/x": 0, "q/y": 2}, frozenset({"q/x", "q/y"}), ("q/x", "q/y"),
    )  # fmt: skip


def test_known_items_are_asked_by_topic_and_kind_and_never_by_the_question_of_the_file(tmp_path):
    told = [
        {"id": "S_1-1", "focus": "Slugs", "qtype": "signs", "question": "What of slugs?", "answer": "Slime."},
        {"id": "S_1-2", "focus": "Slugs", "qtype": "cure", "question": "And now?", "answer": "Beer."},
        {"id": "T_9-1", "focus": "slugs", "qtype": "cure", "question": "What then?", "answer": "Salt."},
    ]
    path = written(tmp_path / "told.jsonl", *told)
    assert read_rows([path])[0] == Row("S_1-1", "S_1", "Slime.", "Slugs")
    assert read_questions(path) == [
        Asked("S_1-1", "slugs signs", {"S_1-1": 1}, {"S_1": 1}),
        Asked("S_1-2", "slugs cure", {"S_1-2": 1, "T_9-1": 1}, {"S_1": 1, "T_9": 1}),
        Asked("T_9-1", "slugs cure", {"S_1-2": 1, "T_9-1": 1}, {"S_1": 1, "T_9": 1}),
    ]


@pytest.mark.parametrize(("line", "told"), [("{", "cannot be read"), ("[]", "is no object"), ("{}", "has no id")])
def test_a_line_that_is_no_row_is_told_with_its_file(tmp_path, line, told):
    path = tmp_path / "rows.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(BadInput, match=told) as fault:
        read_rows([path])
    assert "rows.jsonl" in fault.value.message


def test_a_line_without_a_question_is_told(tmp_path):
    with pytest.raises(BadInput, match=r"Line 1 .* has no question"):
        read_questions(written(tmp_path / "asked.jsonl", {"id": "1"}))

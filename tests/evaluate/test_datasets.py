"""Question files: read whole, and what is wrong with one is named."""

from __future__ import annotations

import re

import pytest

from curbside.errors import BadInput
from curbside.evaluate.datasets import Fact, TestQuestion, read_questions, read_rows

SOUND = """
version: 1
questions:
- id: one
  group: gp
  question: How is it treated?
  first: What is it?
  decline: false
  facts:
  - {text: by copper, must: true, match: ['copper'], passages: ['garden:leaf-001']}
  - {text: in the morning, must: false}
  contradicts: ['cures']
- {id: two, group: decline, question: Who won?, decline: true}
"""


def written(tmp_path, text: str | bytes):
    path = tmp_path / "questions.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_file_of_questions_is_read_whole(tmp_path):
    copper = Fact("by copper", True, (re.compile("copper"),), frozenset({"garden:leaf-001"}))
    assert read_questions(written(tmp_path, SOUND)) == (
        TestQuestion("one", "gp", "How is it treated?", "What is it?", False,
                     (copper, Fact("in the morning", False)), ("cures",)),
        TestQuestion("two", "decline", "Who won?", "", True, (), ()),
    )  # fmt: skip


def test_a_fact_is_found_by_its_words_or_by_a_passage_that_is_cited():
    fact = Fact("by copper", True, (re.compile("copper"),), frozenset({"a", "b"}))
    assert fact.is_in("use copper", frozenset())
    assert fact.is_in("use sulphur", frozenset({"b"}))
    assert not fact.is_in("use sulphur", frozenset({"c"}))
    assert not Fact("nothing to find it by", True).is_in("anything", frozenset({"a"}))


def test_rows_may_lie_under_their_key_or_bare(tmp_path):
    assert read_rows(written(tmp_path, "rows: [{a: 1}]"), "rows") == [{"a": 1}]
    assert read_rows(written(tmp_path, "- {a: 1}"), "rows") == [{"a": 1}]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadInput) as raised:
        read_questions(tmp_path / "nowhere.yaml")
    assert raised.value.message.startswith(f"{tmp_path / 'nowhere.yaml'} cannot be read: ")


@pytest.mark.parametrize("text", ["questions: [", "a: b: c", "\ttab", b"\x00\x01", "!!python/object:os.system {}"])
def test_a_file_that_is_not_yaml_is_named(tmp_path, text):
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as raised:
        read_questions(path)
    assert raised.value.message.startswith(f"{path} cannot be read: ")


@pytest.mark.parametrize("text", ["", "just words", "other: []", "questions: {}", "questions: 3"])
def test_a_file_without_the_list_is_named(tmp_path, text):
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as raised:
        read_questions(path)
    assert raised.value.message == f"{path} holds no list of questions."


@pytest.mark.parametrize(("old", "new", "missing"), [
    ("- id: one\n  group", "- group", "KeyError('id')"),
    ("  group: gp\n", "", "KeyError('group')"),
    ("  question: How is it treated?\n", "", "KeyError('question')"),
    ("  decline: false\n", "", "KeyError('decline')"),
    ("must: true, ", "", "KeyError('must')"),
    ("text: by copper, ", "", "KeyError('text')"),
])  # fmt: skip
def test_a_key_that_is_missing_is_named(tmp_path, old, new, missing):
    assert old in SOUND
    path = written(tmp_path, SOUND.replace(old, new))
    with pytest.raises(BadInput) as raised:
        read_questions(path)
    assert raised.value.message == f"{path} is not a file of questions: {missing}."


@pytest.mark.parametrize("text", ["questions: [word]", "questions: [[1]]", SOUND.replace("'copper'", "'('")])
def test_a_row_of_another_shape_is_refused(tmp_path, text):
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as raised:
        read_questions(path)
    assert raised.value.message.startswith(f"{path} is not a file of questions: ")

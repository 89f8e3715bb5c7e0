"""Consult: the one object behind every door."""

from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest

from curbside.consult import Consult, build, to_record
from curbside.errors import BadInput, IndexBroken, LibraryMissing, NotFound
from curbside.plain import content_hash
from curbside.settings import Settings
from tests.factories import change, make_pack, make_settings

SIGNS = "What are the signs of greenfly attack?"


@pytest.fixture
def settings(tmp_path) -> Settings:
    return make_settings(tmp_path, make_pack(tmp_path))


@pytest.fixture
def consult(settings) -> Consult:
    return Consult.open(settings)


def record_of(answer) -> dict:
    """The record without its timings, the one part that differs from one asking to the next."""
    return {k: v for k, v in to_record(answer).items() if k != "trace"}


def test_opening_builds_a_library_that_is_missing(settings):
    assert Consult.open(settings).shelf.index.count == 6
    assert (settings.home / "index" / "CURRENT").exists()


def test_opening_can_be_told_not_to_build(settings):
    with pytest.raises(LibraryMissing) as raised:
        Consult.open(settings, build_missing=False)
    assert raised.value.message == f"No library has been built in {settings.home}."
    assert not settings.home.exists()


def test_opening_builds_again_when_a_pack_has_changed(settings, consult):
    change(settings.packs[0], "topics/greenfly.md", "Curled leaves", "Rolled leaves")
    passage = Consult.open(settings).passage("garden:greenfly-002")
    assert passage.text == "Rolled leaves point to an aphid infestation."
    # the one that was open goes on answering from what it opened
    assert consult.passage("garden:greenfly-002").text == "Curled leaves point to an aphid infestation."


def test_building_packs_that_are_not_there_names_the_folder(tmp_path):
    with pytest.raises(NotFound) as raised:
        build(make_settings(tmp_path, tmp_path / "none"))
    assert raised.value.message == f"There is no pack in {tmp_path / 'none'}."


@pytest.mark.parametrize("content", [None, "", "[]", '{"greenfly-attack": 1}'])
def test_a_list_of_questions_that_cannot_be_read_is_a_broken_library(settings, consult, content):
    [path] = settings.index_folder.glob("*/questions.json")
    path.unlink()
    if content is not None:
        path.write_text(content)
    with pytest.raises(IndexBroken) as raised:
        Consult.open(settings)
    assert raised.value.remedy == "Build the library again: curbside library build --afresh."


def test_the_same_question_gives_the_same_answer_whenever_and_wherever_it_is_asked(tmp_path, settings, consult):
    elsewhere = Consult.open(replace(settings, home=tmp_path / "elsewhere"))
    first, second, third = consult.ask(SIGNS), consult.ask(SIGNS), elsewhere.ask(SIGNS)
    assert record_of(first) == record_of(second) == record_of(third)
    assert first.id == content_hash(to_record(first))


def test_white_space_around_a_question_changes_nothing(consult):
    assert record_of(consult.ask(f"\n  {SIGNS}\t ")) == record_of(consult.ask(SIGNS))


def test_what_is_asked_between_two_askings_changes_nothing(consult):
    first = consult.ask(SIGNS)
    consult.ask("What is a tomato plant?", reader="patient", previous=(SIGNS,))
    assert record_of(consult.ask(SIGNS)) == record_of(first)


def test_an_answer_survives_json(consult):
    record = to_record(consult.ask(SIGNS))
    assert json.loads(json.dumps(record)) == record


def test_every_answer_proves_itself(consult):
    proof = consult.prove(to_record(consult.ask(SIGNS)))
    assert (proof.stands, proof.faults, proof.sentences) == (True, (), 4)


def test_threads_may_ask_one_consult_at_once(consult):
    expected, found = record_of(consult.ask(SIGNS)), []
    threads = [threading.Thread(target=lambda: found.append(record_of(consult.ask(SIGNS)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 8


def test_previous_questions_give_what_a_short_question_leans_on(consult):
    answer = consult.ask("Do curled leaves point to it?", previous=[SIGNS])
    assert answer.title.startswith("Greenfly attack: ")


def test_following_a_kept_answer_is_the_same_as_giving_what_was_asked_before(consult):
    first = consult.ask(SIGNS)
    followed = consult.ask("Do curled leaves point to it?", after=first.id)
    assert record_of(followed) == record_of(consult.ask("Do curled leaves point to it?", previous=[SIGNS]))


def test_with_keeping_off_nothing_is_written_and_nothing_can_be_followed(settings):
    consult = Consult.open(replace(settings, keep_answers=False))
    answer = consult.ask(SIGNS)
    assert not (settings.home / "answers").exists()
    with pytest.raises(NotFound):
        consult.ask("And then?", after=answer.id)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"question": ""}, "The question is empty."),
        ({"question": "\udcff\udcfe signs of greenfly"}, "The question is not text."),
        ({"question": SIGNS, "previous": ["\ud800"]}, "The question is not text."),
        ({"question": SIGNS, "reader": "vet"}, "There is no reader called 'vet'."),
        ({"question": SIGNS, "after": "../answers"}, "'../answers' is not the id of an answer."),
    ],
)
def test_what_cannot_be_asked_is_refused_and_nothing_is_kept(settings, consult, asked, message):
    with pytest.raises(BadInput) as raised:
        consult.ask(**asked)
    assert raised.value.message == message
    assert not (settings.home / "answers").exists()


def test_search_gives_the_passages_nearest_to_the_words(consult):
    assert consult.search("curled leaves")[0].id == "garden:greenfly-002"
    assert len(consult.search("tomato plant water leaves", limit=2)) == 2
    assert consult.search("zzzz qqqq") == ()


def test_a_passage_is_had_by_its_id(consult):
    assert consult.passage("garden:tomato-care-003").role == "pitfall"
    with pytest.raises(NotFound) as raised:
        consult.passage("garden:none-001")
    assert raised.value.message == "The library holds no passage 'garden:none-001'."


def test_status_is_plain_values(consult):
    found = consult.status()
    assert json.loads(json.dumps(found)) == found
    assert (found["topics"], found["passages"], found["packs"]) == (2, 6, {"garden": "0.1.0"})

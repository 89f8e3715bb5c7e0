"""Kept answers and the questions that follow them."""

from __future__ import annotations

import json
import stat
import sys

import pytest

from tests.cli.homes import SIGNS, Outcome

LEANS = "Do curled leaves point to it?"


def ask(home, *words):
    return json.loads(home.call("ask", *words, "--json").out)


def test_a_follow_up_leans_on_the_answer_it_follows(garden):
    alone = ask(garden, LEANS)
    first = ask(garden, SIGNS)
    followed = ask(garden, LEANS, "--after", first["id"])
    assert alone["declined"] is not None
    assert followed["declined"] is None
    assert followed["title"].startswith("Greenfly attack: ")


def test_a_follow_up_can_be_followed_in_turn(garden):
    first = ask(garden, SIGNS)
    second = ask(garden, LEANS, "--after", first["id"])
    third = ask(garden, "And do curled leaves mean that?", "--after", second["id"])
    assert third["title"].startswith("Greenfly attack: ")
    kept = json.loads((garden.folder / "answers" / f"{third['id']}.json").read_bytes())
    assert kept == {"question": "And do curled leaves mean that?", "previous": [SIGNS, LEANS], "reader": "gp"}


def test_what_is_kept_is_the_question_those_before_it_and_the_reader_and_nothing_more(garden):
    first = ask(garden, SIGNS)
    assert [path.name for path in garden.kept] == [f"{first['id']}.json"]
    assert json.loads(garden.kept[0].read_bytes()) == {"question": SIGNS, "previous": [], "reader": "gp"}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_what_is_kept_is_readable_by_its_owner_alone(garden):
    garden.run("ask", SIGNS)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (garden.folder / "answers", *garden.kept)]
    assert modes == [0o700, 0o600]


def test_nothing_is_kept_when_the_settings_say_so(garden):
    assert garden.call("ask", SIGNS, CURBSIDE_KEEP_ANSWERS="no").code == 0
    assert garden.kept == []


def test_following_an_answer_that_is_not_kept_is_refused(garden):
    remedy = "Use the id that `curbside ask` printed, with the same home folder."
    expected = f"curbside: No answer 'abc123' is kept here.\n  {remedy}\n"
    assert garden.run("ask", LEANS, "--after", "abc123") == Outcome(2, "", expected)


@pytest.mark.parametrize("id", ["../../secrets", "a/b", "a.json", " "])
def test_an_id_never_leads_out_of_the_folder_of_answers(garden, id):
    assert garden.call("ask", LEANS, "--after", id) == Outcome(2, "", f"curbside: {id!r} is not the id of an answer.\n")


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"question": "x"}'])
def test_a_kept_answer_that_was_damaged_says_so(garden, content):
    id = ask(garden, SIGNS)["id"]
    garden.kept[0].write_text(content)
    done = garden.call("ask", LEANS, "--after", id)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"curbside: What was kept of the answer {id!r} cannot be read.\n  Delete ")


def test_a_folder_that_cannot_keep_answers_is_named_with_the_way_out(garden):
    (garden.folder / "answers").write_text("in the way")
    done = garden.call("ask", SIGNS)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"curbside: The answer cannot be kept in {garden.folder / 'answers'}: ")
    assert done.err.endswith("  Mend the folder, or set CURBSIDE_KEEP_ANSWERS=no.\n")

"""The commands for what readers reported, as they are typed."""

from __future__ import annotations

import csv
import json

from curbside.consult import Consult
from curbside.settings import Settings
from tests.cli.homes import SIGNS, Home


def report(home: Home, **told: str):
    return Consult.open(Settings(home=home.folder, packs=home.packs)).report(told)


def test_a_report_is_listed_with_the_question_of_its_answer_where_that_is_kept_here(garden):
    answer = json.loads(garden.call("ask", SIGNS, "--json").out)
    sentence = answer["bottom_line"][0]["text"]
    made = report(garden, kind="inaccurate", answer=answer["id"], sentence=sentence, comment="Not \x1b[2J so.")
    assert garden.call("feedback", "list").out == (
        f"{made.id}  {made.made[:16].replace('T', ' ')}  Inaccurate  answer {answer['id']}\n"
        f"    Question: {SIGNS}\n"
        f"    Sentence: {sentence}\n"
        "    Comment: Not [2J so.\n"
        f"    Library: {answer['made_with']['library']}, garden 0.1.0\n"
        "1 report\n"
    )


def test_an_export_holds_no_question_and_no_formula(garden):
    answer = json.loads(garden.call("ask", SIGNS, "--json").out)
    report(garden, kind="unclear", answer=answer["id"], comment="=HYPERLINK(1)")
    out = garden.call("feedback", "export").out
    (row,) = csv.DictReader(out.splitlines())
    assert (row["kind"], row["answer"], row["comment"]) == ("unclear", answer["id"], "'=HYPERLINK(1)")
    assert SIGNS not in out
    (record,) = json.loads(garden.call("feedback", "export", "--json").out)
    assert record["comment"] == "=HYPERLINK(1)"
    assert SIGNS not in json.dumps(record)


def test_a_report_is_resolved_with_a_note_and_is_then_no_longer_open(garden):
    first, second = report(garden, kind="helpful", page="/library"), report(garden, kind="unclear", page="/policy")
    assert garden.call("feedback", "resolve", second.id, "--note", "Said plainly.").out == f"Resolved: {second.id}\n"
    rows = json.loads(garden.call("feedback", "list", "--open", "--json").out)
    assert [row["id"] for row in rows] == [first.id]
    rows = json.loads(garden.call("feedback", "list", "--kind", "unclear", "--json").out)
    assert [(row["id"], row["note"]) for row in rows] == [(second.id, "Said plainly.")]
    again = garden.call("feedback", "resolve", second.id, "--note", "Again.")
    assert (again.code, again.err.startswith(f"curbside: The report '{second.id}' was resolved on ")) == (2, True)


def test_a_report_outlives_a_new_build_of_the_library(garden):
    made = report(garden, kind="helpful", page="/library")
    assert garden.call("library", "build", "--afresh").code == 0
    assert [row["id"] for row in json.loads(garden.call("feedback", "list", "--json").out)] == [made.id]


def test_a_day_or_kind_that_is_none_is_told(garden):
    done = garden.call("feedback", "list", "--since", "yesterday")
    assert (done.code, done.err) == (2, "curbside: 'yesterday' is no day.\n  Write it as 2026-11-21.\n")
    assert garden.call("feedback", "export", "--kind", "rude").code == 2


def test_nobody_need_have_reported_anything(garden):
    assert garden.call("feedback", "list").out == "0 reports\n"
    assert garden.call("feedback", "list", "--json").out == "[]\n"

"""`curbside doctor` and `curbside evaluate`: is it in order, and how good is it."""

from __future__ import annotations

import json

import pytest

from curbside import __version__
from tests.cli.homes import FRANCE, SIGNS, Outcome

QUESTIONS = f"""\
- id: a1
  group: answered
  question: {SIGNS}
  decline: false
  facts:
    - {{text: they sit under the leaves, must: true, match: ["under the leaves"]}}
    - {{text: leaves curl, must: true, passages: ["garden:greenfly-002"]}}
    - {{text: they fly off, must: true, match: ["fly off"]}}
  contradicts: ["over the leaves"]
- id: d1
  group: declined
  question: {FRANCE}
  decline: true
"""
UTTERANCES = """\
- {text: my plant wilts since this morning, emergency: true}
- {text: it withers, emergency: true}
- {text: what do tomatoes need, emergency: false}
"""


def test_a_sound_installation_is_told_with_its_settings(shipped):
    done = shipped.run("doctor")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].startswith("Curbside 0.")
    assert f"  home           {shipped.folder}  (CURBSIDE_HOME)" in lines
    assert lines[-2].startswith("  ok      library: ")
    assert lines[-1].startswith("  ok      answer: ")
    assert lines[-1].endswith(" sentences proved")


def test_a_home_without_a_library_fails_the_checks_and_builds_nothing(garden, tmp_path):
    done = garden.run("doctor", "--home", tmp_path / "empty")
    assert done.code == 2
    assert done.out.count(f"FAILED  library: No library has been built in {tmp_path / 'empty'}.") == 1
    assert done.err == "curbside: 2 checks failed.\n  Try: curbside library build --afresh\n"
    assert not (tmp_path / "empty").exists()


@pytest.mark.parametrize("file", ["stamp.json", "knowledge.json", "questions.json", "meta.json"])
@pytest.mark.parametrize("content", [None, "", "{"], ids=["gone", "empty", "cut"])
def test_a_damaged_library_is_told_and_mended_as_the_remedy_says(garden, file, content):
    [path] = (garden.folder / "index").glob(f"*/{file}")
    path.unlink()
    if content is not None:
        path.write_text(content)
    done = garden.call("doctor")
    assert (done.code, done.out.count("FAILED")) == (2, 2)
    asked = garden.call("ask", SIGNS)
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.endswith("  Build the library again: curbside library build --afresh.\n")
    assert garden.call("library", "build", "--afresh").code == 0
    assert garden.call("doctor").code == 0


def test_a_home_that_is_a_file_is_told(garden, tmp_path):
    (tmp_path / "file").write_text("")
    done = garden.call("doctor", "--home", tmp_path / "file")
    assert (done.code, done.out.count("FAILED")) == (2, 2)


def test_the_checks_can_be_had_as_json_and_a_failed_one_still_ends_with_its_code(garden, tmp_path):
    sound = json.loads(garden.call("doctor", "--json").out)
    assert sound["settings"]["home"] == str(garden.folder)
    assert [(c["check"], c["passes"]) for c in sound["checks"]] == [("library", True), ("answer", True)]
    done = garden.call("doctor", "--json", "--home", tmp_path)
    assert done.code == 2
    assert [c["passes"] for c in json.loads(done.out)["checks"]] == [False, False]


def test_the_version_can_be_asked(garden):
    assert garden.call("--version") == Outcome(0, f"{__version__}\n", "")


def test_the_password_of_a_database_is_not_shown(garden):
    done = garden.call("doctor", CURBSIDE_DATABASE="postgresql+psycopg://ann:tulips@db.example/curbside")
    assert "postgresql+psycopg://ann:***@db.example/curbside" in done.out
    assert "tulips" not in done.out + done.err


def test_answers_are_scored_by_group_and_what_was_missed_is_listed(garden, tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS)
    rows = tmp_path / "rows.jsonl"
    done = garden.run("evaluate", "answers", "--questions", path, "--misses", "--out", rows)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].split()[:4] == ["group", "n", "facts", "vital"]
    assert [line.split()[0] for line in lines[1:5]] == ["answered", "declined", "scope", "all"]
    assert lines[5:] == ["a1: missed they fly off"]
    assert [json.loads(line)["id"] for line in rows.read_text().splitlines()] == ["a1", "d1"]


def test_the_measures_can_be_had_as_json(garden, tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS)
    found = json.loads(garden.call("evaluate", "answers", "--questions", path, "--json").out)
    assert found["answered"]["facts"] == pytest.approx(2 / 3)
    assert (found["answered"]["wrong"], found["answered"]["cited"]) == (0, 1.0)
    assert (found["all"]["n"], found["all"]["decline_p"], found["all"]["decline_r"]) == (2, 1.0, 1.0)


def test_measuring_keeps_no_answers(garden, tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS)
    garden.call("evaluate", "answers", "--questions", path)
    assert garden.kept == []


def test_red_flags_are_scored_and_what_was_missed_is_listed(garden, tmp_path):
    path = tmp_path / "utterances.yaml"
    path.write_text(UTTERANCES)
    done = garden.call("evaluate", "redflags", "--utterances", path, "--misses")
    assert done == Outcome(0, (
        "emergencies   2\nfound         0.500\nothers        1\nfalse_alarms  0.000\nmissed: it withers\n"
    ), "")
    measures = json.loads(garden.call("evaluate", "redflags", "--utterances", path, "--json").out)
    assert measures == {"emergencies": 2, "found": 0.5, "others": 1, "false_alarms": 0.0}


@pytest.mark.parametrize("content", ["a: [", "words", "- {id: a1}", "- words", "questions: words", "\x00"])
def test_a_file_that_holds_no_questions_is_refused(garden, tmp_path, content):
    path = tmp_path / "questions.yaml"
    path.write_text(content)
    done = garden.call("evaluate", "answers", "--questions", path)
    assert (done.code, done.out) == (2, "")
    assert str(path) in done.err


def test_retrieval_is_scored_on_files_of_ones_own(garden, tmp_path):
    rows, asked = tmp_path / "rows.jsonl", tmp_path / "asked.jsonl"
    rows.write_text('{"id": "a", "text": "Beer drowns slugs."}\n{"id": "b", "text": "Lime sweetens soil."}\n')
    asked.write_text('{"id": "1", "question": "What drowns slugs?", "passages": ["a"]}\n')
    told = ("evaluate", "retrieval", "--passages", rows, "--questions", asked)
    found = json.loads(garden.call(*told, "--json").out)
    assert (found["questions"], found["passages"], found["passage"]["mrr@10"]) == (1, 2, 1.0)
    done = garden.call(*told, "--misses")
    assert done.out.splitlines()[1].split()[:2] == ["ndcg@10", "recall@10"]
    assert "nothing right" not in done.out


def test_a_file_of_rows_that_is_none_is_told_with_its_line(garden, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a"}\n')
    done = garden.call("evaluate", "retrieval", "--passages", rows, "--questions", rows)
    assert done.code == 2
    assert "Line 1" in done.err and "has no id and text" in done.err

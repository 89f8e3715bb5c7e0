"""`curbside case`: a note, findings, or a batch of either; the emergency lane first."""

from __future__ import annotations

import json

import pytest

from tests.cli.homes import Home, Outcome

NOTE = (
    "54-year-old man with three days of worsening weakness of both legs and numbness below the umbilicus. "
    "Cannot pass urine since this morning. Brisk knee reflexes, plantars up. Known prostate cancer. No fever."
)
GARDEN_NOTE = "Wilting all over, dry soil, no curled leaves."
SHAPE = "Write {id, text} or {id, findings: [{id, state}, ...]}."


@pytest.fixture(scope="module")
def assessed(shipped: Home, tmp_path_factory) -> Outcome:
    """One note assessed from the shipped packs, as its record."""
    path = tmp_path_factory.mktemp("notes") / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return shipped.call("case", path, "--json")


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(GARDEN_NOTE, encoding="utf-8")
    return path


def test_the_shipped_packs_read_a_note_and_name_every_source_they_rest_on(assessed: Outcome):
    assert (assessed.code, assessed.err) == (0, "")
    record = json.loads(assessed.out)
    assert (record["urgency"], record["emergency"]["level"]) == ("emergency", "emergency")
    assert record["differential"][0]["name"] == "Metastatic spinal cord compression"
    listed = {reference["id"] for reference in record["references"]}
    named = {source for cause in record["differential"] for source in cause["sources"]}
    assert named and named <= listed
    assert all(NOTE[f["start"]:f["end"]] == f["words"] for f in record["findings"])


def test_a_note_is_shown_as_a_page_unless_the_record_is_asked_for(case_garden: Home, note):
    done = case_garden.call("case", note)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1] == "EMERGENCY: meets published criteria for emergency assessment."
    assert json.loads(case_garden.call("case", note, "--json").out)["urgency"] == "emergency"


def test_the_same_note_gives_the_same_bytes(case_garden: Home, note):
    assert case_garden.call("case", note, "--json") == case_garden.call("case", note, "--json")


def test_a_note_may_come_from_a_pipe(case_garden: Home, note):
    piped = case_garden.run("case", "--json", stdin=GARDEN_NOTE.encode())
    assert piped == case_garden.call("case", note, "--json")


@pytest.mark.parametrize("wrapped", [False, True], ids=["as a list", "in an object"])
def test_findings_may_be_given_instead_of_words(case_garden: Home, tmp_path, wrapped):
    path = tmp_path / "findings.json"
    told = [{"id": "dry-soil", "state": "present"}, {"id": "curled-leaves", "state": "absent"}]
    path.write_text(json.dumps({"findings": told} if wrapped else told))
    record = json.loads(case_garden.call("case", path, "--json").out)
    assert [{"id": f["id"], "state": f["state"]} for f in record["findings"]] == told


def test_the_localisation_is_drawn_where_a_figure_is_asked_for(case_garden: Home, note, tmp_path):
    done = case_garden.call("case", note, "--figure", tmp_path / "figure.svg")
    assert done.code == 0
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8").lstrip().startswith("<svg")


def test_a_batch_goes_on_past_a_line_that_tells_nothing(case_garden: Home, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": 1, "text": GARDEN_NOTE}, {"id": 2}, {"id": 3, "findings": [{"id": "dry-soil", "state": "present"}]}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = case_garden.call("case", "--batch", source, "--out", target)
    assert done == Outcome(3, "", f"curbside: 3 lines, 1 failed, written to {target}\n")
    made = [json.loads(line) for line in target.read_text().splitlines()]
    assert [list(row) for row in made] == [["id", "assessment", "latency_ms"], ["id", "error"],
                                           ["id", "assessment", "latency_ms"]]  # fmt: skip
    assert made[1]["error"] == {
        "line": 2, "message": "Line 2 (2) has neither text nor findings.", "remedy": SHAPE,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["--batch", "in.jsonl"], "A batch takes --batch IN.jsonl and --out OUT.jsonl, and no note."),
        (["note.txt", "--batch", "in.jsonl", "--out", "out.jsonl"],
         "A batch takes --batch IN.jsonl and --out OUT.jsonl, and no note."),
        (["note.txt", "--out", "out.jsonl"], "--out is for a batch."),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(case_garden: Home, words, fault):
    done = case_garden.call("case", *words)
    assert (done.code, done.out, done.err.splitlines()[0]) == (2, "", f"curbside: {fault}")


def test_a_note_that_cannot_be_read_is_named_and_not_printed(case_garden: Home, tmp_path):
    missing = case_garden.call("case", tmp_path / "none.txt")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err.startswith(f"curbside: {tmp_path / 'none.txt'} cannot be read: No such file or directory.\n")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"weak legs \xff\xfe")
    assert case_garden.call("case", bad).err.startswith(f"curbside: {bad} is not text.\n")
    broken = tmp_path / "broken.json"
    broken.write_text('{"text": "weak legs"')
    told = case_garden.call("case", broken)
    assert told.err.startswith(f"curbside: {broken} is not JSON: ")
    assert "weak legs" not in told.err

"""`curbside case`: a note, findings, or a batch of either; the emergency lane first."""

from __future__ import annotations

import json

import pytest

from tests.cli.homes import Home, Outcome

NOTE = (
    "54-year-old man with three days of worsening weakness of both legs and numbness below the umbilicus. "
    "Cannot pass urine since this morning. Brisk knee reflexes, plantars up. Known prostate cancer. No fever."
)


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_a_note_is_assessed_with_the_emergency_before_all_else(shipped: Home, note):
    done = shipped.call("case", note)
    assert (done.code, done.err) == (0, "")
    blocks = done.out.split("\n\n")
    assert blocks[0].splitlines()[1].startswith("EMERGENCY: meets published criteria")
    headings = [block.splitlines()[0] for block in blocks[1:]]
    assert headings[0] == "What was understood"
    assert headings[-2:-1] == ["References"]
    assert "Metastatic spinal cord compression" in done.out


def test_the_record_names_every_source_it_rests_on(shipped: Home, note):
    record = json.loads(shipped.call("case", note, "--json").out)
    assert list(record) == [
        "id", "urgency", "emergency", "criteria", "findings", "issues", "localisation", "differential", "next_steps",
        "scores", "pathway", "references", "disclaimer", "made_with",
    ]  # fmt: skip
    assert (record["urgency"], record["emergency"]["level"]) == ("emergency", "emergency")
    listed = {reference["id"] for reference in record["references"]}
    named = {source for cause in record["differential"] for source in cause["sources"]}
    assert named and named <= listed
    assert all(NOTE[f["start"]:f["end"]] == f["words"] for f in record["findings"])


def test_the_same_note_gives_the_same_bytes(shipped: Home, note):
    assert shipped.call("case", note, "--json") == shipped.call("case", note, "--json")


def test_findings_may_be_given_instead_of_words(shipped: Home, tmp_path):
    path = tmp_path / "findings.json"
    path.write_text(json.dumps([{"id": "leg-weakness-both", "state": "present"}, {"id": "fever", "state": "absent"}]))
    record = json.loads(shipped.call("case", path, "--json").out)
    told = [(finding["id"], finding["state"]) for finding in record["findings"]]
    assert told == [("leg-weakness-both", "present"), ("fever", "absent")]


def test_a_batch_goes_on_past_a_line_that_tells_nothing(shipped: Home, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    weak = [{"id": "leg-weakness-both", "state": "present"}]
    rows = [{"id": 1, "text": NOTE}, {"id": 2}, {"id": 3, "findings": weak}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shipped.call("case", "--batch", source, "--out", target)
    assert done == Outcome(3, "", f"curbside: 3 lines, 1 failed, written to {target}\n")
    made = [json.loads(line) for line in target.read_text().splitlines()]
    assert [list(row) for row in made] == [["id", "assessment", "latency_ms"], ["id", "error"],
                                           ["id", "assessment", "latency_ms"]]  # fmt: skip
    assert made[1]["error"] == {"line": 2, "message": "Line 2 (2) has neither text nor findings.",
                                "remedy": "Write {id, text} or {id, findings: [{id, state}, ...]}."}  # fmt: skip


def test_a_note_that_cannot_be_read_is_named_and_not_printed(shipped: Home, tmp_path):
    missing = shipped.call("case", tmp_path / "none.txt")
    assert (missing.code, missing.out) == (2, "")
    assert missing.err.startswith(f"curbside: {tmp_path / 'none.txt'} cannot be read: No such file or directory.\n")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"weak legs \xff\xfe")
    assert shipped.call("case", bad).err.startswith(f"curbside: {bad} is not text.\n")

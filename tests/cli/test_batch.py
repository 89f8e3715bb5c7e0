"""`curbside ask --batch`: order kept, bad lines told apart, and a target that appears whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.homes import FRANCE, SIGNS, Home, Outcome

OUT = ("--out", "x")
SHAPE = "Write {id, question, reader?, previous?: [question ...]}."
GOOD = json.dumps({"id": "good", "question": SIGNS}).encode()
# (line, id in the outcome, message, remedy)
BAD = [
    (b'{"id": 1, "question"', None,
     "Line 2 is not JSON: Expecting ':' delimiter: line 1 column 21 (char 20).", "Write one object a line."),
    (b"\x00\x01\xff\xfe", None,
     "Line 2 is not JSON: it holds bytes or characters that are not UTF-8.", "Write one object a line."),
    (b'{"id": 1, "question": "caf\xe9"}', None,
     "Line 2 is not JSON: it holds bytes or characters that are not UTF-8.", "Write one object a line."),
    (b'{"id": 1, "question": "half \\ud800 a character"}', None,
     "Line 2 is not JSON: it holds bytes or characters that are not UTF-8.", "Write one object a line."),
    (b"[" * 100_000, None, "Line 2 is not JSON: it is nested too deep.", "Write one object a line."),
    (b'{"question": "What is a tomato?"}', None, "Line 2 is not an object with an id.", SHAPE),
    (b'["id"]', None, "Line 2 is not an object with an id.", SHAPE),
    (b'"id"', None, "Line 2 is not an object with an id.", SHAPE),
    (b'{"id": 7}', 7, "Line 2 (7) has no question.", SHAPE),
    (b'{"id": "q7", "question": null}', "q7", "Line 2 (q7) has no question.", SHAPE),
    (b'{"id": 7, "question": ["a"]}', 7, "Line 2 (7) has no question.", SHAPE),
    (b'{"id": 7, "question": "signs?", "reader": 5}', 7, "Line 2 (7): reader is a word.", SHAPE),
    (b'{"id": 7, "question": "signs?", "reader": "vet"}', 7,
     "There is no reader called 'vet'.", "Use one of: patient, nurse, gp, specialist."),
    (b'{"id": 7, "question": "signs?", "previous": "greenfly"}', 7,
     "Line 2 (7): previous is a list of questions.", SHAPE),
    (b'{"id": 7, "question": "signs?", "previous": [1]}', 7, "Line 2 (7): previous is a list of questions.", SHAPE),
    (b'{"id": 7, "question": "signs?", "previous": [""]}', 7, "The question is empty.", "Ask a question in words."),
    (b'{"id": 7, "question": ""}', 7, "The question is empty.", "Ask a question in words."),
    (b'{"id": 7, "question": " \\n "}', 7, "The question is empty.", "Ask a question in words."),
    (b'{"id": 7, "question": "a\\u0000b"}', 7, "The question is not text.", "Ask in plain words."),
    (b'{"id": 7, "question": "' + b"tomato" * 17_000 + b'"}', 7,
     "The question has 102,000 characters; at most 4,000 are read.",
     "Ask one question, or add the document to the library and ask about it."),
    (b'{"id": 7, "question": "' + b"tomato" * 170_000 + b'"}', None,
     "Line 2 has 1,020,025 bytes; at most 1,000,000 are read.", ""),
]  # fmt: skip


def batch(home: Home, folder: Path, *lines: bytes) -> tuple[Outcome, list[dict]]:
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_bytes(b"\n".join(lines) + b"\n")
    done = home.call("ask", "--batch", source, "--out", target)
    return done, [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def without_times(row: dict) -> dict:
    return {k: v for k, v in row["answer"].items() if k != "trace"}


def test_a_batch_answers_every_line_in_order_as_asking_one_by_one_would(garden, tmp_path):
    questions = [SIGNS, FRANCE, SIGNS, "What is a tomato plant?"]
    lines = [json.dumps({"id": f"q{n}", "question": q}).encode() for n, q in enumerate(questions)]
    done, rows = batch(garden, tmp_path, *lines)
    assert done == Outcome(0, "", f"curbside: 4 lines, 0 failed, written to {tmp_path / 'out.jsonl'}\n")
    assert [row["id"] for row in rows] == ["q0", "q1", "q2", "q3"]
    assert [list(row) for row in rows] == [["id", "answer", "latency_ms"]] * 4
    assert all(row["latency_ms"] > 0 for row in rows)
    for row, question in zip(rows, questions, strict=True):
        alone = {"answer": json.loads(garden.call("ask", question, "--json").out)}
        assert without_times(row) == without_times(alone)


def test_a_line_may_name_its_reader_and_the_questions_before_it(garden, tmp_path):
    leans = {"id": 1, "question": "Do curled leaves point to it?", "reader": "patient", "previous": [FRANCE, SIGNS]}
    done, rows = batch(garden, tmp_path, json.dumps(leans).encode())
    assert done.code == 0
    assert rows[0]["answer"]["reader"] == "patient"
    assert rows[0]["answer"]["title"].startswith("Greenfly attack: ")


def test_empty_readers_and_previous_questions_count_as_none(garden, tmp_path):
    plain = {"id": 1, "question": SIGNS}
    line = json.dumps(plain | {"reader": None, "previous": None}).encode()
    _, rows = batch(garden, tmp_path, GOOD, line)
    assert without_times(rows[0]) == without_times(rows[1])


def test_a_batch_keeps_no_answers(garden, tmp_path):
    batch(garden, tmp_path, GOOD)
    assert garden.kept == []


@pytest.mark.parametrize(("line", "id", "message", "remedy"), BAD, ids=lambda v: str(v)[:40])
def test_a_bad_line_is_told_with_its_number_and_the_rest_go_on(garden, tmp_path, line, id, message, remedy):
    done, rows = batch(garden, tmp_path, GOOD, line, GOOD)
    assert done == Outcome(3, "", f"curbside: 3 lines, 1 failed, written to {tmp_path / 'out.jsonl'}\n")
    assert rows[1] == {"id": id, "error": {"line": 2, "message": message, "remedy": remedy}}
    assert [row["answer"]["declined"] for row in (rows[0], rows[2])] == [None, None]


def test_blank_lines_are_passed_over_and_still_counted_as_lines_of_the_file(garden, tmp_path):
    done, rows = batch(garden, tmp_path, b"", GOOD, b"   ", b"oops")
    assert done.code == 3
    assert [row.get("error", {}).get("line") for row in rows] == [None, 4]


def test_files_of_windows_editors_are_read(garden, tmp_path):
    done, rows = batch(garden, tmp_path, b"\xef\xbb\xbf" + GOOD + b"\r", GOOD + b"\r")
    assert (done.code, [row["id"] for row in rows]) == (0, ["good", "good"])


def test_a_file_without_lines_gives_a_file_without_lines(garden, tmp_path):
    done, rows = batch(garden, tmp_path)
    assert (done.code, rows) == (0, [])


def test_an_input_that_cannot_be_read_is_refused_and_the_target_stays(garden, tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text("earlier\n")
    missing = garden.run("ask", "--batch", tmp_path / "none.jsonl", "--out", target)
    folder = garden.call("ask", "--batch", tmp_path, "--out", target)
    assert (missing.code, folder.code) == (2, 2)
    assert missing.err == f"curbside: {tmp_path / 'none.jsonl'} cannot be read: No such file or directory.\n"
    assert folder.err == f"curbside: {tmp_path} cannot be read: Is a directory.\n"
    assert target.read_text() == "earlier\n"


@pytest.mark.parametrize(
    ("target", "reason"),
    [("none/out.jsonl", "No such file or directory"), ("in.jsonl/x", "Not a directory"), (".", "it is a folder")],
)
def test_an_output_that_cannot_be_written_is_refused(garden, tmp_path, target, reason):
    source = tmp_path / "in.jsonl"
    source.write_bytes(GOOD)
    done = garden.call("ask", "--batch", source, "--out", tmp_path / target)
    assert done == Outcome(2, "", f"curbside: {tmp_path / target} cannot be written: {reason}.\n")


@pytest.mark.parametrize("words", [(), (*OUT, SIGNS), (*OUT, "--reader", "gp"), (*OUT, "--after", "1")])
def test_a_batch_takes_an_output_and_nothing_that_its_lines_say_for_themselves(garden, tmp_path, words):
    done = garden.call("ask", "--batch", tmp_path / "in.jsonl", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("curbside: A batch takes --batch IN.jsonl and --out OUT.jsonl, and no question.\n")


def test_a_batch_may_be_written_over_its_own_input(garden, tmp_path):
    path = tmp_path / "both.jsonl"
    path.write_bytes(GOOD)
    assert garden.call("ask", "--batch", path, "--out", path).code == 0
    assert list(json.loads(path.read_text())) == ["id", "answer", "latency_ms"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_batch_stopped_by_the_user_leaves_the_earlier_file_and_nothing_else(garden, tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes((GOOD + b"\n") * 100_000)
    target.write_text("earlier\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "curbside", "ask", "--batch", source, "--out", target],
        env=garden.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # a shell that runs the tests in the background has its children ignore the signal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    part, until = tmp_path / "out.jsonl.part", monotonic() + 30
    while not (part.exists() and part.stat().st_size) and monotonic() < until:
        sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"curbside: stopped\n")
    assert target.read_text() == "earlier\n"
    assert sorted(path.name for path in tmp_path.glob("*.jsonl*")) == ["in.jsonl", "out.jsonl"]

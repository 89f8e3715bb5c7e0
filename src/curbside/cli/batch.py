"""A batch of questions: one answer a line, in order; a bad line is reported and the rest go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from curbside.cli import counted
from curbside.cli.records import read_json
from curbside.consult import Consult, to_record
from curbside.errors import BadInput, CurbsideError

LONGEST_LINE = 1_000_000
_SHAPE = "Write {id, question, reader?, previous?: [question ...]}."


def answer_batch(consult: Consult, source: Path, target: Path) -> int:
    """Answers every line of `source` into `target`; returns how many lines failed.

    The target appears whole when all is done: stopped half-way, an earlier one stays as it was.
    """
    failed = 0
    lines = _lines(source)
    if target.is_dir():
        raise BadInput(f"{target} cannot be written: it is a folder.")
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out, _progress(len(lines)) as advance:
            for number, line in lines:
                row = _answer_line(consult, number, line)
                failed += "error" in row
                _write(out, row)
                advance()
        part.replace(target)
    except OSError as fault:
        raise BadInput(f"{target} cannot be written: {fault.strerror}.") from fault
    finally:
        with suppress(OSError):
            part.unlink()
    print(f"curbside: {counted(len(lines), 'line')}, {failed} failed, written to {target}", file=sys.stderr)
    return failed


def _lines(source: Path) -> list[tuple[int, bytes]]:
    """Every line that is not blank, with its number in the file."""
    try:
        text = source.read_bytes()
    except OSError as fault:
        raise BadInput(f"{source} cannot be read: {fault.strerror}.") from fault
    return [(n, line) for n, line in enumerate(text.split(b"\n"), 1) if line.strip()]


def _answer_line(consult: Consult, number: int, line: bytes) -> dict[str, Any]:
    """{id, answer, latency_ms}, or {id, error} where the line holds no question."""
    id = None
    try:
        row = _read_line(number, line)
        id = row["id"]
        _check_row(row, f"Line {number} ({id})")
        begun = perf_counter()
        answer = consult.ask(
            row["question"], reader=row.get("reader") or "", previous=tuple(row.get("previous") or ())
        )
        spent = 1000 * (perf_counter() - begun)
        return {"id": id, "answer": to_record(answer), "latency_ms": round(spent, 3)}
    except CurbsideError as fault:
        error = {"line": number, "message": fault.message, "remedy": fault.remedy}
        return {"id": id, "error": error}


def _read_line(number: int, line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadInput(f"Line {number} has {len(line):,} bytes; at most {LONGEST_LINE:,} are read.")
    try:
        row = read_json(line)
    except ValueError as fault:
        raise BadInput(f"Line {number} is not JSON: {fault}.", remedy="Write one object a line.") from fault
    if not isinstance(row, dict) or "id" not in row:
        raise BadInput(f"Line {number} is not an object with an id.", remedy=_SHAPE)
    return row


def _check_row(row: dict[str, Any], place: str) -> None:
    if not isinstance(row.get("question"), str):
        raise BadInput(f"{place} has no question.", remedy=_SHAPE)
    if not isinstance(row.get("reader") or "", str):
        raise BadInput(f"{place}: reader is a word.", remedy=_SHAPE)
    previous = row.get("previous") or []
    if not isinstance(previous, list) or not all(isinstance(q, str) for q in previous):
        raise BadInput(f"{place}: previous is a list of questions.", remedy=_SHAPE)


def _write(out: TextIO, row: dict[str, Any]) -> None:
    out.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    """A bar with an estimate on a terminal; nothing elsewhere, so that logs stay short."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Answering", total=total)
        yield lambda: bar.advance(task)

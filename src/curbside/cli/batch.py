"""A batch: one record a line, in order; a bad line is reported and the rest go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from curbside.cli import counted
from curbside.cli.records import read_json
from curbside.errors import BadInput, CurbsideError

LONGEST_LINE = 1_000_000
# What is made of one row: the row and its place in words come in, its outcome {name: record} goes out.
Work = Callable[[dict[str, Any], str], dict[str, Any]]


def run_batch(source: Path, target: Path, work: Work, shape: str) -> int:
    """Does the work for every line of `source` into `target`; returns how many lines failed.

    The target appears whole when all is done: stopped half-way, an earlier one stays as it was.
    `shape` tells what a line is to look like.
    """
    failed = 0
    lines = _lines(source)
    if target.is_dir():
        raise BadInput(f"{target} cannot be written: it is a folder.")
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8") as out, _progress(len(lines)) as advance:
            for number, line in lines:
                row = _do_line(number, line, work, shape)
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


def _do_line(number: int, line: bytes, work: Work, shape: str) -> dict[str, Any]:
    """{id, what the work made, latency_ms}, or {id, error} where the line is not one to work on."""
    id = None
    try:
        row = _read_line(number, line, shape)
        id = row["id"]
        begun = perf_counter()
        outcome = work(row, f"Line {number} ({id})")
        spent = 1000 * (perf_counter() - begun)
        return {"id": id, **outcome, "latency_ms": round(spent, 3)}
    except CurbsideError as fault:
        error = {"line": number, "message": fault.message, "remedy": fault.remedy}
        return {"id": id, "error": error}


def _read_line(number: int, line: bytes, shape: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadInput(f"Line {number} has {len(line):,} bytes; at most {LONGEST_LINE:,} are read.")
    try:
        row = read_json(line)
    except ValueError as fault:
        raise BadInput(f"Line {number} is not JSON: {fault}.", remedy="Write one object a line.") from fault
    if not isinstance(row, dict) or "id" not in row:
        raise BadInput(f"Line {number} is not an object with an id.", remedy=shape)
    return row


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
        task = bar.add_task("Working", total=total)
        yield lambda: bar.advance(task)

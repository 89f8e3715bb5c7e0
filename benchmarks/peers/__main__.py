"""Runs every contestant after the other on the same documents and questions and prints one table.

`python -m benchmarks.peers PASSAGES.jsonl.gz QUESTIONS.jsonl.gz --peers .peers/bin/python` (see `make peers`).
Passages are {id, text}, questions {id, body, passages}. Times are processor times; a peer's model and
embedding are stubs that answer at once, so what is measured is what a contestant itself does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.peers.worker import CONTESTANTS

_CURBSIDE = "Curbside, whole answer"
_BARS = {"Haystack BM25 pipeline, stub model": 0.5, "PaperQA2, stub model": 0.1}  # of their time, at most
_COLUMNS = ("ms_p50", "ms_p95", "ready_cpu_s", "resident_mb", "ndcg_at_10", "first_is_gold", "names_gold",
            "passages_named")  # fmt: skip


def main() -> None:
    """Prints the table, or with --json all that was measured."""
    told = _arguments()
    rows = {name: _run(name, told) for name in CONTESTANTS}
    ratios = {name: round(rows[_CURBSIDE]["ms_p50"] / rows[name]["ms_p50"], 2) for name in _BARS}
    found = {"contestants": rows, "curbside_to": ratios, "versions": _versions(told.peers), "load": os.getloadavg()[0]}
    print(json.dumps(found, indent=2) if told.json else _table(rows, ratios))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers")
    parser.add_argument("passages", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--peers", default=sys.executable, help="the Python that has the peers installed")
    parser.add_argument("--most-passages", type=int, default=1_000_000)
    parser.add_argument("--most-questions", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _run(name: str, told: argparse.Namespace) -> dict[str, Any]:
    python = sys.executable if name.startswith("Curbside") else told.peers
    command = [python, "-m", "benchmarks.peers.worker", name, str(told.passages), str(told.questions),
               str(told.most_passages), str(told.most_questions)]  # fmt: skip
    print(f"{name} ...", file=sys.stderr)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _versions(python: str) -> dict[str, str]:
    names = [package for _, packages, _ in CONTESTANTS.values() for package in packages]
    code = f"import importlib.metadata as m, json; print(json.dumps({{n: m.version(n) for n in {names}}}))"
    return json.loads(subprocess.run([python, "-c", code], check=True, stdout=subprocess.PIPE, text=True).stdout)


def _table(rows: dict[str, dict[str, Any]], ratios: dict[str, float]) -> str:
    lines = [f"{'':<36}" + "".join(f"{name:>15}" for name in _COLUMNS)]
    lines += [f"{name:<36}" + "".join(f"{row[column]:>15}" for column in _COLUMNS) for name, row in rows.items()]
    lines += [f"{_CURBSIDE}: {ratio} of the time of {name} (wanted {_BARS[name]} at most)"
              for name, ratio in ratios.items()]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()

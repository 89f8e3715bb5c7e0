"""Whether a change of code changes what is answered: every answer and assessment, byte for byte.

`python -m benchmarks.same_answers BEFORE.jsonl` on one checkout, the same with another file on the other (each
with a home of its own), then `cmp`. Times, and the library's fingerprint with the ids made of it, are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from curbside import evaluate
from curbside.cases.record import to_record as case_record
from curbside.consult import Consult, to_record
from curbside.evaluate.datasets import read_rows
from curbside.settings import load_settings

QUESTIONS = Path(evaluate.__file__).parent / "questions"


def main(target: Path) -> None:
    """Writes the records of all questions and cases of the repository, and of all the library can answer."""
    consult = Consult.open(replace(load_settings(), keep_answers=False))
    with target.open("w", encoding="utf-8") as file:
        for record in _records(consult):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _records(consult: Consult) -> Iterator[dict[str, Any]]:
    for row in read_rows(QUESTIONS / "spinal_cord.yaml", "questions"):
        earlier = (row["first"],) if row.get("first") else ()
        yield _lasting(to_record(consult.ask(row["question"], previous=earlier)))
    for pairs in consult.shelf.answerable.values():
        for _, question in pairs:
            yield _lasting(to_record(consult.ask(question, reader="patient")))
    for row in read_rows(QUESTIONS / "cases.yaml", "cases"):
        for name in ("text", "patient_text"):
            if isinstance(row.get(name), str):
                yield _lasting(case_record(consult.assess(row[name])))


def _lasting(record: dict[str, Any]) -> dict[str, Any]:
    record = {key: value for key, value in record.items() if key not in ("id", "trace")}
    return record | {"made_with": {key: v for key, v in record["made_with"].items() if key != "library"}}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

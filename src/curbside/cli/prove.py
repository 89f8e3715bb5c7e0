"""`curbside prove`: re-proves every sentence of a saved answer, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import app, counted
from curbside.cli.ask import HOME
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json, read_json
from curbside.errors import BadInput, ProofFailed


@app.command()
def prove(
    answer: Annotated[Path, typer.Argument(help="An answer saved with `curbside ask --json`.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Prove every sentence of a saved answer against the library."""
    proof = open_consult(home).prove(_read(answer))
    faults = [{"where": f.where, "sentence": f.sentence, "reason": f.reason} for f in proof.faults]
    if as_json:
        outcome = {"answer": proof.answer, "sentences": proof.sentences, "faults": faults}
        print_json(outcome)
    for fault in proof.faults:
        if not as_json:
            print(f"FAILED {fault.where}: {fault.reason}\n  {fault.sentence}")
    if not proof.stands:
        raise ProofFailed(f"{counted(len(proof.faults), 'fault')}: the answer does not stand.")
    if not as_json:
        print(f"{counted(proof.sentences, 'sentence')} proved; the answer stands.")


def _read(path: Path) -> dict:
    try:
        record = read_json(path.read_bytes())
    except (OSError, ValueError) as fault:
        raise BadInput(f"{path} is not a saved answer: {fault}.") from fault
    if not isinstance(record, dict):
        raise BadInput(f"{path} is not a saved answer: it holds no object.")
    return record.get("answer", record) if "text" not in record else record

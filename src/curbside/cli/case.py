"""`curbside case`: one note, or a batch of them, assessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import app
from curbside.cli.ask import HOME
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json, read_input, read_json
from curbside.errors import BadInput

if TYPE_CHECKING:
    from curbside.consult import Consult

_SHAPE = "Write {id, text} or {id, findings: [{id, state}, ...]}."


@app.command()
def case(
    note: Annotated[str, typer.Argument(help="A file with a note, or .json with findings; - is standard input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="Print the assessment's record.")] = False,
    figure: Annotated[Path | None, typer.Option(help="Draw the localisation into this SVG file.")] = None,
    batch: Annotated[Path | None, typer.Option(help="A JSONL file of {id, text} or {id, findings}.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the assessments of a batch go.")] = None,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Assess a clinician's note: red flags, localisation, differential, next steps, each with its source."""
    if batch is not None:
        if out is None or note != "-" or figure:
            raise BadInput("A batch takes --batch IN.jsonl and --out OUT.jsonl, and no note.")
        raise typer.Exit(3 if _assess_batch(open_consult(home), batch, out) else 0)
    if out is not None:
        raise BadInput("--out is for a batch.", remedy="Send one assessment to a file with: > FILE")
    told = _read_note(note)
    found = open_consult(home).assess(**told)
    if figure:
        from curbside.cases.figure import draw_localisation

        figure.write_text(draw_localisation(found.localisation), encoding="utf-8")
    if as_json:
        from curbside.cases.record import to_record

        print_json(to_record(found))
    else:
        from curbside.cli.case_page import as_plain

        print(as_plain(found))


def _read_note(note: str) -> dict[str, Any]:
    if note == "-":
        return {"text": read_input("The note")}
    path = Path(note)
    try:
        content = path.read_bytes()
        if path.suffix == ".json":
            return _told(read_json(content), str(path))
        return {"text": content.decode("utf-8")}
    except OSError as fault:
        remedy = "Name a file, or pipe the note in."
        raise BadInput(f"{path} cannot be read: {fault.strerror}.", remedy=remedy) from None
    except json.JSONDecodeError as fault:
        raise BadInput(f"{path} is not JSON: {fault}.", remedy=_SHAPE) from None
    except ValueError:
        raise BadInput(f"{path} is not text.", remedy="Save it as UTF-8.") from None


def _assess_batch(consult: Consult, source: Path, target: Path) -> int:
    from curbside.cases.record import to_record
    from curbside.cli.batch import run_batch

    def assess(row: dict[str, Any], place: str) -> dict[str, Any]:
        return {"assessment": to_record(consult.assess(**_told(row, place)))}

    return run_batch(source, target, assess, _SHAPE)


def _told(row: Any, place: str) -> dict[str, Any]:
    """What a row tells: a text, a list of findings, or both."""
    if isinstance(row, list):
        row = {"findings": row}
    text, findings = (row.get("text") or "", row.get("findings") or []) if isinstance(row, dict) else ("", [])
    if not isinstance(text, str) or not isinstance(findings, list) or not (text or findings):
        raise BadInput(f"{place} has neither text nor findings.", remedy=_SHAPE)
    if not all(isinstance(each, dict) for each in findings):
        raise BadInput(f"{place}: findings is a list of {{id, state}}.", remedy=_SHAPE)
    return {"text": text, "findings": tuple(findings)}

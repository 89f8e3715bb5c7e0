"""`curbside ask`: one question, or a batch of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import app
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json, read_input
from curbside.errors import BadInput

if TYPE_CHECKING:
    from curbside.consult import Consult

_SHAPE = "Write {id, question, reader?, previous?: [question ...]}."
HOME = typer.Option("--home", help="Folder of the library.")


@app.command(context_settings={"allow_extra_args": True})
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question in words; - reads it from standard input.")] = "",
    reader: Annotated[str, typer.Option(help="patient, nurse, gp or specialist; guessed when left out.")] = "",
    after: Annotated[str, typer.Option(help="Id of the answer this question follows.")] = "",
    only: Annotated[str, typer.Option(help="pack or own: answer from the packs, or from your documents, alone.")] = "",
    library: Annotated[list[str] | None, typer.Option(help="A pack to answer from, or own; may be repeated.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="A type of source (rct); may be repeated.")] = None,
    level: Annotated[str, typer.Option(help="The weakest type of source that is good enough.")] = "",
    since: Annotated[int | None, typer.Option(min=1500, max=2199, help="The earliest year of a source.")] = None,
    with_retracted: Annotated[
        bool, typer.Option("--with-retracted", help="Take in own documents that are retracted or superseded, marked.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer's record.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A JSONL file of {id, question, reader?, previous?}.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the answers of a batch go.")] = None,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Answer a question from the library, every sentence with its source."""
    told = {"only": only, "library": library or (), "types": source or (), "level": level, "since": since,
            "with_retired": with_retracted}  # fmt: skip
    if context.args:
        # refused here and not by typer, which would print the words of the question
        raise BadInput("A question of several words goes in quotes.", remedy='Ask: curbside ask "What is ...?"')
    if batch is not None:
        if out is None or question or reader or after:
            raise BadInput(
                "A batch takes --batch IN.jsonl and --out OUT.jsonl, and no question.",
                remedy="Each line of the file has its own question, reader and previous questions.",
            )
        raise typer.Exit(3 if _answer_batch(open_consult(home, keep_answers=False), batch, out, told) else 0)
    if out is not None:
        raise BadInput("--out is for a batch.", remedy="Send one answer to a file with: > FILE")
    words = read_input("The question") if question == "-" else question
    consult = open_consult(home)
    answer = consult.ask(words, reader=reader, after=after, keep=consult.keep_only(**told))
    if as_json:
        from curbside.consult import to_record

        print_json(to_record(answer))
    elif sys.stdout.isatty():
        from curbside.cli.page import show

        show(answer)
    else:
        from curbside.cli.plain import as_plain

        print(as_plain(answer))


def _answer_batch(consult: Consult, source: Path, target: Path, told: dict[str, Any]) -> int:
    from curbside.cli.batch import run_batch
    from curbside.consult import to_record

    keep = consult.keep_only(**told)

    def answer(row: dict[str, Any], place: str) -> dict[str, Any]:
        _check_row(row, place)
        previous = tuple(row.get("previous") or ())
        answer = consult.ask(row["question"], reader=row.get("reader") or "", previous=previous, keep=keep)
        return {"answer": to_record(answer)}

    return run_batch(source, target, answer, _SHAPE)


def _check_row(row: dict[str, Any], place: str) -> None:
    if not isinstance(row.get("question"), str):
        raise BadInput(f"{place} has no question.", remedy=_SHAPE)
    if not isinstance(row.get("reader") or "", str):
        raise BadInput(f"{place}: reader is a word.", remedy=_SHAPE)
    previous = row.get("previous") or []
    if not isinstance(previous, list) or not all(isinstance(q, str) for q in previous):
        raise BadInput(f"{place}: previous is a list of questions.", remedy=_SHAPE)

"""`curbside ask`: one question, or a batch of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import app
from curbside.cli.opening import open_consult
from curbside.cli.records import print_json
from curbside.errors import BadInput

HOME = typer.Option("--home", help="Folder of the library.")


@app.command(context_settings={"allow_extra_args": True})
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question in words; - reads it from standard input.")] = "",
    reader: Annotated[str, typer.Option(help="patient, nurse, gp or specialist; guessed when left out.")] = "",
    after: Annotated[str, typer.Option(help="Id of the answer this question follows.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer's record.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A JSONL file of {id, question, reader?, previous?}.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where the answers of a batch go.")] = None,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Answer a question from the library, every sentence with its source."""
    if context.args:
        # refused here and not by typer, which would print the words of the question
        raise BadInput("A question of several words goes in quotes.", remedy='Ask: curbside ask "What is ...?"')
    if batch is not None:
        from curbside.cli.batch import answer_batch

        if out is None or question or reader or after:
            raise BadInput(
                "A batch takes --batch IN.jsonl and --out OUT.jsonl, and no question.",
                remedy="Each line of the file has its own question, reader and previous questions.",
            )
        failed = answer_batch(open_consult(home, keep_answers=False), batch, out)
        raise typer.Exit(3 if failed else 0)
    if out is not None:
        raise BadInput("--out is for a batch.", remedy="Send one answer to a file with: > FILE")
    words = _read_input() if question == "-" else question
    answer = open_consult(home).ask(words, reader=reader, after=after)
    if as_json:
        from curbside.consult import to_record

        print_json(to_record(answer))
    elif sys.stdout.isatty():
        from curbside.cli.page import show

        show(answer)
    else:
        from curbside.cli.plain import as_plain

        print(as_plain(answer))


def _read_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("The question is not text.", remedy="Send it as UTF-8.") from None

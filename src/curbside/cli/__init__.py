"""The command line: commands and exit codes; no thinking happens here.

Exit codes: 0 done (a decline is an answer), 1 a fault of ours, 2 the input or set-up can be mended,
3 some items of a batch failed, 4 a saved answer does not stand, 130 stopped by the user.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Annotated, Any, NoReturn

import click
import typer
import typer.core

from curbside import __version__
from curbside.errors import CurbsideError

STOPPED = 130
_FILES = (
    "ask", "case", "doctor", "evaluate", "feedback", "library", "originality", "own", "pack", "prove", "score", "serve",
    "show", "sync",
)  # fmt: skip
_ALONE = frozenset({"ask", "case"})  # what people wait for: to make every command ready takes longer than to ask


class Commands(typer.core.TyperGroup):
    """The commands; a question where a command belongs is told so and not printed back."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if " " in args[0].strip():
            ctx.fail('To ask a question: curbside ask "What is ...?"')
        return super().resolve_command(ctx, args)


app = typer.Typer(
    name="curbside",
    cls=Commands,
    help="Clinical answers in which every sentence opens the passage that says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
library_app = typer.Typer(help="The library that answers come from.", no_args_is_help=True)
pack_app = typer.Typer(help="Packs: knowledge as files.", no_args_is_help=True)
feedback_app = typer.Typer(help="What readers reported of answers and pages.", no_args_is_help=True)
evaluate_app = typer.Typer(help="How good are we: measures on question files.", no_args_is_help=True)


@app.callback(invoke_without_command=True)
def _before(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        print(__version__)
        raise typer.Exit


app.add_typer(library_app, name="library")
app.add_typer(pack_app, name="pack")
app.add_typer(feedback_app, name="feedback")
app.add_typer(evaluate_app, name="evaluate")


def main() -> None:
    """Runs the command line; the entry point of the `curbside` script."""
    load_commands(sys.argv[1:])
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except CurbsideError as fault:
        _stop(fault.exit_code, fault.message, fault.remedy)
    except click.ClickException as fault:
        fault.show()
        raise SystemExit(fault.exit_code) from None
    except BrokenPipeError:
        _end_quietly()
    except SystemExit as end:
        # click answers a closed pipe with exit code 1, which here means a fault of ours
        if isinstance(end.__context__, BrokenPipeError):
            _end_quietly()
        raise
    except OSError as fault:
        # a home that is a file, a folder that may not be written: named, the asker can mend it
        _stop(2, f"{fault.filename or 'A file'} cannot be used: {fault.strerror}.")
    if code == STOPPED:  # what click makes of a KeyboardInterrupt
        _stop(STOPPED, "stopped")
    raise SystemExit(code or 0)


def load_commands(arguments: list[str]) -> None:
    """Loads the file of the command that is given, where it has one of its own, else every command."""
    if arguments and arguments[0] in _ALONE:
        import_module(f"curbside.cli.{arguments[0]}")
        return
    for name in _FILES:
        import_module(f"curbside.cli.{name}")


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 fault, 2 faults."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _stop(code: int, message: str, remedy: str = "") -> NoReturn:
    print(f"curbside: {message}", file=sys.stderr)
    if remedy:
        print(f"  {remedy}", file=sys.stderr)
    raise SystemExit(code) from None


def _end_quietly() -> NoReturn:
    """The reader of our output went away (`| head`): nothing is wrong, and nothing is to be said."""
    # what is still in the buffer must go somewhere, or Python complains of it while it shuts down
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    raise SystemExit(0)

"""The command line: commands and exit codes; no thinking happens here.

Exit codes: 0 done (a decline is an answer), 1 a fault of ours, 2 the input or set-up can be mended,
3 some items of a batch failed, 4 a saved answer does not stand, 130 stopped by the user.
"""

from __future__ import annotations

import sys

import typer

from curbside.errors import CurbsideError

app = typer.Typer(
    name="curbside",
    help="Clinical answers in which every sentence opens the passage that says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
library_app = typer.Typer(help="The library that answers come from.", no_args_is_help=True)
pack_app = typer.Typer(help="Packs: knowledge as files.", no_args_is_help=True)
evaluate_app = typer.Typer(help="How good are we: measures on question files.", no_args_is_help=True)
app.add_typer(library_app, name="library")
app.add_typer(pack_app, name="pack")
app.add_typer(evaluate_app, name="evaluate")


def main() -> None:
    """Runs the command line; the entry point of the `curbside` script."""
    from curbside.cli import ask, doctor, evaluate, library, pack, prove  # noqa: F401

    try:
        app()
    except CurbsideError as fault:
        print(f"curbside: {fault.message}", file=sys.stderr)
        if fault.remedy:
            print(f"  {fault.remedy}", file=sys.stderr)
        raise SystemExit(fault.exit_code) from None
    except KeyboardInterrupt:
        print("curbside: stopped", file=sys.stderr)
        raise SystemExit(130) from None
    except BrokenPipeError:
        # the reader of our output went away (`| head`): nothing is wrong
        sys.stderr.close()
        raise SystemExit(0) from None

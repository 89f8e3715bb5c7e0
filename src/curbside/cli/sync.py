"""`curbside library sync`: the library holds what a folder holds, once or for as long as it is watched."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import library_app
from curbside.cli.ask import HOME
from curbside.cli.own import own_of
from curbside.cli.reading import going_on, print_synced, progress
from curbside.errors import CurbsideError


@library_app.command()
def sync(
    folder: Annotated[Path, typer.Argument(help="The folder that the library is to follow.")],
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and follow each change until Ctrl-C.")] = False,
    remove_missing: Annotated[bool, typer.Option("--remove-missing", help="Delete for good what is gone.")] = False,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 5,
    settle: Annotated[float, typer.Option(min=0, help="Seconds without a change before files are read.")] = 2,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read at once.")] = 2,
    seconds: Annotated[float, typer.Option(min=1, help="The longest that one file may take.")] = 60,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON, one record a change.")] = False,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Add what is new in a folder, read again what was edited, supersede what is gone from it."""
    from curbside.intake.run import Reading
    from curbside.intake.worker import Limits

    def once() -> int:
        with progress([str(folder)], quiet=as_json) as on_result, going_on():
            how = Reading((), workers, Limits(seconds=seconds), on_result)
            synced = own_of(home).sync(folder, how, remove=remove_missing)
        print_synced(synced, as_json, removed=remove_missing)
        return 3 if synced.added.report.failed else 0

    code = _follow(folder, once, every, settle) if watch else once()
    if code:
        raise typer.Exit(code)


def _follow(folder: Path, once: Callable[[], int], every: float, settle: float) -> int:
    """Runs at each change, whatever the one before it came to; Ctrl-C ends it."""
    from curbside.intake.watch import changes, look

    before = look(folder)
    once()  # what is wrong with the folder or the home is told before anybody waits
    print(f"Watching {folder}; Ctrl-C ends it.", file=sys.stderr)
    for _ in changes(folder, before, every=every, settle=settle):
        try:
            once()
            sys.stdout.flush()
        except CurbsideError as fault:
            print(f"curbside: {fault.message}\n  {fault.remedy}".rstrip(), file=sys.stderr)
    raise AssertionError("changes come until somebody ends them")

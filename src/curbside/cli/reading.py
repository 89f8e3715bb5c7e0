"""What is shown while documents are read, and after: a bar or lines, then the report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside.cli import counted
from curbside.cli.records import print_json

if TYPE_CHECKING:
    from curbside.intake.own_library import Added, Synced
    from curbside.intake.run import Result


def print_added(added: Added, as_json: bool) -> None:
    """Prints what a run did."""
    if as_json:
        print_json(_as_record(added))
    else:
        _print_report(added)


def print_synced(synced: Synced, as_json: bool, *, removed: bool) -> None:
    """Prints what a run did to make the library hold what the folder holds."""
    if as_json:
        print_json(_as_record(synced.added) | {"missing": list(synced.missing), "let_go": list(synced.ids),
                                               "let_go_for_good": removed and bool(synced.ids)})  # fmt: skip
        return
    for origin in synced.missing:
        print(f"{'missing':<8} {origin}", file=sys.stderr)
    _print_report(synced.added)
    if synced.ids:
        what = "deleted for good" if removed else "superseded"
        print(f"{counted(len(synced.ids), 'document')} {what}: no longer in the folder")


@contextmanager
def progress(named: Sequence[str], *, quiet: bool) -> Iterator[Callable[[Result], None]]:
    """A bar with an estimate on a terminal; a line for each item elsewhere, but for those unchanged. `named` are
    the targets, whose sizes make the estimate."""
    if quiet or not sys.stderr.isatty():
        yield (lambda result: None) if quiet else _print_result
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from curbside.intake.targets import size_of

    shown: tuple[Any, ...] = ("[progress.description]{task.description}", BarColumn(), "{task.percentage:>3.0f}%",
                              TimeRemainingColumn(), TextColumn("{task.fields[name]}"))  # fmt: skip
    with Progress(*shown, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=sum(map(size_of, named)) or None, name="")
        yield lambda result: bar.update(task, advance=result.size, name=Path(result.origin).name)


@contextmanager
def going_on() -> Iterator[None]:
    """Says, where the run is stopped, that the next one goes on from there."""
    try:
        yield
    except KeyboardInterrupt:
        print("curbside: what was read so far is kept; the same command goes on from there", file=sys.stderr)
        raise


def _as_record(added: Added) -> dict[str, Any]:
    report, build = added.report, added.build
    return {"counts": dict(report.counts), "documents": report.documents, "without_text": report.empty,
            "gone": report.gone, "taken_back": report.taken_back, "removed_for_good": report.removed,
            "results": [asdict(result) for result in report.results], "library": build.fingerprint,
            "passages": build.passages}  # fmt: skip


def _print_report(added: Added) -> None:
    report, build = added.report, added.build
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(report.counts.items())) or "nothing there"
    print(f"{counts}: {counted(report.documents, 'document')} read")
    if report.gone:
        print(f"{counted(report.gone, 'document')} superseded: no longer in the file it came from")
    if report.empty:
        print(f"{counted(report.empty, 'document')} without text: kept, and nothing of it can be cited")
    if report.taken_back:
        print(f"{counted(report.taken_back, 'document')} retracted or replaced by another document of the library")
    if report.removed:
        print(f"{counted(report.removed, 'document')} removed for good: deleted by the source")
    for result in report.failed:
        print(f"failed: {result.message}" + (f"\n  {result.remedy}" if result.remedy else ""))
    print(f"Library {build.fingerprint[:12]}: {build.passages:,} passages in {build.documents:,} documents")


def _print_result(result: Result) -> None:
    if result.outcome != "same":
        documents = f" ({counted(result.documents, 'document')})" if result.documents else ""
        print(f"{result.outcome:<8} {result.name}{documents}", file=sys.stderr)
    for note in result.notes:
        print(f"         {note}", file=sys.stderr)

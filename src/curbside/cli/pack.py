"""`curbside pack`: check, compare, make and build packs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curbside.cli import counted, pack_app
from curbside.cli.records import print_json
from curbside.errors import PackFault
from curbside.settings import shipped_packs

if TYPE_CHECKING:
    from curbside.library.faults import Fault
    from curbside.library.packs import Draft

FOLDER = typer.Argument(help="A pack's folder; the shipped packs when left out.")


@pack_app.command()
def check(
    folder: Annotated[Path | None, FOLDER] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print faults as JSON.")] = False,
    references: Annotated[bool, typer.Option("--references", help="Show the state of the references, too.")] = False,
) -> None:
    """Check a pack against every rule of the format; each fault names its file, line and remedy."""
    from curbside.library.pack_check import check_draft
    from curbside.library.packs import read_draft

    drafts = {each.name: read_draft(each) for each in ((folder,) if folder else shipped_packs())}
    faults = {name: check_draft(draft) for name, draft in drafts.items()}
    if as_json:
        rows = [
            {"pack": name, "file": f.file, "line": f.line, "message": f.message, "remedy": f.remedy}
            for name, found in faults.items() for f in found
        ]
        print_json({"faults": rows, "references": _reported(drafts)} if references else rows)
    else:
        for name, draft in drafts.items():
            _print_check(name, draft, faults[name], references)
    count = sum(map(len, faults.values()))
    if count:
        raise PackFault(f"{counted(count, 'fault')} in {', '.join(n for n, f in faults.items() if f)}.")


def _print_check(name: str, draft: Draft, faults: tuple[Fault, ...], references: bool) -> None:
    from curbside.cli.pack_report import count_lines, reference_lines
    from curbside.library.pack_counts import count_pack
    from curbside.library.reference_report import report_references

    if faults:
        print(*(f"{name}/{fault}" for fault in faults), sep="\n")
    else:
        print(f"{name}: {draft.pack.summary}; no faults", *count_lines(count_pack(draft.pack)), sep="\n")
    if references:
        print(f"\n{name}: the state of its references", sep="\n")
        print(*reference_lines(report_references(draft, today=date.today())), sep="\n")


def _reported(drafts: Mapping[str, Draft]) -> list[dict[str, Any]]:
    from curbside.library.reference_report import report_references

    return [{"pack": name, **asdict(report_references(draft, today=date.today()))} for name, draft in drafts.items()]


@pack_app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A pack's folder, or an archive of one.")],
    new: Annotated[Path, typer.Argument(help="A later version of it, a folder or an archive.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """Show what changed between two versions of a pack: statements, references, leaflets and the rest."""
    from curbside.cli.pack_report import difference_lines
    from curbside.library.pack_archive import read_packed
    from curbside.library.pack_diff import diff_packs

    difference = diff_packs(read_packed(old), read_packed(new))
    if as_json:
        print_json(asdict(difference))
    else:
        print(*difference_lines(difference), sep="\n")


@pack_app.command()
def build(
    folder: Annotated[Path | None, FOLDER] = None,
    out: Annotated[Path | None, typer.Option(help="Write the pack as one zip file, too.")] = None,
) -> None:
    """Check a pack and write its checksums; with --out, its archive (the same bytes every time)."""
    from curbside.library.pack_build import build_pack

    for each in (folder,) if folder else shipped_packs():
        built = build_pack(each, archive=out)
        print(f"{each.name}: {counted(len(built.checksums), 'file')}" + (f", written to {out}" if out else ""))


@pack_app.command()
def new(
    name: Annotated[str, typer.Argument(help="A name of small letters, digits and underscores.")],
    into: Annotated[Path, typer.Option(help="Folder to make it in.")] = Path(),
) -> None:
    """Make a new pack that passes the check, to be filled by its editors."""
    from curbside.library.pack_new import new_pack

    print(f"Made {new_pack(name, into)}. Next: curbside pack check {into / name}")

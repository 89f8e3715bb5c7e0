"""`curbside pack`: check, make and build packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import counted, pack_app
from curbside.cli.records import print_json
from curbside.errors import PackFault
from curbside.settings import shipped_packs

FOLDER = typer.Argument(help="A pack's folder; the shipped packs when left out.")


@pack_app.command()
def check(
    folder: Annotated[Path | None, FOLDER] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print faults as JSON.")] = False,
) -> None:
    """Check a pack against every rule of the format; each fault names its file, line and remedy."""
    from curbside.library.pack_check import check_pack
    from curbside.library.packs import read_pack

    folders = (folder,) if folder else shipped_packs()
    faults = {each.name: check_pack(each) for each in folders}
    if as_json:
        rows = [
            {"pack": name, "file": f.file, "line": f.line, "message": f.message, "remedy": f.remedy}
            for name, found in faults.items() for f in found
        ]
        print_json(rows)
    for each in folders:
        if not faults[each.name] and not as_json:
            print(f"{each.name}: {read_pack(each).summary}; no faults")
        elif not as_json:
            print(*(f"{each.name}/{fault}" for fault in faults[each.name]), sep="\n")
    count = sum(map(len, faults.values()))
    if count:
        raise PackFault(f"{counted(count, 'fault')} in {', '.join(n for n, f in faults.items() if f)}.")


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

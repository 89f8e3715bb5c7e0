"""Building a pack: check it, write its checksums, and zip it to the same bytes every time."""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from curbside.library.checksums import FILE_NAME, format_checksums, pack_checksums
from curbside.library.faults import raise_faults
from curbside.library.pack_check import check_draft
from curbside.library.packs import Pack, read_draft
from curbside.library.safely import write_safely

# The oldest time a zip can hold: the archive must not change because the clock did.
_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A pack found sound, its checksums as written, and the archive when one was asked for."""

    pack: Pack
    checksums: dict[str, str]
    archive: Path | None


def build_pack(folder: Path, *, archive: Path | None = None, today: date | None = None) -> BuiltPack:
    """Checks the pack, writes checksums.txt and, when `archive` is given, a zip of it all.

    Raises PackFault with every fault, and then writes nothing.
    """
    draft = read_draft(folder)
    raise_faults(folder.name, check_draft(draft, today=today, checksums=False))
    checksums = pack_checksums(folder)
    write_safely(folder / FILE_NAME, format_checksums(checksums))
    if archive is not None:
        _write_zip(folder, [*checksums, FILE_NAME], archive)
    return BuiltPack(draft.pack, checksums, archive)


def _write_zip(folder: Path, files: list[str], archive: Path) -> None:
    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_name(archive.name + ".part")
    # Stored, not deflated: deflate gives other bytes with another zlib, and packs are small.
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as zipped:
        for file in sorted(files):
            info = zipfile.ZipInfo(f"{folder.name}/{file}", _TIME)
            info.external_attr = _MODE << 16
            info.create_system = 3
            zipped.writestr(info, (folder / file).read_bytes())
    os.replace(part, archive)

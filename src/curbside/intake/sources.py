"""Sources: a file, a folder, a pattern or an archive becomes items to read, in one order."""

from __future__ import annotations

import glob
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from curbside.errors import BadDocument, NotFound
from curbside.intake.parts import holds_rows, parts_of
from curbside.intake.record import Item, Unreadable

MOST_MEMBERS, MOST_UNPACKED, MOST_RATIO = 50_000, 2_000_000_000, 200
_HIDDEN = (".", "~", "__MACOSX")


def find_items(target: str) -> Iterator[Item | Unreadable]:
    """The items of a target in order of name; a link that leads out of a folder is not followed. A file or
    an archive that cannot be opened is told in its place.

    Raises NotFound where nothing is there.
    """
    path = Path(target).expanduser()
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield from _of_file(path)
    elif any(mark in target for mark in "*?["):
        found = sorted(Path(each) for each in glob.glob(str(path), recursive=True))
        if not found:
            raise NotFound(f"No file matches {target}.")
        for each in found:
            if each.is_file():
                yield from _of_file(each)
    else:
        remedy = "Name a file, a folder, an archive or a pattern."
        raise NotFound(f"There is no file or folder {target}.", remedy=remedy)


def is_single(target: str) -> bool:
    """Whether a target is one file that holds one document, as far as its name tells."""
    path = Path(target).expanduser()
    return path.is_file() and path.suffix.lower() != ".zip" and not holds_rows(path.name)


def size_of(target: str) -> int:
    """Bytes there are to read in a target, for an estimate; 0 where nothing can be told beforehand."""
    path = Path(target).expanduser()
    if path.is_dir():
        return sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    if path.is_file():
        return path.stat().st_size
    return sum(Path(each).stat().st_size for each in glob.glob(str(path), recursive=True) if Path(each).is_file())


def _in_folder(folder: Path) -> Iterator[Item | Unreadable]:
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        hidden = any(part.startswith(_HIDDEN) for part in inside)
        if path.is_file() and not hidden and path.resolve().is_relative_to(root):
            yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Item | Unreadable]:
    try:
        if path.suffix.lower() == ".zip":
            yield from _in_archive(path)
        elif (parts := parts_of(path)) is not None:
            yield from parts
        else:
            yield Item(str(path.resolve()), path.name, path)
    except BadDocument as fault:
        yield Unreadable(str(path.resolve()), fault.message, fault.remedy)
    except OSError as fault:
        yield Unreadable(str(path.resolve()), f"{path} cannot be read: {fault.strerror}.")


def _in_archive(path: Path) -> Iterator[Item]:
    origin = str(path.resolve())
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m.filename)]
            _refuse_bomb(path, members)
            for member in sorted(members, key=lambda m: m.filename):
                if member.flag_bits & 1:
                    raise BadDocument(f"{path} is encrypted.", remedy="Unpack it, and add the folder.")
                name = PurePosixPath(member.filename).name
                yield Item(f"{origin}!{member.filename}", name, archive.read(member))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as fault:
        told = f"{path} is no archive that can be unpacked: {fault}."
        raise BadDocument(told, remedy="Pack it again as zip.") from fault


def _is_hidden(name: str) -> bool:
    return any(part.startswith(_HIDDEN) for part in PurePosixPath(name).parts)


def _refuse_bomb(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1_000):
        raise BadDocument(
            f"{path} unpacks to {unpacked:,} bytes in {len(members):,} files, which is more than is read.",
            remedy="Unpack it, and add the folder in parts.",
        )

"""Checksums: which files make up a pack, and whether they are still the ones that were built."""

from __future__ import annotations

import hashlib
from pathlib import Path

FILE_NAME = "checksums.txt"


def pack_files(folder: Path) -> tuple[Path, ...]:
    """The files of a pack in order of path, checksums.txt, hidden and backup files left out."""
    files = {
        path.relative_to(folder): path
        for path in folder.rglob("*")
        if path.name != FILE_NAME and not path.name.endswith("~") and path.is_file()
    }
    shown = (file for file in files if not any(part.startswith(".") for part in file.parts))
    return tuple(files[file] for file in sorted(shown, key=lambda file: file.as_posix()))


def pack_checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of a pack by its path within the folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pack_files(folder)
    }


def content_sha256(folders: tuple[Path, ...]) -> str:
    """One SHA-256 over every file of the packs, whatever folder they lie in."""
    digest = hashlib.sha256()
    for folder in folders:
        for file, sha256 in pack_checksums(folder).items():
            digest.update(f"{folder.name}/{file}\0{sha256}\n".encode())
    return digest.hexdigest()


def listing_sha256(folders: tuple[Path, ...]) -> str:
    """One SHA-256 over path, size and time of every file: cheap, and it changes when one may."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in pack_files(folder):
            stat = path.stat()
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def format_checksums(checksums: dict[str, str]) -> str:
    """The text of checksums.txt, as `sha256sum --check` reads it."""
    return "".join(f"{sha256}  {file}\n" for file, sha256 in sorted(checksums.items()))


def read_checksums(folder: Path) -> dict[str, str] | None:
    """What checksums.txt says by file, None when the pack has none."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = [line.partition("  ") for line in lines if line.strip()]
    return {file: sha256 for sha256, _, file in parts}

"""Checksums: which files make up a pack, and whether they are still the ones that were built."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

FILE_NAME = "checksums.txt"


def pack_files(folder: Path) -> tuple[Path, ...]:
    """The files of a pack in order of path, checksums.txt, hidden and backup files left out."""
    return tuple(folder / file for file, _ in _walk(folder))


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
        for file, entry in _walk(folder):
            stat = entry.stat()
            digest.update(f"{folder}/{file}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def format_checksums(checksums: dict[str, str]) -> str:
    """The text of checksums.txt, as `sha256sum --check` reads it."""
    return "".join(f"{sha256}  {file}\n" for file, sha256 in sorted(checksums.items()))


def read_checksums(folder: Path) -> dict[str, str] | None:
    """What checksums.txt says by file, None when the pack has none."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    # a byte that is not UTF-8 makes a line that fits no file, and is reported as such
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    parts = [line.partition("  ") for line in lines if line.strip()]
    return {file: sha256 for sha256, _, file in parts}


def _walk(folder: Path) -> list[tuple[str, os.DirEntry]]:
    """(path within the folder, entry) of each file; scandir, for every question looks at this."""
    found, waiting = [], [("", os.fspath(folder))]
    while waiting:
        inside, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.name.startswith(".") or entry.name.endswith("~"):
                    continue
                if entry.is_dir():
                    waiting.append((f"{inside}{entry.name}/", entry.path))
                elif inside + entry.name != FILE_NAME:
                    found.append((inside + entry.name, entry))
    return sorted(found, key=lambda each: each[0])

"""What a feed has sent so far, kept until it is in the library: a run that was stopped does not fetch it again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from time import time

from curbside.library.safely import write_safely

_LONGEST_KEPT = 24 * 3600.0  # seconds; then a search is made anew, for it may find other articles
_BEGUN, _WHOLE = "found.json", "whole"


@dataclass(frozen=True, slots=True)
class Spool:
    """Pages of one target in a folder of their own; each is there whole or not at all."""

    folder: Path

    @classmethod
    def of(cls, home: Path, target: str) -> Spool:
        """The spool of a target; one that was left too long ago is emptied."""
        folder = spools(home) / hashlib.sha256(target.encode("utf-8")).hexdigest()[:16]
        begun = folder / _BEGUN
        if folder.exists() and not (begun.exists() and time() - begun.stat().st_mtime < _LONGEST_KEPT):
            shutil.rmtree(folder, ignore_errors=True)
        return cls(folder)

    def ids(self) -> tuple[str, ...]:
        """What the search found that these pages are of; nothing where none has begun."""
        try:
            return tuple(json.loads((self.folder / _BEGUN).read_bytes()))
        except (FileNotFoundError, ValueError):
            return ()

    def begin(self, ids: tuple[str, ...]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_safely(self.folder / _BEGUN, json.dumps(ids))

    def read(self, number: int) -> bytes | None:
        """A page that was kept, None where it was not."""
        try:
            return self._page(number).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, number: int, content: bytes) -> None:
        part = self.folder / f".{os.getpid()}.part"
        part.write_bytes(content)
        os.replace(part, self._page(number))

    def end(self) -> None:
        """Says that every page has come: once they are in the library, the spool can go."""
        (self.folder / _WHOLE).touch()

    def _page(self, number: int) -> Path:
        return self.folder / f"{number:05d}.xml"


def spools(home: Path) -> Path:
    return home / "feeds"


def sweep(home: Path) -> None:
    """Removes the spools that are whole, when what they hold is in the library."""
    for mark in spools(home).glob(f"*/{_WHOLE}"):
        shutil.rmtree(mark.parent, ignore_errors=True)
    if spools(home).exists() and not any(spools(home).iterdir()):
        spools(home).rmdir()


def forget(home: Path) -> None:
    """Removes every spool: what is deleted from the library may not stay behind in one."""
    shutil.rmtree(spools(home), ignore_errors=True)

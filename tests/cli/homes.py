"""Homes with a built library, and the command line run on them: as a process, or within this one."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from curbside.consult import build
from curbside.settings import Settings, shipped_packs
from tests.factories import make_case_pack, make_pack

SIGNS = "What are the signs of greenfly attack?"  # the garden answers it
FRANCE = "What is the capital of France?"  # nothing does


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Home:
    """A home folder with its packs."""

    folder: Path
    packs: tuple[Path, ...]

    @property
    def environ(self) -> dict[str, str]:
        """The environment of a command: none of the developer's own settings reach it."""
        own = {k: v for k, v in os.environ.items() if not k.startswith("CURBSIDE_")}
        packs = os.pathsep.join(map(str, self.packs))
        return own | {"CURBSIDE_HOME": str(self.folder), "CURBSIDE_PACKS": packs}

    @property
    def kept(self) -> list[Path]:
        """The files of kept answers."""
        return sorted((self.folder / "answers").glob("*"))

    def run(self, *words: str | Path, stdin: bytes = b"", **environ: str) -> Outcome:
        """Runs a command as a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "curbside", *map(str, words)],
            input=stdin, capture_output=True, env=self.environ | environ, timeout=60,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    def call(self, *words: str | Path, **environ: str) -> Outcome:
        """Runs a command within this process, through the same entry point."""
        from curbside.cli import main

        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self.environ | environ, clear=True),
            mock.patch.object(sys, "argv", ["curbside", *map(str, words)]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main()
                code = 0
            except SystemExit as end:
                code = end.code
        return Outcome(code, out.getvalue(), err.getvalue())

    def copy_to(self, folder: Path) -> Home:
        """The same library in a home of its own, so that a test may write to it."""
        shutil.copytree(self.folder, folder)
        return Home(folder, self.packs)


@cache
def garden_home() -> Home:
    """The library of the made-up garden pack, built once a run."""
    folder = _passing_folder()
    return _built(folder, make_pack(folder))


@cache
def case_home() -> Home:
    """The library of the made-up garden pack with its tables for cases, built once a run."""
    folder = _passing_folder()
    return _built(folder, make_case_pack(folder))


@cache
def shipped_home() -> Home:
    """The library of the shipped packs as they are now, built once a run (ten seconds)."""
    folder = _passing_folder()
    return _built(folder, *(shutil.copytree(pack, folder / pack.name) for pack in shipped_packs()))


def _built(folder: Path, *packs: Path) -> Home:
    home = Home(folder / "home", packs)
    build(Settings(home=home.folder, packs=packs))
    return home


def _passing_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="curbside-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

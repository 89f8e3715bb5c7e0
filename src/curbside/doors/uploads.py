"""Uploads: files sent from a page become documents of one's own, read in the background while the site answers.

One run at a time; its state is a frozen record that a page asks for as often as it likes.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import Lock, Thread
from typing import IO

from curbside.consult import own_library
from curbside.doors.site import Site
from curbside.errors import BadInput, CurbsideError, NotFound
from curbside.intake.given import checked_given
from curbside.intake.record import Item
from curbside.intake.run import Reading, Result
from curbside.library.own.records import FAILED

LOG = logging.getLogger("curbside.doors")
MOST_FILES, MOST_BYTES, MOST_IN_ALL = 20, 25_000_000, 100_000_000
ORIGIN = "upload:"  # before the name of a file, where others have the folder they lie in
_REMEMBERED = 20  # runs whose outcome a page can still ask for
_LONGEST_NAME = 150
_FOLDER, _OLD = "uploading-", 24 * 3600.0  # seconds after which what a stopped site left behind is thrown away

WAITING, READING, BUILDING, DONE, STOPPED = "waiting", "reading", "building", "done", "stopped"


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of a run: `outcome` is waiting, added, same, updated or failed; `document` is the id and title
    of the document that it is now, where it is one."""

    name: str
    outcome: str = WAITING
    message: str = ""
    remedy: str = ""
    notes: tuple[str, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A run as it stands: `stage` is reading, building, done or stopped, the last with a message."""

    id: str
    files: tuple[FileState, ...]
    stage: str = READING
    message: str = ""
    remedy: str = ""

    @property
    def is_over(self) -> bool:
        return self.stage in (DONE, STOPPED)

    @property
    def read(self) -> int:
        """How many files have been read."""
        return sum(each.outcome != WAITING for each in self.files)


class Uploads:
    """The runs of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lock = Lock()
        self._runs: OrderedDict[str, Run] = OrderedDict()

    def begin(self, files: Sequence[tuple[str, IO[bytes]]], type: str = "") -> Run:
        """Takes files, by name, and reads them in the background; `type` is what they are, where that is told.

        One that is too large is told as failed. Raises BadInput for none, for too many, and while another run
        goes on.
        """
        given = checked_given({"type": type}, alone=False)
        if not files:
            raise BadInput("No file was chosen.", remedy="Choose one or more files, then send them.")
        if len(files) > MOST_FILES:
            raise BadInput(f"{len(files)} files were sent; at most {MOST_FILES} are taken at a time.")
        folder = self._make_folder()
        try:
            items = [_store(folder / str(number), name, file) for number, (name, file) in enumerate(_named(files))]
            run = self._admit(Run(secrets.token_hex(8), tuple(map(_state_of, items))))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        taken = [item for item, state in zip(items, run.files, strict=True) if state.outcome == WAITING]
        Thread(target=self._read, args=(run.id, taken, Reading(given), folder), name="upload", daemon=True).start()
        return run

    def run(self, id: str) -> Run:
        """A run as it stands; raises NotFound for one that is forgotten."""
        try:
            return self._runs[id]
        except KeyError:
            raise NotFound("This upload is not remembered any more.", remedy="See the list of documents.") from None

    def _admit(self, run: Run) -> Run:
        with self._lock:
            if any(not each.is_over for each in self._runs.values()):
                raise BadInput("Another upload is being read.", remedy="Wait until it is done, then send these again.")
            self._runs[run.id] = run
            while len(self._runs) > _REMEMBERED:
                self._runs.popitem(last=False)
        return run

    def _make_folder(self) -> Path:
        home = self._site.settings.home
        for left in home.glob(f"{_FOLDER}*"):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left, ignore_errors=True)
        return Path(tempfile.mkdtemp(prefix=_FOLDER, dir=home))  # for its owner alone

    def _read(self, id: str, items: list[Item], how: Reading, folder: Path) -> None:
        own = own_library(self._site.settings)
        try:
            own.add(items, replace(how, on_result=lambda result: self._tell(id, result)))
            self._change(id, stage=BUILDING, files=_with_documents(self.run(id), own.documents_from))
            self._site.warm()  # the new library is opened here, and nobody waits for it
            self._change(id, stage=DONE)
        except CurbsideError as fault:
            self._change(id, stage=STOPPED, message=fault.message, remedy=fault.remedy)
        except Exception as fault:  # whoever waits for the run is told; its kind is logged and not its words
            LOG.error("upload %s stopped: %s", id, type(fault).__name__)
            self._change(id, stage=STOPPED, message="Reading was stopped by a fault of ours.", remedy="Try once more.")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _tell(self, id: str, result: Result) -> None:
        run = self.run(id)
        name = result.origin.removeprefix(ORIGIN)
        message, remedy = result.message.replace(ORIGIN, ""), result.remedy.replace(ORIGIN, "")
        files = tuple(
            replace(each, outcome=result.outcome, message=message, remedy=remedy, notes=result.notes)
            if each.name == name
            else each
            for each in run.files
        )
        is_read = all(each.outcome != WAITING for each in files)
        self._change(id, files=files, stage=BUILDING if is_read else READING)

    def _change(self, id: str, **values: object) -> None:
        with self._lock:
            self._runs[id] = replace(self._runs[id], **values)


def _named(files: Sequence[tuple[str, IO[bytes]]]) -> list[tuple[str, IO[bytes]]]:
    """The files under names that are safe to show and differ from one another."""
    named: list[tuple[str, IO[bytes]]] = []
    for name, file in files:
        plain = "".join(c for c in PurePosixPath(name.replace("\\", "/")).name if c.isprintable()).strip()
        base = PurePosixPath(plain[-_LONGEST_NAME:] or "file")
        held = {each for each, _ in named}
        tried = (f"{base.stem} ({n}){base.suffix}" if n > 1 else base.name for n in range(1, len(files) + 1))
        named.append((next(each for each in tried if each not in held), file))
    return named


def _store(target: Path, name: str, file: IO[bytes]) -> Item:
    with target.open("wb") as out:
        shutil.copyfileobj(file, out)
    return Item(f"{ORIGIN}{name}", name, target)


def _state_of(item: Item) -> FileState:
    if item.size <= MOST_BYTES:
        return FileState(item.name)
    return FileState(item.name, FAILED, f"It is larger than {MOST_BYTES // 1_000_000} MB.", "Send it in parts.")


def _with_documents(run: Run, documents_from) -> tuple[FileState, ...]:
    held = documents_from([f"{ORIGIN}{each.name}" for each in run.files])
    return tuple(replace(each, documents=held.get(f"{ORIGIN}{each.name}", ())) for each in run.files)

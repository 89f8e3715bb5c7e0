"""The asker's own documents as one thing: added, listed, removed and marked, and the library built after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from curbside.errors import BadInput, NotFound
from curbside.index.build import Build
from curbside.index.lock import locked
from curbside.index.opening import open_folder
from curbside.index.own import Draft, begin_draft
from curbside.index.rows import rows_of_own
from curbside.intake.feeds.spool import forget, sweep
from curbside.intake.manifest import Manifest
from curbside.intake.record import Item
from curbside.intake.run import Reading, Report, read_into
from curbside.intake.targets import Reach
from curbside.library.catalogue import Catalogue
from curbside.library.compiled import KNOWLEDGE
from curbside.library.own.documents import OwnDocuments
from curbside.library.own.records import RETRACTED, SUPERSEDED, OwnDocument
from curbside.library.passages import Passage, from_json
from curbside.library.references import STANDINGS
from curbside.library.vocabulary import Vocabulary
from curbside.settings import Settings

_DRAFT = "intake-"
Rebuild = Callable[..., Build]


@dataclass(frozen=True, slots=True)
class Added:
    """What a run of `add` did, and the library that was built of it."""

    report: Report
    build: Build


@dataclass(frozen=True, slots=True)
class Synced:
    """What a run of `sync` did: what was read, the files that are gone from the folder, and the ids of the
    documents that went with them."""

    added: Added
    missing: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnLibrary:
    """Own documents of the settings' home; `build` builds its library. One run at a time: others wait."""

    settings: Settings
    build: Rebuild

    def add(self, targets: Iterable[str | Item], how: Reading, manifests: Iterable[Manifest] = ()) -> Added:
        """Reads files, folders, archives, patterns, web addresses, articles of PubMed, items and the rows of manifests
        into the library; stopped anywhere, the next run goes on.

        Raises NotFound for a target that is not there; what cannot be read or had is told in the report.
        """
        reach = Reach(self.settings)
        with self._changing() as own:
            base = self.build().folder  # the vocabulary by which concepts are found
            found = chain.from_iterable(each.find(reach) for each in manifests)
            found = chain(found, chain.from_iterable(map(reach.find, targets)))
            report, draft = read_into(own, found, base / KNOWLEDGE, how, self._begin(own, base))
            added = Added(report, self.build(draft=draft))
            sweep(self.settings.home)
            return added

    def sync(self, folder: Path, how: Reading, *, remove: bool = False) -> Synced:
        """Makes the library hold what a folder holds: what is new is added, what was edited is read again, and
        what is gone from the folder is superseded, or deleted for good with `remove`.

        Raises NotFound where there is no folder; BadInput where it is empty and was not: it may not be there now.
        """
        if not folder.is_dir():
            raise NotFound(f"There is no folder {folder}.", remedy="Name a folder; a file is added.")
        with self._changing() as own:
            base = self.build().folder
            found = Reach(self.settings).find(str(folder))
            report, draft = read_into(own, found, base / KNOWLEDGE, how, self._begin(own, base))
            broken = {result.origin for result in report.failed}
            held = own.origins_in(f"{folder.resolve()}{os.sep}") - report.origins
            missing = {origin for origin in held if origin.partition("!")[0] not in broken and _is_gone(origin)}
            if missing and not report.origins:
                raise BadInput(f"{folder} is empty, and documents from it are in the library ({len(missing):,}).",
                               remedy="See that the folder is there; what is to go is removed by name.")  # fmt: skip
            ids = own.let_go(missing, forever=remove)
            return Synced(Added(report, self.build(draft=None if ids else draft)), tuple(sorted(missing)), ids)

    def listed(self, start: int = 0, most: int | None = None) -> list[dict[str, Any]]:
        """Each document as plain values, without its text; at most so many, from a place in the list on."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            return list(OwnDocuments(catalogue.engine).listed(start, most))

    def document(self, id: str) -> OwnDocument:
        """One document of whatever standing, with its text and passages; raises NotFound when there is none."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            return OwnDocuments(catalogue.engine).document(id)

    def documents_from(self, origins: Collection[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """(id, title) of the current documents that these origins hold, by origin."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            return OwnDocuments(catalogue.engine).held_by(origins)

    def documents(self, name: str) -> list[OwnDocument]:
        """What a name means, with text and passages, whatever its standing, the newest version last; raises
        NotFound for none."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            own = OwnDocuments(catalogue.engine)
            found = own.documents(own.find(name), standings=STANDINGS)
            return sorted(found, key=lambda each: (each.document.version, each.document.id))

    def retired(self, vocabulary: Vocabulary) -> list[Passage]:
        """Every passage of a document that is retracted or superseded, with the concepts that it names."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            found = OwnDocuments(catalogue.engine).documents(standings=(RETRACTED, SUPERSEDED))
            return [from_json(row[-1]) for own in found for row in rows_of_own(own, vocabulary)]

    def standings(self) -> dict[str, int]:
        """How many documents there are of each standing."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            return OwnDocuments(catalogue.engine).standings()

    def beside(self, passage: Passage, near: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The texts of up to so many passages of its document before and after a passage."""
        own = self.document(passage.document)
        texts = [each.text for each in own.passages()]
        at = [each[0] for each in own.cuts].index(passage.start)
        return tuple(texts[max(0, at - near) : at]), tuple(texts[at + 1 : at + 1 + near])

    def remove(self, name: str) -> tuple[str, ...]:
        """Deletes what a name means, its text and its passages, for good; returns the ids."""
        with self._changing() as own:
            ids = own.find(name)
            own.remove(ids)
            forget(self.settings.home)
            self.build()
            return ids

    def retract(self, name: str, note: str = "") -> tuple[str, ...]:
        """Marks what a name means as retracted: it supports no statement any more."""
        return self._mark(name, RETRACTED, "", note)

    def supersede(self, name: str, by: str) -> tuple[str, ...]:
        """Marks what a name means as superseded by another document, a DOI or a PMID."""
        return self._mark(name, SUPERSEDED, by, "")

    def _mark(self, name: str, standing: str, by: str, note: str) -> tuple[str, ...]:
        with self._changing() as own:
            ids = own.find(name)
            by = own.identifier(by) if by else ""
            if by in ids:
                raise BadInput("A document cannot be superseded by itself.")
            own.mark(ids, standing, by=by, note=note)
            self.build()
            return ids

    @contextmanager
    def _changing(self) -> Iterator[OwnDocuments]:
        home = self.settings.home
        with locked(home / "intake.lock"):
            for left in home.glob(f"{_DRAFT}[0-9]*"):  # by a run that was killed
                shutil.rmtree(left, ignore_errors=True)
            try:
                with Catalogue.opened(self.settings.database_url) as catalogue:
                    yield OwnDocuments(catalogue.engine)
            finally:
                shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self, own: OwnDocuments, base: Path) -> Draft:
        library = open_folder(base)
        return begin_draft(self._folder, base, own, own.keys(), library.knowledge.vocabulary, library.stamp.made_of)

    @property
    def _folder(self) -> Path:
        return self.settings.home / f"{_DRAFT}{os.getpid()}"


def _is_gone(origin: str) -> bool:
    """Whether a file is not there any more; one that cannot be looked at today may be there tomorrow."""
    try:
        os.lstat(origin.partition("!")[0])
    except OSError as fault:
        return isinstance(fault, FileNotFoundError | NotADirectoryError)
    return True  # it is there, and is none that a folder gives

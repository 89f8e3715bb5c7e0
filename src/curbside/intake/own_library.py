"""The asker's own documents as one thing: added, listed, removed and marked, and the library built after."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from curbside.errors import BadInput
from curbside.index.build import Build
from curbside.index.lock import locked
from curbside.index.opening import open_folder
from curbside.index.own import Draft, begin_draft
from curbside.index.rows import rows_of_own
from curbside.intake.run import Reading, Report, read_into
from curbside.intake.sources import holds_many
from curbside.library.catalogue import Catalogue
from curbside.library.compiled import KNOWLEDGE
from curbside.library.own.documents import OwnDocuments
from curbside.library.own.records import RETRACTED, SUPERSEDED, OwnDocument
from curbside.library.passages import Passage, from_json
from curbside.library.references import STANDINGS, TYPES
from curbside.library.vocabulary import Vocabulary
from curbside.settings import Settings

_DRAFT = "intake-"
_OF_ONE = frozenset({"title", "doi", "pmid", "url"})  # two documents of one DOI would be versions of one
FIRST_YEAR = 1500

Rebuild = Callable[..., Build]


@dataclass(frozen=True, slots=True)
class Added:
    """What a run of `add` did, and the library that was built of it."""

    report: Report
    build: Build


@dataclass(frozen=True, slots=True)
class OwnLibrary:
    """Own documents of the settings' home; `build` builds its library. One run at a time: others wait."""

    settings: Settings
    build: Rebuild

    def add(self, targets: Iterable[str], how: Reading) -> Added:
        """Reads files, folders, archives or patterns into the library; stopped anywhere, the next run goes on.

        Raises NotFound for a target that is not there; a file that cannot be read is told in the report.
        """
        with self._changing() as own:
            base = self.build().folder  # the vocabulary by which concepts are found
            draft = self._begin(own, base)
            report, draft = read_into(own, targets, base / KNOWLEDGE, how, draft)
            return Added(report, self.build(draft=draft))

    def listed(self) -> list[dict[str, Any]]:
        """Each document as plain values, without its text."""
        with Catalogue.opened(self.settings.database_url) as catalogue:
            return list(OwnDocuments(catalogue.engine).listed())

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

    def remove(self, name: str) -> tuple[str, ...]:
        """Deletes what a name means, its text and its passages, for good; returns the ids."""
        with self._changing() as own:
            ids = own.find(name)
            own.remove(ids)
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


def given_metadata(told: Mapping[str, str], targets: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What the asker says of the documents, checked; raises BadInput for what cannot be so."""
    kind, year = told.get("type", ""), told.get("year", "")
    if kind and kind not in TYPES:
        raise BadInput(f"There is no type of source called {kind!r}.", remedy=f"Use one of: {', '.join(TYPES)}.")
    if year and not (year.isdigit() and FIRST_YEAR <= int(year) <= date.today().year + 1):
        raise BadInput(f"{year!r} is no year of publication.", remedy="Write it as 2024.")
    if (due := told.get("review_due", "")) and not _is_day(due):
        raise BadInput(f"{due!r} is no day of review.", remedy="Write it as 2027-03-31.")
    alone = sorted(_OF_ONE.intersection(told))
    if alone and not (len(targets) == 1 and Path(targets[0]).is_file() and not holds_many(targets[0])):
        raise BadInput(f"--{alone[0]} is for a single document.", remedy="Add that file by itself.")
    return tuple(sorted(told.items()))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

"""Building the library: packs in, catalogue, index and knowledge out, switched over in one move."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from curbside import __version__
from curbside.errors import IndexBroken, LibraryMissing
from curbside.index.embedded import write_embedded
from curbside.index.fields import LANGUAGE_VERSION, SCHEMA_VERSION
from curbside.index.lock import locked
from curbside.index.opening import (
    CURRENT,
    LEAFLETS,
    Library,
    current_folder,
    encoder_of,
    open_folder,
    open_library,
)
from curbside.index.stamp import FILE_NAME as STAMP
from curbside.index.stamp import BuildStamp, read_stamp, write_stamp
from curbside.library.case_tables import FILE_NAME as CASE_TABLES
from curbside.library.case_tables import write_tables
from curbside.library.checksums import content_sha256, listing_sha256
from curbside.library.compiled import KNOWLEDGE, open_knowledge, write_compiled
from curbside.library.knowledge import write_knowledge
from curbside.library.own_references import FILE_NAME as OWN_REFERENCES
from curbside.library.safely import write_safely
from curbside.settings import Settings
from curbside.text.common_words import common_words

if TYPE_CHECKING:
    from curbside.index.own import Draft
    from curbside.library.catalogue import Catalogue
    from curbside.library.gather import Gathered

__all__ = ["STEPS", "Build", "Library", "build_library", "open_library"]

# In order; a build reports each before it begins, and may be killed in any of them.
STEPS: tuple[str, ...] = (
    "check",
    "gather",
    "index",
    "knowledge",
    "own",
    "finish",
    "catalogue",
    "switch",
    "sweep",
)
_BUILDING = ".building-"
_LOCK = "build.lock"
_GONE = "gone-"  # what a folder is called while it is removed


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made; `fresh` is False when the library in force already was this one."""

    fingerprint: str
    folder: Path
    packs: dict[str, str]
    documents: int
    passages: int
    references: int
    concepts: int
    fresh: bool
    seconds: float


def build_library(
    settings: Settings,
    *,
    afresh: bool = False,
    finish: Callable[[Library], None] | None = None,
    on_step: Callable[[str], None] = lambda step: None,
    draft: Draft | None = None,
) -> Build:
    """Builds the library of the packs in settings and of the asker's documents, and puts it in force.

    Nothing is done when the one in force is already of these packs, unless `afresh`. Whatever
    interrupts it, the library in force before goes on answering. `finish` is handed the new
    library before it is in force, to add files of its own to its folder; `on_step` is told each
    of STEPS as it begins; where the packs have not changed, what was made of them is taken over. `draft`
    is an index of own documents made beforehand, used where it is still right. Raises PackFault for
    packs that break their format, NotFound for a folder without one.
    """
    # Imported here: to open a library, which this room also does, they are a third of a second.
    from curbside.library.catalogue import Catalogue

    begun = perf_counter()
    with (
        locked(settings.home / _LOCK),
        Catalogue.opened(settings.database_url) as catalogue,
    ):
        stamp = _stamp_due(settings, catalogue)
        folder = None if afresh else _folder_in_force(settings, catalogue, stamp)
        fresh = folder is None
        if folder is None:
            base = None if afresh else _base_of(settings, catalogue, stamp)
            folder = _build(settings, catalogue, stamp, base, draft, finish, on_step)
        on_step("sweep")
        _sweep(settings.index_folder, folder)
    made = read_stamp(folder)
    seconds = perf_counter() - begun
    return Build(made.fingerprint, folder, made.packs, **made.counts, fresh=fresh, seconds=seconds)


def _stamp_due(settings: Settings, catalogue: Catalogue) -> BuildStamp:
    """The stamp that a build made now would carry, counts still to come."""
    from curbside.library.own.documents import OwnDocuments

    content = content_sha256(settings.packs)
    parts = [str(SCHEMA_VERSION), str(LANGUAGE_VERSION), __version__, content]
    parts += sorted(common_words())  # these decide which terms are found
    made_of = fingerprint = _hash(parts)
    own = list(OwnDocuments(catalogue.engine).state())
    if own:
        meant = [encoder.name] if (encoder := encoder_of(settings)) else []
        fingerprint = _hash([made_of, *own, *meant])
    listing = listing_sha256(settings.packs)
    return BuildStamp(SCHEMA_VERSION, LANGUAGE_VERSION, fingerprint, content, listing, {}, {}, made_of)


def _hash(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _folder_in_force(settings: Settings, catalogue: Catalogue, due: BuildStamp) -> Path | None:
    """The folder in force when it is what a build would make, else None."""
    folder = current_folder(settings)
    latest = catalogue.latest_build()
    if folder is None or latest is None or latest.fingerprint != due.fingerprint:
        return None
    stamp = _sound(folder)
    if stamp is None or stamp.fingerprint != due.fingerprint:
        return None
    if stamp.listing != due.listing:
        # Same bytes with other times, as after a copy: opening is then cheap again.
        write_stamp(folder, replace(stamp, listing=due.listing))
    return folder


def _base_of(settings: Settings, catalogue: Catalogue, due: BuildStamp) -> Path | None:
    """The folder in force where its packs, and those in the catalogue, are those that are due, else None."""
    folder, latest = current_folder(settings), catalogue.latest_build()
    if latest is None or latest.content_sha256 != due.content:
        return None
    stamp = _sound(folder) if folder else None
    return folder if stamp and stamp.made_of == due.made_of else None


def _sound(folder: Path) -> BuildStamp | None:
    """The stamp of a folder that can be opened, None of any other."""
    try:
        return open_folder(folder).stamp
    except (IndexBroken, LibraryMissing):
        return None


def _build(
    settings: Settings,
    catalogue: Catalogue,
    due: BuildStamp,
    base: Path | None,
    draft: Draft | None,
    finish: Callable[[Library], None] | None,
    on_step: Callable[[str], None],
) -> Path:
    from curbside.index.own import write_own, write_own_vectors
    from curbside.library.catalogue import IndexBuild
    from curbside.library.own.documents import OwnDocuments

    own = OwnDocuments(catalogue.engine)
    part = settings.index_folder / f"{_BUILDING}{os.getpid()}"
    _sweep(settings.index_folder, current_folder(settings))
    part.mkdir(parents=True)
    gathered = None
    if base is None:
        gathered = _gather(settings, due, on_step)
        _write_packs(part, gathered, on_step)
        made, vocabulary = gathered.counts, gathered.knowledge.vocabulary
        stamp = replace(due, packs=dict(gathered.knowledge.versions))
    else:
        _take_over(base, part)
        before, vocabulary = read_stamp(base), open_knowledge(base).vocabulary
        made, stamp = before.of_packs, replace(due, packs=before.packs)
    on_step("own")
    counts = dict(made)
    if due.fingerprint != due.made_of:
        documents, passages = write_own(part, base, own, vocabulary, due.made_of, draft)
        counts |= {"documents": made["documents"] + documents, "passages": made["passages"] + passages}
        if encoder := encoder_of(settings):
            write_own_vectors(part, current_folder(settings), encoder, stamp.stamp)
    write_stamp(part, replace(stamp, counts=counts, of_packs=made))
    folder = _free_name(settings.index_folder, stamp.fingerprint, current_folder(settings))
    os.replace(part, folder)
    on_step("finish")
    if finish is not None and base is None:
        finish(open_folder(folder))
    on_step("catalogue")
    build = IndexBuild(due.fingerprint, due.content, counts["passages"], stamp.packs)
    if gathered is None:
        catalogue.record_build(build)
    else:
        catalogue.replace_packs(gathered.rows, build)
    on_step("switch")
    write_safely(settings.index_folder / CURRENT, folder.name + "\n")
    return folder


def _gather(settings: Settings, due: BuildStamp, on_step: Callable[[str], None]) -> Gathered:
    from curbside.library.gather import check_packs, gather_library

    on_step("check")
    packs = check_packs(settings.packs)
    on_step("gather")
    return gather_library(packs, due.made_of)


def _write_packs(part: Path, gathered: Gathered, on_step: Callable[[str], None]) -> None:
    """Writes index, knowledge, tables and leaflets of the packs."""
    from curbside.library.leaflets import write_leaflets

    on_step("index")
    write_embedded(part, sorted(gathered.passages, key=lambda passage: passage.id))
    on_step("knowledge")
    write_knowledge(gathered.knowledge, part / KNOWLEDGE)
    write_tables(gathered.cases, part / CASE_TABLES)
    write_compiled(gathered.knowledge, gathered.cases, part)
    write_leaflets(gathered.leaflets, part / LEAFLETS)


def _take_over(base: Path, part: Path) -> None:
    """What was made of the packs before: all but the stamp and what is of own documents."""
    from curbside.index.own import share_files

    share_files(base, part, leave=(STAMP, OWN_REFERENCES))


def _free_name(index_folder: Path, fingerprint: str, current: Path | None) -> Path:
    """The folder of this fingerprint; numbered one up when the one in force is of it, too.

    No name is used twice in a row: a reader halfway through the old folder must not go on in the
    new one.
    """
    name, _, number = current.name.partition("-") if current else ("", "", "")
    if name != fingerprint:
        return index_folder / fingerprint
    return index_folder / f"{fingerprint}-{int(number or 1) + 1}"


def _sweep(index_folder: Path, keep: Path | None) -> None:
    """Removes every built or half-built folder but one; a reader that has one open keeps it."""
    if not index_folder.exists():
        return
    # what an earlier sweep left comes first, to make way for the names that this one gives
    for path in sorted(index_folder.iterdir(), key=lambda path: not path.name.startswith(_GONE)):
        if path.is_dir() and path != keep:
            # gone in one step: whoever is opening it sees that, and never half of its files
            gone = path.rename(path.with_name(_GONE + path.name.removeprefix(_GONE)))
            shutil.rmtree(gone, ignore_errors=True)

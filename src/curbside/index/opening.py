"""Opening the library that is in force: index and knowledge, read together or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from curbside.errors import IndexBroken, LibraryMissing
from curbside.index.base import Index
from curbside.index.embedded import EmbeddedIndex
from curbside.index.own_words import FOLDER as OWN_INDEX
from curbside.index.own_words import OwnWords
from curbside.index.stamp import BuildStamp, read_stamp
from curbside.library.checksums import content_sha256, listing_sha256
from curbside.library.compiled import open_knowledge
from curbside.library.knowledge import Knowledge
from curbside.library.own_references import FILE_NAME as OWN_REFERENCES
from curbside.library.own_references import JoinedReferences
from curbside.settings import Settings

if TYPE_CHECKING:
    from curbside.index.dense.encoder import LocalEncoder

CURRENT = "CURRENT"
LEAFLETS = "leaflets.json"  # read when a leaflet is asked for; no question needs it
_REMEDY = "Build it with: curbside library build."
# A rebuild may sweep the folder away between reading its name and opening it; CURRENT then names
# another. Only what fails every time is broken.
_TRIES = 5
_PAUSE = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Library:
    """A library opened for answering: the index of its packs, its knowledge, the stamp of its build, and
    the index of the asker's own documents where there are any."""

    index: Index
    knowledge: Knowledge
    stamp: BuildStamp
    folder: Path
    own: Index | None = None


def open_library(settings: Settings) -> Library:
    """The library in force in the home folder.

    Raises LibraryMissing when none was built, when another version of Curbside built it, or when
    the packs have changed since; IndexBroken when its files cannot be read.
    """
    library = _open_current(settings)
    check_fresh(settings, library.stamp)
    return library


def current_folder(settings: Settings) -> Path | None:
    """The folder that CURRENT names, None when nothing was built yet."""
    try:
        name = (settings.index_folder / CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return settings.index_folder / name if name else None


def check_fresh(settings: Settings, stamp: BuildStamp) -> None:
    """Raises LibraryMissing when a build with this stamp no longer fits the packs in settings."""
    missing = [str(folder) for folder in settings.packs if not folder.is_dir()]
    if missing:
        raise LibraryMissing(f"There is no pack in {', '.join(missing)}.", remedy="Mend the setting called packs.")
    if listing_sha256(settings.packs) == stamp.listing:
        return
    if content_sha256(settings.packs) != stamp.content:
        raise LibraryMissing("The packs have changed since the library was built.", remedy=_REMEDY)


def _open_current(settings: Settings) -> Library:
    for tries_left in range(_TRIES - 1, -1, -1):
        folder = current_folder(settings)
        if folder is None:
            raise LibraryMissing(f"No library has been built in {settings.home}.", remedy=_REMEDY)
        try:
            return _with_meaning(open_folder(folder), settings)
        except IndexBroken:
            if not tries_left:
                raise
            sleep(_PAUSE)
    raise AssertionError("the loop returns or raises")


def open_folder(folder: Path) -> Library:
    """The library in a built folder, in force or not yet."""
    stamp = read_stamp(folder)
    if not stamp.is_of_this_version:
        raise LibraryMissing("The library was built by another version of Curbside.", remedy=_REMEDY)
    knowledge = replace(open_knowledge(folder), fingerprint=stamp.fingerprint)
    index, own = EmbeddedIndex.open(folder, stamp.stamp), None
    if (folder / OWN_INDEX).is_dir():
        own = EmbeddedIndex.open(folder / OWN_INDEX, stamp.stamp)
        references = JoinedReferences(knowledge.references, folder / OWN_REFERENCES)
        knowledge = replace(knowledge, references=references, also_known=OwnWords(own))
    # tantivy takes a file that is not there for one with nothing in it, so look for the folder once more
    if not folder.exists():
        raise IndexBroken(f"The library in {folder} was removed while it was opened.", remedy=_REMEDY)
    return Library(index, knowledge, stamp, folder, own)


def _with_meaning(library: Library, settings: Settings) -> Library:
    """The library with own documents also found by meaning, where the settings name a model.

    Raises LibraryMissing where it was built without that model, NotFound where the model is not there.
    """
    encoder = encoder_of(settings) if library.own else None
    if library.own is None or encoder is None:
        return library
    from curbside.index.dense.index import DenseIndex
    from curbside.index.dense.vectors import open_vectors

    vectors = open_vectors(library.folder / OWN_INDEX)
    if vectors is None or not vectors.are_of(encoder):
        raise LibraryMissing("Own documents have no vectors of the model in force.", remedy=_REMEDY)
    return replace(library, own=DenseIndex(library.own, vectors, encoder))


def encoder_of(settings: Settings) -> LocalEncoder | None:
    """The sentence model of the settings, None where they name none; raises NotFound where it is not there."""
    if settings.semantic_model is None:
        return None
    from curbside.index.dense.encoder import LocalEncoder

    return LocalEncoder.of(settings.semantic_model)

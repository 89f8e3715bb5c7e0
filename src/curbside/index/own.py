"""The index of the asker's own documents, beside that of the packs, so that neither changes what the
other finds: written anew from the catalogue, or added to where documents only came."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from curbside.errors import IndexBroken
from curbside.index.base import Stamp
from curbside.index.embedded import EmbeddedIndex, EmbeddedWriter
from curbside.index.own_words import FOLDER
from curbside.index.rows import Row, rows_of_own
from curbside.library.own.documents import OwnDocuments
from curbside.library.own_references import FILE_NAME, read_keys, write_own_references
from curbside.library.vocabulary import Vocabulary

if TYPE_CHECKING:
    from curbside.index.dense.encoder import Encoder

_THREADS = 2
# Written anew at every commit; the rest of an index never changes and may be shared between folders.
_CHANGING = ("meta.json", ".managed.json")


@dataclass(slots=True)
class Draft:
    """An index of own documents in the making: its folder and the keys of the documents it holds.

    `packs` is the fingerprint of the packs whose concepts were looked for.
    """

    folder: Path
    packs: str
    keys: dict[str, str]
    _writer: EmbeddedWriter = field(init=False)

    def __post_init__(self) -> None:
        self._writer = EmbeddedWriter(self.folder, threads=_THREADS)

    def add(self, id: str, key: str, rows: list[Row]) -> None:
        """Adds a document with the rows of its passages."""
        self.keys[id] = key
        for row in rows:
            self._writer.add(row)

    def close(self) -> int:
        """Puts in what was added; returns how many passages the index holds."""
        return self._writer.close()


def begin_draft(
    folder: Path, base: Path | None, own: OwnDocuments, keys: Mapping[str, str], vocabulary: Vocabulary, packs: str
) -> Draft:
    """A draft that holds the documents of these keys; what the library in `base` has of them is taken
    over, unless it also has what must go."""
    held = read_keys(base / FILE_NAME) if base and (base / FOLDER).is_dir() else {}
    shutil.rmtree(folder, ignore_errors=True)
    if base and held and held.items() <= keys.items():
        share_files(base / FOLDER, folder)
    else:
        folder.mkdir(parents=True)
        held = {}
    draft = Draft(folder, packs, held)
    for document in own.documents(keys.keys() - held.keys()):
        draft.add(document.document.id, document.key, list(rows_of_own(document, vocabulary)))
    return draft


def write_own(
    part: Path, base: Path | None, own: OwnDocuments, vocabulary: Vocabulary, packs: str, draft: Draft | None
) -> tuple[int, int]:
    """Writes index and references of own documents into the folder of a library in the making; returns
    how many documents and passages there are. A `draft` is used where it holds just what is due."""
    keys = own.keys()
    if draft is None or draft.packs != packs or draft.keys != keys:
        draft = begin_draft(part / FOLDER, base, own, keys, vocabulary, packs)
    passages = draft.close()
    if draft.folder != part / FOLDER:
        os.replace(draft.folder, part / FOLDER)
    write_own_references(own.references(), keys, part / FILE_NAME)
    return len(keys), passages


def write_own_vectors(part: Path, before: Path | None, encoder: Encoder, stamp: Stamp) -> None:
    """Writes the vectors of own documents beside their index; those that the library `before` has are taken over."""
    from curbside.index.dense.vectors import add_vectors, open_vectors

    try:
        known = open_vectors(before / FOLDER) if before else None
    except IndexBroken:  # they are made anew
        known = None
    add_vectors(part / FOLDER, EmbeddedIndex.open(part / FOLDER, stamp).every(), encoder, known)


def share_files(source: Path, target: Path, leave: tuple[str, ...] = ()) -> None:
    """The files of an index, or others that are never changed, in another folder without copying them."""
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if not path.is_file() or path.name.endswith(".lock") or path.name in leave:
            continue
        if path.name in _CHANGING:
            shutil.copyfile(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
        except OSError:  # a file system without links
            shutil.copyfile(path, target / path.name)

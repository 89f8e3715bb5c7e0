"""Vectors of passages on disk, in a folder beside the index that holds the passages; written once, never changed.

    vectors.npy      float32, one row a passage; read through the memory of the system, not loaded
    passages.json    {model, listing, ids, texts}: the model's name, ids and digests of texts in the order of the rows
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from curbside.errors import IndexBroken
from curbside.index.dense.encoder import Encoder
from curbside.library.passages import Passage

if TYPE_CHECKING:
    import numpy as np

FOLDER = "dense"  # within the folder of an index
_MATRIX, _PASSAGES = "vectors.npy", "passages.json"
_REMEDY = "Build the library again: curbside library build --afresh."


@dataclass(frozen=True, eq=False)
class Vectors:
    """Rows of float32 by passage id, and the digest of the text that each was made of."""

    model: str
    listing: str
    ids: Sequence[str]
    texts: Sequence[str]
    matrix: np.ndarray

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        return {id: row for row, id in enumerate(self.ids)}

    def are_of(self, encoder: Encoder) -> bool:
        """Whether this model made them; its files are read only where they were touched since."""
        return self.listing == encoder.listing or self.model == encoder.name

    def likeness(self, vector: np.ndarray) -> np.ndarray:
        """The cosine of every row with a vector of length 1, as float32."""
        return self.matrix @ vector


def text_of(passage: Passage) -> str:
    """What of a passage becomes its vector: its own words under the title it stands under."""
    return f"{passage.title}. {passage.text}" if passage.title else passage.text


def add_vectors(
    folder: Path, passages: Iterable[Passage], encoder: Encoder, known: Vectors | None = None
) -> Vectors:
    """Writes the vectors of passages, in order of id, into the folder of their index, and opens them.

    Rows of `known` are taken over where model and text are the same: what was added is all that is encoded.
    """
    import numpy as np

    ranked = sorted(passages, key=lambda passage: passage.id)
    texts = [text_of(passage) for passage in ranked]
    digests = [_digest(text) for text in texts]
    held = dict(zip(known.texts, known.matrix, strict=True)) if known and known.are_of(encoder) else {}
    new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in held}
    held |= dict(zip(new, encoder.passages(new.values()), strict=True))
    matrix = np.stack([held[digest] for digest in digests]) if digests else np.empty((0, 0), dtype=np.float32)
    into = folder / FOLDER
    into.mkdir()
    np.save(into / _MATRIX, matrix, allow_pickle=False)
    ids = [passage.id for passage in ranked]
    told = {"model": encoder.name, "listing": encoder.listing, "ids": ids, "texts": digests}
    (into / _PASSAGES).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return _open(into)


def open_vectors(folder: Path) -> Vectors | None:
    """The vectors beside an index, None where there are none; raises IndexBroken where they cannot be read."""
    return _open(folder / FOLDER) if (folder / FOLDER).is_dir() else None


def _open(folder: Path) -> Vectors:
    import numpy as np

    try:
        told = json.loads((folder / _PASSAGES).read_bytes())
        matrix = np.load(folder / _MATRIX, mmap_mode="r" if told["ids"] else None, allow_pickle=False)
        if len(matrix) != len(told["ids"]):
            raise ValueError(f"{len(told['ids'])} passages and {len(matrix)} vectors")
        return Vectors(told["model"], told["listing"], told["ids"], told["texts"], matrix)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as fault:
        raise IndexBroken(f"The vectors in {folder} cannot be read: {fault}.", remedy=_REMEDY) from fault


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=12).hexdigest()

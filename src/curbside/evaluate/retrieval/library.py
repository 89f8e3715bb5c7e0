"""An index of rows to be searched, made as `library add` makes that of a site's own documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from curbside.evaluate.retrieval.files import Row
from curbside.index.base import Index, Stamp
from curbside.index.dense.encoder import Encoder
from curbside.index.dense.index import DenseIndex
from curbside.index.dense.vectors import add_vectors
from curbside.index.embedded import EmbeddedIndex, EmbeddedWriter
from curbside.index.rows import rows_of_own
from curbside.intake.cut import cut_document
from curbside.intake.readers.text import blocks_of
from curbside.intake.record import Block, Meta, ReadDocument
from curbside.library.documents import Document
from curbside.library.own.records import OwnDocument
from curbside.library.references import Reference
from curbside.library.roles import role_of_passage
from curbside.library.vocabulary import Vocabulary

_STAMP = Stamp(0, 0, "measured")


@dataclass(frozen=True, slots=True)
class Measured:
    """An index, and the id of the row that each of its passages was cut from."""

    index: Index
    row_of: Mapping[str, str]


def write_library(
    folder: Path, rows: Iterable[Row], vocabulary: Vocabulary, encoder: Encoder | None = None
) -> Measured:
    """Writes the rows into an empty folder, those of one document together, long ones cut into passages; with an
    encoder they are also found by meaning."""
    writer, row_of = EmbeddedWriter(folder), {}
    ranked = sorted(rows, key=lambda row: row.document)
    for number, (_, group) in enumerate(groupby(ranked, key=lambda row: row.document)):
        own, ids = _document(f"measured/{number:07d}", tuple(group))
        for place, row in enumerate(rows_of_own(own, vocabulary)):
            row_of[row[0]] = ids[place]
            writer.add(row)
    writer.close()
    index = EmbeddedIndex.open(folder, _STAMP)
    if encoder is None:
        return Measured(index, row_of)
    return Measured(DenseIndex(index, add_vectors(folder, index.every(), encoder), encoder), row_of)


def _document(id: str, rows: tuple[Row, ...]) -> tuple[OwnDocument, list[str]]:
    """The document of some rows, and the row of each of its passages."""
    title = next((row.title for row in rows if row.title), "")
    text, cuts, ids = "", [], []
    for row in rows:
        blocks = tuple(blocks_of(row.text)) or (Block("paragraph", row.text),)
        cut = cut_document(ReadDocument("jsonl", Meta(), blocks))
        for piece in cut.cuts:
            start, end = piece.start + len(text), piece.end + len(text)
            cuts.append((start, end, piece.section, role_of_passage(piece.section, piece.text), piece.row))
            ids.append(row.id)
        text += cut.text
    document = Document(id, title, "local", "jsonl", text, "")
    return OwnDocument(document, Reference(id, "web-page", title), cuts=tuple(cuts)), ids

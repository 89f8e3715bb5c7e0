"""What a worker does with an item: reads it, cuts it, and makes the rows that the catalogue takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from curbside.index.rows import Row, rows_of_own
from curbside.intake.cut import CutDocument, cut_document
from curbside.intake.given import with_given
from curbside.intake.readers import read_item
from curbside.intake.record import Item, Meta, ReadDocument
from curbside.library.documents import Document
from curbside.library.knowledge import read_knowledge
from curbside.library.own.records import SOURCE, OwnDocument, Ready, TakenBack, ready
from curbside.library.passages import text_sha256
from curbside.library.references import Reference
from curbside.library.roles import role_of_passage
from curbside.library.vocabulary import Vocabulary

LEVEL = "web-page"  # of a document that does not say what it is: the weakest there is
_vocabulary: list[Vocabulary] = []

# A document, the rows of its passages for the index, and what of it could not be read.
Read = tuple[Ready | TakenBack, list[Row], tuple[str, ...]]


def prepare(knowledge: Path) -> None:
    """Reads the vocabulary of the library, once for every worker."""
    _vocabulary[:] = [read_knowledge(knowledge).vocabulary]


def read_documents(item: Item) -> list[Read]:
    """Every document of an item, ready for catalogue and index; raises BadDocument where it cannot be read."""
    documents = []
    for read in read_item(item):
        if read.gone:
            documents.append((TakenBack(read.meta.pmid), [], read.notes))
            continue
        own = _own(read, item)
        documents.append((ready(own), list(rows_of_own(own, _vocabulary[0])), read.notes))
    return documents


def _own(read: ReadDocument, item: Item) -> OwnDocument:
    if item.given:
        read = replace(read, meta=with_given(read.meta, item.given))
    cut = cut_document(read)
    document = Document(
        id=cut.id,
        title=read.meta.title or item.name,
        source=SOURCE,
        kind=read.kind,
        text=cut.text,
        sha256=text_sha256(cut.text),
        date=str(read.meta.year or ""),
        origin=item.origin,
        standing=read.meta.standing,
        superseded_by=read.meta.superseded_by,
        identity=_identity(read, item),
        review_due=read.meta.review_due,
    )
    cuts = tuple(
        (c.start, c.end, c.section, role_of_passage(c.section, c.text, c.sentences), c.row) for c in cut.cuts
    )
    return OwnDocument(document, _reference(cut, read.meta, item), cut.page_starts, cuts)


def _reference(cut: CutDocument, meta: Meta, item: Item) -> Reference:
    return Reference(
        id=cut.id,
        type=meta.type or LEVEL,
        title=meta.title or item.name,
        authors=meta.authors,
        container=meta.container,
        year=meta.year,
        locator=meta.locator,
        doi=meta.doi,
        pmid=meta.pmid,
        pmcid=meta.pmcid,
        url=meta.url,
        seen="Added by this organisation; its words are quoted.",
        checked=date.today().isoformat(),
        standing=meta.standing,
        superseded_by=meta.superseded_by,
        note=meta.note,
        replaces=meta.replaces,
        retracts=meta.retracts,
    )


def _identity(read: ReadDocument, item: Item) -> str:
    """What two versions of one document share: an identifier, else the place it came from."""
    if read.meta.doi:
        return f"doi:{read.meta.doi.lower()}"
    if read.meta.pmid:
        return f"pmid:{read.meta.pmid}"
    return f"{item.origin}#{read.key}" if read.key else item.origin

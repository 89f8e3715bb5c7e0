"""What a worker does with an item: reads it, cuts it, and makes the rows that the catalogue takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from curbside.intake.cut import CutDocument, cut_document
from curbside.intake.readers import read_item
from curbside.intake.record import Item, Meta, ReadDocument
from curbside.library.documents import Document
from curbside.library.knowledge import read_knowledge
from curbside.library.own import SOURCE, OwnDocument
from curbside.library.passages import Passage, text_sha256
from curbside.library.references import Reference
from curbside.library.vocabulary import Vocabulary

LEVEL = "web-page"  # of a document that does not say what it is: the weakest there is
_vocabulary: list[Vocabulary] = []


def prepare(knowledge: Path) -> None:
    """Reads the vocabulary of the library, once for every worker."""
    _vocabulary[:] = [read_knowledge(knowledge).vocabulary]


def read_documents(item: Item) -> list[OwnDocument]:
    """Every document of an item, ready for the catalogue; raises BadDocument where it cannot be read."""
    return [_own(read, item, _vocabulary[0]) for read in read_item(item)]


def _own(read: ReadDocument, item: Item, vocabulary: Vocabulary) -> OwnDocument:
    given = {key: int(value) if key == "year" else value for key, value in item.given}
    read = replace(read, meta=replace(read.meta, **given))
    cut = cut_document(read)
    reference = _reference(cut, read.meta, item)
    title = read.meta.title or item.name
    document = Document(
        id=cut.id,
        title=title,
        source=SOURCE,
        kind=read.kind,
        text=cut.text,
        sha256=text_sha256(cut.text),
        date=str(read.meta.year or ""),
        origin=item.origin,
        standing=read.meta.standing,
        superseded_by=read.meta.superseded_by,
        identity=_identity(read, item),
        page_starts=cut.page_starts,
    )
    in_title = _concepts_in(title, vocabulary)
    passages = tuple(
        Passage(
            id=f"{cut.id}:{number:05d}",
            document=cut.id,
            title=title,
            section=each.section,
            text=each.text,
            start=each.start,
            end=each.end,
            concepts=tuple(dict.fromkeys((*in_title, *_concepts_in(each.text, vocabulary)))),
            references=(cut.id,),
            year=reference.year,
            level=reference.type,
        )
        for number, each in enumerate(cut.cuts, 1)
    )
    return OwnDocument(document, reference, passages)


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
    )


def _identity(read: ReadDocument, item: Item) -> str:
    """What two versions of one document share: an identifier, else the place it came from."""
    if read.meta.doi:
        return f"doi:{read.meta.doi.lower()}"
    if read.meta.pmid:
        return f"pmid:{read.meta.pmid}"
    return f"{item.origin}#{read.key}" if read.key else item.origin


def _concepts_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    return vocabulary.matcher.concepts_in(text)

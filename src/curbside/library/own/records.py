"""What goes into the catalogue of own documents and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from curbside.library.documents import Document
from curbside.library.own.pages import breaks_in, page_of
from curbside.library.passages import Passage, encode
from curbside.library.references import Reference

SOURCE = "local"
CURRENT, SUPERSEDED, RETRACTED = "current", "superseded", "retracted"
ADDED, SAME, UPDATED, FAILED = "added", "same", "updated", "failed"
_TICK = 2.0  # seconds: the coarsest clock of a file system, and the one by which `read` is told


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document with the reference that it is cited by. `page_starts` are the offsets at which its pages
    begin (empty where it has none), `cuts` its passages in order as (start, end, section, role, row): their
    words are the text between start and end, `row` is that of a table or 0."""

    document: Document
    reference: Reference
    page_starts: tuple[int, ...] = ()
    cuts: tuple[tuple[int, int, str, str, int], ...] = ()

    @property
    def key(self) -> str:
        """What its passages in an index are made of: another key, other passages."""
        return key_of(self.document.id, self.document.title, self.reference.type, self.reference.year)

    def passages(self) -> Iterator[Passage]:
        """Its passages in reading order, concepts still to be found."""
        document, reference = self.document, self.reference
        for number, (start, end, section, role, row) in enumerate(self.cuts, 1):
            yield Passage(
                id=f"{document.id}:{number:05d}",
                document=document.id,
                title=document.title,
                section=section,
                text=document.text[start:end],
                start=start,
                end=end,
                role=role,
                references=(document.id,),
                year=reference.year,
                level=reference.type,
                page=page_of(self.page_starts, start),
                row=row,
                breaks=breaks_in(self.page_starts, start, end),
            )


class Ready(NamedTuple):
    """A document as rows of the catalogue, in the order of its columns: what goes from one process to
    another fast. `told` is what it says of itself, to be compared with what was held of it."""

    id: str
    identity: str
    standing: str
    key: str
    document: tuple[Any, ...]
    text: tuple[Any, ...]
    reference: tuple[Any, ...]


    @property
    def names(self) -> tuple[str, ...]:
        """What versions of it share."""
        return names_of(self.identity, self.reference[_PMID])

    @property
    def passages(self) -> int:
        return self.text[TEXT_COLUMNS.index("passages")]


class TakenBack(NamedTuple):
    """A document that PubMed has deleted: every version of it is removed for good."""

    pmid: str

    @property
    def names(self) -> tuple[str, ...]:
        return (f"pmid:{self.pmid}",)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What was read when: an item (a file, or part of one) with the outcome of its last reading.

    `sha256` is that of its bytes; after a plus sign stand a few letters for what the asker said of it.
    """

    origin: str
    part: str
    size: int
    modified: int
    sha256: str
    outcome: str
    message: str = ""
    remedy: str = ""
    read: str = ""

    @property
    def content(self) -> str:
        """What its bytes are known by."""
        return self.sha256.partition("+")[0]

    def is_of(self, size: int, modified: int) -> bool:
        """Whether a file of this size and time (ns) is the one that was read. Where it was written when it was
        read, or later, nobody knows: a second write within the same tick of the clock leaves no other time."""
        if (self.size, self.modified) != (size, modified) or not self.read:
            return False
        return modified < (datetime.fromisoformat(self.read).timestamp() - _TICK) * 1e9

    def is_read_as(self, before: ItemRow) -> bool:
        """Whether it is, byte for byte, what was read before, and was not read in vain."""
        return before.outcome != FAILED and before.content == self.content

    def says(self, digest: str) -> bool:
        """Whether it was read with what the asker says now; who says nothing leaves what was said."""
        return not digest or self.sha256.partition("+")[2] == digest

    def saying(self, digest: str) -> ItemRow:
        """The same with what the asker says of it."""
        return replace(self, sha256=f"{self.content}+{digest}" if digest else self.content)


@dataclass(frozen=True, slots=True)
class Put:
    """What a batch did: the outcome of each item in order, the documents that can be found since, those
    that no longer can, or are other than they were, and those that were removed."""

    outcomes: tuple[str, ...]
    new: frozenset[str]
    gone: frozenset[str]
    removed: frozenset[str] = frozenset()


Batch = Sequence[tuple[ItemRow, Sequence[Ready | TakenBack]]]

DOCUMENT_COLUMNS = Document.__slots__
TEXT_COLUMNS = ("document", "passages", "page_starts", "cuts", "text")
REFERENCE_COLUMNS = ("source", "id", "type", "title", "year", "doi", "pmid", "standing", "record")


_PMID = REFERENCE_COLUMNS.index("pmid")


def names_of(identity: str, pmid: str) -> tuple[str, ...]:
    """What versions of a document share: its identity, and its PMID where it has one."""
    named = f"pmid:{pmid}"
    return (identity, named) if pmid and named != identity else (identity,)


def ready(own: OwnDocument) -> Ready:
    """The rows of a document."""
    document, reference = own.document, own.reference
    values = {name: getattr(document, name) for name in DOCUMENT_COLUMNS}
    values |= {"text": "", "subjects": "[]"}
    record = encode({name: getattr(reference, name) for name in Reference.__slots__})
    shown = [getattr(reference, name) for name in REFERENCE_COLUMNS[1:-1]]
    return Ready(
        document.id,
        document.identity,
        document.standing,
        own.key,
        tuple(values.values()),
        (document.id, len(own.cuts), encode(own.page_starts), encode(own.cuts), document.text),
        (SOURCE, *shown, record),
    )


def key_of(id: str, title: str, type: str, year: int | None) -> str:
    return "\t".join((id, title, type, str(year or "")))

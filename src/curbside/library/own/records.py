"""What goes into the catalogue of own documents and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curbside.library.documents import Document
from curbside.library.passages import Passage
from curbside.library.references import Reference

SOURCE = "local"
CURRENT, SUPERSEDED, RETRACTED = "current", "superseded", "retracted"
ADDED, SAME, UPDATED, FAILED = "added", "same", "updated", "failed"


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document with the reference that it is cited by; its passages are cuts of its text."""

    document: Document
    reference: Reference

    @property
    def key(self) -> str:
        """What its passages in an index are made of: another key, other passages."""
        return key_of(self.document.id, self.document.title, self.reference.type, self.reference.year)

    def passages(self) -> Iterator[Passage]:
        """Its passages in reading order, concepts still to be found."""
        document, reference = self.document, self.reference
        for number, (start, end, section, role) in enumerate(document.cuts, 1):
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
            )


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What was read when: an item (a file, or part of one) with the outcome of its last reading."""

    origin: str
    part: str
    size: int
    modified: int
    sha256: str
    outcome: str
    message: str = ""
    remedy: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """What a batch did: the outcome of each item in order, the documents that can be found since, and
    those that no longer can, or are other than they were."""

    outcomes: tuple[str, ...]
    new: frozenset[str]
    gone: frozenset[str]


def key_of(id: str, title: str, type: str, year: int | None) -> str:
    return "\t".join((id, title, type, str(year or "")))

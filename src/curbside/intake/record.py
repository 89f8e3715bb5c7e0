"""What passes through intake: an item to read, and a document as a reader read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

KINDS: tuple[str, ...] = ("heading", "paragraph", "item", "row", "caption")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes within a file: read where they are needed, and not handed from one process to another."""

    path: Path
    start: int
    size: int

    def read_bytes(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.size)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to read. `origin` names it for people and for the catalogue (a path, a member of an
    archive, an address, `pmid:1`); `data` is its bytes, or the file or stretch that holds them; `media` the
    type that its source states, empty where it states none; `part` which part of a file it is, empty
    for the whole; `given` metadata that the asker set."""

    origin: str
    name: str
    data: bytes | Path | Stretch
    media: str = ""
    part: str = ""
    given: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """How many bytes there are; raises OSError where the file cannot be looked at."""
        match self.data:
            case Path():
                return self.data.stat().st_size
            case Stretch():
                return self.data.size
            case _:
                return len(self.data)

    def read(self) -> bytes:
        """The bytes; raises OSError where the file cannot be read."""
        return self.data if isinstance(self.data, bytes) else self.data.read_bytes()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that cannot even be opened, and what can be done about it."""

    origin: str
    message: str
    remedy: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table row or caption, in reading order.

    `level` is the depth of a heading, 1 the highest; `page` counts from 1, None where there are no
    pages; `breaks` are the offsets in the text at which the next page begins, for what runs on over
    it. The text of a table's row tells each cell under its column: "Drug: baclofen; Dose: 5 mg".
    """

    kind: str
    text: str
    level: int = 0
    page: int | None = None
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document states of itself; fields nobody saw are empty, never guessed.

    `type` is one of `library/references.TYPES`; `standing` current, superseded or retracted. `replaces` and
    `retracts` name the articles that it says this of; `review_due` is the day by which someone should look
    whether it still holds.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    year: int | None = None
    locator: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    type: str = ""
    language: str = ""
    standing: str = "current"
    superseded_by: str = ""
    note: str = ""
    mesh: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    retracts: tuple[str, ...] = ()
    review_due: str = ""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as read: `kind` is its format, `notes` tell what could not be read of it, `key` names
    it within an item that holds several. `gone` says that its source has taken it back: it has
    no text, and what was kept of it is to go."""

    kind: str
    meta: Meta
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    key: str = ""
    gone: bool = False

"""Every text of the library, one after another: the statements of packs and the asker's own documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Engine

from curbside.library import tables
from curbside.library.own.pages import page_of
from curbside.library.own.records import SOURCE

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class LibraryText:
    """A text that may have been copied from. `id` is that of a pack's passage or of an own document, `plain` says
    that it is a passage's reading for patients; `starts` are the offsets at which the passages of a document begin."""

    id: str
    title: str
    standing: str
    text: str
    plain: bool = False
    starts: tuple[int, ...] = ()
    page_starts: tuple[int, ...] = ()

    def passage_at(self, offset: int) -> str:
        """Id of the passage in which an offset lies, or of the one before it."""
        if not self.starts:
            return self.id
        return f"{self.id}:{max(bisect_right(self.starts, offset), 1):05d}"

    def page_at(self, offset: int) -> int | None:
        return page_of(self.page_starts, offset)


def library_texts(engine: Engine) -> Iterator[LibraryText]:
    """The texts of packs in order of id, then own documents of any standing; few are in memory at a time."""
    with engine.connect().execution_options(yield_per=_AT_ONCE) as connection:
        passages = tables.passages.c
        query = sa.select(passages.id, passages.text, passages.record).order_by(passages.id)
        for row in connection.execute(query):
            title = row.record.get("title", "")
            yield LibraryText(row.id, title, "current", row.text)
            if row.record.get("plain"):
                yield LibraryText(row.id, title, "current", row.record["plain"], plain=True)
        documents, own = tables.documents.c, tables.own_texts.c
        query = (
            sa.select(documents.id, documents.title, documents.standing, own.text, own.cuts, own.page_starts)
            .join(tables.own_texts, own.document == documents.id)
            .where(documents.source == SOURCE)
            .order_by(documents.id)
        )
        for row in connection.execute(query):
            starts = tuple(cut[0] for cut in row.cuts)
            yield LibraryText(row.id, row.title, row.standing, row.text, False, starts, tuple(row.page_starts))

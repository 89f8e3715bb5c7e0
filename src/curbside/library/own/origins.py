"""Where documents came from: the items that hold them, and what becomes of a document that none holds any more."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.records import CURRENT, SOURCE, ItemRow


def parts_held(connection: Connection) -> dict[str, list[str]]:
    """The parts that are held of every origin."""
    held: dict[str, list[str]] = {}
    for origin, part in connection.execute(sa.select(tables.items.c.origin, tables.items.c.part)):
        held.setdefault(origin, []).append(part)
    return held


def forget_parts(connection: Connection, origin: str, missing: Iterable[str]) -> None:
    """Forgets parts of an origin; the documents that they held stay."""
    for part in missing:
        for table in (tables.items, tables.item_documents):
            connection.execute(table.delete().where(table.c.origin == origin, table.c.part == part))


def vanished(connection: Connection, origins: Container[str]) -> list[str]:
    """Current documents of these origins that no file holds any more."""
    documents = tables.documents.c
    held = sa.exists().where(tables.item_documents.c.document == documents.id)
    query = sa.select(documents.id, documents.origin).where(
        documents.source == SOURCE, documents.standing == CURRENT, ~held
    )
    return [id for id, origin in connection.execute(query) if origin in origins]


def keep_times(connection: Connection, rows: Sequence[ItemRow]) -> None:
    """Keeps size and time of items, and when they were looked at."""
    table = tables.items
    which = (table.c.origin == sa.bindparam("of"), table.c.part == sa.bindparam("at"))
    values = {"size": sa.bindparam("bytes"), "modified": sa.bindparam("time"), "read": sa.bindparam("when")}
    told = [{"of": row.origin, "at": row.part, "bytes": row.size, "time": row.modified, "when": row.read}
            for row in rows]  # fmt: skip
    if told:
        connection.execute(table.update().where(*which).values(values), told)


def forget_origins(connection: Connection, origins: Collection[str]) -> tuple[str, ...]:
    """Forgets origins; returns the ids of the documents that came from them and from nowhere else."""
    links, held = tables.item_documents, {}
    for origin in sorted(origins):
        held |= dict.fromkeys(connection.scalars(sa.select(links.c.document).where(links.c.origin == origin)))
        for table in (tables.items, links):
            connection.execute(table.delete().where(table.c.origin == origin))
    other = sa.select(links.c.document)
    return tuple(id for id in held if connection.execute(other.where(links.c.document == id)).first() is None)

"""Documents that the catalogue holds: found by what versions of one share, marked, and deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.records import SOURCE, Ready, TakenBack, names_of

CHUNK = 500


@dataclass(slots=True)
class Held:
    """A document that is held, as far as putting others in needs to know it."""

    id: str
    names: tuple[str, ...]
    version: int
    standing: str
    superseded_by: str


def held_of(connection: Connection, documents: Sequence[Ready | TakenBack]) -> dict[str, Held]:
    """The documents held that have the id, the identity or the PMID of one of these."""
    table, references = tables.documents.c, tables.references.c
    names = sorted({name for each in documents for name in each.names})
    pmids = [name.removeprefix("pmid:") for name in names if name.startswith("pmid:")]
    # each looked up by its own index: asked of both tables together, all that is held would be read every time
    ids = {ready.id for ready in documents if isinstance(ready, Ready)}
    ids.update(id for id, in _rows(connection, sa.select(table.id), table.identity, names))
    ids.update(id for id, in _rows(connection, sa.select(references.id), references.pmid, pmids))
    shown = sa.select(
        table.id, table.identity, references.pmid, table.version, table.standing, table.superseded_by
    ).join(tables.references, sa.and_(references.source == SOURCE, references.id == table.id))
    found = {}
    for id, identity, pmid, *told in _rows(connection, shown, table.id, sorted(ids)):
        found[id] = Held(id, names_of(identity, pmid), *told)
    return found


def _rows(
    connection: Connection, query: sa.Select, column: sa.Column, values: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query whose column holds one of many values, which are handed to the driver as they are:
    SQLAlchemy's work on each would take longer than the look-up."""
    dialect = connection.dialect
    told = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    asked = f"{told} WHERE {column.compile(dialect=dialect)}"
    for at in range(0, len(values), CHUNK):
        chunk = tuple(values[at : at + CHUNK])
        yield from connection.exec_driver_sql(f"{asked} IN ({marks(connection, len(chunk))})", chunk).fetchall()


def marks(connection: Connection, count: int) -> str:
    """The places of so many values in a statement for the driver."""
    return ", ".join(["?" if connection.dialect.paramstyle == "qmark" else "%s"] * count)


def mark(connection: Connection, id: str, standing: str, *, by: str = "", note: str = "") -> None:
    """Gives one document and its reference another standing."""
    documents, references = tables.documents, tables.references
    connection.execute(documents.update().where(documents.c.id == id).values(standing=standing, superseded_by=by))
    which = sa.and_(references.c.source == SOURCE, references.c.id == id)
    record = connection.execute(sa.select(references.c.record).where(which)).scalar_one()
    changed = {**record, "standing": standing, "superseded_by": by, "note": note or record.get("note", "")}
    connection.execute(references.update().where(which).values(standing=standing, record=changed))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def delete(connection: Connection, id: str) -> int:
    """Deletes a document with its text and its reference; returns how many there were."""
    gone = connection.execute(tables.documents.delete().where(tables.documents.c.id == id)).rowcount
    own = (tables.references.c.source == SOURCE, tables.references.c.id == id)
    connection.execute(tables.references.delete().where(*own))
    return gone

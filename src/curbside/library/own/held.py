"""Documents that the catalogue holds: found by what versions of one share, marked, and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.records import SOURCE, Ready, TakenBack

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
    shown = (
        sa.select(table.id, table.identity, references.pmid, table.version, table.standing, table.superseded_by)
        .join(tables.references, sa.and_(references.source == SOURCE, references.id == table.id))
        .where(table.source == SOURCE)
    )
    names = sorted({name for each in documents for name in each.names})
    found = {}
    for column, values in (
        (table.id, [ready.id for ready in documents if isinstance(ready, Ready)]),
        (table.identity, names),
        (references.pmid, [name.removeprefix("pmid:") for name in names if name.startswith("pmid:")]),
    ):
        for at in range(0, len(values), CHUNK):
            for row in connection.execute(shown.where(column.in_(values[at : at + CHUNK]))):
                shared = dict.fromkeys((row.identity, *([f"pmid:{row.pmid}"] if row.pmid else ())))
                found[row.id] = Held(row.id, tuple(shared), row.version, row.standing, row.superseded_by)
    return found


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

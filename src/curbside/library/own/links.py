"""Links between documents: an article that retracts or replaces another acts on it, whichever came first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.held import mark
from curbside.library.own.records import CURRENT, RETRACTED, SOURCE, SUPERSEDED

_ACTS = (("retracts", RETRACTED), ("replaces", SUPERSEDED))


def follow_links(connection: Connection) -> frozenset[str]:
    """Marks every document that another one of the library retracts or replaces; returns those that could be
    found before and no longer can."""
    gone: set[str] = set()
    for actor, standing, target in _links(connection):
        for id, before in _documents_named(connection, target):
            if id == actor or before in (standing, RETRACTED):
                continue
            if before == CURRENT:
                gone.add(id)
            elif standing == SUPERSEDED:
                continue  # another took its place before
            mark(connection, id, standing, by=actor)
    return frozenset(gone)


def held_as(connection: Connection, identifiers: Iterable[str]) -> dict[str, str]:
    """Id of the reference, of a pack or one's own, that each of these identifiers ("pmid:1", "doi:10.1/a") means;
    those that nothing here has are left out."""
    table = tables.references.c
    found: dict[str, str] = {}
    for identifier in dict.fromkeys(identifiers):
        query = sa.select(table.id).where(has_identifier(identifier)).order_by(table.standing != CURRENT, table.id)
        if (id := connection.scalars(query.limit(1)).first()) is not None:
            found[identifier] = id
    return found


def _links(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """(document, standing, identifier) of what documents say of others."""
    table = tables.references.c
    record = sa.cast(table.record, sa.Text)
    # few of many articles say anything of another: the others are passed over as text
    told = sa.or_(*(record.like(f'%"{name}":{gap}["%') for name, _ in _ACTS for gap in ("", " ")))
    query = sa.select(table.id, record).where(table.source == SOURCE, told).order_by(table.id)
    for id, text in connection.execute(query).all():
        values = json.loads(text)
        for name, standing in _ACTS:
            yield from ((id, standing, target) for target in values.get(name, ()))


def _documents_named(connection: Connection, identifier: str) -> list[tuple[str, str]]:
    """(id, standing) of one's own documents with an identifier."""
    documents = tables.documents
    joined = documents.join(
        tables.references,
        sa.and_(tables.references.c.source == SOURCE, tables.references.c.id == documents.c.id),
    )
    query = sa.select(documents.c.id, documents.c.standing).select_from(joined).where(has_identifier(identifier))
    return [tuple(row) for row in connection.execute(query)]


def has_identifier(identifier: str) -> sa.ColumnElement[bool]:
    """The condition that a reference has an identifier: "pmid:1", "doi:10.1/a"; of any other word, that none has."""
    kind, _, value = identifier.partition(":")
    table = tables.references.c
    if kind == "pmid" and value:
        return table.pmid == value
    return sa.func.lower(table.doi) == value.lower() if kind == "doi" and value else sa.false()

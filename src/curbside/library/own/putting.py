"""Putting a batch of items in: one document after another, in the order of their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.documents import Document
from curbside.library.own.records import (
    ADDED,
    CURRENT,
    FAILED,
    SAME,
    SOURCE,
    SUPERSEDED,
    UPDATED,
    ItemRow,
    OwnDocument,
    Put,
)
from curbside.library.references import Reference

CHUNK = 500
# of a reference: what its document's standing decides and not its metadata
_PASSING = ("checked", "standing", "superseded_by", "note")

Batch = Sequence[tuple[ItemRow, Sequence[OwnDocument]]]


def put_batch(connection: Connection, batch: Batch) -> Put:
    """Puts items with their documents in; all of a batch in few statements, or they would take most of a run."""
    putting = _Putting(connection, [own for _, owned in batch for own in owned])
    outcomes = [_of_item(item, [putting.put(own) for own in owned]) for item, owned in batch]
    putting.write()
    _write_items(connection, batch, outcomes)
    return Put(tuple(outcomes), frozenset(putting.new), frozenset(putting.gone))


def _of_item(item: ItemRow, told: Sequence[str]) -> str:
    if item.outcome == FAILED:
        return FAILED
    return next((outcome for outcome in (UPDATED, ADDED) if outcome in told), SAME)


@dataclass(slots=True)
class _Held:
    """A document that is held, as far as putting others in needs to know it."""

    id: str
    identity: str
    version: int
    standing: str


class _Putting:
    """One batch in the making: what is held already, looked up at once, and what is still to be written."""

    def __init__(self, connection: Connection, owned: Sequence[OwnDocument]) -> None:
        self._connection = connection
        self._held = _held(connection, owned)
        self._versions: dict[str, list[_Held]] = {}
        for each in self._held.values():
            self._versions.setdefault(each.identity, []).append(each)
        self._rows: dict[str, dict[str, Any]] = {}
        self._references: dict[str, dict[str, Any]] = {}
        self._marked: dict[str, tuple[str, str]] = {}
        self.new: set[str] = set()
        self.gone: set[str] = set()

    def put(self, own: OwnDocument) -> str:
        """What becomes of one document: an older version of it is superseded."""
        held = self._held.get(own.document.id)
        if held is None:
            return self._add(own)
        if held.standing == SUPERSEDED:  # it came back
            self._supersede_versions(held)
            self._mark(held, CURRENT, "")
            self.new.add(held.id)
            return UPDATED
        return self._renew(own) if held.standing == CURRENT else SAME

    def write(self) -> None:
        """Writes what was put in."""
        _insert(self._connection, tables.documents, list(self._rows.values()))
        _insert(self._connection, tables.references, list(self._references.values()))
        for id, (standing, by) in self._marked.items():
            mark(self._connection, id, standing, by=by)

    def _add(self, own: OwnDocument) -> str:
        document = own.document
        versions = self._versions.setdefault(document.identity, [])
        number = max((each.version for each in versions), default=0) + 1
        held = _Held(document.id, document.identity, number, document.standing)
        outcome = ADDED
        if document.standing == CURRENT:
            outcome = UPDATED if self._supersede_versions(held) else ADDED
            self.new.add(document.id)
        self._held[document.id] = held
        versions.append(held)
        self._rows[document.id] = _document_row(replace(document, version=number, added=now()))
        self._references[document.id] = _reference_row(own.reference)
        return outcome

    def _supersede_versions(self, by: _Held) -> bool:
        older = [e for e in self._versions[by.identity] if e.standing == CURRENT and e.id != by.id]
        for each in older:
            self._mark(each, SUPERSEDED, by.id)
            if each.id in self.new:
                self.new.remove(each.id)
            else:
                self.gone.add(each.id)
        return bool(older)

    def _mark(self, held: _Held, standing: str, by: str) -> None:
        held.standing = standing
        self._marked[held.id] = (standing, by)

    def _renew(self, own: OwnDocument) -> str:
        """The same words under other metadata: what is known of them changes."""
        id = own.document.id
        if id in self._rows:
            return SAME
        row = _reference_row(own.reference)
        table = tables.references
        which = sa.and_(table.c.source == SOURCE, table.c.id == id)
        before = self._connection.execute(sa.select(table.c.record).where(which)).scalar_one()
        now_told = {name: list(v) if isinstance(v, tuple) else v for name, v in row["record"].items()}
        if all(now_told[name] == before.get(name) for name in now_told if name not in _PASSING):
            return SAME
        self._connection.execute(table.update().where(which).values(row))
        told = {"title": own.document.title, "date": own.document.date}
        self._connection.execute(tables.documents.update().where(tables.documents.c.id == id).values(told))
        self.gone.add(id)
        return UPDATED


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


def _held(connection: Connection, owned: Sequence[OwnDocument]) -> dict[str, _Held]:
    """The documents held that have the id or the identity of one of these."""
    table = tables.documents
    shown = sa.select(table.c.id, table.c.identity, table.c.version, table.c.standing).where(table.c.source == SOURCE)
    found = {}
    for column, values in (
        (table.c.id, [own.document.id for own in owned]),
        (table.c.identity, [own.document.identity for own in owned]),
    ):
        for at in range(0, len(values), CHUNK):
            for row in connection.execute(shown.where(column.in_(values[at : at + CHUNK]))):
                found[row.id] = _Held(*row)
    return found


def _write_items(connection: Connection, batch: Batch, outcomes: Sequence[str]) -> None:
    items, links = tables.items, tables.item_documents
    rows, linked = [], []
    for (item, owned), outcome in zip(batch, outcomes, strict=True):
        connection.execute(items.delete().where(items.c.origin == item.origin, items.c.part == item.part))
        rows.append(_item_row(replace(item, outcome=outcome, read=now())))
        if outcome != FAILED:  # what cannot be read today leaves what was read of it before
            connection.execute(links.delete().where(links.c.origin == item.origin, links.c.part == item.part))
            ids = dict.fromkeys(own.document.id for own in owned)
            linked += [{"origin": item.origin, "part": item.part, "document": id} for id in ids]
    _insert(connection, items, rows)
    _insert(connection, links, linked)


def _insert(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _document_row(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__slots__}


def _item_row(item: ItemRow) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ItemRow.__slots__}


def _reference_row(reference: Reference) -> dict[str, Any]:
    shown = ("id", "type", "title", "year", "doi", "pmid", "standing")
    return {name: getattr(reference, name) for name in shown} | {
        "source": SOURCE,
        "record": {name: getattr(reference, name) for name in Reference.__slots__},
    }

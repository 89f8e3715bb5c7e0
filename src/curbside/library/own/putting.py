"""Putting a batch of items in: one document after another, in the order of their source."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.records import (
    ADDED,
    CURRENT,
    DOCUMENT_COLUMNS,
    FAILED,
    REFERENCE_COLUMNS,
    RETRACTED,
    SAME,
    SOURCE,
    SUPERSEDED,
    TEXT_COLUMNS,
    UPDATED,
    Batch,
    ItemRow,
    Put,
    Ready,
    TakenBack,
)

CHUNK = 500
_TITLE, _DATE, _ADDED, _VERSION, _BY, _DUE = (
    DOCUMENT_COLUMNS.index(name) for name in ("title", "date", "added", "version", "superseded_by", "review_due")
)
# of a reference: what its document's standing decides, and when it was read, and not what it says of itself
_PASSING = ("checked", "standing", "superseded_by", "note")


def put_batch(connection: Connection, batch: Batch) -> Put:
    """Puts items with their documents in; all of a batch in few statements, or they would take most of a run."""
    putting = _Putting(connection, [ready for _, documents in batch for ready in documents])
    outcomes = [_of_item(item, [putting.put(ready) for ready in documents]) for item, documents in batch]
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

    def __init__(self, connection: Connection, documents: Sequence[Ready | TakenBack]) -> None:
        self._connection = connection
        self._held = _held(connection, documents)
        self._versions: dict[str, list[_Held]] = {}
        for each in self._held.values():
            self._versions.setdefault(each.identity, []).append(each)
        self._rows: dict[str, tuple[Any, ...]] = {}
        self._texts: list[tuple[Any, ...]] = []
        self._references: list[tuple[Any, ...]] = []
        self._marked: dict[str, tuple[str, str]] = {}
        self._now = now()
        self.new: set[str] = set()
        self.gone: set[str] = set()

    def put(self, ready: Ready | TakenBack) -> str:
        """What becomes of one document: an older version of it is superseded."""
        if isinstance(ready, TakenBack):
            return self._take_back(ready)
        held = self._held.get(ready.id)
        if held is None:
            return self._add(ready)
        if held.standing == SUPERSEDED:  # it came back
            self._supersede_versions(held)
            self._mark(held, CURRENT, "")
            self.new.add(held.id)
            return UPDATED
        if held.standing == CURRENT and ready.standing != CURRENT:
            self._renew(ready)
            self._mark(held, ready.standing, ready.document[_BY])
            self.gone.add(held.id)
            return UPDATED
        return self._renew(ready) if held.standing == CURRENT else SAME

    def write(self) -> None:
        """Writes what was put in."""
        _insert(self._connection, tables.documents, DOCUMENT_COLUMNS, list(self._rows.values()))
        _insert(self._connection, tables.own_texts, TEXT_COLUMNS, self._texts)
        _insert(self._connection, tables.references, REFERENCE_COLUMNS, self._references)
        for id, (standing, by) in self._marked.items():
            mark(self._connection, id, standing, by=by)

    def _add(self, ready: Ready) -> str:
        versions = self._versions.setdefault(ready.identity, [])
        number = max((each.version for each in versions), default=0) + 1
        held = _Held(ready.id, ready.identity, number, ready.standing)
        outcome = ADDED
        if ready.standing == CURRENT:
            outcome = UPDATED if self._supersede_versions(held) else ADDED
            self.new.add(ready.id)
        self._held[ready.id] = held
        versions.append(held)
        row = list(ready.document)
        row[_VERSION], row[_ADDED] = number, self._now
        self._rows[ready.id] = tuple(row)
        self._texts.append(ready.text)
        self._references.append(ready.reference)
        return outcome

    def _take_back(self, taken: TakenBack) -> str:
        return UPDATED if self._retire(taken.identity, RETRACTED, "", "") else SAME

    def _supersede_versions(self, by: _Held) -> bool:
        return self._retire(by.identity, SUPERSEDED, by.id, by.id)

    def _retire(self, identity: str, standing: str, by: str, but: str) -> bool:
        """Takes the current versions of a document out of use, all but one; returns whether there were any."""
        older = [e for e in self._versions.get(identity, ()) if e.standing == CURRENT and e.id != but]
        for each in older:
            self._mark(each, standing, by)
            if each.id in self.new:
                self.new.remove(each.id)
            else:
                self.gone.add(each.id)
        return bool(older)

    def _mark(self, held: _Held, standing: str, by: str) -> None:
        held.standing = standing
        self._marked[held.id] = (standing, by)

    def _renew(self, ready: Ready) -> str:
        """The same words under other metadata: what is known of them changes."""
        if ready.id in self._rows:
            return SAME
        table = tables.references
        which = (table.c.source == SOURCE, table.c.id == ready.id)
        before = self._connection.execute(sa.select(table.c.record).where(*which)).scalar_one()
        row = dict(zip(REFERENCE_COLUMNS, ready.reference, strict=True))
        row["record"] = told = json.loads(row["record"])
        if all(told[name] == before.get(name) for name in told if name not in _PASSING):
            return SAME
        self._connection.execute(table.update().where(*which).values(row))
        shown = {"title": ready.document[_TITLE], "date": ready.document[_DATE], "review_due": ready.document[_DUE]}
        self._connection.execute(tables.documents.update().where(tables.documents.c.id == ready.id).values(shown))
        self.gone.add(ready.id)
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


def _held(connection: Connection, documents: Sequence[Ready | TakenBack]) -> dict[str, _Held]:
    """The documents held that have the id or the identity of one of these."""
    table = tables.documents
    shown = sa.select(table.c.id, table.c.identity, table.c.version, table.c.standing).where(table.c.source == SOURCE)
    found = {}
    for column, values in (
        (table.c.id, [ready.id for ready in documents if isinstance(ready, Ready)]),
        (table.c.identity, [ready.identity for ready in documents]),
    ):
        for at in range(0, len(values), CHUNK):
            for row in connection.execute(shown.where(column.in_(values[at : at + CHUNK]))):
                found[row.id] = _Held(*row)
    return found


def _write_items(connection: Connection, batch: Batch, outcomes: Sequence[str]) -> None:
    items, links = tables.items, tables.item_documents
    rows, linked = [], []
    for (item, documents), outcome in zip(batch, outcomes, strict=True):
        connection.execute(items.delete().where(items.c.origin == item.origin, items.c.part == item.part))
        told = replace(item, outcome=outcome, read=item.read or now())
        rows.append(tuple(getattr(told, name) for name in ItemRow.__slots__))
        if outcome != FAILED:  # what cannot be read today leaves what was read of it before
            connection.execute(links.delete().where(links.c.origin == item.origin, links.c.part == item.part))
            ids = dict.fromkeys(ready.id for ready in documents if isinstance(ready, Ready))
            linked += [(item.origin, item.part, id) for id in ids]
    _insert(connection, items, ItemRow.__slots__, rows)
    _insert(connection, links, ("origin", "part", "document"), linked)


def _insert(
    connection: Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Inserts rows as they are: for tens of thousands of them, what is done to each is what takes the time."""
    if not rows:
        return
    quote = connection.dialect.identifier_preparer.quote
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    names, marks = ", ".join(map(quote, columns)), ", ".join([mark] * len(columns))
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})", list(rows))

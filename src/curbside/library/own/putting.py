"""Putting a batch of items in: one document after another, in the order of their source."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from curbside.library import tables
from curbside.library.own.held import Held, delete, held_of, mark, marks, now
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

_ADDED, _VERSION, _BY = (DOCUMENT_COLUMNS.index(name) for name in ("added", "version", "superseded_by"))
_SHOWN = ("title", "date", "review_due")
# of a reference: what its document's standing decides, and when it was read, and not what it says of itself
_PASSING = ("checked", "standing", "superseded_by", "note")


def put_batch(connection: Connection, batch: Batch) -> Put:
    """Puts items with their documents in; all of a batch in few statements, or they would take most of a run."""
    putting = _Putting(connection, [ready for _, documents in batch for ready in documents])
    outcomes = [_of_item(item, [putting.put(ready) for ready in documents]) for item, documents in batch]
    putting.write()
    _write_items(connection, batch, outcomes, putting.removed)
    return Put(tuple(outcomes), frozenset(putting.new), frozenset(putting.gone), frozenset(putting.removed))


def _of_item(item: ItemRow, told: Sequence[str]) -> str:
    if item.outcome == FAILED:
        return FAILED
    return next((outcome for outcome in (UPDATED, ADDED) if outcome in told), SAME)


class _Putting:
    """One batch in the making: what is held already, looked up at once, and what is still to be written."""

    def __init__(self, connection: Connection, documents: Sequence[Ready | TakenBack]) -> None:
        self._connection = connection
        self._held = held_of(connection, documents)
        self._versions: dict[str, dict[str, Held]] = {}
        for each in self._held.values():
            self._name(each)
        self._ready: dict[str, tuple[Ready, tuple[Any, ...]]] = {}
        self._marked: dict[str, tuple[str, str, str]] = {}
        self._now = now()
        self.new: set[str] = set()
        self.gone: set[str] = set()
        self.removed: set[str] = set()

    def put(self, ready: Ready | TakenBack) -> str:
        """What becomes of one document: an older version of it is superseded."""
        if isinstance(ready, TakenBack):
            return self._remove(ready)
        held = self._held.get(ready.id)
        if held is None:
            return self._add(ready)
        if ready.standing != CURRENT:
            return self._follow(held, ready)
        if held.standing == SUPERSEDED and self._was_a_version(held):  # it came back
            self._retire(held.names, held.id)
            self._mark(held, CURRENT, "")
            self.new.add(held.id)
            return UPDATED
        return self._renew(ready) if held.standing == CURRENT else SAME

    def write(self) -> None:
        """Writes what was put in."""
        readies = [(ready, row) for ready, row in self._ready.values() if ready.id not in self.removed]
        _insert(self._connection, tables.documents, DOCUMENT_COLUMNS, [row for _, row in readies])
        _insert(self._connection, tables.own_texts, TEXT_COLUMNS, [ready.text for ready, _ in readies])
        _insert(self._connection, tables.references, REFERENCE_COLUMNS, [ready.reference for ready, _ in readies])
        for id, (standing, by, note) in self._marked.items():
            if id not in self.removed:
                mark(self._connection, id, standing, by=by, note=note)
        for id in self.removed:
            delete(self._connection, id)

    def _name(self, held: Held) -> None:
        for name in held.names:
            self._versions.setdefault(name, {})[held.id] = held

    def _versions_of(self, names: Iterable[str]) -> list[Held]:
        return list({id: held for name in names for id, held in self._versions.get(name, {}).items()}.values())

    def _was_a_version(self, held: Held) -> bool:
        """Whether nothing but another version of the document took its place."""
        by = held.superseded_by
        return not by or any(by == each.id for each in self._versions_of(held.names))

    def _add(self, ready: Ready) -> str:
        number = max((each.version for each in self._versions_of(ready.names)), default=0) + 1
        held = Held(ready.id, ready.names, number, ready.standing, ready.document[_BY])
        outcome = ADDED
        if ready.standing == CURRENT:
            outcome = UPDATED if self._retire(ready.names, ready.id) else ADDED
            self.new.add(ready.id)
        self._held[ready.id] = held
        self._name(held)
        self.removed.discard(ready.id)
        row = list(ready.document)
        row[_VERSION], row[_ADDED] = number, self._now
        self._ready[ready.id] = (ready, tuple(row))
        return outcome

    def _follow(self, held: Held, ready: Ready) -> str:
        """A document held says of itself by now that it is retracted or superseded."""
        if held.standing in (ready.standing, RETRACTED):
            return SAME
        self._take_out(held)
        note = json.loads(ready.reference[-1])["note"]
        self._mark(held, ready.standing, ready.document[_BY], note)
        return UPDATED

    def _remove(self, taken: TakenBack) -> str:
        """Removes every version of a document that its source has deleted."""
        versions = self._versions_of(taken.names)
        for each in versions:
            self._take_out(each)
            self.removed.add(each.id)
            del self._held[each.id]
            self._ready.pop(each.id, None)
            for name in each.names:
                del self._versions[name][each.id]
        return UPDATED if versions else SAME

    def _retire(self, names: Iterable[str], by: str) -> bool:
        """Supersedes the current versions of a document, all but `by`; returns whether there were any."""
        older = [each for each in self._versions_of(names) if each.standing == CURRENT and each.id != by]
        for each in older:
            self._take_out(each)
            self._mark(each, SUPERSEDED, by)
        return bool(older)

    def _take_out(self, held: Held) -> None:
        """What could be found no longer can."""
        if held.standing == CURRENT and held.id not in self.new:
            self.gone.add(held.id)
        self.new.discard(held.id)

    def _mark(self, held: Held, standing: str, by: str, note: str = "") -> None:
        held.standing, held.superseded_by = standing, by
        self._marked[held.id] = (standing, by, note)

    def _renew(self, ready: Ready) -> str:
        """The same words under other metadata: what is known of them changes."""
        if ready.id in self._ready:
            return SAME
        table = tables.references
        which = (table.c.source == SOURCE, table.c.id == ready.id)
        before = self._connection.execute(sa.select(table.c.record).where(*which)).scalar_one()
        row = dict(zip(REFERENCE_COLUMNS, ready.reference, strict=True))
        row["record"] = told = json.loads(row["record"])
        shown = {name: ready.document[DOCUMENT_COLUMNS.index(name)] for name in _SHOWN}
        documents = tables.documents
        held = self._connection.execute(sa.select(documents).where(documents.c.id == ready.id)).mappings().one()
        due = shown["review_due"] or held["review_due"]  # a day once set is kept until another is
        # a field that was not yet known when it was written is as good as empty
        alike = all((told[name] or None) == (before.get(name) or None) for name in told if name not in _PASSING)
        if alike and due == held["review_due"]:
            return SAME
        self._connection.execute(table.update().where(*which).values(row))
        shown["review_due"] = due
        self._connection.execute(documents.update().where(documents.c.id == ready.id).values(shown))
        if not alike:
            self.gone.add(ready.id)
        return UPDATED


def _write_items(
    connection: Connection, batch: Batch, outcomes: Sequence[str], removed: Container[str]
) -> None:
    items, links = tables.items, tables.item_documents
    rows, linked = [], []
    for (item, documents), outcome in zip(batch, outcomes, strict=True):
        connection.execute(items.delete().where(items.c.origin == item.origin, items.c.part == item.part))
        told = replace(item, outcome=outcome, read=item.read or now())
        rows.append(tuple(getattr(told, name) for name in ItemRow.__slots__))
        if outcome != FAILED:  # what cannot be read today leaves what was read of it before
            connection.execute(links.delete().where(links.c.origin == item.origin, links.c.part == item.part))
            ids = dict.fromkeys(ready.id for ready in documents if isinstance(ready, Ready))
            linked += [(item.origin, item.part, id) for id in ids if id not in removed]
    _insert(connection, items, ItemRow.__slots__, rows)
    _insert(connection, links, ("origin", "part", "document"), linked)


def _insert(
    connection: Connection, table: sa.Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Inserts rows as they are: for tens of thousands of them, what is done to each is what takes the time."""
    if not rows:
        return
    quote = connection.dialect.identifier_preparer.quote
    names, values = ", ".join(map(quote, columns)), marks(connection, len(columns))
    connection.exec_driver_sql(f"INSERT INTO {quote(table.name)} ({names}) VALUES ({values})", list(rows))

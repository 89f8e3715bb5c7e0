"""Documents that the asker added, in the catalogue: put in, superseded, retracted, and removed for good."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from curbside.errors import NotFound
from curbside.library import tables
from curbside.library.documents import Document
from curbside.library.passages import Passage, from_json, text_sha256, to_json
from curbside.library.references import Reference

SOURCE = "local"
CURRENT, SUPERSEDED, RETRACTED = "current", "superseded", "retracted"
ADDED, SAME, UPDATED, FAILED = "added", "same", "updated", "failed"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document to be put in, with the reference it is cited by and its passages."""

    document: Document
    reference: Reference
    passages: tuple[Passage, ...]


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


class OwnDocuments:
    """The asker's documents in one database; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def items(self, origin: str = "") -> dict[tuple[str, str], ItemRow]:
        """What was read before, by origin and part; of one origin or of all."""
        query = sa.select(tables.items)
        if origin:
            query = query.where(tables.items.c.origin == origin)
        with self.engine.connect() as connection:
            return {(row["origin"], row["part"]): ItemRow(**row) for row in connection.execute(query).mappings()}

    def put(self, batch: Sequence[tuple[ItemRow, Sequence[OwnDocument]]]) -> list[str]:
        """Puts items with their documents in; returns the outcome of each item, in order."""
        with self.engine.begin() as connection:
            return _put_items(connection, batch)

    def documents(self, *, standing: str = "") -> Iterator[dict[str, Any]]:
        """Each document without its text: id, title, kind, origin, standing, version, dates; in order of id."""
        shown = [c for c in tables.documents.c if c.name not in ("text", "page_starts", "subjects")]
        query = sa.select(*shown).where(tables.documents.c.source == SOURCE).order_by(tables.documents.c.id)
        if standing:
            query = query.where(tables.documents.c.standing == standing)
        with self.engine.connect() as connection:
            yield from (dict(row) for row in connection.execute(query).mappings())

    def passages(self, *, new_only: bool = False) -> Iterator[Passage]:
        """Every passage that may be found, in order of id; with `new_only` those no build has indexed."""
        table, documents = tables.passages, tables.documents
        query = (
            sa.select(table.c.record)
            .join(documents, documents.c.id == table.c.document)
            .where(table.c.source == SOURCE, documents.c.standing == CURRENT)
            .order_by(table.c.id)
        )
        if new_only:
            query = query.where(documents.c.build == "")
        with self.engine.connect() as connection:
            for record in connection.execution_options(yield_per=_CHUNK).execute(query).scalars():
                yield from_json(record)

    def texts(self) -> Iterator[str]:
        """Title and words of every passage that may be found."""
        for passage in self.passages():
            yield passage.title
            yield passage.text

    def references(self) -> Iterator[dict[str, Any]]:
        """The records of the references of every document, in order of id."""
        query = sa.select(tables.references.c.record).where(tables.references.c.source == SOURCE)
        with self.engine.connect() as connection:
            yield from connection.execute(query.order_by(tables.references.c.id)).scalars()

    def state(self) -> Iterator[str]:
        """What decides whether an index is up to date: every document with its standing, in order of id."""
        query = sa.select(tables.documents.c.id, tables.documents.c.standing).where(tables.documents.c.source == SOURCE)
        with self.engine.connect() as connection:
            for row in connection.execute(query.order_by(tables.documents.c.id)):
                yield f"{row.id} {row.standing}"

    def count(self) -> int:
        """How many documents there are, of any standing."""
        query = sa.select(sa.func.count()).select_from(tables.documents).where(tables.documents.c.source == SOURCE)
        with self.engine.connect() as connection:
            return connection.scalar(query) or 0

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the documents that a name means: an id, an origin, a DOI or a PMID. Raises NotFound for none."""
        table = tables.documents
        identities = [name, f"doi:{name.lower()}", f"pmid:{name}", name if name.startswith("local/") else f"local/{name}"]
        query = sa.select(table.c.id).where(
            table.c.source == SOURCE,
            sa.or_(table.c.id.in_(identities), table.c.origin == name, table.c.identity.in_(identities)),
        )
        with self.engine.connect() as connection:
            found = tuple(connection.scalars(query.order_by(table.c.id)))
        if not found:
            raise NotFound(f"No document of yours is called {name!r}.", remedy="See: curbside library list --own.")
        return found

    def remove(self, ids: Iterable[str]) -> int:
        """Deletes documents with their text, passages and references; returns how many there were."""
        with self.engine.begin() as connection:
            return sum(_delete(connection, id) for id in ids)

    def mark(self, ids: Iterable[str], standing: str, *, by: str = "", note: str = "") -> None:
        """Gives documents and their references another standing."""
        with self.engine.begin() as connection:
            for id in ids:
                _mark(connection, id, standing, by=by, note=note)

    def settle(self, parts: Mapping[str, Container[str]]) -> int:
        """Supersedes what the files of these origins no longer hold, given the parts each now has;
        returns how many documents that were."""
        count = 0
        with self.engine.begin() as connection:
            for origin, present in parts.items():
                _forget_parts(connection, origin, present)
                for id in _vanished(connection, origin):
                    _mark(connection, id, SUPERSEDED, note="No longer in the file it came from.")
                    count += 1
        return count


def _put_items(connection: Connection, batch: Sequence[tuple[ItemRow, Sequence[OwnDocument]]]) -> list[str]:
    """Rows of a whole batch in few statements: one at a time they would take most of a run."""
    documents = {own.document.id: own for _, owned in batch for own in owned}
    found = _put_documents(connection, list(documents.values()))
    outcomes = []
    for item, owned in batch:
        told = {found[own.document.id] for own in owned}
        outcomes.append(item.outcome if item.outcome == FAILED else next((o for o in (UPDATED, ADDED) if o in told), SAME))
    items, links = tables.items, tables.item_documents
    read = [(item, outcome, owned) for (item, owned), outcome in zip(batch, outcomes, strict=True)]
    for item, outcome, _ in read:
        key = (items.c.origin == item.origin, items.c.part == item.part)
        connection.execute(items.delete().where(*key))
        if outcome != FAILED:
            connection.execute(links.delete().where(links.c.origin == item.origin, links.c.part == item.part))
    _insert(connection, items, [asdict(replace(item, outcome=outcome, read=now())) for item, outcome, _ in read])
    _insert(connection, links, [
        {"origin": item.origin, "part": item.part, "document": id}
        for item, outcome, owned in read if outcome != FAILED
        for id in dict.fromkeys(own.document.id for own in owned)
    ])  # fmt: skip
    return outcomes


def _put_documents(connection: Connection, owned: Sequence[OwnDocument]) -> dict[str, str]:
    """What becomes of each document, by id: new ones are put in, and older versions of them superseded."""
    held = _standings(connection, [own.document.id for own in owned])
    new = [own for own in owned if own.document.id not in held]
    older = _versions(connection, [own.document.identity for own in new])
    outcomes = dict.fromkeys(held, SAME)
    for id in (id for id, standing in held.items() if standing == SUPERSEDED):  # it came back
        connection.execute(tables.documents.update().where(tables.documents.c.id == id).values(build=""))
        _mark(connection, id, CURRENT)
        outcomes[id] = UPDATED
    rows = []
    for own in new:
        versions = older.get(own.document.identity, ())
        outcomes[own.document.id] = UPDATED if versions else ADDED
        version = max((number for _, number in versions), default=0) + 1
        rows.append(_document_row(replace(own.document, version=version, added=now())))
    _insert(connection, tables.documents, rows)
    _insert(connection, tables.references, [_reference_row(own.reference) for own in new])
    _insert(connection, tables.passages, [_passage_row(passage) for own in new for passage in own.passages])
    for own in new:
        for id, _ in older.get(own.document.identity, ()):
            _mark(connection, id, SUPERSEDED, by=own.document.id)
    return outcomes


def _standings(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    table = tables.documents
    return {
        row.id: row.standing
        for at in range(0, len(ids), _CHUNK)
        for row in connection.execute(sa.select(table.c.id, table.c.standing).where(table.c.id.in_(ids[at:at + _CHUNK])))
    }


def _versions(connection: Connection, identities: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Current documents by identity, as (id, version)."""
    table, found = tables.documents, {}
    for at in range(0, len(identities), _CHUNK):
        query = sa.select(table.c.identity, table.c.id, table.c.version).where(
            table.c.identity.in_(identities[at:at + _CHUNK]), table.c.source == SOURCE, table.c.standing == CURRENT
        )
        for row in connection.execute(query):
            found.setdefault(row.identity, []).append((row.id, row.version))
    return found


def _delete(connection: Connection, id: str) -> int:
    gone = connection.execute(tables.documents.delete().where(tables.documents.c.id == id)).rowcount
    connection.execute(tables.references.delete().where(tables.references.c.source == SOURCE, tables.references.c.id == id))
    return gone


def _mark(connection: Connection, id: str, standing: str, *, by: str = "", note: str = "") -> None:
    documents, references = tables.documents, tables.references
    connection.execute(documents.update().where(documents.c.id == id).values(standing=standing, superseded_by=by))
    which = sa.and_(references.c.source == SOURCE, references.c.id == id)
    record = connection.execute(sa.select(references.c.record).where(which)).scalar_one()
    changed = {**record, "standing": standing, "superseded_by": by, "note": note or record.get("note", "")}
    connection.execute(references.update().where(which).values(standing=standing, record=changed))


def _forget_parts(connection: Connection, origin: str, present: Container[str]) -> None:
    held = connection.scalars(sa.select(tables.items.c.part).where(tables.items.c.origin == origin)).all()
    for part in (part for part in held if part not in present):
        for table in (tables.items, tables.item_documents):
            connection.execute(table.delete().where(table.c.origin == origin, table.c.part == part))


def _vanished(connection: Connection, origin: str) -> list[str]:
    held = sa.select(tables.item_documents.c.document)
    query = sa.select(tables.documents.c.id).where(
        tables.documents.c.origin == origin,
        tables.documents.c.standing == CURRENT,
        tables.documents.c.id.not_in(held),
    )
    return list(connection.scalars(query))


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _document_row(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in Document.__slots__}


def _reference_row(reference: Reference) -> dict[str, Any]:
    shown = ("id", "type", "title", "year", "doi", "pmid", "standing")
    return {name: getattr(reference, name) for name in shown} | {
        "source": SOURCE,
        "record": {name: getattr(reference, name) for name in Reference.__slots__},
    }


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "document": passage.document,
        "source": SOURCE,
        "start": passage.start,
        "end": passage.end,
        "text": "",  # of these the record holds the words, once
        "sha256": text_sha256(passage.text),
        "role": passage.role,
        "record": json.loads(to_json(passage)),
    }


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")



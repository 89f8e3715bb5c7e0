"""Documents that the asker added, in the catalogue: put in, superseded, retracted, and removed for good."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine

from curbside.errors import BadInput, NotFound
from curbside.library import tables
from curbside.library.documents import Document
from curbside.library.own.held import CHUNK, delete, mark
from curbside.library.own.links import follow_links, has_identifier, held_as
from curbside.library.own.origins import forget_origins, forget_parts, keep_times, parts_held, vanished
from curbside.library.own.putting import put_batch
from curbside.library.own.records import CURRENT, FAILED, SOURCE, SUPERSEDED, Batch, ItemRow, OwnDocument, Put, key_of
from curbside.library.references import Reference


class OwnDocuments:
    """The asker's documents in one database; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def items(self) -> dict[tuple[str, str], ItemRow]:
        """What was read before, by origin and part."""
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(tables.items))
            return {(row.origin, row.part): ItemRow(*row) for row in rows}

    def put(self, batch: Batch) -> Put:
        """Puts items with their documents in, in order; an older version of a document is superseded."""
        with self.engine.begin() as connection:
            return put_batch(connection, batch)

    def listed(self, start: int = 0, most: int | None = None) -> Iterator[dict[str, Any]]:
        """Each document without its text, with the number of its passages and, where the library has what
        took its place, the id of that; in order of title, at most so many from a place in the list on."""
        shown = [c for c in tables.documents.c if c.name not in ("text", "subjects", "reviewed")]
        query = (
            sa.select(*shown, tables.own_texts.c.passages, tables.references.c.type, tables.references.c.year)
            .join(tables.references, _reference_of_document())
            .join(tables.own_texts, tables.own_texts.c.document == tables.documents.c.id)
            .where(tables.documents.c.source == SOURCE)
            .order_by(tables.documents.c.title, tables.documents.c.id)
            .offset(start)
            .limit(most)
        )
        with self.engine.connect() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
            held = held_as(connection, (row["superseded_by"] for row in rows if row["superseded_by"]))
        for row in rows:
            yield row | {"superseded_by_held": held.get(row["superseded_by"], "")}

    def documents(
        self, ids: Collection[str] | None = None, standings: Collection[str] = (CURRENT,)
    ) -> Iterator[OwnDocument]:
        """The documents of these standings, or those of these ids among them; in order of id."""
        wanted = self._ids(standings) if ids is None else sorted(ids)
        query = _whole_documents().where(tables.documents.c.standing.in_(standings))
        with self.engine.connect() as connection:
            for at in range(0, len(wanted), CHUNK):
                chunk = query.where(tables.documents.c.id.in_(wanted[at : at + CHUNK]))
                yield from map(_own, connection.execute(chunk).mappings())

    def document(self, id: str) -> OwnDocument:
        """One document of whatever standing, with its text; raises NotFound when there is none."""
        with self.engine.connect() as connection:
            row = connection.execute(_whole_documents().where(tables.documents.c.id == id)).mappings().one_or_none()
        if row is None:
            raise NotFound(f"No document of yours is called {id!r}.", remedy="See: curbside library list --own.")
        return _own(row)

    def held_by(self, origins: Collection[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        """(id, title) of the current documents that items of these origins hold, by origin."""
        documents, links = tables.documents.c, tables.item_documents.c
        query = (
            sa.select(links.origin, documents.id, documents.title)
            .join(tables.documents, documents.id == links.document)
            .where(links.origin.in_(origins), documents.standing == CURRENT)
            .order_by(links.origin, links.part, documents.title)
        )
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        with self.engine.connect() as connection:
            for origin, *document in connection.execute(query):
                found[origin] = (*found.get(origin, ()), tuple(document))
        return found

    def _ids(self, standings: Collection[str]) -> list[str]:
        table = tables.documents.c
        query = sa.select(table.id).where(table.source == SOURCE, table.standing.in_(standings)).order_by(table.id)
        with self.engine.connect() as connection:
            return list(connection.scalars(query))

    def references(self) -> Iterator[tuple[str, str]]:
        """Id and record, as JSON, of the reference of every document, in order of id."""
        table = tables.references.c
        query = sa.select(table.id, sa.cast(table.record, sa.Text)).where(table.source == SOURCE).order_by(table.id)
        with self.engine.connect() as connection:
            yield from (tuple(row) for row in connection.execute(query))

    def keys(self) -> dict[str, str]:
        """What an index is made of: the key of every document that may be found, by id, in order of id."""
        documents, references = tables.documents.c, tables.references.c
        query = (
            sa.select(documents.id, documents.title, references.type, references.year)
            .join(tables.references, _reference_of_document())
            .where(documents.source == SOURCE, documents.standing == CURRENT)
            .order_by(documents.id)
        )
        with self.engine.connect() as connection:
            return {row.id: key_of(*row) for row in connection.execute(query)}

    def state(self) -> Iterator[str]:
        """What decides whether a library is up to date: every document with its standing and key."""
        documents, references = tables.documents.c, tables.references.c
        query = (
            sa.select(documents.standing, documents.id, documents.title, references.type, references.year)
            .join(tables.references, _reference_of_document())
            .where(documents.source == SOURCE)
            .order_by(documents.id)
        )
        with self.engine.connect() as connection:
            for standing, *told in connection.execute(query):
                yield f"{standing}\t{key_of(*told)}"

    def standings(self) -> dict[str, int]:
        """How many documents there are of each standing."""
        table = tables.documents.c
        query = sa.select(table.standing, sa.func.count().label("held")).where(table.source == SOURCE)
        query = query.group_by(table.standing).order_by(table.standing)
        with self.engine.connect() as connection:
            return {row.standing: row.held for row in connection.execute(query)}

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the documents that a name means: an id, an origin, a DOI or a PMID. Raises NotFound for none."""
        table = tables.documents
        identifiers = [name, f"doi:{name}", f"pmid:{name}"]
        meant = [table.c.id.in_([name, f"local/{name}"]), table.c.origin == name, *map(has_identifier, identifiers)]
        query = sa.select(table.c.id).join(tables.references, _reference_of_document())
        query = query.where(table.c.source == SOURCE, sa.or_(*meant))
        with self.engine.connect() as connection:
            found = tuple(connection.scalars(query.order_by(table.c.id)))
        if not found:
            raise NotFound(f"No document of yours is called {name!r}.", remedy="See: curbside library list --own.")
        return found

    def identifier(self, name: str) -> str:
        """How a document, held or not, is named by others: its id, "doi:...", "pmid:...". Raises BadInput for
        what is neither held nor an identifier."""
        kind, _, value = name.partition(":")
        if name.isdigit() or (kind.lower() == "pmid" and value.strip().isdigit()):
            return f"pmid:{value.strip() or name}"
        if name.startswith("10.") or kind.lower() == "doi":
            return f"doi:{(value if kind.lower() == 'doi' else name).strip().lower()}"
        with self.engine.connect() as connection:
            table = tables.references.c
            if connection.scalar(sa.select(sa.func.count()).where(table.id == name)):
                return name
        try:
            return self.find(name)[-1]
        except NotFound:
            raise BadInput(f"{name!r} names no document.", remedy="Give an id, a file, a DOI or a PMID.") from None

    def remove(self, ids: Iterable[str]) -> int:
        """Deletes documents with all that is held of them; returns how many there were.

        The database file is written anew, for what is deleted in it otherwise stays there to be read.
        """
        with self.engine.begin() as connection:
            count = sum(delete(connection, id) for id in ids)
            held = sa.select(tables.item_documents.c.origin, tables.item_documents.c.part)
            gone = sa.tuple_(tables.items.c.origin, tables.items.c.part).not_in(held)
            connection.execute(tables.items.delete().where(gone, tables.items.c.outcome != FAILED))
        self.wipe()
        return count

    def wipe(self) -> None:
        """Leaves nothing of what was deleted in the files of the database."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def mark(self, ids: Iterable[str], standing: str, *, by: str = "", note: str = "") -> None:
        """Gives documents and their references another standing."""
        with self.engine.begin() as connection:
            for id in ids:
                mark(connection, id, standing, by=by, note=note)

    def look_again(self, rows: Sequence[ItemRow]) -> None:
        """Keeps size and time of items whose bytes are as they were, so that they are not looked at again."""
        with self.engine.begin() as connection:
            keep_times(connection, rows)

    def origins_in(self, folder: str) -> frozenset[str]:
        """The origins that lie in a folder, at any depth, as far as their names tell."""
        origin = tables.items.c.origin
        query = sa.select(origin).distinct().where(origin.startswith(folder, autoescape=True))
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def let_go(self, origins: Collection[str], *, forever: bool = False) -> tuple[str, ...]:
        """Forgets these origins; returns the ids of the documents that came from them and from nowhere else. They
        are superseded as far as they were current, or deleted as `remove` does it."""
        with self.engine.begin() as connection:
            lost = forget_origins(connection, origins)
            standing = sa.select(tables.documents.c.standing)
            for id in lost:
                if forever:
                    delete(connection, id)
                elif connection.scalar(standing.where(tables.documents.c.id == id)) == CURRENT:
                    mark(connection, id, SUPERSEDED, note="Its file is no longer where it was.")
        if forever and lost:
            self.wipe()
        return lost

    def settle(self, parts: Mapping[str, Container[str]]) -> tuple[frozenset[str], frozenset[str]]:
        """Supersedes what the files of these origins no longer hold, given the parts each now has, and what
        other documents take back or replace; returns the documents of either kind that were."""
        gone: set[str] = set()
        with self.engine.begin() as connection:
            held = parts_held(connection)
            for origin, present in parts.items():
                missing = [part for part in held.get(origin, ()) if part not in present]
                forget_parts(connection, origin, missing)
            for id in vanished(connection, parts):
                mark(connection, id, SUPERSEDED, note="No longer in the file it came from.")
                gone.add(id)
            return frozenset(gone), follow_links(connection)


def _whole_documents() -> sa.Select:
    """Documents with their text and reference, in order of id."""
    long = [column for column in tables.own_texts.c if column.name in ("text", "page_starts", "cuts")]
    short = [column for column in tables.documents.c if column.name != "text"]
    return (
        sa.select(*short, *long, tables.references.c.record.label("reference"))
        .join(tables.references, _reference_of_document())
        .join(tables.own_texts, tables.own_texts.c.document == tables.documents.c.id)
        .where(tables.documents.c.source == SOURCE)
        .order_by(tables.documents.c.id)
    )


def _reference_of_document() -> sa.ColumnElement[bool]:
    return sa.and_(tables.references.c.source == SOURCE, tables.references.c.id == tables.documents.c.id)


def _own(row: Mapping[str, Any]) -> OwnDocument:
    values = {name: row[name] for name in Document.__slots__} | {"subjects": tuple(row["subjects"])}
    # what was added before rows of tables were counted has four values and no row
    cuts = tuple((*cut, 0)[:5] for cut in row["cuts"])
    reference = {name: tuple(v) if isinstance(v, list) else v for name, v in row["reference"].items()}
    return OwnDocument(Document(**values), Reference(**reference), tuple(row["page_starts"]), cuts)

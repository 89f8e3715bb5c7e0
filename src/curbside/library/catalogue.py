"""The catalogue: every document, passage and reference in the library, in a database of record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from curbside.database.migrate import open_database
from curbside.library import tables
from curbside.library.documents import Document
from curbside.library.knowledge import PackCard
from curbside.library.passages import Passage, text_sha256
from curbside.library.references import Reference

# SQLite takes at most 32,766 values in one statement; this many ids stay well below.
_BATCH = 5000


@dataclass(frozen=True, slots=True)
class PackRows:
    """All that one pack brings into the catalogue; `content_sha256` is that of its files."""

    card: PackCard
    content_sha256: str
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class IndexBuild:
    """One line of the list of builds: what was built of which content, and when (UTC)."""

    fingerprint: str
    content_sha256: str
    passages: int
    packs: Mapping[str, str]
    built: str = ""


class Catalogue:
    """The tables of one database; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    @contextmanager
    def opened(cls, url: str):
        """A catalogue on the database at `url`, migrated first and closed afterwards.

        Raises BadInput, then or while it is used, where the database cannot be read or written.
        """
        remedy = "Make room for it or mend the setting called database; the same command then goes on."
        with open_database(url, remedy=remedy) as engine:
            yield cls(engine)

    def replace_pack(self, rows: PackRows) -> None:
        """Puts a pack in place of what the catalogue held of it, all or nothing."""
        with self.engine.begin() as connection:
            _replace(connection, rows)

    def replace_packs(self, packs: Sequence[PackRows], build: IndexBuild) -> None:
        """Makes `packs` the only packs and records the build, all in one transaction."""
        with self.engine.begin() as connection:
            names = [rows.card.name for rows in packs]
            gone = sa.select(tables.packs.c.name).where(tables.packs.c.name.not_in(names))
            for name in connection.scalars(gone).all():
                _remove(connection, name)
            for rows in packs:
                _replace(connection, rows)
            _record_build(connection, build)

    def record_build(self, build: IndexBuild) -> None:
        """Records a build that left the packs as they were."""
        with self.engine.begin() as connection:
            _record_build(connection, build)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id in the order asked; ids that are not held are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Passage] = {}
        with self.engine.connect() as connection:
            for at in range(0, len(wanted), _BATCH):
                batch = tables.passages.c.id.in_(wanted[at : at + _BATCH])
                rows = connection.execute(sa.select(tables.passages.c.id, tables.passages.c.record).where(batch))
                found |= {id: _record(Passage, values) for id, values in rows}
        return {id: found[id] for id in wanted if id in found}

    def passages_of(self, source: str) -> tuple[Passage, ...]:
        """Every passage of a pack, or of "local", in order of id."""
        query = (
            sa.select(tables.passages.c.record).where(tables.passages.c.source == source).order_by(tables.passages.c.id)
        )
        with self.engine.connect() as connection:
            return tuple(_record(Passage, values) for values in connection.scalars(query))

    def documents(self, source: str = "") -> tuple[Document, ...]:
        """Documents in order of id, of one pack or of all."""
        query = sa.select(tables.documents).order_by(tables.documents.c.id)
        if source:
            query = query.where(tables.documents.c.source == source)
        with self.engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(_record(Document, dict(row)) for row in rows)

    def references(self, source: str = "") -> tuple[Reference, ...]:
        """References in order of id, of one pack or of all."""
        table = tables.references
        query = sa.select(table.c.record).order_by(table.c.id, table.c.source)
        if source:
            query = query.where(table.c.source == source)
        with self.engine.connect() as connection:
            return tuple(_record(Reference, values) for values in connection.scalars(query))

    def packs(self) -> tuple[PackCard, ...]:
        """The front of each pack in order of name."""
        query = sa.select(tables.packs.c.card).order_by(tables.packs.c.name)
        with self.engine.connect() as connection:
            return tuple(_record(PackCard, values) for values in connection.scalars(query))

    def counts(self) -> dict[str, int]:
        """Number of packs, documents, passages and references."""
        counted = (tables.packs, tables.documents, tables.passages, tables.references)
        with self.engine.connect() as connection:
            return {
                table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in counted
            }

    def latest_build(self) -> IndexBuild | None:
        """The build last recorded, None before the first."""
        return next(iter(self.builds()), None)

    def builds(self) -> tuple[IndexBuild, ...]:
        """Every build that was recorded, the newest first."""
        table = tables.index_builds
        query = sa.select(table).order_by(table.c.number.desc())
        with self.engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(_record(IndexBuild, {k: v for k, v in r.items() if k != "number"}) for r in rows)


def _record_build(connection: Connection, build: IndexBuild) -> None:
    connection.execute(tables.index_builds.insert(), asdict(build) | {"built": build.built or _now()})


def _replace(connection: Connection, rows: PackRows) -> None:
    source = rows.card.name
    _remove(connection, source)
    row = {
        "name": source,
        "version": rows.card.version,
        "content_sha256": rows.content_sha256,
        "card": asdict(rows.card),
    }
    _insert(connection, tables.packs, [row])
    _insert(connection, tables.references, [_reference_row(source, r) for r in rows.references])
    _insert(connection, tables.documents, [asdict(document) for document in rows.documents])
    _insert(connection, tables.passages, [_passage_row(passage) for passage in rows.passages])
    links = [
        {"passage": p.id, "position": position, "source": source, "reference": reference}
        for p in rows.passages
        for position, reference in enumerate(p.references)
    ]
    _insert(connection, tables.passage_references, links)


def _remove(connection: Connection, source: str) -> None:
    """Deletes a pack; its passages and their links go with its documents."""
    connection.execute(tables.documents.delete().where(tables.documents.c.source == source))
    connection.execute(tables.references.delete().where(tables.references.c.source == source))
    connection.execute(tables.packs.delete().where(tables.packs.c.name == source))


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _reference_row(source: str, reference: Reference) -> dict[str, Any]:
    shown = ("id", "type", "title", "year", "doi", "pmid", "standing")
    row = {name: getattr(reference, name) for name in shown}
    return row | {"source": source, "record": asdict(reference)}


def _passage_row(passage: Passage) -> dict[str, Any]:
    shown = ("id", "document", "source", "start", "end", "text", "role")
    row = {name: getattr(passage, name) for name in shown}
    return row | {"sha256": text_sha256(passage.text), "record": msgspec.structs.asdict(passage)}


def _record(kind: type, values: Mapping[str, Any]) -> Any:
    """A record from its row; JSON knows lists only, the records hold tuples."""
    names = kind.__match_args__
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in values.items() if k in names})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

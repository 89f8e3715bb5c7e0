"""References of the asker's own documents, in a small file beside the index.

There may be a hundred thousand of them, so they are looked up when one is cited and never read whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from curbside.errors import IndexBroken
from curbside.library.references import Reference

FILE_NAME = "own.sqlite"


class JoinedReferences(Mapping[str, Reference]):
    """The references of packs, held in memory, and those of own documents, looked up by id."""

    def __init__(self, packs: Mapping[str, Reference], path: Path) -> None:
        self._packs = packs
        self._path = path
        self._found: dict[str, Reference] = {}

    def __getitem__(self, id: str) -> Reference:
        if id in self._packs:
            return self._packs[id]
        if id not in self._found:
            rows = self._query("select record from own_references where id = ?", (id,))
            if not rows:
                raise KeyError(id)
            self._found[id] = _reference(json.loads(rows[0][0]))
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        yield from self._packs
        yield from (id for id, in self._query("select id from own_references order by id"))

    def __len__(self) -> int:
        return len(self._packs) + self._query("select count(*) from own_references")[0][0]

    def _query(self, words: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True)
            try:
                return connection.execute(words, values).fetchall()
            finally:
                connection.close()
        except sqlite3.Error as fault:
            raise IndexBroken(
                f"The references in {self._path} cannot be read: {fault}.",
                remedy="Build the library again: curbside library build --afresh.",
            ) from fault


def write_own_references(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Writes the records into a new file; returns how many there were."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("create table own_references (id text primary key, record text not null)")
        rows = ((record["id"], json.dumps(record, ensure_ascii=False)) for record in records)
        count = connection.executemany("insert into own_references values (?, ?)", rows).rowcount
        connection.commit()
        return max(count, 0)
    finally:
        connection.close()


def _reference(record: Mapping[str, Any]) -> Reference:
    return Reference(**{key: tuple(value) if isinstance(value, list) else value for key, value in record.items()})

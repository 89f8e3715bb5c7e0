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
        self.packs = packs
        self._path = path
        self._found: dict[str, Reference] = {}

    def __getitem__(self, id: str) -> Reference:
        if id in self.packs:
            return self.packs[id]
        if id not in self._found:
            rows = _query(self._path, "select record from own_references where id = ?", (id,))
            if not rows:
                raise KeyError(id)
            self._found[id] = _reference(json.loads(rows[0][0]))
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        yield from self.packs
        yield from (id for id, in _query(self._path, "select id from own_references order by id"))

    def __len__(self) -> int:
        return len(self.packs) + _query(self._path, "select count(*) from own_references")[0][0]


def write_own_references(records: Iterable[tuple[str, str]], keys: Mapping[str, str], path: Path) -> None:
    """Writes the records (id and JSON) into a new file, with the keys of the documents that are in the index."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("create table own_references (id text primary key, record text not null, key text not null)")
        rows = ((id, record, keys.get(id, "")) for id, record in records)
        connection.executemany("insert into own_references values (?, ?, ?)", rows)
        connection.commit()
    finally:
        connection.close()


def read_keys(path: Path) -> dict[str, str]:
    """The keys of the documents whose passages are in the index beside the file, by id."""
    return dict(_query(path, "select id, key from own_references where key != ''"))


def _query(path: Path, words: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(words, values).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as fault:
        raise IndexBroken(
            f"The references in {path} cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault


def _reference(record: Mapping[str, Any]) -> Reference:
    return Reference(**{key: tuple(value) if isinstance(value, list) else value for key, value in record.items()})

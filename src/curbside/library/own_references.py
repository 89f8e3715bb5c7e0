"""References of the asker's own documents, in a small file beside the index.

There may be a hundred thousand of them, so they are looked up when one is cited and never read whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from curbside.errors import IndexBroken
from curbside.library.references import Reference

FILE_NAME = "own.sqlite"


class JoinedReferences(Mapping[str, Reference]):
    """The references of packs, held in memory, and those of own documents, looked up by id.

    The file is held open: whoever answers from this library goes on when another takes its place.
    """

    def __init__(self, packs: Mapping[str, Reference], path: Path) -> None:
        self.packs = packs
        self._path = path
        self._found: dict[str, Reference] = {}
        self._lock = Lock()
        self._connection = _open(path)

    def __del__(self) -> None:
        if connection := self.__dict__.get("_connection"):
            connection.close()

    def __getitem__(self, id: str) -> Reference:
        if id in self.packs:
            return self.packs[id]
        if id not in self._found:
            rows = self._query("select record from own_references where id = ?", (id,))
            if not rows:
                raise KeyError(id)
            self._found[id] = _reference(json.loads(rows[0][0]))
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        yield from self.packs
        yield from (id for id, in self._query("select id from own_references order by id"))

    def __len__(self) -> int:
        return len(self.packs) + self._query("select count(*) from own_references")[0][0]

    def _query(self, words: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(words, values).fetchall()
        except sqlite3.Error as fault:
            raise _broken(self._path, fault) from fault


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
    connection = _open(path)
    try:
        return dict(connection.execute("select id, key from own_references where key != ''"))
    except sqlite3.Error as fault:
        raise _broken(path, fault) from fault
    finally:
        connection.close()


def _open(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
    except sqlite3.Error as fault:
        raise _broken(path, fault) from fault


def _broken(path: Path, fault: sqlite3.Error) -> IndexBroken:
    return IndexBroken(
        f"The references in {path} cannot be read: {fault}.",
        remedy="Build the library again: curbside library build --afresh.",
    )


def _reference(record: Mapping[str, Any]) -> Reference:
    return Reference(**{key: tuple(value) if isinstance(value, list) else value for key, value in record.items()})

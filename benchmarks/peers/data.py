"""Passages and questions of a measurement, read where they lie: nothing of them is kept."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passages:
    """Texts by id, in the order of the file."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """A question and the ids of the passages that answer it."""

    id: str
    text: str
    gold: frozenset[str]


def read_passages(path: Path, most: int) -> Passages:
    """The first `most` passages of a file of {id, text}, gzipped or not."""
    rows = _rows(path)[:most]
    return Passages(tuple(row["id"] for row in rows), tuple(row["text"] for row in rows))


def read_questions(path: Path, passages: Passages, most: int) -> list[Asked]:
    """At most so many questions of a file of {id, body, passages}: those all of whose passages are held,
    evenly over the file."""
    held = set(passages.ids)
    kept = [Asked(row["id"], row["body"], frozenset(row["passages"])) for row in _rows(path)
            if row["passages"] and held.issuperset(row["passages"])]  # fmt: skip
    step = max(1, len(kept) // most)
    return kept[::step][:most]


def _rows(path: Path) -> list[dict]:
    content = path.read_bytes()
    content = gzip.decompress(content) if path.suffix == ".gz" else content
    return [json.loads(line) for line in content.splitlines()]

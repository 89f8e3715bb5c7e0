"""Question files: what is asked, what a good answer says, and what it must never say."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curbside.errors import BadInput


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a good answer says: found when it cites any of the passages, or when any pattern
    meets its normalised text."""

    text: str
    vital: bool
    patterns: tuple[re.Pattern[str], ...] = ()
    passages: frozenset[str] = frozenset()

    def is_in(self, text: str, cited: frozenset[str]) -> bool:
        """Whether an answer with this normalised text, citing these passages, says it."""
        return not self.passages.isdisjoint(cited) or any(p.search(text) for p in self.patterns)


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """A question with the facts its answer should hold, or `decline` when it has no answer here."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    id: str
    group: str
    question: str
    first: str
    decline: bool
    facts: tuple[Fact, ...]
    contradictions: tuple[str, ...]


def read_questions(path: Path) -> tuple[TestQuestion, ...]:
    """The questions of a YAML file; raises BadInput naming what is wrong with it."""
    rows = read_rows(path, "questions")
    try:
        return tuple(_question(row) for row in rows)
    except (KeyError, TypeError, re.error) as fault:
        raise BadInput(f"{path} is not a file of questions: {fault!r}.") from fault


def read_rows(path: Path, key: str) -> list[dict[str, Any]]:
    """The list under a key of a YAML file, or the file itself where it is a list."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_bytes(), loader)
    except (OSError, yaml.YAMLError) as fault:
        raise BadInput(f"{path} cannot be read: {fault}.") from fault
    rows = content.get(key) if isinstance(content, dict) else content
    if not isinstance(rows, list):
        raise BadInput(f"{path} holds no list of {key}.")
    return rows


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file, plain or gzip; raises OSError or ValueError as reading does."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _question(row: dict[str, Any]) -> TestQuestion:
    return TestQuestion(
        id=row["id"],
        group=row["group"],
        question=row["question"],
        first=row.get("first") or "",
        decline=bool(row["decline"]),
        facts=tuple(
            Fact(
                f["text"],
                bool(f["must"]),
                tuple(re.compile(p) for p in f.get("match") or ()),
                frozenset(f.get("passages") or ()),
            )
            for f in row.get("facts") or row.get("nuggets") or ()
        ),
        contradictions=tuple(row.get("contradicts") or ()),
    )

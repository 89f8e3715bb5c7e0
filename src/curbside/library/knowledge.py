"""Knowledge: all that a question needs to know besides the passages, read from one JSON file."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from curbside.errors import IndexBroken
from curbside.library.references import Reference
from curbside.library.safely import write_safely
from curbside.library.vocabulary import Concept, Vocabulary

VERSION = 3  # with SCHEMA_VERSION of index/fields.py, so that an older library is built again


@dataclass(frozen=True, slots=True)
class PackCard:
    """The front of a pack, as its pack.yaml states it."""

    name: str
    version: str
    title: str
    language: str
    licence: str
    editors: str | tuple[str, ...]
    review: str
    reviewed_by: str | tuple[str, ...]
    date: str
    review_due: str
    scope: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """The front of a topic: `id` is the document's id (pack/topic), `passages` in reading order."""

    id: str
    title: str
    pack: str
    subjects: tuple[str, ...]
    sections: tuple[str, ...]
    passages: tuple[str, ...]
    reviewed: str
    date: str


@dataclass(frozen=True)
class Knowledge:
    """Packs, scope, vocabulary, topics, references and red flags of one built library.

    `topics`, `references` are by id; `scope` and `redflags` are as the packs wrote them, scope by
    pack name; `related` gives the ids of the nearest topics of a topic; `words` are the words of
    the library, never taken for misspellings; `matcher` is what making the matcher of terms worked
    out when the library was built. `also_known` holds the words of the asker's own documents.
    """

    packs: tuple[PackCard, ...]
    fingerprint: str
    scope: Mapping[str, Any]
    concepts: tuple[Concept, ...]
    topics: Mapping[str, TopicCard]
    references: Mapping[str, Reference]
    redflags: tuple[Mapping[str, Any], ...]
    related: Mapping[str, tuple[str, ...]]
    words: str = field(default="", repr=False)
    matcher: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)
    also_known: Container[str] = field(default=(), repr=False, compare=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The concepts with their matcher and kin; the matcher is made on first use."""
        return Vocabulary(
            self.concepts, words=frozenset(self.words.split()), prepared=self.matcher, also_known=self.also_known
        )

    @cached_property
    def topics_about(self) -> Mapping[str, tuple[str, ...]]:
        """Topic ids by the concept they are about."""
        found: dict[str, list[str]] = {}
        for topic in self.topics.values():
            for subject in topic.subjects:
                found.setdefault(subject, []).append(topic.id)
        return {subject: tuple(ids) for subject, ids in found.items()}

    @property
    def versions(self) -> dict[str, str]:
        """Pack versions by pack name, as every answer states them."""
        return {pack.name: pack.version for pack in self.packs}


def write_knowledge(knowledge: Knowledge, path: Path) -> None:
    """Writes the knowledge as compact JSON, the same bytes for the same knowledge."""
    content = {
        "version": VERSION,
        "fingerprint": knowledge.fingerprint,
        "packs": [_row(pack) for pack in knowledge.packs],
        "scope": knowledge.scope,
        "concepts": [_row(concept) for concept in knowledge.concepts],
        "topics": [_row(topic) for topic in knowledge.topics.values()],
        "references": [_row(reference) for reference in knowledge.references.values()],
        "redflags": knowledge.redflags,
        "related": knowledge.related,
        "words": knowledge.words,
        "matcher": knowledge.vocabulary.matcher.prepared(),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    write_safely(path, text)


def read_knowledge(path: Path) -> Knowledge:
    """The knowledge in a file of `write_knowledge`; raises IndexBroken when it cannot be read."""
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != VERSION:
            raise ValueError(f"version {content['version']}, this Curbside reads {VERSION}")
        return _knowledge(content)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise IndexBroken(
            f"The library's knowledge file cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault


def _knowledge(content: dict[str, Any]) -> Knowledge:
    topics = [_record(TopicCard, row) for row in content["topics"]]
    references = [_record(Reference, row) for row in content["references"]]
    return Knowledge(
        packs=tuple(_record(PackCard, row) for row in content["packs"]),
        fingerprint=content["fingerprint"],
        scope=content["scope"],
        concepts=tuple(_record(Concept, row) for row in content["concepts"]),
        topics={topic.id: topic for topic in topics},
        references={reference.id: reference for reference in references},
        redflags=tuple(content["redflags"]),
        related={topic: tuple(ids) for topic, ids in content["related"].items()},
        words=content["words"],
        matcher=content["matcher"],
    )


def _row(record: Any) -> list[Any]:
    # Lists by position: half the bytes of objects, and read in half the time.
    return [getattr(record, name) for name in record.__slots__]


def _record(kind: type, row: list[Any]) -> Any:
    return kind(*[tuple(value) if type(value) is list else value for value in row])

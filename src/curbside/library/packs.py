"""Packs: a folder of references, topics, vocabulary, red flags, scope and case files, read into records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curbside.errors import NotFound
from curbside.library import pack_shapes as shapes
from curbside.library.faults import Fault, raise_faults
from curbside.library.knowledge import PackCard
from curbside.library.leaflet_markdown import read_leaflet
from curbside.library.leaflets import Leaflet
from curbside.library.pack_cases import read_case_files
from curbside.library.pack_files import Entry, Placed, not_utf8, plain, read_entries, read_yaml
from curbside.library.references import Reference
from curbside.library.topics import Topic, read_topic
from curbside.library.vocabulary import Concept


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack as written; red flags, scope and case files are kept as their files state them."""

    card: PackCard
    folder: Path
    references: tuple[Reference, ...]
    topics: tuple[Topic, ...]
    leaflets: tuple[Leaflet, ...]
    concepts: tuple[Concept, ...]
    redflags: tuple[Mapping[str, Any], ...]
    scope: Mapping[str, Any]
    cases: Mapping[str, tuple[Mapping[str, Any], ...]]

    @property
    def name(self) -> str:
        return self.card.name

    @property
    def summary(self) -> str:
        """What the pack holds, counted, in words."""
        statements = sum(len(topic.statements) for topic in self.topics)
        return (
            f"{len(self.topics)} topics, {statements} statements, "
            f"{len(self.references)} references, {len(self.concepts)} concepts"
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack with the places of its records and every fault of form found while reading it."""

    pack: Pack
    card: Placed
    references: tuple[Placed, ...]
    concepts: tuple[Placed, ...]
    redflags: tuple[Placed, ...]
    scope: Placed | None
    cases: Mapping[str, tuple[Placed, ...]]
    faults: tuple[Fault, ...]


def read_pack(folder: Path) -> Pack:
    """The pack in a folder; raises NotFound without a pack.yaml, PackFault for a fault of form."""
    draft = read_draft(folder)
    raise_faults(folder.name, draft.faults)
    return draft.pack


def read_draft(folder: Path) -> Draft:
    """The pack in a folder with its faults of form; raises NotFound without a pack.yaml."""
    if not (folder / "pack.yaml").is_file():
        raise NotFound(
            f"There is no pack in {folder}.",
            remedy="A pack is a folder with a pack.yaml; make one with: curbside pack new NAME.",
        )
    found: list[Fault] = []
    card = _read_card(folder, found)
    references = _read_lists(folder, "references", shapes.REFERENCE, shapes.read_reference, found)
    concepts = _read_lists(folder, "vocabulary", shapes.CONCEPT, shapes.read_concept, found)
    redflags = _read_redflags(folder, found)
    scope = _read_scope(folder, found)
    cases = read_case_files(folder, found)
    pack = Pack(
        card=card.record,
        folder=folder,
        references=tuple(placed.record for placed in references),
        topics=_read_pages(folder, "topics", read_topic, found),
        leaflets=_read_pages(folder, "leaflets", read_leaflet, found),
        concepts=tuple(placed.record for placed in concepts),
        redflags=tuple(placed.record for placed in redflags),
        scope=scope.record if scope else {},
        cases={part: tuple(placed.record for placed in entries) for part, entries in cases.items()},
    )
    return Draft(pack, card, references, concepts, redflags, scope, cases, tuple(found))


def _read_card(folder: Path, found: list[Fault]) -> Placed:
    content, faults = read_yaml(folder / "pack.yaml", folder)
    found += faults
    entry = content if isinstance(content, Entry) else Entry()
    if not isinstance(content, Entry):
        entry.line, entry.lines = 1, {}
    found += shapes.check_shape(entry, shapes.PACK, "pack.yaml")
    return Placed(shapes.read_card(entry), "pack.yaml", entry)


def _read_lists(folder: Path, part: str, shape: shapes.Shape, read: Any, found: list[Fault]) -> tuple[Placed, ...]:
    placed = []
    for path in sorted((folder / part).glob("*.yaml")):
        file = path.relative_to(folder).as_posix()
        entries, faults = read_entries(path, folder)
        found += faults
        for entry in entries:
            found += shapes.check_shape(entry, shape, file)
            placed.append(Placed(read(entry), file, entry))
    return tuple(placed)


def _read_pages(folder: Path, part: str, read: Any, found: list[Fault]) -> tuple[Any, ...]:
    """The topics or the leaflets of a pack, in order of file."""
    pages = []
    for path in sorted((folder / part).glob("*.md")):
        file = path.relative_to(folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as fault:
            found.append(not_utf8(file, fault))
            continue
        page, faults = read(text, file)
        found += faults
        if page is not None:
            pages.append(page)
    return tuple(pages)


def _read_redflags(folder: Path, found: list[Fault]) -> tuple[Placed, ...]:
    path = folder / "redflags.yaml"
    if not path.exists():
        return ()
    entries, faults = read_entries(path, folder, typed=True)
    found += faults
    return tuple(Placed(plain(entry), "redflags.yaml", entry) for entry in entries)


def _read_scope(folder: Path, found: list[Fault]) -> Placed | None:
    path = folder / "scope.yaml"
    if not path.exists():
        return None
    content, faults = read_yaml(path, folder, typed=True)
    found += faults
    if isinstance(content, Entry):
        return Placed(plain(content), "scope.yaml", content)
    if not faults and content is not None:
        found.append(Fault("scope.yaml", 1, "this file holds keys and values"))
    return None

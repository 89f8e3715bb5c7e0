"""What changed between two versions of a pack: records added, changed and gone, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from curbside.library.packs import Pack

# Where a record stands in its file, which is not what it says, and what is compared as a part of its own.
_LEFT_OUT = ("line", "file", "statements", "sections")


@dataclass(frozen=True, slots=True)
class Change:
    """A record that both versions hold; `fields` gives (old, new) of each field that differs."""

    id: str
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of the pack: the records added and gone, as they are written, and those changed."""

    part: str
    added: tuple[Mapping[str, Any], ...]
    changed: tuple[Change, ...]
    gone: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PackDifference:
    """Every part in reading order; names and versions are those of the two packs."""

    old: str
    new: str
    parts: tuple[PartDifference, ...]

    @property
    def is_empty(self) -> bool:
        return not any(part.added or part.changed or part.gone for part in self.parts)


def diff_packs(old: Pack, new: Pack) -> PackDifference:
    """What `new` adds to `old`, changes in it and leaves out."""
    before, after = _parts(old), _parts(new)
    parts = tuple(_diff_part(part, before[part], after[part]) for part in before)
    return PackDifference(f"{old.name} {old.card.version}", f"{new.name} {new.card.version}", parts)


def _parts(pack: Pack) -> dict[str, dict[str, dict[str, Any]]]:
    """The records of each part by id, as plain fields."""
    statements = ((s, {"topic": topic.id}) for topic in pack.topics for s in topic.statements)
    sentences = (
        (sentence, {"leaflet": leaflet.id, "section": section.key, "question": section.question})
        for leaflet in pack.leaflets for section in leaflet.sections for sentence in section.sentences
    )
    return {
        "pack": _by_id([(pack.card, {"id": pack.card.name})]),
        "topics": _by_id((topic, {}) for topic in pack.topics),
        "statements": _by_id(statements),
        "references": _by_id((reference, {}) for reference in pack.references),
        "leaflets": _by_id((leaflet, {}) for leaflet in pack.leaflets),
        "leaflet sentences": _by_id(sentences),
        "concepts": _by_id((concept, {}) for concept in pack.concepts),
        "red flags": {flag["id"]: dict(flag) for flag in pack.redflags if "id" in flag},
    }


def _by_id(records: Iterable[tuple[Any, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    found = {}
    for record, more in records:
        fields = {name: value for name, value in asdict(record).items() if name not in _LEFT_OUT}
        found[more.get("id", fields.get("id"))] = fields | more
    return found


def _diff_part(part: str, old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> PartDifference:
    changed = []
    for id in (each for each in new if each in old):
        names = dict.fromkeys((*old[id], *new[id]))
        fields = {n: (old[id].get(n), new[id].get(n)) for n in names if old[id].get(n) != new[id].get(n)}
        if fields:
            changed.append(Change(id, fields))
    added = tuple(new[id] for id in new if id not in old)
    gone = tuple(old[id] for id in old if id not in new)
    return PartDifference(part, added, tuple(changed), gone)

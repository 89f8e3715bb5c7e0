"""The counts of a pack that an editorial board asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from curbside.library.packs import Pack
from curbside.text.readability import reading_grade


@dataclass(frozen=True, slots=True)
class PackCounts:
    """Numbers of records; grades are mean US reading grades, None where there is nothing to read."""

    topics: int
    statements: int
    plain_readings: int
    plain_grade: float | None
    concepts: int
    references: int
    identified: int
    leaflets: int
    leaflet_sentences: int
    leaflet_grade: float | None


def count_pack(pack: Pack) -> PackCounts:
    """The counts of a pack; a reference is identified by a DOI, a PMID or a PMCID."""
    statements = [statement for topic in pack.topics for statement in topic.statements]
    plain = [statement.plain for statement in statements if statement.plain]
    return PackCounts(
        topics=len(pack.topics),
        statements=len(statements),
        plain_readings=len(plain),
        plain_grade=_mean(map(reading_grade, plain)),
        concepts=len(pack.concepts),
        references=len(pack.references),
        identified=sum(reference.is_identified for reference in pack.references),
        leaflets=len(pack.leaflets),
        leaflet_sentences=sum(len(leaflet.sentences) for leaflet in pack.leaflets),
        leaflet_grade=_mean(leaflet.grade for leaflet in pack.leaflets),
    )


def _mean(grades: Iterable[float]) -> float | None:
    found = list(grades)
    return round(fmean(found), 1) if found else None

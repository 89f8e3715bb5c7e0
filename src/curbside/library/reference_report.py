"""How well the references of a pack can be found again: identifiers, dates of checking, and what rests on neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from curbside.library.pack_shapes import is_date, is_month
from curbside.library.packs import Draft, Placed
from curbside.library.references import TYPES, Reference

# Days after which a source of each type is to be looked at again. Ours to choose: what is revised in place, or is
# replaced by a new edition, every year; what stays as it was published, more rarely.
REVIEW_AFTER: Mapping[str, int] = {
    "guideline": 365,
    "systematic-review": 730,
    "rct": 1095,
    "consensus": 730,
    "drug-label": 365,
    "diagnostic-study": 1095,
    "cohort": 1095,
    "case-report": 1095,
    "narrative-review": 730,
    "textbook": 730,
    "patient-information": 365,
    "web-page": 365,
}


@dataclass(frozen=True, slots=True)
class ListedReference:
    """A reference that wants work, with its place in the pack."""

    id: str
    type: str
    title: str
    checked: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class TypeCounts:
    """The references of one type: all, those with a DOI or PMID, and those with a PMCID as well."""

    type: str
    references: int
    doi_or_pmid: int
    identified: int


@dataclass(frozen=True, slots=True)
class ReferenceReport:
    """What `report_references` found of a pack.

    `only_addresses` are the ids of the statements none of whose sources has a DOI, PMID or PMCID;
    `only_web_pages` those of them that rest on web pages alone.
    """

    references: int
    doi_or_pmid: int
    identified: int
    types: tuple[TypeCounts, ...]
    unidentified: tuple[ListedReference, ...]
    unchecked: tuple[ListedReference, ...]
    overdue: tuple[ListedReference, ...]
    statements: int
    only_addresses: tuple[str, ...]
    only_web_pages: tuple[str, ...]


def report_references(draft: Draft, *, today: date) -> ReferenceReport:
    """The state of the references of a pack on a day."""
    records = [placed.record for placed in draft.references]
    statements = [statement for topic in draft.pack.topics for statement in topic.statements]
    bare = {reference.id for reference in records if not reference.is_identified}
    pages = {reference.id for reference in records if reference.id in bare and reference.type == "web-page"}
    return ReferenceReport(
        references=len(records),
        doi_or_pmid=sum(_has_doi_or_pmid(reference) for reference in records),
        identified=len(records) - sum(not reference.is_identified for reference in records),
        types=_count_types(records),
        unidentified=_listed(draft, lambda reference: not reference.is_identified),
        unchecked=_listed(draft, lambda reference: day_checked(reference) is None),
        overdue=_listed(draft, lambda reference: is_overdue(reference, today)),
        statements=len(statements),
        only_addresses=tuple(s.id for s in statements if s.sources and bare.issuperset(s.sources)),
        only_web_pages=tuple(s.id for s in statements if s.sources and pages.issuperset(s.sources)),
    )


def is_overdue(reference: Reference, today: date) -> bool:
    """Whether more days have passed since a reference was checked than its type allows."""
    day = day_checked(reference)
    if day is None or reference.type not in REVIEW_AFTER:
        return False
    return today - day > timedelta(days=REVIEW_AFTER[reference.type])


def day_checked(reference: Reference) -> date | None:
    """The day a reference was checked, the first of the month when only that is known."""
    if is_month(reference.checked):
        return date.fromisoformat(f"{reference.checked}-01")
    return date.fromisoformat(reference.checked) if is_date(reference.checked) else None


def _has_doi_or_pmid(reference: Reference) -> bool:
    return bool(reference.doi or reference.pmid)


def _count_types(records: list[Reference]) -> tuple[TypeCounts, ...]:
    counts = []
    for kind in TYPES:
        held = [reference for reference in records if reference.type == kind]
        if held:
            identified = sum(reference.is_identified for reference in held)
            counts.append(TypeCounts(kind, len(held), sum(map(_has_doi_or_pmid, held)), identified))
    return tuple(counts)


def _listed(draft: Draft, wants_work) -> tuple[ListedReference, ...]:
    return tuple(_place(placed) for placed in draft.references if wants_work(placed.record))


def _place(placed: Placed) -> ListedReference:
    record = placed.record
    line = placed.entry.line_of("id")
    return ListedReference(record.id, record.type, record.title, record.checked, placed.file, line)

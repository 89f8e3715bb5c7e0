"""What `curbside pack` reports, as lines of text: counts, the state of references, and differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from curbside.cli.plain import WIDTH
from curbside.library.pack_counts import PackCounts
from curbside.library.pack_diff import PackDifference, PartDifference
from curbside.library.reference_report import ListedReference, ReferenceReport

# The fields of a record that say what it is, when it is shown in one line.
_SHOWN = (
    "topic", "leaflet", "section", "role", "type", "kind", "text", "plain", "title", "term", "finding", "rule", "words",
)  # fmt: skip


def count_lines(counts: PackCounts) -> Iterator[str]:
    """The counts that a board asks for, one line each."""
    plain = f"{_of(counts.plain_readings, counts.statements)}{_graded(counts.plain_grade)}"
    leaflets = f"{counts.leaflets:,}, {counts.leaflet_sentences:,} sentences{_graded(counts.leaflet_grade)}"
    yield from _columns({
        "topics": f"{counts.topics:,}",
        "statements": f"{counts.statements:,}",
        "plain readings": plain,
        "concepts": f"{counts.concepts:,}",
        "references": f"{counts.references:,}",
        "identified": f"{_of(counts.identified, counts.references)}, by DOI, PMID or PMCID",
        "leaflets": leaflets,
    })


def reference_lines(report: ReferenceReport) -> Iterator[str]:
    """Counts and shares, one line each, then every reference that wants work."""
    total = report.references
    yield from _columns({
        "references": f"{total:,}",
        "DOI or PMID": _of(report.doi_or_pmid, total),
        "any identifier": _of(report.identified, total),
        "no identifier": _of(len(report.unidentified), total),
        "not checked": _of(len(report.unchecked), total),
        "checked too long ago": _of(len(report.overdue), total),
        "statements on addresses alone": _of(len(report.only_addresses), report.statements),
        "statements on web pages alone": _of(len(report.only_web_pages), report.statements),
    })
    for kind in report.types:
        by_doi = f"{_of(kind.doi_or_pmid, kind.references)} DOI or PMID"
        yield f"  {kind.type:<22} {kind.references:>5,}  {by_doi}, {_of(kind.identified, kind.references)} identified"
    yield from _listed("No identifier", report.unidentified)
    yield from _listed("Not checked", report.unchecked)
    yield from _listed("Checked too long ago", report.overdue)
    if report.only_web_pages:
        yield from ("", "Statements on web pages alone", *(f"  {id}" for id in report.only_web_pages))


def difference_lines(difference: PackDifference) -> Iterator[str]:
    """What changed, part by part: + added, ~ changed with old and new, - gone."""
    yield f"{difference.old} -> {difference.new}"
    if difference.is_empty:
        yield "Nothing has changed."
    for part in difference.parts:
        if part.added or part.changed or part.gone:
            yield from _part(part)


def _part(part: PartDifference) -> Iterator[str]:
    counts = f"{len(part.added)} added, {len(part.changed)} changed, {len(part.gone)} gone"
    yield from ("", f"{part.part[:1].upper()}{part.part[1:]}: {counts}")
    yield from (_hung("+", _in_one_line(record)) for record in part.added)
    for change in part.changed:
        yield f"~ {change.id}"
        for name, (old, new) in change.fields.items():
            yield f"    {name}"
            yield _hung("    -", _value(old))
            yield _hung("    +", _value(new))
    yield from (_hung("-", _in_one_line(record)) for record in part.gone)


def _in_one_line(record: Mapping[str, Any]) -> str:
    shown = [_value(record[name]) for name in _SHOWN if record.get(name)]
    sources = record.get("sources") or record.get("stands_on")
    return f"{record['id']}: {' | '.join(shown)}" + (f" [{_value(sources)}]" if sources else "")


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "(none)"
    return str(value) if value not in (None, "") else "(none)"


def _listed(heading: str, references: tuple[ListedReference, ...]) -> Iterator[str]:
    if references:
        yield from ("", heading)
    for each in references:
        yield f"  {each.file}:{each.line}: {each.id} ({each.type}, checked {each.checked or 'never'}) {each.title}"


def _columns(rows: Mapping[str, str]) -> Iterator[str]:
    width = max(map(len, rows))
    return (f"  {name:<{width}}  {value}" for name, value in rows.items())


def _of(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.1%})" if whole else f"{part:,}"


def _graded(grade: float | None) -> str:
    return "" if grade is None else f", mean US grade {grade}"


def _hung(mark: str, text: str) -> str:
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return fill(text, WIDTH, initial_indent=f"{mark} ", subsequent_indent=" " * (len(mark) + 1), **whole)

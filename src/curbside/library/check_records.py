"""The rules of references and concepts: identifiers, kinds, kin, and terms shared by two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curbside.library.faults import Fault
from curbside.library.pack_files import Placed
from curbside.library.pack_shapes import is_date, is_month
from curbside.library.packs import Draft
from curbside.library.references import STANDINGS, TYPES
from curbside.library.vocabulary import KINDS, SCOPES
from curbside.text.spelling import normal_word
from curbside.text.words import words

KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REFERENCE_ID = re.compile(r"[A-Za-z0-9][\w.:-]*")
_FORMS = {
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "10.1000/xyz, without https://doi.org/"),
    "pmid": (re.compile(r"[1-9]\d{0,8}"), "digits only"),
    "pmcid": (re.compile(r"PMC\d+"), "PMC and digits"),
    "url": (re.compile(r"https?://\S+"), "http:// or https:// and the rest"),
}


def check_references(draft: Draft) -> Iterator[Fault]:
    """Faults of the references: type, standing, dates, identifiers, and ids that stand twice."""
    known = {placed.record.id for placed in draft.references}
    yield from _repeated(draft.references)
    for placed in draft.references:
        reference = placed.record
        if reference.id and not _REFERENCE_ID.fullmatch(reference.id):
            yield placed.fault(f"{reference.id!r} is not an id", remedy="letters, digits and -")
        if not (reference.doi or reference.pmid or reference.pmcid or reference.url):
            yield placed.fault(
                f"reference {reference.id!r} has no identifier or address",
                remedy="give doi, pmid, pmcid or url",
            )
        yield from _unlisted(placed, "type", TYPES)
        yield from _unlisted(placed, "standing", STANDINGS)
        yield from _wrong_forms(placed)
        replaced = reference.superseded_by
        if replaced and (replaced not in known or replaced == reference.id):
            yield placed.fault(f"superseded by unknown reference {replaced!r}", key="superseded_by")


def check_concepts(draft: Draft) -> Iterator[Fault]:
    """Faults of the concepts: id, kind, scope, kin that dangle or circle, and shared terms."""
    known = {placed.record.id for placed in draft.concepts}
    yield from _repeated(draft.concepts)
    for placed in draft.concepts:
        concept = placed.record
        if concept.id and not KEBAB.fullmatch(concept.id):
            yield placed.fault(f"{concept.id!r} is not an id", remedy="small-words-and-hyphens")
        yield from _unlisted(placed, "kind", KINDS)
        yield from _unlisted(placed, "scope", SCOPES)
        for link in ("broader", "part_of", "treats"):
            for other in getattr(concept, link):
                if other not in known:
                    yield placed.fault(f"{link}: there is no concept {other!r}", key=link)
                elif other == concept.id:
                    yield placed.fault(f"{link}: {other!r} names itself", key=link)
    yield from _circles(draft.concepts)
    yield from _shared_terms(draft.concepts)


def fold_term(term: str) -> str:
    """A term in one case, spelling and number, as the matcher compares it with a text."""
    return " ".join(normal_word(word.text) for word in words(term))


def _repeated(placed: tuple[Placed, ...]) -> Iterator[Fault]:
    first: dict[str, Placed] = {}
    for each in placed:
        if each.record.id in first:
            other = first[each.record.id]
            where = f"{other.file}:{other.entry.line_of('id')}"
            yield each.fault(f"the id {each.record.id!r} stands twice", remedy=f"also in {where}")
        elif each.record.id:
            first[each.record.id] = each


def _unlisted(placed: Placed, key: str, allowed: tuple[str, ...]) -> Iterator[Fault]:
    value = getattr(placed.record, key)
    if value and value not in allowed:
        remedy = f"it is one of: {', '.join(allowed)}"
        yield placed.fault(f"unknown {key} {value!r} of {placed.record.id!r}", key=key, remedy=remedy)


def _wrong_forms(placed: Placed) -> Iterator[Fault]:
    for key, (form, remedy) in _FORMS.items():
        value = getattr(placed.record, key)
        if value and not form.fullmatch(value):
            yield placed.fault(f"{value!r} is not a {key}", key=key, remedy=remedy)
    year = placed.entry.get("year")
    if year and not (placed.record.year and 1800 <= placed.record.year <= 2200):
        yield placed.fault(f"{year!r} is not a year", key="year")
    checked = placed.record.checked
    # Sources noted before days were written down are known to the month, and no better.
    if checked and not (is_date(checked) or is_month(checked)):
        remedy = "write YYYY-MM-DD, or YYYY-MM when the day is not known"
        yield placed.fault(f"{checked!r} is not a date", key="checked", remedy=remedy)
    if placed.entry.get("title_seen", "true") not in ("true", "false"):
        yield placed.fault("'title_seen' is true or false", key="title_seen")


def _circles(placed: tuple[Placed, ...]) -> Iterator[Fault]:
    above = {each.record.id: each.record.broader for each in placed}
    for each in placed:
        seen: set[str] = set()
        edge = [other for other in each.record.broader if other != each.record.id]
        while edge:
            seen.update(edge)
            edge = [up for one in edge for up in above.get(one, ()) if up not in seen]
        if each.record.id in seen:
            yield each.fault(f"concept {each.record.id!r} is broader than itself", key="broader")


def _shared_terms(placed: tuple[Placed, ...]) -> Iterator[Fault]:
    holders: dict[str, dict[str, Placed]] = {}
    for each in placed:
        for term in (*each.record.terms, *each.record.misspellings):
            holders.setdefault(fold_term(term), {})[each.record.id] = each
    for term, sharing in sorted(holders.items()):
        if len(sharing) < 2 or all(e.entry.get("ambiguous") == "true" for e in sharing.values()):
            continue
        first, *others = sharing.values()
        for each in others:
            where = f"{first.record.id} ({first.file}:{first.entry.line_of('id')})"
            remedy = "take it from one of them, or add ambiguous: true to both"
            fault = f"{each.record.id!r} shares the term {term!r} with {where}"
            yield each.fault(fault, remedy=remedy)

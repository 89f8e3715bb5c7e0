"""The rules of topics and statements: known sources, subjects and roles, fair plain readings."""

from __future__ import annotations

from collections.abc import Iterator

from curbside.library.check_records import KEBAB
from curbside.library.faults import Fault
from curbside.library.leaflets import Leaflet
from curbside.library.pack_shapes import is_date
from curbside.library.packs import Draft
from curbside.library.passages import ROLES
from curbside.library.topics import Statement, Topic
from curbside.text.quantities import Quantity, missing_quantities

AUDIENCES: tuple[str, ...] = ("clinician", "patient")
_FRONT_LINE = 2


def check_topics(draft: Draft) -> Iterator[Fault]:
    """Faults of the topics and of each of their statements."""
    concepts = {concept.id for concept in draft.pack.concepts}
    references = {reference.id for reference in draft.pack.references}
    for topic in draft.pack.topics:
        yield from check_front(topic, "topic", concepts)
        for statement in topic.statements:
            yield from _check_statement(statement, topic.file, references)
            yield from _check_plain(statement, topic.file)
    yield from _check_ids(draft.pack.topics)
    yield from _check_disagreements(draft.pack.topics)


def check_front(page: Topic | Leaflet, noun: str, concepts: set[str]) -> Iterator[Fault]:
    """Faults of the front matter of a topic or a leaflet: its id, date and subjects."""
    name = page.file.rpartition("/")[2].removesuffix(".md")
    if page.id and page.id != name:
        yield Fault(page.file, _FRONT_LINE, f"the {noun} is {page.id!r}, its file is not")
    if page.id and not KEBAB.fullmatch(page.id):
        yield Fault(page.file, _FRONT_LINE, f"{page.id!r} is not an id", "small-words-and-hyphens")
    if page.date and not is_date(page.date):
        yield Fault(page.file, _FRONT_LINE, f"{page.date!r} is not a date", "write YYYY-MM-DD")
    for subject in page.subjects:
        if subject not in concepts:
            remedy = "add it to vocabulary/, or name another concept"
            yield Fault(page.file, _FRONT_LINE, f"unknown subject {subject!r}", remedy)


def _check_statement(statement: Statement, file: str, references: set[str]) -> Iterator[Fault]:
    for source in statement.sources:
        if source not in references:
            yield Fault(file, statement.line, f"unknown reference {source!r}", "see references/")
    if statement.role and statement.role not in ROLES:
        remedy = f"the roles are: {', '.join(ROLES)}"
        yield Fault(file, statement.line, f"unknown role {statement.role!r}", remedy)
    if statement.audience and statement.audience not in AUDIENCES:
        remedy = f"it is one of: {', '.join(AUDIENCES)}"
        yield Fault(file, statement.line, f"unknown audience {statement.audience!r}", remedy)


def _check_plain(statement: Statement, file: str) -> Iterator[Fault]:
    """A plain reading carries the figures of its statement: no new one, and none left out."""
    if not statement.plain:
        return
    added = missing_quantities(statement.plain, statement.text)
    dropped = missing_quantities(statement.text, statement.plain)
    if added:
        fault = f"the plain reading of {statement.id!r} adds {_words(added)}"
        yield Fault(file, statement.line, fault, "keep the figures of the statement")
    if dropped:
        fault = f"the plain reading of {statement.id!r} leaves out {_words(dropped)}"
        yield Fault(file, statement.line, fault, "keep the figures of the statement")


def _words(quantities: tuple[Quantity, ...]) -> str:
    return ", ".join(repr(quantity.words) for quantity in quantities)


def _check_ids(topics: tuple[Topic, ...]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for topic in topics:
        for statement in topic.statements:
            place = f"{topic.file}:{statement.line}"
            if statement.id in first:
                fault = f"the id {statement.id!r} stands twice"
                yield Fault(topic.file, statement.line, fault, f"also in {first[statement.id]}")
            elif statement.id:
                first[statement.id] = place


def _check_disagreements(topics: tuple[Topic, ...]) -> Iterator[Fault]:
    links = {s.id: s.disagrees for topic in topics for s in topic.statements if s.id}
    for topic in topics:
        for statement in topic.statements:
            for other in statement.disagrees:
                if other == statement.id or other not in links:
                    fault = f"disagrees with unknown statement {other!r}"
                    yield Fault(topic.file, statement.line, fault)
                elif statement.id not in links[other]:
                    fault = f"{statement.id!r} disagrees with {other!r}, which does not say so"
                    remedy = f'add disagrees="{statement.id}" to {other}'
                    yield Fault(topic.file, statement.line, fault, remedy)

"""The keys of pack.yaml, a reference and a concept, and the records made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from curbside.library.faults import Fault
from curbside.library.knowledge import PackCard
from curbside.library.pack_files import Entry
from curbside.library.references import Reference
from curbside.library.vocabulary import Concept


@dataclass(frozen=True, slots=True)
class Shape:
    """Which keys an entry may have: texts, lists, and those that may be either."""

    noun: str
    required: tuple[str, ...]
    texts: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    either: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.required, *self.texts, *self.lists, *self.either)))


PACK = Shape(
    "pack.yaml",
    required=(
        "name",
        "version",
        "title",
        "language",
        "licence",
        "editors",
        "review",
        "reviewed_by",
        "date",
        "review_due",
        "scope",
    ),
    either=("editors", "reviewed_by"),
)
REFERENCE = Shape(
    "reference",
    required=("id", "type", "title", "seen", "checked"),
    texts=(
        "container",
        "year",
        "locator",
        "doi",
        "pmid",
        "pmcid",
        "url",
        "standing",
        "superseded_by",
        "note",
        "title_seen",
    ),
    lists=("authors",),
)
CONCEPT = Shape(
    "concept",
    required=("id", "term", "kind"),
    texts=("scope", "ambiguous", "note"),
    lists=(
        "synonyms",
        "abbreviations",
        "lay",
        "misspellings",
        "broader",
        "part_of",
        "treats",
        "ids",
    ),
)


def check_shape(entry: Entry, shape: Shape, file: str) -> tuple[Fault, ...]:
    """Faults in the keys of an entry: unknown, missing, or holding the wrong kind of value."""
    found = []
    name = f"{shape.noun} {entry['id']!r}" if isinstance(entry.get("id"), str) else shape.noun
    for key, value in entry.items():
        line = entry.line_of(key)
        if key not in shape.keys:
            remedy = f"the keys are: {', '.join(shape.keys)}"
            found.append(Fault(file, line, f"unknown key {key!r} in {name}", remedy))
        elif not _fits(key, value, shape):
            kind = "a list of words" if key in shape.lists else "text"
            found.append(Fault(file, line, f"{key!r} of {name} is {kind}"))
    for key in shape.required:
        if not entry.get(key):
            found.append(Fault(file, entry.line, f"{name} lacks {key!r}"))
    return tuple(found)


def is_date(text: str) -> bool:
    """Whether a text is a calendar date written YYYY-MM-DD."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_month(text: str) -> bool:
    """Whether a text is a month written YYYY-MM."""
    return len(text) == 7 and is_date(f"{text}-01")


def read_card(entry: Entry) -> PackCard:
    """The pack card of a pack.yaml; keys that are missing or wrong are empty."""
    values = {key: _text(entry, key) for key in PACK.keys}
    values |= {key: _list(entry, key) for key in PACK.either if isinstance(entry.get(key), list)}
    return PackCard(**values)


def read_reference(entry: Entry) -> Reference:
    """The reference of an entry; keys that are missing or wrong are empty."""
    year = _text(entry, "year")
    texts = [key for key in REFERENCE.keys if key not in ("authors", "year", "title_seen")]
    values = {key: _text(entry, key) for key in texts}
    values["standing"] = values["standing"] or "current"
    return Reference(
        **values,
        authors=_list(entry, "authors"),
        year=int(year) if year.isdigit() else None,
        title_seen=_text(entry, "title_seen") != "false",
    )


def read_concept(entry: Entry) -> Concept:
    """The concept of an entry; keys that are missing or wrong are empty."""
    return Concept(
        id=_text(entry, "id"),
        term=_text(entry, "term"),
        kind=_text(entry, "kind"),
        scope=_text(entry, "scope") or "shared",
        **{key: _list(entry, key) for key in CONCEPT.lists},
    )


def _fits(key: str, value: Any, shape: Shape) -> bool:
    is_list = isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    if key in shape.either:
        return is_list or isinstance(value, str)
    return (is_list or value == "") if key in shape.lists else isinstance(value, str)


def _text(entry: Entry, key: str) -> str:
    value = entry.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(entry: Entry, key: str) -> tuple[str, ...]:
    value = entry.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(" ".join(each.split()) for each in value if isinstance(each, str))

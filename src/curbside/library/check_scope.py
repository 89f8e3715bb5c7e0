"""The rules of scope.yaml: what is covered, what is near, and what belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from curbside.library.check_records import fold_term
from curbside.library.faults import Fault
from curbside.library.pack_files import Placed
from curbside.library.packs import Draft

KEYS: tuple[str, ...] = ("covers", "about", "nearby", "elsewhere", "abbreviations")


def check_scope(draft: Draft) -> Iterator[Fault]:
    """Faults of the scope: unknown keys, wrong kinds, and terms of ours listed as elsewhere."""
    scope = draft.scope
    if scope is None:
        return
    for key, value in scope.record.items():
        if key not in KEYS:
            remedy = f"the keys are: {', '.join(KEYS)}"
            yield scope.fault(f"unknown key {key!r}", key=key, remedy=remedy)
        elif not _fits(key, value):
            yield scope.fault(f"{key!r} is not {_KINDS[key]}", key=key)
        elif key == "about":
            yield from _check_about(draft, scope, value)
        elif key == "elsewhere":
            yield from _check_elsewhere(draft, scope, value)
        elif key == "abbreviations":
            yield from _check_abbreviations(draft, scope, value)


_KINDS = {
    "covers": "text",
    "about": "a list of concept ids",
    "nearby": "a list of words",
    "elsewhere": "a list of entries with 'field' and 'terms'",
    "abbreviations": "a list of entries with 'abbreviation', 'means' and 'else': [{means, beside}]",
}


def _fits(key: str, value: Any) -> bool:
    match key:
        case "covers":
            return isinstance(value, str)
        case "about" | "nearby":
            return _is_words(value)
        case "abbreviations":
            return isinstance(value, list) and all(map(_is_abbreviation, value))
        case _:
            return isinstance(value, list) and all(
                isinstance(group, dict)
                and group.keys() == {"field", "terms"}
                and isinstance(group["field"], str)
                and _is_words(group["terms"])
                for group in value
            )


def _is_abbreviation(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"abbreviation", "means", "else"}
        and all(isinstance(value[key], str) for key in ("abbreviation", "means"))
        and isinstance(value["else"], list)
        and all(
            isinstance(other, dict) and other.keys() == {"means", "beside"} and _is_words(other["beside"])
            for other in value["else"]
        )
    )


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _check_about(draft: Draft, scope: Placed, concepts: list[str]) -> Iterator[Fault]:
    ours = {concept.id for concept in draft.pack.concepts}
    for concept in concepts:
        if concept not in ours:
            yield scope.fault(f"unknown concept {concept!r}", key="about")


def _check_abbreviations(draft: Draft, scope: Placed, entries: list[Any]) -> Iterator[Fault]:
    ours = {concept.id: concept.abbreviations for concept in draft.pack.concepts}
    for entry in entries:
        name, concept = entry["abbreviation"], entry["means"]
        if name not in ours.get(concept, ()):
            remedy = "list it there, or name the concept that it is one of"
            yield scope.fault(f"{name!r} is no abbreviation of {concept!r}", key="abbreviations", remedy=remedy)


def _check_elsewhere(draft: Draft, scope: Placed, groups: list[Any]) -> Iterator[Fault]:
    ours = {fold_term(term): c.id for c in draft.pack.concepts for term in c.terms}
    for group in groups:
        for term in group["terms"]:
            if fold_term(term) in ours:
                fault = f"{term!r} is listed elsewhere but is a term of {ours[fold_term(term)]!r}"
                yield scope.fault(fault, key="elsewhere", remedy="take it from one of them")

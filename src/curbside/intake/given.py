"""What an asker says of documents beside what they say of themselves: checked, and put in its place."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from curbside.errors import BadDocument, BadInput
from curbside.intake.readers.publication import doi_in
from curbside.intake.record import Meta
from curbside.library.references import STANDINGS, TYPES

# Pairs of a name of `Meta` and its value as text, in order of name.
Given = tuple[tuple[str, str], ...]

FIRST_YEAR = 1500
_OF_ONE = frozenset({"title", "doi", "pmid", "url"})  # two documents of one DOI would be versions of one


def checked_given(told: Mapping[str, str], *, alone: bool, mark: str = "") -> Given:
    """What is told, checked; empty values are left out. `alone` says that it is of a single document, `mark` is
    put before names in messages. Raises BadInput for what cannot be so."""
    told = {name: value.strip() for name, value in told.items() if value.strip()}
    for_one = sorted(_OF_ONE.intersection(told))
    if for_one and not alone:
        raise BadInput(f"{mark}{for_one[0]} is for a single document.", remedy="Add that file by itself.")
    if told.get("level", told.get("type")) != told.get("type", told.get("level")):
        raise BadInput(f"type {told['type']!r} and level {told['level']!r} are not the same.",
                       remedy="Give one of them: a level is that of a type.")  # fmt: skip
    if "level" in told:
        told["type"] = told.pop("level")
    return tuple(sorted((name, _CHECKS.get(name, str)(value)) for name, value in told.items()))


def with_given(meta: Meta, given: Given) -> Meta:
    """The metadata with what was given in the place of what was read."""
    values: dict[str, Any] = dict(given)
    if "year" in values:
        values["year"] = int(values["year"])
    if "authors" in values:
        values["authors"] = tuple(name.strip() for name in values["authors"].split(";") if name.strip())
    return replace(meta, **values) if values else meta


def merged(item: Given, asker: Given) -> Given:
    """What is known of an item together with what the asker says of all, who knows better."""
    return tuple(sorted({**dict(item), **dict(asker)}.items()))


def digest_of(given: Given) -> str:
    """A few letters that change when what was given does; empty where nothing was."""
    return hashlib.sha256(json.dumps(given).encode("utf-8")).hexdigest()[:16] if given else ""


def _one_of(names: tuple[str, ...], what: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in names:
            raise BadInput(f"There is no {what} called {value!r}.", remedy=f"Use one of: {', '.join(names)}.")
        return value

    return check


def _year(value: str) -> str:
    if not (value.isdecimal() and FIRST_YEAR <= int(value) <= date.today().year + 1):
        raise BadInput(f"{value!r} is no year of publication.", remedy="Write it as 2024.")
    return value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadInput(f"{value!r} is no day of review.", remedy="Write it as 2027-03-31.") from None


def _doi(value: str) -> str:
    found = doi_in(value)
    if not found or not value.endswith(found):
        raise BadInput(f"{value!r} is no DOI.", remedy="A DOI begins with 10. and a number, such as 10.1000/182.")
    return found


def _pmid(value: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value, re.ASCII):
        raise BadInput(f"{value!r} is no PMID.", remedy="A PMID is a number of up to nine digits.")
    return value


def _url(value: str) -> str:
    from curbside.intake.feeds.addresses import place_of  # of the network, which workers never need

    try:
        return place_of(value).url
    except BadDocument as fault:
        raise BadInput(fault.message, remedy=fault.remedy) from None


_CHECKS: dict[str, Callable[[str], str]] = {
    "type": _one_of(TYPES, "type of source"), "standing": _one_of(STANDINGS, "standing"), "year": _year,
    "doi": _doi, "pmid": _pmid, "url": _url, "review_due": _day,
}  # fmt: skip

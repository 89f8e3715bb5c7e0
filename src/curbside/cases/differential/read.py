"""Causes compiled once from the pack: what each one leads us to expect, against what the others do.

A finding's weight in a cause is log(its share there / its share among all causes), each cause counted
by its prior. So a finding that all causes share decides nothing, and one that few causes have decides
much. Weights are held within a floor and a ceiling, because the shares are mostly estimates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import log
from types import MappingProxyType
from typing import Any

from curbside.cases.conditions import Condition
from curbside.cases.differential.entries import check_entries, fault, form_of
from curbside.cases.differential.person import Person, Told, people_at_large, person_columns, read_person
from curbside.cases.differential.shares import Row, Rows, broader_of, fill_narrower, middle, read_rows, usual_shares
from curbside.cases.groups import read_condition, read_groups
from curbside.errors import PackFault

# How far one finding may move a cause, in natural logarithms: 2.2 is about nine to one.
CEILING, FLOOR = 2.2, -1.9
DECISIVE_CEILING, DECISIVE_FLOOR = 4.5, -4.0
# A denied finding counts less than a told one, for notes leave out and people deny in error.
ABSENT_SHARE, ABSENT_CEILING, ABSENT_FLOOR = 0.6, 0.5, -1.2
# A cause that says nothing of a finding loses at most this much by it.
UNSAID_FLOOR = -0.7
# A history that defines a cause (diving, nitrous oxide) and of which a note tells nothing.
HALLMARK_UNTOLD = -3.0
# The shares of prevalence are estimates over five orders of ten, and notes that reach a second opinion
# are not drawn at random: the prior counts by this power.
PRIOR_POWER = 0.5
_SMALL = frozenset("and the with for when not then from are".split())


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A condition that excludes a cause: as written, and with its groups spelt out."""

    text: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class KnownCause:
    """A cause as the pack knows it, with the weights of its findings."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    category: str
    urgency: str
    prior: float
    log_prior: float
    person: Person
    rows: Mapping[str, Row]
    hallmarks: tuple[str, ...]
    must_not_miss: str
    excluded_by: tuple[Exclusion, ...]
    distinguishing: tuple[str, ...]
    confirm: tuple[str, ...]
    confirm_words: tuple[frozenset[str], ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Causes:
    """All causes, in file order, with `present` and `absent`: finding -> what it weighs in each of them
    when told and when denied. `names` are those of findings, by id; `tests` are
    those that only a test shows; `cluster` names the findings that go
    together, `broader` what a finding implies; `would_be_told` are findings that an exclusion may take as
    absent when nothing is told of them. `people` is the person at large, `person_columns` what is told of
    a person weighs in each cause."""

    known: tuple[KnownCause, ...]
    names: Mapping[str, str]
    tests: frozenset[str]
    present: Mapping[str, tuple[float, ...]]
    absent: Mapping[str, tuple[float, ...]]
    cluster: Mapping[str, str]
    broader: Mapping[str, tuple[str, ...]]
    would_be_told: frozenset[str]
    people: Person
    person_columns: Mapping[Told, tuple[float, ...]]


def read_causes(
    entries: Iterable[Mapping[str, Any]],
    known_findings: Set[str],
    implied: Mapping[str, Iterable[str]] = MappingProxyType({}),
    names: Mapping[str, str] = MappingProxyType({}),
    tests: Set[str] = frozenset(),
) -> Causes:
    """Compiles the entries of causes/*.yaml; raises PackFault for one that makes no sense.

    `implied` is finding -> the broader findings it implies. A cause that lists one of two such findings
    is read as having the other accordingly, and the two never count twice. `names` are those of findings, `tests` those
    that only a test shows.
    """
    entries = tuple(entries)
    check_entries(entries, known_findings)
    profiles = {entry["id"]: entry for entry in entries if form_of(entry) == "profile"}
    causes = [entry for entry in entries if form_of(entry) == "cause"]
    groups = read_groups((entry for entry in entries if form_of(entry) == "any"), frozenset(known_findings))
    told_groups = [entry for entry in entries if entry.get("would_be_told")]
    weight = {entry["id"]: entry["prior"]["per_1000"] ** PRIOR_POWER for entry in causes}
    broader = broader_of(implied)
    shares = fill_narrower({entry["id"]: read_rows(entry, profiles, broader) for entry in causes}, weight, broader)
    people = [read_person(entry, profiles) for entry in causes]
    usual = usual_shares(shares, weight)
    exclusions = [_exclusions(entry, groups, known_findings) for entry in causes]
    at_large = people_at_large(people, list(weight.values()))
    total = sum(weight.values()) or 1.0
    known = tuple(
        _cause(entry, shares[entry["id"]], usual, weight[entry["id"]] / total, person, excluded_by)
        for entry, person, excluded_by in zip(causes, people, exclusions, strict=True)
    )
    unsaid = {name: max(UNSAID_FLOOR, log(low / mean)) for name, (mean, low) in usual.items()}
    return Causes(
        known=known,
        names=names,
        tests=frozenset(tests),
        present=MappingProxyType(
            {n: tuple(c.rows[n].present if n in c.rows else low for c in known) for n, low in unsaid.items()}
        ),
        absent=MappingProxyType({n: tuple(c.rows[n].absent if n in c.rows else 0.0 for c in known) for n in unsaid}),
        cluster=MappingProxyType(_clusters(entries)),
        broader=MappingProxyType({name: wide for name, wide in broader.items() if name in unsaid and wide}),
        would_be_told=frozenset(name for group in told_groups for name in groups[group["id"]]),
        people=at_large,
        person_columns=MappingProxyType(person_columns(people, at_large)),
    )


def _cause(
    entry: Mapping[str, Any],
    rows: dict[str, Row],
    usual: Mapping[str, tuple],
    prior: float,
    person: Person,
    excluded_by: tuple[Exclusion, ...],
) -> KnownCause:
    return KnownCause(
        id=entry["id"],
        name=entry["name"],
        synonyms=tuple(entry.get("synonyms", ())),
        category=entry.get("category", ""),
        urgency=entry.get("urgency", ""),
        prior=float(entry["prior"]["per_1000"]),
        log_prior=log(prior),
        person=person,
        rows=Rows.of({name: _weigh(row, usual[name][0]) for name, row in rows.items()}),
        hallmarks=tuple(row.finding for row in rows.values() if row.hallmark),
        must_not_miss=entry.get("must_not_miss", {}).get("why", ""),
        excluded_by=excluded_by,
        distinguishing=tuple(entry.get("distinguishing", ())),
        confirm=tuple(entry["confirm"]),
        confirm_words=tuple(_words(line) for line in entry["confirm"]),
        sources=tuple(entry["sources"]),
    )


def _words(line: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9-]{3,}", line.lower())) - _SMALL


def _weigh(row: Row, mean: float) -> Row:
    share = middle(row)
    told, denied = log(share / mean), log((1 - share) / (1 - mean))
    if row.decisive:
        told = min(DECISIVE_CEILING, max(DECISIVE_FLOOR, told))
        denied = min(ABSENT_CEILING, max(DECISIVE_FLOOR, denied))
    else:
        told = min(CEILING, max(FLOOR, told))
        denied = min(ABSENT_CEILING, max(ABSENT_FLOOR, ABSENT_SHARE * denied))
    return Row(
        row.finding, row.low, row.high, row.basis, row.sources, row.decisive, row.hallmark, row.inherited,
        present=told, absent=denied,
    )  # fmt: skip


def _exclusions(
    entry: Mapping[str, Any], groups: Mapping[str, tuple[str, ...]], known_findings: Set[str]
) -> tuple[Exclusion, ...]:
    try:
        return tuple(
            Exclusion(text, read_condition(text, groups, frozenset(known_findings), entry["id"]).condition)
            for text in entry.get("excluded_by", ())
        )
    except PackFault as problem:
        raise fault(entry, problem.message, "Mend the condition in excluded_by") from problem


def _clusters(entries: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    cluster: dict[str, str] = {}
    for entry in entries:
        for name in entry.get("cluster", ()):
            if name in cluster:
                raise fault(entry, f"{name!r} already stands in {cluster[name]!r}", "Keep a finding in one cluster")
            cluster[name] = entry["id"]
    return cluster

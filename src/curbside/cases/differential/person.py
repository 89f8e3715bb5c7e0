"""What a cause expects of the person: speed of onset, age, sex, and where the lesion lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from operator import add
from types import MappingProxyType
from typing import Any

from curbside.cases.case import Case
from curbside.cases.differential.entries import BANDS, REGIONS, SYNDROMES

# Floors and ceilings as for findings: none of these settles a case by itself.
_LIMITS = {"tempo": (-2.5, 1.5), "age": (-2.2, 1.5), "sex": (-1.2, 0.6), "region": (-1.6, 1.0), "syndrome": (-1.0, 1.2)}
# A neighbouring band of time gets part of the credit: weeks shade into months.
_NEIGHBOUR = 0.2
# Spread of ages that no cause rules out, and of regions that an examination can take for another.
_ANY_AGE, _ANY_REGION = 0.1, 0.15
# A range is read as the middle nine tenths of a bell on either side of the typical age.
_RANGE_IN_DEVIATIONS = 1.6
_MINUTES_OF_HOURS = 0.12
_AGES = {"age-over-50": (50, 100), "age-under-20": (0, 20)}


@dataclass(frozen=True, slots=True)
class Person:
    """Shares expected of one cause (or, mixed, of all): by band of time, year of age, sex, region, syndrome.

    `syndromes` is empty for a cause with no pattern of its own; it neither gains nor loses by one.
    """

    tempo: Mapping[str, float]
    ages: tuple[float, ...]
    female: float
    regions: Mapping[str, float]
    syndromes: Mapping[str, float]
    bases: Mapping[str, tuple[str, tuple[str, ...]]]


def read_person(entry: Mapping[str, Any], profiles: Mapping[str, Mapping[str, Any]]) -> Person:
    """What an entry says of tempo, age, sex and region; regions may come from a profile it is like."""
    regions = entry.get("regions")
    for name in reversed(entry.get("like", ())):
        regions = regions or profiles.get(name, {}).get("regions")
    syndromes = entry.get("syndromes") or {}
    parts = {"tempo": entry["tempo"], "age": entry["age"], "sex": entry["sex"], "region": regions or {}}
    parts["syndrome"] = syndromes
    return Person(
        tempo=MappingProxyType(_tempo(entry["tempo"])),
        ages=_ages(entry["age"]),
        female=min(0.97, max(0.03, entry["sex"]["female_share"])),
        regions=MappingProxyType(_mixed(regions, REGIONS)),
        syndromes=MappingProxyType(_mixed(syndromes, SYNDROMES) if syndromes else {}),
        bases=MappingProxyType(
            {key: (part.get("basis", "estimate"), tuple(part.get("sources", ()))) for key, part in parts.items()}
        ),
    )


def people_at_large(people: Iterable[Person], weights: Iterable[float]) -> Person:
    """The mixture of all causes, each by its weight: what any one of them is compared with."""
    pairs = list(zip(people, weights, strict=True))
    total = sum(weight for _, weight in pairs) or 1.0

    def mean(share):
        return sum(weight * share(person) for person, weight in pairs) / total

    return Person(
        tempo=MappingProxyType({band: mean(lambda person, band=band: person.tempo[band]) for band in BANDS}),
        ages=tuple(mean(lambda person, age=age: person.ages[age]) for age in range(101)),
        female=mean(lambda person: person.female),
        regions=MappingProxyType({each: mean(lambda person, each=each: person.regions[each]) for each in REGIONS}),
        syndromes=MappingProxyType(_mean_syndromes(pairs)),
        bases=MappingProxyType({}),
    )


def _tempo(told: Mapping[str, Any]) -> dict[str, float]:
    shares = {band: float(told.get(band, 0)) for band in BANDS}
    if "minutes" not in told:
        shares["minutes"] = _MINUTES_OF_HOURS * shares["hours"]
        shares["hours"] -= shares["minutes"]
    total = sum(shares.values())
    soft = dict.fromkeys(BANDS, 0.004)
    for at, band in enumerate(BANDS):
        near = [BANDS[each] for each in (at - 1, at + 1) if 0 <= each < len(BANDS)]
        soft[band] += shares[band] / total * (1 - _NEIGHBOUR)
        for neighbour in near:
            soft[neighbour] += shares[band] / total * _NEIGHBOUR / len(near)
    return soft


def _ages(told: Mapping[str, Any]) -> tuple[float, ...]:
    typical, (low, high) = told["typical"], told["range"]
    below = max(2.0, (typical - low) / _RANGE_IN_DEVIATIONS)
    above = max(2.0, (high - typical) / _RANGE_IN_DEVIATIONS)
    heights = [exp(-(((age - typical) / (below if age < typical else above)) ** 2) / 2) for age in range(101)]
    total = sum(heights)
    return tuple((1 - _ANY_AGE) * height / total + _ANY_AGE / 101 for height in heights)


def _mixed(told: Mapping[str, Any] | None, names: Sequence[str]) -> dict[str, float]:
    even = 1 / len(names)
    if not told:
        return dict.fromkeys(names, even)
    total = sum(told.get(name, 0) for name in names)
    return {name: (1 - _ANY_REGION) * told.get(name, 0) / total + _ANY_REGION * even for name in names}


def _mean_syndromes(pairs: Sequence[tuple[Person, float]]) -> dict[str, float]:
    stating = [(person.syndromes, weight) for person, weight in pairs if person.syndromes]
    total = sum(weight for _, weight in stating) or 1.0
    return {name: sum(weight * shares[name] for shares, weight in stating) / total for name in SYNDROMES}


@dataclass(frozen=True, slots=True)
class Told:
    """What a case tells of the person, as far as it does: bands of time, years of age, sex, region, syndrome."""

    bands: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    sex: str = ""
    region: str = ""
    syndrome: str = ""


def told_of_person(case: Case, region: str, syndrome: str) -> Told:
    """The bands of time told, the age as a range of whole years, the sex, region and syndrome if one stands out."""
    bands = tuple(band for band in BANDS if case.is_present(f"onset-{band}"))
    ages = None
    if case.age is not None:
        ages = (min(100, int(case.age)),) * 2
    else:
        ages = next((span for name, span in _AGES.items() if case.is_present(name)), None)
    return Told(
        bands=bands,
        ages=ages,
        sex=case.sex if case.sex in ("female", "male") else "",
        region=region if region in REGIONS else "",
        syndrome=syndrome if syndrome in SYNDROMES else "",
    )


def weigh_person(person: Person, at_large: Person, told: Told) -> dict[str, float]:
    """What tempo, age, sex, region and syndrome each add to a cause; those not told are left out."""
    usual = shares_of(at_large, told)
    return {key: _held(key, share / usual[key]) for key, share in shares_of(person, told).items()}


def person_columns(people: Sequence[Person], at_large: Person) -> dict[Told, tuple[float, ...]]:
    """What each single thing that may be told of a person weighs in every cause, worked out once."""
    single = [Told(bands=(band,)) for band in BANDS] + [Told(ages=(age, age)) for age in range(101)]
    single += [Told(sex=sex) for sex in ("female", "male")] + [Told(region=region) for region in REGIONS]
    single += [Told(syndrome=syndrome) for syndrome in SYNDROMES]
    return {told: _column(people, at_large, told) for told in single}


def weigh_people(
    people: Sequence[Person], at_large: Person, columns: Mapping[Told, tuple[float, ...]], told: Told
) -> list[float]:
    """What is told of the person adds to each cause in all."""
    totals = [0.0] * len(people)
    for part in (Told(told.bands), Told(ages=told.ages), Told(sex=told.sex), Told(region=told.region),
                 Told(syndrome=told.syndrome)):  # fmt: skip
        if part != Told():
            totals = list(map(add, totals, columns.get(part) or _column(people, at_large, part)))
    return totals


def _column(people: Sequence[Person], at_large: Person, told: Told) -> tuple[float, ...]:
    return tuple(sum(weigh_person(person, at_large, told).values()) for person in people)


def shares_of(person: Person, told: Told) -> dict[str, float]:
    """How often what is told of the person is met in a cause; those not told are left out."""
    shares = {}
    if told.bands:
        shares["tempo"] = sum([person.tempo[band] for band in told.bands])
    if told.ages:
        shares["age"] = sum(person.ages[told.ages[0] : told.ages[1] + 1])
    if told.sex:
        shares["sex"] = person.female if told.sex == "female" else 1 - person.female
    if told.region:
        shares["region"] = person.regions[told.region]
    if told.syndrome and person.syndromes:
        shares["syndrome"] = person.syndromes[told.syndrome]
    return shares


def _held(key: str, ratio: float) -> float:
    least, most = _LIMITS[key]
    weight = log(ratio)
    return least if weight < least else most if weight > most else weight

"""Reasons in words: how strongly each finding speaks, what speaks against the leader, which test decides."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.cases.differential.person import Told
from curbside.cases.differential.read import KnownCause
from curbside.cases.differential.shares import middle

# How strong a contribution is in words, by its size in natural logarithms: 1.4 is about four to one.
_STRONG, _PLAIN = 1.4, 0.5
_SPEAKS = 0.1
_COMMON = 0.6
_SAME_TEST = 0.6
UNTOLD = "untold"
_STATES = {ABSENT: " absent", UNTOLD: " not told"}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one finding (or tempo, age, sex, region, syndrome) does for a cause, as it was told: `state` is present,
    absent or untold (a history that defines the cause, of which the note tells nothing). `weight` is in natural
    logarithms, after the damping of findings that go together; `basis` says what the share rests on."""

    finding: str
    state: str
    effect: str
    basis: str
    sources: tuple[str, ...]
    weight: float


def effect_of(weight: float) -> str:
    """strongly for, for, slightly for, and the same against."""
    way = "for" if weight > 0 else "against"
    size = abs(weight)
    return f"strongly {way}" if size >= _STRONG else way if size >= _PLAIN else f"slightly {way}"


def contributions(
    cause: KnownCause, weights: Mapping[str, float], about: Mapping[str, float], told: Told, case: Case
) -> tuple[Contribution, ...]:
    """Every reason that speaks, the strongest first; `weights` are of findings, `about` of the person."""
    found = [_of_finding(cause, name, weight, case) for name, weight in weights.items() if abs(weight) >= _SPEAKS]
    found += [_of_person(cause, key, weight, told) for key, weight in about.items() if abs(weight) >= _SPEAKS]
    return tuple(sorted(found, key=lambda each: (-abs(each.weight), each.finding)))


def _of_finding(cause: KnownCause, name: str, weight: float, case: Case) -> Contribution:
    row = cause.rows.get(name)
    basis, sources = (row.in_words, row.sources) if row else ("not described in this cause", ())
    return Contribution(name, case.states.get(name, UNTOLD), effect_of(weight), basis, sources, round(weight, 3))


def _of_person(cause: KnownCause, key: str, weight: float, told: Told) -> Contribution:
    names = {
        "tempo": f"onset-{'-'.join(told.bands)}",
        "region": f"region-{told.region}",
        "syndrome": f"syndrome-{told.syndrome}",
    }
    basis, sources = cause.person.bases[key]
    return Contribution(names.get(key, key), PRESENT, effect_of(weight), basis, sources, round(weight, 3))


def line_against(
    cause: KnownCause,
    reasons: tuple[Contribution, ...],
    case: Case,
    rival: KnownCause | None,
    names: Mapping[str, str],
    tests: Set[str],
) -> str:
    """One line against a cause: what speaks against it, else what it lacks, else what its rival shows.
    `names` are those of findings, by id; `tests` the findings that only a test shows, whose absence from the note
    says nothing."""
    against = [each for each in reasons if each.weight <= -_PLAIN / 2]
    if against:
        words = reason_in_words(against[0].finding, against[0].state, case, names)
        return f"{words} speaks {against[0].effect} it ({against[0].basis})."
    missing = [row for row in cause.rows.values() if middle(row) >= _COMMON and row.finding not in case.states]
    if missing:
        row = max(missing, key=lambda each: (each.finding not in tests, each.present, each.finding))
        words = reason_in_words(row.finding, "", case, names)
        if row.finding in tests:
            return f"Nothing that was told. Not tested yet, as far as told: {words} ({row.in_words})."
        return f"{words}: to be expected ({row.in_words}), and nothing is told of it."
    if rival and rival.distinguishing:
        return f"Near to it is {rival.name}: {rival.distinguishing[0]}"
    return "Nothing told speaks against it, which is no proof."


def deciding_test(cause: KnownCause, rival: KnownCause | None) -> str:
    """The first way to confirm a cause that is not also how its rival is confirmed."""
    if len(cause.confirm) == 1 or not rival:
        return cause.confirm[0]
    theirs = frozenset().union(*rival.confirm_words)
    shared = [len(words & theirs) / (len(words) or 1) for words in cause.confirm_words]
    return next((cause.confirm[at] for at, part in enumerate(shared) if part <= _SAME_TEST), cause.confirm[0])


def reason_in_words(id: str, state: str, case: Case, names: Mapping[str, str]) -> str:
    """What a reason rests on, by the name of a finding or of what is told of the person, with "absent" or "not
    told" behind it where it is so."""
    if id.startswith("onset-") and id not in names:
        return f"Onset over {' or '.join(id.split('-')[1:])}"
    name = _of_the_person(id, case, names) or names.get(id) or id.replace("-", " ")
    return f"{name[:1].upper()}{name[1:]}{_STATES.get(state, '')}"


def _of_the_person(id: str, case: Case, names: Mapping[str, str]) -> str:
    """What is no finding but tells for or against a cause: age, sex, and where the lesion lies."""
    kind, _, which = id.partition("-")
    if id == "age" and case.age is not None:
        return f"age {case.age:g}"
    if id == "sex" and case.sex:
        return f"{case.sex} sex"
    return f"{which} {kind}" if kind in ("region", "syndrome") and id not in names else ""

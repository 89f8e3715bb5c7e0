"""What many tellings of findings come to: one state each, with all that they imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from curbside.cases.case import ABSENT, PRESENT, Finding, Issue
from curbside.cases.findings.lexicon import Lexicon


def states_of(findings: Iterable[Finding], lexicon: Lexicon) -> Mapping[str, str]:
    """Finding id -> present or absent, with all that is implied.

    What is present makes the broader present; what is absent makes the narrower absent, as does what
    is present of all that it excludes ("arms normal"). Present wins over absent: nothing that was
    told may be lost by a denial elsewhere.
    """
    findings = tuple(findings)
    present = {each.id for each in findings if each.state == PRESENT}
    absent = {each.id for each in findings if each.state == ABSENT}
    present |= {above for name in present for above in lexicon.broader[name]}
    absent |= {other for name in present for other in lexicon.entries[name].excludes}
    absent |= {below for name in absent for below in lexicon.narrower[name]}
    states = {**dict.fromkeys(sorted(absent), ABSENT), **dict.fromkeys(sorted(present), PRESENT)}
    return MappingProxyType(dict(sorted(states.items())))


def contradictions(findings: Iterable[Finding], lexicon: Lexicon) -> list[Issue]:
    """An issue for every finding told as there and as not there."""
    told: dict[str, dict[str, Finding]] = {}
    for each in findings:
        told.setdefault(each.id, {}).setdefault(each.state, each)
    return [
        Issue(
            "warning",
            f"{lexicon.name(name)} is told both as present ({_where(states[PRESENT])}) and as absent "
            f"({_where(states[ABSENT])}).",
            "It is read as present. Correct the note if that is wrong.",
        )
        for name, states in told.items()
        if PRESENT in states and ABSENT in states and not _narrowed(states)
    ]


def _narrowed(states: Mapping[str, Finding]) -> bool:
    """Whether the two are told of two sides: "plantars up on the left, down on the right"."""
    sides = {states[PRESENT].side, states[ABSENT].side}
    return sides == {"left", "right"}


def _where(finding: Finding) -> str:
    return f"at character {finding.start}" if finding.end else "in the form"

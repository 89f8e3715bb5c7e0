"""What was understood of the note, one paragraph for each state, so that a misreading is seen at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN, Finding
from curbside.cases.record import Assessment
from curbside.cli.case_page.facts import name_of
from curbside.cli.plain import item

_LABELS = {PRESENT: "Present", ABSENT: "Absent", UNKNOWN: "Not settled"}
_KINDS = {"told": "", "imaged": " on the scan", "pain": " of the pain"}
_BOTH = {"both", "left", "right"}


def understood(found: Assessment) -> Iterator[str]:
    """The person, then the findings of each state; a broader finding that the same words tell is left out."""
    if person := _person(found):
        yield item("-", f"Person: {person}.")
    for state, label in _LABELS.items():
        told: dict[str, list[Finding]] = {}
        for each in found.findings:
            if each.state == state:
                told.setdefault(each.id, []).append(each)
        kept = [id for id in told if not _is_repeated(id, told, found.broader, state)]
        if kept:
            yield item("-", f"{label}: {'; '.join(_told(found, id, told[id]) for id in kept)}.")


def _person(found: Assessment) -> str:
    case = found.case
    age = f"age {case.age:g}" if case.age is not None else ""
    levels = dict.fromkeys(
        f"{each.top if each.top == each.bottom else f'{each.top} to {each.bottom}'}"
        f"{_KINDS.get(each.kind, f' ({each.kind} level)')}" for each in case.levels
    )  # fmt: skip
    return "; ".join(part for part in (age, case.sex, f"levels {', '.join(levels)}" if levels else "") if part)


def _is_repeated(
    id: str, told: Mapping[str, list[Finding]], broader: Mapping[str, frozenset[str]], state: str
) -> bool:
    """Whether the same words tell another finding that says it too: a narrower one if there, a broader one if not."""
    for other in told:
        says_more = other in broader.get(id, ()) if state == ABSENT else id in broader.get(other, ())
        if says_more and all(any(_overlap(mine, its) for its in told[other]) for mine in told[id]):
            return True
    return False


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _told(found: Assessment, id: str, tellings: list[Finding]) -> str:
    """A finding with its side, and the words that told it where they are not its name."""
    name = name_of(found, id)
    sides = {each.side for each in tellings} & _BOTH
    if "both" in sides or len(sides) > 1:
        side = "" if "both" in name.lower() else ", both sides"
    else:
        side = f", {sides.pop()}" if sides else ""
    words = next((each.words for each in tellings if each.words), "")
    return f"{name}{side}" + (f" (“{words}”)" if _tokens(words) - _tokens(name) else "")


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))

"""What was understood of the note, one paragraph for each state, so that a misreading is seen at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN
from curbside.cases.chips import Chip, group_told
from curbside.cases.facts import name_of, person_in_words
from curbside.cases.record import Assessment
from curbside.cli.plain import item

_LABELS = {PRESENT: "Present", ABSENT: "Absent", UNKNOWN: "Not settled"}


def understood(found: Assessment) -> Iterator[str]:
    """The person, then the findings of each state; a broader finding that the same words tell is left out."""
    if person := person_in_words(found):
        yield item("-", f"Person: {person}.")
    chips = group_told(found.findings, found.broader)
    for state, label in _LABELS.items():
        told = [_told(found, chip) for chip in chips if chip.state == state]
        if told:
            yield item("-", f"{label}: {'; '.join(told)}.")


def _told(found: Assessment, chip: Chip) -> str:
    """A finding with its side, and the words that told it where they are not its name."""
    name = name_of(found, chip.id)
    if chip.side == "both":
        side = "" if "both" in name.lower() else ", both sides"
    else:
        side = f", {chip.side}" if chip.side else ""
    return f"{name}{side}" + (f" (“{chip.words}”)" if _tokens(chip.words) - _tokens(name) else "")


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))

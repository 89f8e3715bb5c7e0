"""Holds a sentence against its source, first word by word where it is nearly a copy, then by what it says."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from curbside.text.agreement.conditions import condition_fault
from curbside.text.agreement.edits import change_fault, changes_of
from curbside.text.agreement.opposites import side_fault
from curbside.text.agreement.people import people_fault
from curbside.text.agreement.polarity import polarity_fault
from curbside.text.agreement.said import read_said
from curbside.text.agreement.strength import strength_fault

_CHECKS = (polarity_fault, strength_fault, side_fault, people_fault, condition_fault)


def is_near_copy(sentence: str, source: str) -> bool:
    """Whether a sentence keeps nearly all its words from its source, in order."""
    return changes_of(read_said(sentence), read_said(source)) is not None


def disagreement(sentence: str, source: str, meanings: Mapping[str, frozenset[str]] = MappingProxyType({})) -> str:
    """What a sentence says that its source does not, in words; empty when there is nothing.

    `meanings` maps roots of words to what they stand for, of the things that the source names. Figures are
    not compared here.
    """
    said, cited = read_said(sentence), read_said(source)
    for change in changes_of(said, cited) or ():
        fault = change_fault(change, said, cited, meanings)
        if fault:
            return fault
    for check in _CHECKS:
        fault = check(said, cited)
        if fault:
            return fault
    return ""

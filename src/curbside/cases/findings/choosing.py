"""Choosing findings for a form: every finding of the pack by its kind, and those that typed words mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from curbside.cases.case import ABSENT, PRESENT, Finding
from curbside.cases.chips import group_told
from curbside.cases.findings.lexicon import FindingEntry, Lexicon
from curbside.cases.findings.read import read_case

_NEAREST = 5
# Below this likeness (0 to 1, difflib's) a name is no help to one who looks for another.
_LIKE = 0.55


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind, by name."""

    id: str
    name: str
    entries: tuple[FindingEntry, ...]


def groups_of(lexicon: Lexicon) -> tuple[Group, ...]:
    """Every finding by its group, in the order of the pack; within a group by name."""
    groups: dict[str, list[FindingEntry]] = {}
    for entry in lexicon.entries.values():
        groups.setdefault(entry.group, []).append(entry)
    return tuple(
        Group(id, id.replace("-", " ").capitalize(), tuple(sorted(entries, key=lambda each: each.name.casefold())))
        for id, entries in groups.items()
    )


def chosen(words: str, lexicon: Lexicon, state: str = PRESENT, side: str = "") -> tuple[Mapping[str, Any], ...]:
    """The entries {id, state, side} that typed words mean: the finding of that name, else what a note would tell by
    them; empty where they tell nothing. `state` and `side` hold where the words do not say otherwise."""
    told = " ".join(words.casefold().split())
    for entry in lexicon.entries.values():
        if told in (entry.name.casefold(), entry.id):
            return ({"id": entry.id, "state": state, "side": side},)
    chips = group_told(read_case(words, lexicon).findings, lexicon.broader)
    return tuple(
        {"id": chip.id, "state": _state(chip.state, state), "side": _side(chip.tellings[0], side)} for chip in chips
    )


def nearest_names(words: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of findings that look like the words, for one who found none."""
    names = {entry.name.casefold(): entry.name for entry in lexicon.entries.values()}
    return tuple(names[each] for each in get_close_matches(words.casefold(), names, _NEAREST, _LIKE))


def _state(told: str, chosen_: str) -> str:
    return ABSENT if ABSENT in (told, chosen_) else told


def _side(finding: Finding, chosen_: str) -> str:
    return finding.side or chosen_

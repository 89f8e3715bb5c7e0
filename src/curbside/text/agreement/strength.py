"""Strength: how sure a sentence is, how often it says that something is so, and how urgently it advises it."""

from __future__ import annotations

from curbside.text.agreement.polarity import is_denying
from curbside.text.agreement.said import Said

# Each ladder from its weakest step; words of one step may stand for each other.
_LADDERS = {
    "advice": (
        "may might can could optional option options permit permits permitted allow allows allowed tolerate tolerated "
        "useful withhold withheld choose",
        "suggest suggests suggested suggesting consider considers considered offer offers offered propose proposed "
        "mention mentions reasonable",
        "should ought recommend recommends recommended recommending recommendation advise advises advised advice "
        "indicated preferred urge urged need needs needed necessary",
        "must shall require requires required requiring mandatory mandate mandates mandated compulsory obligatory "
        "imperative essential insist insists impose imposed oblige obliged compel forbidden prohibited contraindicated",
    ),
    "certainty": (
        "may might can could possible possibly perhaps conceivably suspected",
        "suggest suggests suggested suggesting probable probably likely appear appears appeared seem seems seemed "
        "think thought believed presumed associated linked correlated",
        "show shows shown showed found indicate indicates",
        "prove proves proved proven proving establish establishes established establishing certain certainly definite "
        "definitely undoubtedly confirmed confirms confirm guarantee guarantees guaranteed bound clearly conclusively "
        "demonstrates causes cause prevents prevent",
    ),
    "frequency": (
        "never",
        "rare rarely seldom uncommon uncommonly infrequent infrequently exceptional exceptionally hardly",
        "sometimes occasional occasionally some",
        "often usual usually common commonly mostly most typical typically general generally frequent frequently "
        "mainly majority commonest chiefly largely",
        "always invariably all every universally inevitably without-exception",
    ),
    "quality": ("weak low poor insufficient limited", "moderate", "strong high good robust"),
}
_COUNTING = frozenset({"all", "every", "some"})  # "in every gram" says nothing of how often
_ADVISED = 2  # the step of "should"
_STEPS: dict[str, dict[str, int]] = {}
for _ladder, _rungs in _LADDERS.items():
    for _rung, _words in enumerate(_rungs):
        for _word in _words.split():
            _STEPS.setdefault(_word, {})[_ladder] = _rung
# Where a sentence is reworded freely, only words at the top of a ladder are held against the source.
_TOP = {
    "obligation": "must shall mandatory mandated compulsory obligatory imperative essential required require requires",
    "contraindication": "contraindicated forbidden prohibited",
    "certainty": "proves proved proven proving certain certainly definite definitely undoubtedly guaranteed "
    "guarantees bound inevitably conclusively",
    "frequency": "always invariably universally",
}
# What in a source may be said as strongly.
_AS_STRONG = {
    "obligation": "need needs needed necessary has have call calls cannot only never always depends immediately "
    "emergency",
    "contraindication": "not never avoid must cannot no",
    "certainty": "confirm confirms confirmed definite established",
    "frequency": "all every everyone whenever never each any times whatever only must throughout 100",
}
_TOPS = {name: frozenset(words.split()) for name, words in _TOP.items()}
_AS_STRONGS = {name: frozenset(words.split()) | _TOPS[name] for name, words in _AS_STRONG.items()}


def steps_of(words: tuple[str, ...]) -> dict[str, int]:
    """The highest step on each ladder that any of the words stands on."""
    steps: dict[str, int] = {}
    for word in words:
        for ladder, step in _STEPS.get(word, {}).items():
            steps[ladder] = max(step, steps.get(ladder, -1))
    return steps


def is_shifted(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether words that stand in place of others say it more or less strongly."""
    before, after = steps_of(old), steps_of(new)
    if not after:
        return any(ladder in before for ladder in ("advice", "certainty", "frequency"))
    if not before:
        return any(step >= 3 for step in after.values())
    shared = before.keys() & after.keys()
    return not shared or all(before[ladder] != after[ladder] for ladder in shared)


def strength_fault(said: Said, source: Said) -> str:
    """The kind of wording that is stronger than any of the source; empty when there is none."""
    for name, words in _TOPS.items():
        if not words.isdisjoint(_affirmed(said)) and _AS_STRONGS[name].isdisjoint(source.vocabulary):
            return f"the wording is stronger than the source’s ({name})"
    own, cited = _rungs(said), _rungs(source)
    if _ADVISED in own["advice"] and cited["advice"] and max(cited["advice"]) < _ADVISED:
        return "the wording is stronger than the source’s (advice)"
    for rung in own["frequency"]:
        if cited["frequency"] and min(abs(rung - other) for other in cited["frequency"]) > 1:
            return "the source says otherwise how often"
    return ""


def _affirmed(said: Said) -> set[str]:
    """The words that no "not" stands before: "not always" claims no "always"."""
    texts = said.texts
    return {word for n, word in enumerate(texts) if not (n and is_denying(texts[n - 1]))}


def _rungs(said: Said) -> dict[str, set[int]]:
    """The steps of each ladder that a text stands on."""
    found: dict[str, set[int]] = {name: set() for name in _LADDERS}
    for word in (said.vocabulary & _STEPS.keys()) - _COUNTING:
        for ladder, rung in _STEPS[word].items():
            found[ladder].add(rung)
    return found

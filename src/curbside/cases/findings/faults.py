"""Faults of the input, told before anything is reasoned from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from curbside.cases.case import PRESENT, Finding, Issue
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.people import Person

MOST_CHARACTERS = 20_000
_ENGLISH = frozenset(
    """the of and in with to a is was no has on for at his her he she my i not by over from both after it are have had
    normal left right pain weakness legs since im ive cant patient old year""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FOREIGN = frozenset(
    """el la los las del una con por para los der die das und mit ist nicht seit les des une avec dans depuis pas
    il lo gli che con della nel non och att som het een niet van met sinds o os uma com não""".split()
)


def faults_of(text: str) -> list[Issue]:
    """What is wrong with the text as such: empty, too long, not English, about nobody."""
    if not text.strip():
        return [Issue("error", "There is no text.", "Write or paste a note about one person.")]
    issues = []
    if len(text) > MOST_CHARACTERS:
        issues.append(
            Issue(
                "warning",
                f"The text is longer than {MOST_CHARACTERS:,} characters; the rest was not read.",
                "Send the part of the note that tells of this illness.",
            )
        )
    words = [word.lower().replace("'", "").replace("’", "") for word in _WORD.findall(text[:4000])]
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    if len(words) >= 12 and foreign > english and english < len(words) * 0.12:
        issues.append(
            Issue("error", "The text does not seem to be English; only English is read.", "Translate the note first.")
        )
    return issues


def faults_of_case(
    person: Person, findings: Iterable[Finding], numbers: Mapping[str, tuple[float, float]], lexicon: Lexicon
) -> list[Issue]:
    """What is wrong with what was read: an impossible age, nothing told, sides that conflict."""
    findings = tuple(findings)
    issues = []
    if person.impossible is not None:
        issues.append(Issue("error", f"An age of {person.impossible:g} years is not possible.", "Correct the age."))
    if not findings and not numbers:
        issues.append(
            Issue(
                "warning",
                "No finding was recognised, so nothing can be concluded.",
                "Describe symptoms, signs, history or results of one person.",
            )
        )
    return [*issues, *_sides(findings, lexicon)]


def _sides(findings: Iterable[Finding], lexicon: Lexicon) -> list[Issue]:
    """The same one-sided finding told of the left here and of the right there."""
    told: dict[str, set[str]] = {}
    for each in findings:
        if each.state == PRESENT and each.side in ("left", "right") and lexicon.entries[each.id].one_side:
            told.setdefault(each.id, set()).add(each.side)
    return [
        Issue(
            "warning",
            f"{lexicon.name(name)} is told of the left and of the right side.",
            "Check which side is meant.",
        )
        for name, sides in sorted(told.items())
        if len(sides) > 1
    ]

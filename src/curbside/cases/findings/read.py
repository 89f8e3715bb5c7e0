"""Reads a note: the path from text to Case, one step a line."""

from __future__ import annotations

from curbside.cases.case import Case, Finding
from curbside.cases.findings.faults import MOST_CHARACTERS, faults_of, faults_of_case
from curbside.cases.findings.levels import read_levels
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.measures import read_measures
from curbside.cases.findings.people import is_of_relative, read_person
from curbside.cases.findings.polarity import Polarity
from curbside.cases.findings.states import contradictions, states_of
from curbside.cases.findings.tempo import read_tempo
from curbside.cases.findings.tokens import read_note_tokens
from curbside.cases.findings.told import ages_told, told_findings


def read_case(text: str, lexicon: Lexicon) -> Case:
    """What a note tells of one person. Nothing is added to it: what it does not tell stays unknown."""
    read = text[:MOST_CHARACTERS]
    note = lexicon.coder.read(read_note_tokens(read))
    coded = note.joined
    polarity = Polarity(coded, patient_is_relative=is_of_relative(read))
    person = read_person(read)
    findings = told_findings(read, note, polarity, lexicon)
    measured, numbers = read_measures(read, coded, lexicon)
    levels, bad_levels = read_levels(read, coded, lexicon)
    findings = _in_order([*read_tempo(read, findings, lexicon, person.age), *measured, *ages_told(person, lexicon)])
    return Case(
        text=text,
        findings=findings,
        states=states_of(findings, lexicon),
        numbers={**person.numbers, **numbers},
        age=person.age,
        sex=person.sex,
        levels=levels,
        issues=(
            *faults_of(text),
            *bad_levels,
            *faults_of_case(person, findings, numbers, lexicon),
            *contradictions(findings, lexicon),
        ),
    )


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: (each.start, each.end, each.id, each.state)))

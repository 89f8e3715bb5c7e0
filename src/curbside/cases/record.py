"""The public record of an assessment: what every door returns for a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from curbside.cases.case import Case, Finding, Issue
from curbside.cases.differential import Cause
from curbside.cases.emergency import EMERGENCY, Emergency
from curbside.cases.localise import Localisation
from curbside.cases.next_steps import NextStep
from curbside.cases.pathway import Recommendation
from curbside.cases.scores import Score
from curbside.plain import LEAVES, content_hash, plain

DISCLAIMER = (
    "For clinicians, as a prompt to think and to check. It rests on what the note says and on tables that no medical "
    "board has approved. It does not replace an examination, local protocols or clinical judgement."
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is made of a case. `names` are those of findings and scores, by id; `broader` is finding -> all that
    it implies. `references` are the records of all that `sources` name anywhere in it; they and `made_with`
    are filled in by whoever holds the library."""

    case: Case
    emergency: Emergency
    localisation: Localisation
    differential: tuple[Cause, ...]
    scores: tuple[Score, ...]
    pathway: tuple[Recommendation, ...]
    next_steps: tuple[NextStep, ...]
    names: Mapping[str, str]
    broader: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    references: tuple[Any, ...] = ()
    made_with: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def urgency(self) -> str:
        """emergency, urgent or routine: from the published criteria met, never from the ranking."""
        return self.emergency.level

    def name(self, finding: str) -> str:
        """The name of a finding or score; of what is neither (region, age) its id in words."""
        return self.names.get(finding) or finding.replace("-", " ")

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.case.findings

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Faults of the input, then what the localisation found not to fit."""
        return (*self.case.issues, *self.localisation.issues)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the references named anywhere in it, in reading order, each once."""
        parts = (self.emergency, self.localisation, self.differential, self.next_steps, self.scores, self.pathway)
        found: list[str] = []
        _gather_sources(parts, found)
        return tuple(dict.fromkeys(found))


def to_record(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain values, in the order of the public record, named by its content."""
    met = assessment.emergency.met
    record = {
        "urgency": assessment.urgency,
        "emergency": plain(met[0]) if assessment.urgency == EMERGENCY else None,
        "criteria": plain(met),
        "findings": [{**plain(each), "name": assessment.name(each.id)} for each in assessment.findings],
        "issues": plain(assessment.issues),
        "localisation": plain(assessment.localisation),
        "differential": plain(assessment.differential),
        "next_steps": plain(assessment.next_steps),
        "scores": [_score(score) for score in assessment.scores],
        "pathway": plain(assessment.pathway),
        "references": plain(assessment.references),
        "disclaimer": DISCLAIMER,
        "made_with": plain(assessment.made_with),
    }
    return {"id": content_hash(record), **record}


def _gather_sources(value: Any, found: list[str]) -> None:
    """Every `sources` of a record and of all that it holds, a record's own before those within."""
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, Mapping):
        parts = tuple(value.values())
    else:
        found += getattr(value, "sources", None) or ()
        parts = [getattr(value, name) for name in value.__dataclass_fields__]
    for part in parts:
        if type(part) not in LEAVES:
            _gather_sources(part, found)


def _score(score: Score) -> dict[str, Any]:
    """A score with what it comes to: its value where it is known, and the bands still possible in words."""
    return {**plain(score), "value": score.value, "band": score.band, "meaning": score.meaning}

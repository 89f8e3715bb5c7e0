"""The person that a question describes, read without the lexicon: age, sex and scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from curbside.cases.case import Case

if TYPE_CHECKING:
    from curbside.cases.applies import Populations
    from curbside.cases.scores import Scores

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
# "the patient", or a score that only a person has: the rest is told by age, sex and group.
_SOMEONE = re.compile(
    r"\bpatients?\b|\b(?:m?JOA|Nurick|Frankel|AIS|ASIA|SINS|NDI)\b\s*(?:grade|score|of|is|=|:)?\s*[\dA-E]"
)
# Without an age in figures or words, and without a word for a person, nobody is described.
_MAYBE_SOMEONE = re.compile(
    r"\d|\b(?:patients?|m[ae]n|wom[ae]n|male|female|boy|girl|lady|gentleman|he|she|him|her|hers|his|my|teens?|\w+ties|"
    r"aged?|old)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class People:
    """What the packs know of people apart from findings; `names` are those of findings and scores, by id."""

    populations: Populations
    scores: Scores
    names: Mapping[str, str]


def read_people(tables: Tables) -> People:
    """Compiles the tables that tell of people; raises PackFault for an entry that makes no sense."""
    from curbside.cases.applies import read_populations
    from curbside.cases.scores import read_scores_tables

    named = [entry for part in ("scores", "findings") for entry in tables.get(part, ()) if entry.get("name")]
    return People(
        read_populations(tables.get("populations", ())),
        read_scores_tables(tables.get("scores", ())),
        {entry["id"]: entry["name"] for entry in named},
    )


class Patients:
    """What the packs know of people, opened when someone is described.

    What reads it is loaded then, too: most questions describe nobody, and asking must open fast.
    """

    def __init__(self, open_people: Callable[[], People]) -> None:
        self._open_people = open_people

    @cached_property
    def _people(self) -> People:
        return self._open_people()

    @property
    def populations(self) -> Populations:
        return self._people.populations

    @property
    def scores(self) -> Scores:
        return self._people.scores

    def read(self, text: str, *, names_group: bool) -> Case | None:
        """The person a text describes by age, sex, score or, as the caller found, a group of people;
        None where it describes nobody."""
        if not (names_group or _MAYBE_SOMEONE.search(text)):
            return None
        from curbside.cases.findings.people import read_person
        from curbside.cases.scores import read_scores
        from curbside.cases.scores.noted import with_scores

        person = read_person(text)
        if not (names_group or person.age is not None or person.sex or _SOMEONE.search(text)):
            return None
        case = Case(text=text, age=person.age, sex=person.sex)
        return with_scores(case, read_scores(case, self.scores))

    def name(self, fact: str) -> str:
        """What a fact is called in print: the name of a finding or a score, else its id in words."""
        return self._people.names.get(fact) or fact.replace("-", " ")

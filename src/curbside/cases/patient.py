"""The person that a question describes, read without the lexicon: age, sex and scores."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
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


class Patients:
    """What the packs know of populations and scores; their tables are read when someone is described.

    What reads them is loaded then, too: most questions describe nobody, and asking must open fast.
    """

    def __init__(self, read_tables: Callable[[], Tables]) -> None:
        self._read_tables = read_tables

    @cached_property
    def _tables(self) -> Tables:
        return self._read_tables()

    @cached_property
    def populations(self) -> Populations:
        from curbside.cases.applies import read_populations

        return read_populations(self._tables.get("populations", ()))

    @cached_property
    def scores(self) -> Scores:
        from curbside.cases.scores import read_scores_tables

        return read_scores_tables(self._tables.get("scores", ()))

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
        for part in ("findings", "scores"):
            for entry in self._tables.get(part, ()):
                if entry["id"] == fact and entry.get("name"):
                    return entry["name"]
        return fact.replace("-", " ")

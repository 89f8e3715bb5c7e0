"""Ask meets case: whether a statement holds for the person that the question describes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curbside.answer.question import Question
from curbside.answer.shelf import ADULT, Shelf
from curbside.library.passages import Passage

if TYPE_CHECKING:
    from curbside.cases.applies import Fit
    from curbside.cases.case import Case
    from curbside.cases.patient import Patients


class Described:
    """The person a question describes, held against whom each passage says it is for."""

    def __init__(self, case: Case, patients: Patients) -> None:
        self._case = case
        self._patients = patients
        self._fits: dict[str, Fit] = {}

    def fit(self, passage: Passage) -> Fit:
        """Whether the passage holds for the person: yes, no or unknown, and the fact that would tell."""
        from curbside.cases.applies import applies  # as in cases/patient.py: for the few questions that need it

        words = passage.applies_to
        if words not in self._fits:
            fit = applies(words, self._case, self._patients.populations)
            self._fits[words] = replace(fit, would_need=self._patients.name(fit.would_need)) if fit.would_need else fit
        return self._fits[words]


def meet_person(question: Question, shelf: Shelf) -> Question:
    """The question with the person it describes; as it was where it describes nobody."""
    named = not {ADULT, *shelf.groups}.isdisjoint(question.concepts)
    case = shelf.patients.read(question.text, names_group=named)
    return question if case is None else replace(question, described=Described(case, shelf.patients))

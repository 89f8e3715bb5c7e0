"""Ask meets case: whether each statement of an answer holds for the person that the question describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from curbside.answer.outline import Outline
from curbside.answer.question import Question
from curbside.answer.shelf import ADULT, Shelf
from curbside.cases.applies import Fit, applies

Fits = Mapping[str, Fit]


def fit_statements(question: Question, outline: Outline, shelf: Shelf) -> Fits:
    """Whether each passage of the outline holds for the person described, by the passage's id; empty
    where the question describes nobody."""
    patients = shelf.patients
    named = not {ADULT, *shelf.groups}.isdisjoint(question.concepts)
    case = patients.read(question.text, names_group=named)
    if case is None:
        return {}
    fits = {}
    for passage in {draft.passage for draft in outline.drafts}:
        fit = applies(passage.applies_to, case, patients.populations)
        fits[passage.id] = replace(fit, would_need=patients.name(fit.would_need)) if fit.would_need else fit
    return fits

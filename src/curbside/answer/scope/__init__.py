"""Decides whether a question is answered at all, and says why not.

A decline makes no medical claim: it gives a reason code, one plain sentence, and what the library
covers nearby. `wording.py` judges the question's own words, `coverage.py` what the library has.
"""

from __future__ import annotations

from curbside.answer.evidence import Evidence
from curbside.answer.question import Question
from curbside.answer.scope.coverage import judge_coverage
from curbside.answer.scope.decline import NOT_IN_LIBRARY, Decline
from curbside.answer.scope.wording import judge_wording
from curbside.answer.shelf import Shelf

__all__ = ["NOT_IN_LIBRARY", "Decline", "judge_scope", "judge_wording"]


def judge_scope(question: Question, evidence: Evidence, shelf: Shelf) -> Decline | None:
    """Declines what the wording rules out or the library does not cover; None when it is answered."""
    return judge_wording(question, shelf) or judge_coverage(question, evidence, shelf)

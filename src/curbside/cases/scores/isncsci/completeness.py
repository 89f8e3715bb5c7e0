"""Complete or incomplete: complete is no voluntary anal contraction, no deep anal pressure and no sensation in
S4-5 on either side [asia-score-sheet, cases-asia-worksheet2023]."""

from __future__ import annotations

from curbside.cases.scores.isncsci.examination import NO, YES, Examination
from curbside.cases.scores.isncsci.step import Conclusion, Place, Step

COMPLETE, INCOMPLETE = "C", "I"


def completeness(exam: Examination) -> Conclusion:
    """Complete (C) or incomplete (I), or both where a mark decides that is missing or tagged."""
    touch = exam.sacral_touch
    results = _results(exam)
    saw = (
        f"contraction {exam.contraction}, pressure {exam.pressure}, sensation {', '.join(m.text for m in touch)}"
    )
    return Conclusion(results, (Step("complete or incomplete", "S4-5", saw, " or ".join(map(str, results))),))


def _results(exam: Examination) -> tuple[Place, ...]:
    touch = exam.sacral_touch
    if exam.contraction == exam.pressure == NO and all(mark.grade == 0 for mark in touch):
        stars = {mark.stars for mark in touch}
        if stars == {0}:
            return (Place(COMPLETE),)
        if stars <= {0, 1}:
            return (Place(COMPLETE, True), Place(INCOMPLETE, True))
        if stars <= {0, 2}:
            return (Place(INCOMPLETE, True),)
    if YES not in (exam.contraction, exam.pressure) and all(mark.may_be_absent for mark in touch):
        return (Place(COMPLETE), Place(INCOMPLETE))
    return (Place(INCOMPLETE),)

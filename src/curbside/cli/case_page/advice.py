"""Scores, what guidelines recommend, what hangs on one more fact, and the next steps to consider."""

from __future__ import annotations

from collections.abc import Iterator

from curbside.cases.facts import amount, fact_in_words, few, name_of, narrowest
from curbside.cases.next_steps import NextStep
from curbside.cases.pathway import Recommendation
from curbside.cases.record import Assessment
from curbside.cli.case_page.marks import Marks
from curbside.cli.plain import item

_REASONS, _STEPS = 4, 6


def scores(found: Assessment, marks: Marks) -> Iterator[str]:
    for score in found.scores:
        total = amount(score)
        band = f", {score.band}" if score.bands and score.band != total else ""
        how = f"not told; what is told leaves {total}" if score.because else total
        yield item("-", f"{score.name} ({score.variant}): {how}{band}{marks(score.sources)}")


def recommended(found: Assessment, marks: Marks) -> Iterator[str]:
    """The recommendations that hold, each with the facts that make it hold."""
    for each in found.pathway:
        if not each.would_need:
            yield item("-", f"{_sentence(each, marks)} Because: {_because(found, each)}.")


def one_fact_away(found: Assessment, marks: Marks) -> Iterator[str]:
    """The recommendations that one more fact would settle, under that fact."""
    lacking: dict[str, list[Recommendation]] = {}
    for each in found.pathway:
        if each.would_need:
            lacking.setdefault(each.would_need, []).append(each)
    for fact, recommendations in lacking.items():
        worth = _because(found, recommendations[0])
        yield item("-", f"{name_of(found, fact)} is not known, and worth knowing because of: {worth}. Then to see:")
        for each in recommendations:
            yield "  " + item("-", _sentence(each, marks)).replace("\n", "\n  ")


def _sentence(each: Recommendation, marks: Marks) -> str:
    weight = ", ".join(part for part in (each.strength, each.certainty) if part)
    return f"{each.recommendation}{f' ({weight})' if weight else ''}{marks(each.sources)}"


def _because(found: Assessment, each: Recommendation) -> str:
    return few([fact_in_words(found, fact) for fact in narrowest(found, each.because)], _REASONS)


def next_steps(found: Assessment, marks: Marks) -> Iterator[str]:
    for place, step in enumerate(found.next_steps[:_STEPS], 1):
        yield item(f"{place}.", _step(found, step, marks))
    rest = found.next_steps[_STEPS:]
    if rest:
        yield item("-", f"Later: {'; '.join(step.what for step in rest)}.")


def _step(found: Assessment, step: NextStep, marks: Marks) -> str:
    told = (
        ("Unlikely here, and asked for only by: ", _first_cause(found, step) if step.unlikely else ""),
        ("Contrast: ", step.contrast),
        ("In this case: ", step.refused),
        ("Not with: ", "; ".join(each.rstrip(".") for each in step.refused_when if each != step.refused)),
    )
    detail = "".join(f" {label}{words.rstrip('.')}." for label, words in told if words)
    urgency = f"{step.urgency}, if suspected" if step.unlikely else step.urgency
    return f"{step.what} ({urgency}). {step.why}{marks(step.sources)}{detail}"


def _first_cause(found: Assessment, step: NextStep) -> str:
    """The likeliest of the causes that ask for a step."""
    return next((cause.name for cause in found.differential if cause.id in step.for_causes), "")

"""What it may be: the first causes with what speaks for and against them, then those that must not be missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curbside.cases.differential import Cause
from curbside.cases.differential.reasons import Contribution
from curbside.cases.facts import NOTHING_POINTS, name_of
from curbside.cases.record import Assessment
from curbside.cli.case_page.marks import Marks
from curbside.cli.plain import WIDTH, item

# How many causes are shown with their reasons, and how many reasons each way.
_SHOWN, _FOR, _AGAINST = 5, 5, 3
_STRENGTHS = {"strongly": " (strongly)", "slightly": " (slightly)"}
# Of these bases some figure or description was read in the source; any other share is an estimate.
_SEEN = ("figure seen", "one end of the range seen", "described")


def what_it_may_be(found: Assessment, marks: Marks) -> Iterator[str]:
    if found.differential and not found.case.tells_a_finding:
        yield NOTHING_POINTS
        return
    for place, cause in enumerate(found.differential[:_SHOWN], 1):
        kept = ", not to be missed" if cause.must_not_miss else ""
        yield item(f"{place}.", f"{cause.name}: {cause.likelihood}{kept}{_remark(cause)}")
        yield from _reasons(found, "for", cause.for_[:_FOR], marks)
        yield from _reasons(found, "against", cause.against[:_AGAINST], marks)
    if found.differential:
        leader = found.differential[0]
        yield item("-", f"Against the leader: {leader.against_line}")
        yield item("-", f"What would tell: {leader.best_test.rstrip('.')}.")
    yield from _rest(found.differential[_SHOWN:])
    if found.differential:
        yield item("-", "Likelihoods compare the causes known here, and are no probabilities of this person. A reason "
                        "with no number in brackets rests on an estimate.")  # fmt: skip


def _reasons(found: Assessment, label: str, reasons: Sequence[Contribution], marks: Marks) -> Iterator[str]:
    if reasons:
        told = "; ".join(_reason(found, each, marks) for each in reasons)
        yield "   " + item("", f"{label}: {told}", WIDTH - 3).replace("\n", "\n     ")


def _reason(found: Assessment, reason: Contribution, marks: Marks) -> str:
    seen = reason.sources if reason.basis.startswith(_SEEN) else ()
    return f"{name_of(found, reason.finding, reason.state)}{_STRENGTHS.get(reason.effect.split()[0], '')}{marks(seen)}"


def _rest(causes: Sequence[Cause]) -> Iterator[str]:
    less = [f"{cause.name}{_remark(cause)}" for cause in causes if not cause.must_not_miss]
    kept = [cause.name for cause in causes if cause.must_not_miss]
    if less:
        yield item("-", f"Less likely: {'; '.join(less)}.")
    if kept:
        yield item("-", f"Not to be missed until excluded: {'; '.join(kept)}.")


def _remark(cause: Cause) -> str:
    return " (excluded by what was told)" if cause.excluded else ""

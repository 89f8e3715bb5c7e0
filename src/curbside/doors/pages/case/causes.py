"""The differential for the page: words before numbers, and a bar for each reason beside its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curbside.cases.differential import Cause
from curbside.cases.differential.reasons import Contribution
from curbside.cases.facts import condition_in_words, name_of
from curbside.cases.numbering import Numbering
from curbside.cases.record import Assessment

# How many causes are shown with their reasons, and how many reasons each way.
SHOWN, _FOR, _AGAINST = 6, 7, 5
# A reason of this weight (natural logarithm, about twelve to one) fills its bar.
_FULL = 2.5
_LEAST_BAR = 4
# Shares are estimates: they are told to the nearest of so many parts in a hundred.
_ROUND = 5
# Of these bases some figure or description was read in the source; any other share is an estimate.
_SEEN = ("figure seen", "one end of the range seen", "described")


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """What one finding does for a cause: in words, and as a bar of 0 to 100."""

    name: str
    effect: str
    basis: str
    bar: int
    cites: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class CauseLine:
    """A cause with its place in the list, its share in words and as a bar, and its reasons both ways."""

    place: int
    cause: Cause
    name: str
    likelihood: str
    share: str
    bar: int
    for_: tuple[ReasonLine, ...]
    against: tuple[ReasonLine, ...]
    more: int
    excluded_by: tuple[str, ...]
    cites: tuple[tuple[int, str], ...]


def cause_lines(
    found: Assessment, numbers: Numbering
) -> tuple[tuple[CauseLine, ...], tuple[str, ...], tuple[CauseLine, ...]]:
    """The first causes with their reasons, the names of the less likely, and all that must not be missed; nothing
    where no finding is present, for how common causes are says nothing of a person."""
    if not found.case.tells_a_finding:
        return (), (), ()
    first = tuple(_line(found, cause, place, numbers) for place, cause in enumerate(found.differential[:SHOWN], 1))
    rest = found.differential[SHOWN:]
    less_likely = tuple(cause.name for cause in rest if not cause.must_not_miss)
    later = tuple(
        _line(found, cause, SHOWN + at, numbers, with_reasons=False)
        for at, cause in enumerate(rest, 1) if cause.must_not_miss
    )  # fmt: skip
    not_to_miss = (*(line for line in first if line.cause.must_not_miss), *later)
    return first, less_likely, not_to_miss


def _line(
    found: Assessment, cause: Cause, place: int, numbers: Numbering, *, with_reasons: bool = True
) -> CauseLine:
    for_, against = (cause.for_[:_FOR], cause.against[:_AGAINST]) if with_reasons else ((), ())
    return CauseLine(
        place=place,
        cause=cause,
        name=cause.name,
        likelihood=cause.likelihood,
        share=share_in_words(cause.share),
        bar=max(1, round(100 * cause.share)),
        for_=tuple(_reasons(found, for_, numbers)),
        against=tuple(_reasons(found, against, numbers)),
        more=len(cause.for_) + len(cause.against) - len(for_) - len(against),
        excluded_by=tuple(condition_in_words(found, each) for each in cause.excluded_by),
        # shown beside the reason for keeping it in sight, and nowhere else
        cites=numbers.of(cause.sources) if cause.must_not_miss else (),
    )


def _reasons(found: Assessment, reasons: Iterable[Contribution], numbers: Numbering) -> Iterable[ReasonLine]:
    for each in reasons:
        seen = each.sources if each.basis.startswith(_SEEN) else ()
        bar = max(_LEAST_BAR, min(100, round(100 * abs(each.weight) / _FULL)))
        yield ReasonLine(name_of(found, each.finding, each.state), each.effect, each.basis, bar, numbers.of(seen))


def share_in_words(share: float) -> str:
    """A share as the rounded estimate that it is: "about 60 in 100", "under 5 in 100"."""
    nearest = round(100 * share / _ROUND) * _ROUND
    if nearest < _ROUND:
        return f"under {_ROUND} in 100"
    return f"over {100 - _ROUND} in 100" if nearest >= 100 else f"about {nearest} in 100"

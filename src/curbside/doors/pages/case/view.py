"""What the page of a case shows of an assessment: its parts in reading order, in words, with bars and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from curbside.cases.case import Issue
from curbside.cases.chips import Chip
from curbside.cases.emergency import EMERGENCY, Met
from curbside.cases.facts import (
    amount,
    fact_in_words,
    name_of,
    narrowest,
    person_in_words,
)
from curbside.cases.figure import Parts, draw_parts
from curbside.cases.localise import Localisation
from curbside.cases.localise.lesion import NONE, UNCLEAR
from curbside.cases.next_steps import NextStep
from curbside.cases.numbering import Numbering
from curbside.cases.pathway import Recommendation
from curbside.cases.record import DISCLAIMER, Assessment
from curbside.cases.scores import Score
from curbside.doors.pages.case.causes import CauseLine, cause_lines
from curbside.doors.pages.case.marked import Piece, pieces_of
from curbside.doors.pages.case.told import Told

Cites = tuple[tuple[int, str], ...]
_REASONS = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a source with the numbers of what they rest on."""

    text: str
    cites: Cites = ()


@dataclass(frozen=True, slots=True)
class MetLine:
    """A published criterion that is met, with what to do and the findings that meet it."""

    name: str
    level: str
    advice: str
    because: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class Place:
    """Where the lesion may lie: one line, what fits, what does not, the next sign, and the drawing."""

    summary: str
    is_drawn: bool
    fits: tuple[Sentence, ...]
    against: tuple[Sentence, ...]
    others: tuple[str, ...]
    next_sign: Sentence | None
    figure: Parts


@dataclass(frozen=True, slots=True)
class StepLine:
    """A next step with what asks for it."""

    step: NextStep
    not_with: tuple[str, ...]
    causes: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation with the facts that make it hold."""

    each: Recommendation
    because: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact that nobody told, why it is worth knowing, and the recommendations that hang on it."""

    fact: str
    because: tuple[str, ...]
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A score with its total in words, and where it is from: the note, a calculator, or what findings leave."""

    score: Score
    total: str
    origin: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the page shows, in reading order."""

    told: Told
    urgency: str
    lane: tuple[MetLine, ...]
    milder: tuple[str, ...]
    person: str
    chips: tuple[Chip, ...]
    names: dict[str, str]
    pieces: tuple[Piece, ...]
    issues: tuple[Issue, ...]
    place: Place
    causes: tuple[CauseLine, ...]
    less_likely: tuple[str, ...]
    not_to_miss: tuple[CauseLine, ...]
    steps: tuple[StepLine, ...]
    advice: tuple[Advice, ...]
    asked: tuple[Asked, ...]
    scores: tuple[ScoreLine, ...]
    references: tuple[tuple[int, Any], ...]
    disclaimer: str
    made_with: Any

    @property
    def is_emergency(self) -> bool:
        return self.urgency == EMERGENCY

    @property
    def gist(self) -> str:
        """The assessment in a sentence, for who cannot see that the page has changed."""
        first = self.causes[0] if self.causes else None
        leader = f" First on the list: {first.name}, {first.likelihood}." if first else ""
        return f"Urgency: {self.urgency}. {self.place.summary}{leader}"


def view_of(told: Told, chips: tuple[Chip, ...], found: Assessment) -> CaseView:
    """The view of an assessment; references are numbered in the order of the page."""
    numbers = Numbering(found.references)
    lane, milder = _lane(found, numbers)
    place = _place(found.localisation, numbers)
    causes, less_likely, not_to_miss = cause_lines(found, numbers)
    steps = tuple(_step(found, each, numbers) for each in found.next_steps)
    advice = tuple(_advice(found, each, numbers) for each in found.pathway if not each.would_need)
    asked = tuple(_asked(found, numbers))
    scores = tuple(_score(each, told, numbers) for each in found.scores)
    return CaseView(
        told=told,
        urgency=found.urgency,
        lane=lane,
        milder=milder,
        person=person_in_words(found),
        chips=chips,
        names={chip.id: name_of(found, chip.id) for chip in chips},
        pieces=pieces_of(told.note, chips),
        issues=found.issues,
        place=place,
        causes=causes,
        less_likely=less_likely,
        not_to_miss=not_to_miss,
        steps=steps,
        advice=advice,
        asked=asked,
        scores=scores,
        references=numbers.cited,
        disclaimer=DISCLAIMER,
        made_with=found.made_with,
    )


def _lane(found: Assessment, numbers: Numbering) -> tuple[tuple[MetLine, ...], tuple[str, ...]]:
    """The criteria met at the level of the case, and the names of milder ones."""

    def line(met: Met) -> MetLine:
        because = tuple(name_of(found, each) for each in narrowest(found, met.because)[:_REASONS])
        return MetLine(met.name, met.level, met.advice, because, numbers.of(met.sources))

    met = found.emergency.met
    leading = tuple(line(each) for each in met if each.level == found.urgency)
    return leading, tuple(each.name for each in met if each.level != found.urgency)


def _place(place: Localisation, numbers: Numbering) -> Place:
    def sentences(reasons: Iterable[Any]) -> tuple[Sentence, ...]:
        # a region and a syndrome may give the same reason
        said = {each.says: each for each in reversed(tuple(reasons))}
        return tuple(Sentence(each.says, numbers.of(each.sources)) for each in reversed(said.values()))

    side = "both sides" if place.side == "both" else f"{place.side} side" if place.side else ""
    syndrome = place.syndrome_name if place.syndrome != NONE else ""
    is_clear = place.region != UNCLEAR
    region = place.region_name if is_clear else f"place {place.region_name}"
    told = "; ".join(part for part in (region, place.level, syndrome, side) if part)
    sign = place.next_sign
    return Place(
        summary=f"{told[:1].upper()}{told[1:]}.",
        is_drawn=is_clear or bool(place.tracts),
        fits=sentences(place.for_[:_REASONS]),
        against=sentences(place.against[:_REASONS]),
        others=tuple(each.name for each in place.alternatives),
        next_sign=Sentence(sign.says, numbers.of(sign.sources)) if sign else None,
        figure=draw_parts(place),
    )


def _step(found: Assessment, step: NextStep, numbers: Numbering) -> StepLine:
    names = {cause.id: cause.name for cause in found.differential}
    not_with = tuple(each.rstrip(".") for each in step.refused_when if each != step.refused)
    return StepLine(step, not_with, tuple(names[id] for id in step.for_causes), numbers.of(step.sources))


def _advice(found: Assessment, each: Recommendation, numbers: Numbering) -> Advice:
    return Advice(each, _because(found, each.because), numbers.of(each.sources))


def _asked(found: Assessment, numbers: Numbering) -> Iterable[Asked]:
    """What is worth asking, each fact once."""
    lacking: dict[str, list[Recommendation]] = {}
    for each in found.pathway:
        if each.would_need:
            lacking.setdefault(each.would_need, []).append(each)
    for fact, recommendations in lacking.items():
        because = _because(found, recommendations[0].because)
        advice = tuple(_advice(found, each, numbers) for each in recommendations)
        yield Asked(name_of(found, fact), because, advice)


def _because(found: Assessment, facts: Sequence[str]) -> tuple[str, ...]:
    return tuple(fact_in_words(found, fact) for fact in narrowest(found, facts)[:_REASONS])


def _score(score: Score, told: Told, numbers: Numbering) -> ScoreLine:
    if score.because:
        origin = "not told; what is told leaves this range"
    elif score.id in {each.id for each in told.scores}:
        origin = "worked out here"
    else:
        origin = f"told: “{score.words}”" if score.words else "told"
    return ScoreLine(score, amount(score), origin, numbers.of(score.sources))



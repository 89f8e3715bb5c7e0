"""An assessment as plain text: what a terminal, a file or a printer gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from curbside.cases.case import ABSENT, PRESENT
from curbside.cases.differential import Cause
from curbside.cases.record import DISCLAIMER, Assessment

WIDTH = 96
# How many causes are shown with their reasons, and how many reasons each way; the record holds all.
SHOWN, REASONS = 5, 6
_MARKS = {PRESENT: "+", ABSENT: "-"}  # anything else is a question


def as_plain(found: Assessment) -> str:
    """Emergency lane, findings, issues, place, differential, scores, pathway, next steps, references."""
    numbers = {reference.id: reference.number for reference in found.references}
    blocks = [
        _lane(found, numbers),
        _block("What was understood", _findings(found)),
        _block("To look at in what was told", (_item("-", f"{i.message} {i.remedy}") for i in found.issues)),
        _block("Where", _place(found, numbers)),
        _block("What it may be", _differential(found, numbers)),
        _block("Scores", _scores(found, numbers)),
        _block("What guidelines recommend", _pathway(found, numbers)),
        _block("Next steps to consider", _steps(found, numbers)),
        _block("References", (_item(f"[{r.number}]", f"{r.evidence}. {r.citation}") for r in found.references)),
        fill(DISCLAIMER, WIDTH),
    ]
    return "\n\n".join(block for block in blocks if block)


def _lane(found: Assessment, numbers: dict[str, int]) -> str:
    rule = "!" * WIDTH
    lines = [f"{found.urgency.upper()}: {_meaning(found)}"]
    for met in found.emergency.met:
        because = ", ".join(found.name(each) for each in met.because)
        lines += [_item("-", f"{met.name}: {because}. {met.advice}{_marks(met.sources, numbers)}")]
    body = "\n".join(lines)
    return f"{rule}\n{body}\n{rule}" if found.urgency == "emergency" else body


def _meaning(found: Assessment) -> str:
    if found.urgency == "routine":
        return "no published criterion for emergency or urgent assessment is met by what was told."
    return f"meets published criteria for {found.urgency} assessment."


def _findings(found: Assessment) -> Iterator[str]:
    told: dict[tuple[str, str, str], list[str]] = {}
    for each in found.findings:
        told.setdefault((each.id, each.state, each.side), []).append(each.words)
    for (id, state, side), words in told.items():
        quoted = ", ".join(f"“{each}”" for each in dict.fromkeys(words) if each)
        name = f"{found.name(id)}{f', {side}' if side else ''}"
        yield _item(_MARKS.get(state, "?"), f"{name} ({quoted})" if quoted else name)


def _place(found: Assessment, numbers: dict[str, int]) -> Iterator[str]:
    place = found.localisation
    told = (place.level, place.syndrome_name if place.syndrome != "none" else "", place.side)
    yield fill(f"{place.region_name}{''.join(f'; {each}' for each in told if each)}.", WIDTH)
    for label, reasons in (("Fits", place.for_), ("Against", place.against)):
        if reasons:
            told = "; ".join(f"{each.says}{_marks(each.sources, numbers)}" for each in reasons)
            yield _item("-", f"{label}: {told}")
    if place.next_sign:
        sign = place.next_sign
        yield _item("-", f"Next sign to look for: {sign.says}{_marks(sign.sources, numbers)}")


def _differential(found: Assessment, numbers: dict[str, int]) -> Iterator[str]:
    for place, cause in enumerate(found.differential[:SHOWN], 1):
        yield _item(f"{place}.", f"{cause.name}: {cause.likelihood}{_remark(cause)}")
        for label, effects in (("for", cause.for_), ("against", cause.against)):
            if effects:
                told = "; ".join(f"{found.name(e.finding)} {e.effect}{_marks(e.sources, numbers)}"
                                 for e in effects[:REASONS])  # fmt: skip
                yield "   " + _item("-", f"{label}: {told}", WIDTH - 3).replace("\n", "\n   ")
    if found.differential:
        leader = found.differential[0]
        yield _item("-", f"Against the leader: {leader.against_line}")
        yield _item("-", f"What would tell: {leader.best_test}")
    rest = found.differential[SHOWN:]
    less = [cause.name for cause in rest if not cause.must_not_miss]
    kept = [f"{cause.name}{_remark(cause)}" for cause in rest if cause.must_not_miss]
    if less:
        yield _item("-", f"Less likely: {'; '.join(less)}.")
    if kept:
        yield _item("-", f"Not to be missed until excluded: {'; '.join(kept)}.")


def _remark(cause: Cause) -> str:
    return " (excluded by what was told)" if cause.excluded else ""


def _scores(found: Assessment, numbers: dict[str, int]) -> Iterator[str]:
    for score in found.scores:
        total = f"{score.low:g}" if score.value is not None else f"{score.low:g} to {score.high:g}"
        band = f": {score.band}" if score.bands else ""
        yield _item("-", f"{score.name} ({score.variant}) {total}{band}{_marks(score.sources, numbers)}")


def _pathway(found: Assessment, numbers: dict[str, int]) -> Iterator[str]:
    for each in found.pathway:
        weight = ", ".join(part for part in (each.strength, each.certainty) if part)
        because = "; ".join(_fact(found, fact) for fact in each.because)
        lacks = f" Would hold if it were known: {_fact(found, each.would_need)}." if each.would_need else ""
        yield _item("-", f"{each.recommendation}{f' ({weight})' if weight else ''}{_marks(each.sources, numbers)} "
                         f"Because: {because}.{lacks}")  # fmt: skip


def _fact(found: Assessment, fact: str) -> str:
    """A finding by its name, "no" before one that is absent; a comparison as it stands."""
    absent = fact.startswith("no ")
    return ("no " if absent else "") + found.name(fact.removeprefix("no "))


def _steps(found: Assessment, numbers: dict[str, int]) -> Iterator[str]:
    for place, step in enumerate(found.next_steps, 1):
        told = (
            ("", step.why),
            ("Contrast: ", step.contrast),
            ("Urgency: ", step.urgency),
            ("Not with: ", "; ".join(each.rstrip(".") for each in step.refused_when)),
            ("Here: ", step.refused),
        )
        detail = " ".join(f"{label}{words.rstrip('.')}." for label, words in told if words)
        yield _item(f"{place}.", f"{step.what}. {detail}{_marks(step.sources, numbers)}")


def _marks(sources: Iterable[str], numbers: dict[str, int]) -> str:
    marks = [str(numbers[source]) for source in sources]
    return f" [{', '.join(marks)}]" if marks else ""


def _block(heading: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{heading}\n{body}" if body else ""


def _item(mark: str, text: str, width: int = WIDTH) -> str:
    return fill(text, width, initial_indent=f"{mark} ", subsequent_indent=" " * (len(mark) + 1))

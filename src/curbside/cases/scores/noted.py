"""The scores of a case: those that its note tells, and ranges that its findings leave."""

from __future__ import annotations

from dataclasses import replace

from curbside.cases.case import Case, Issue
from curbside.cases.scores.score import Score, make_score, totals_of
from curbside.cases.scores.tables import Scores, Table
from curbside.cases.scores.told import Told, find_told


def read_scores(case: Case, scores: Scores) -> tuple[Score, ...]:
    """The scores of a case in the order of the tables: listed in a form, else told in its text, else given as a
    number, else a range where the table says that findings bound it. A score that nothing is known of is left out."""
    told: dict[str, list[Told]] = {}
    for each in find_told(case.text, scores):
        if each.possible:
            told.setdefault(each.table, []).append(each)
    found = []
    for table in scores.tables.values():
        if table.id in told and table.id not in case.given:
            found.append(_of_note(table, told[table.id]))
        elif table.id in case.numbers:
            found.append(make_score(table, _between(table, *case.numbers[table.id])))
        elif table.infer_when and table.infer_when.holds(case):
            found.append(_of_findings(table, case))
    return tuple(found)


def score_issues(case: Case, scores: Scores) -> tuple[Issue, ...]:
    """A warning for every score that a note tells outside its limits; such a one is not used."""
    return tuple(
        Issue(
            "warning",
            f"{table.name} runs from {table.low:g} to {table.high:g}; the note tells one outside.",
            f"Check the score in the note; meant here is {table.variant}.",
        )
        for table in (scores.tables[each.table] for each in find_told(case.text, scores) if not each.possible)
    )


def with_scores(case: Case, scores: tuple[Score, ...]) -> Case:
    """The case with its told scores, and its age, as numbers that conditions compare. Ranges that findings
    leave are no numbers: they show how bad a disease would be and not that there is one."""
    told = {each.id: (each.low, each.high) for each in scores if not each.because}
    age = {"age": (case.age, case.age)} if case.age is not None else {}
    return replace(case, numbers={**age, **case.numbers, **told})


def _of_note(table: Table, told: list[Told]) -> Score:
    """What the tellings come to: those of today before those of the past; where they differ, all of them."""
    now = [each for each in told if not each.past] or told
    first = now[0]
    other = next((each.of for each in now if each.of not in (None, table.high)), None)
    place = {"words": first.words, "start": first.start, "end": first.end}
    low, high = min(each.low for each in now), max(each.high for each in now)
    if other is not None:
        return Score(
            f"{table.id}-out-of-{other:g}", table.name, f"out of {other:g} points", low, high, sources=table.sources,
            note=f"The bands are those of {table.variant}; this note counts out of {other:g}.", **place,
        )  # fmt: skip
    return make_score(table, _between(table, low, high), **place)


def _between(table: Table, low: float, high: float) -> list[float]:
    """Every total from low to high that the score can have."""
    if table.is_grade:
        return [value for value in table.items[0].values if low <= value <= high]
    if not table.step:
        return [low, high]
    inside = [low + n * table.step for n in range(int((high - low) / table.step) + 1)]
    return [*inside, high]


def _of_findings(table: Table, case: Case) -> Score:
    values, because = {}, []
    for item in table.items:
        kept = item.values
        for bound in item.bounds:
            judged = bound.when.judge(case)
            if judged.holds:
                # findings that contradict each other leave the item as it was
                kept = tuple(value for value in kept if bound.low <= value <= bound.high) or kept
                because += [f"{look.at}: {bound.why}" for look in judged.looked if look.holds]
        values[item.id] = kept
    return make_score(
        table, totals_of(table, values), missing=tuple(values), because=tuple(dict.fromkeys(because))
    )

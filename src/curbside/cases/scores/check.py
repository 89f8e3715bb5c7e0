"""Whether a table of a score holds together: its points add up to its limits and its bands cover them."""

from __future__ import annotations

from itertools import pairwise

from curbside.cases.scores.score import totals_of
from curbside.cases.scores.tables import Table
from curbside.errors import PackFault


def check_table(table: Table) -> None:
    """Raises PackFault for the first thing that does not add up."""
    _check_items(table)
    _check_limits(table)
    _check_bands(table)


def _check_items(table: Table) -> None:
    ids = [item.id for item in table.items]
    if len(ids) != len(set(ids)):
        raise fault(table.id, "has two items of one id", "Give one of them another id.")
    for item in table.items:
        if len(item.values) != len(set(item.values)):
            raise fault(table.id, f"has two levels of the same points in {item.id!r}", "Join the two levels.")
        labels = [level.label for level in item.levels if level.label]
        if len(labels) != len(set(labels)):
            raise fault(table.id, f"has two levels of one label in {item.id!r}", "Give one of them another label.")
        for bound in item.bounds:
            if not item.values[0] <= bound.low <= bound.high <= item.values[-1]:
                raise fault(table.id, f"bounds {item.id!r} outside its values", "Mend 'from' and 'to'.")


def _check_limits(table: Table) -> None:
    totals = totals_of(table, {item.id: item.values for item in table.items})
    if (min(totals), max(totals)) != (table.low, table.high):
        raise fault(
            table.id,
            f"runs from {min(totals):g} to {max(totals):g} by its items but states {table.low:g} to {table.high:g}",
            "Mend the points or the limits.",
        )


def _check_bands(table: Table) -> None:
    if not table.bands:
        return
    ends = (table.bands[0].low, table.bands[-1].high)
    if ends != (table.low, table.high):
        raise fault(table.id, "has bands that do not reach its limits", "Write the bands from the lowest up.")
    single = table.is_grade
    for below, above in pairwise(table.bands):
        if not single and above.low != below.high + table.step:
            raise fault(
                table.id,
                f"has a gap or an overlap between {below.name!r} and {above.name!r}",
                f"Two bands lie {table.step:g} apart.",
            )


def fault(table: str, message: str, remedy: str) -> PackFault:
    """The fault of one score, with what to do about it."""
    return PackFault(f"The score {table!r} {message}.", remedy=remedy)

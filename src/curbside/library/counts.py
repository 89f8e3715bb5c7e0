"""Counts for charts: sources by year and strength, and when each is to be looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from curbside.library.reference_report import REVIEW_AFTER, day_checked
from curbside.library.references import Reference

# Types of source in five groups, the strongest first: more colours than that nobody tells apart.
GROUPS: dict[str, tuple[str, ...]] = {
    "Guidelines and consensus": ("guideline", "consensus", "drug-label"),
    "Systematic reviews": ("systematic-review",),
    "Trials": ("rct",),
    "Other studies": ("diagnostic-study", "cohort", "case-report"),
    "Reviews, books and pages": ("narrative-review", "textbook", "patient-information", "web-page"),
}
_GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
UNDATED, NEVER = "No year stated", "Not checked yet"
_FIRST_PERIOD, _SPAN = 1990, 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: its label and how many sources of each group it counts."""

    label: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def sources_by_period(references: Iterable[Reference], today: date) -> tuple[Bar, ...]:
    """Sources by five years of publication, the newest first, those without a year last."""
    held: dict[int | None, Counter[str]] = {}
    for reference in references:
        held.setdefault(_period(reference.year), Counter())[_GROUP_OF[reference.type]] += 1
    dated = sorted((period for period in held if period is not None), reverse=True)
    bars = [_bar(_period_label(period, today), held[period]) for period in dated]
    return tuple(bars + ([_bar(UNDATED, held[None])] if None in held else []))


def sources_by_review(references: Iterable[Reference], today: date) -> tuple[Bar, ...]:
    """Sources by when each is to be looked at again: overdue first, then by half-years, never checked last."""
    held: dict[str, Counter[str]] = {}
    for reference in references:
        held.setdefault(_due_label(reference, today), Counter())[_GROUP_OF[reference.type]] += 1
    order = sorted(held, key=lambda label: (label == NEVER, label != "Overdue", label.split()[-1], label))
    return tuple(_bar(label, held[label]) for label in order)


def sources_by_age(references: Iterable[Reference], today: date) -> tuple[Bar, ...]:
    """Sources by how long ago each was last checked."""
    held: dict[str, Counter[str]] = {label: Counter() for label, _ in _AGES} | {NEVER: Counter()}
    for reference in references:
        day = day_checked(reference)
        label = NEVER if day is None else next(name for name, most in _AGES if (today - day).days <= most)
        held[label][_GROUP_OF[reference.type]] += 1
    return tuple(_bar(label, counts) for label, counts in held.items() if counts or label != NEVER)


_AGES: tuple[tuple[str, float], ...] = (
    ("Up to 3 months ago", 92),
    ("3 to 6 months ago", 183),
    ("6 to 12 months ago", 366),
    ("1 to 2 years ago", 731),
    ("Longer ago", float("inf")),
)


def _bar(label: str, counts: Counter[str]) -> Bar:
    return Bar(label, {group: counts[group] for group in GROUPS})


def _period(year: int | None) -> int | None:
    return None if year is None else max(year - year % _SPAN, _FIRST_PERIOD - _SPAN)


def _period_label(period: int, today: date) -> str:
    if period < _FIRST_PERIOD:
        return f"Before {_FIRST_PERIOD}"
    return f"{period}–{max(period, min(period + _SPAN - 1, today.year))}"


def _due_label(reference: Reference, today: date) -> str:
    day = day_checked(reference)
    if day is None:
        return NEVER
    due = day + timedelta(days=REVIEW_AFTER[reference.type])
    if due < today:
        return "Overdue"
    return f"{'January–June' if due.month <= 6 else 'July–December'} {due.year}"

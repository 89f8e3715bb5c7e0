"""Assesses a file of cases and scores it: diagnosis, urgency, level, syndrome, next tests and speed.

A case is {id, text, diagnosis: {slug, name, synonyms?}, accept?, urgency, urgency_accept?,
level?: {region}, syndrome?, syndrome_accept?, next_tests?: [[alternatives]]}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from curbside.cases.record import Assessment
from curbside.consult import Consult
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_rows
from curbside.evaluate.measures import share
from curbside.text.spelling import normal_word
from curbside.text.words import fold, words

FIRST_STEPS = 5
_UNTOLD = ("", "none", "unclear")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case went. `rank` is the place of the right diagnosis, None when it is not listed;
    `must_not_miss` whether an emergency is listed at all, None where the case is none; `region`,
    `syndrome` and `tests` are None where the file says nothing of them."""

    id: str
    rank: int | None
    urgency: str
    wanted_urgency: str
    urgency_is_right: bool
    region: bool | None
    syndrome: bool | None
    tests: float | None
    must_not_miss: bool | None
    milliseconds: float
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class CaseRun:
    outcomes: tuple[Outcome, ...]

    @property
    def measures(self) -> dict[str, float | int | None]:
        """Shares of cases, 0 to 1; the median time of one assessment in milliseconds."""
        runs = self.outcomes
        emergencies = [o for o in runs if o.wanted_urgency == "emergency"]
        routine = [o for o in runs if o.wanted_urgency == "routine"]
        return {
            "cases": len(runs),
            **{f"top_{n}": share(sum((o.rank or n + 1) <= n for o in runs), len(runs)) for n in (1, 3, 5, 10)},
            "must_not_miss_listed": _mean(o.must_not_miss for o in runs),
            "urgency": share(sum(o.urgency_is_right for o in runs), len(runs)),
            "emergencies_found": share(sum(o.urgency == "emergency" for o in emergencies), len(emergencies)),
            "emergencies_called_routine": sum(o.urgency == "routine" for o in emergencies),
            "routine_called_emergency": sum(o.urgency == "emergency" for o in routine),
            "region": _mean(o.region for o in runs),
            "syndrome": _mean(o.syndrome for o in runs),
            "tests": _mean(o.tests for o in runs),
            "ms_p50": round(median(o.milliseconds for o in runs), 2),
        }

    def as_table(self, *, misses: bool = False) -> str:
        lines = [f"{name:<27} {value if isinstance(value, int) else format(value or 0, '.3f')}"
                 for name, value in self.measures.items()]
        if misses:
            lines += [f"{o.id}: rank {o.rank}, {o.urgency} (wanted {o.wanted_urgency}), region {o.region}, syndrome "
                      f"{o.syndrome}, tests {o.tests}; first {', '.join(c.id for c in o.assessment.differential[:3])}"
                      for o in self.outcomes if _missed(o)]
        return "\n".join(lines)


def run_cases(consult: Consult, path: Path, *, field: str = "text") -> CaseRun:
    """Assesses every case of a file that has the text called `field`; raises BadInput where none has."""
    rows = read_rows(path, "cases")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or "diagnosis" not in row or "urgency" not in row:
            raise BadInput(f"Case {number} of {path} is not an object with diagnosis and urgency.")
    told = [row for row in rows if isinstance(row.get(field), str)]
    if not told:
        raise BadInput(f"No case of {path} has a text called {field!r}.")
    consult.casebook  # noqa: B018  opened before the clock starts
    return CaseRun(tuple(_outcome(row, consult.assess, field) for row in told))


def _outcome(row: dict[str, Any], assess: Callable[[str], Assessment], field: str) -> Outcome:
    begun = perf_counter()
    found = assess(row[field])
    spent = 1000 * (perf_counter() - begun)
    diagnosis = row["diagnosis"]
    wanted = {_fold(name) for name in (diagnosis["slug"], diagnosis["name"],
                                       *(diagnosis.get("synonyms") or ()), *(row.get("accept") or ()))}
    rank = next((n for n, c in enumerate(found.differential, 1) if _is_named(c, wanted)), None)
    region = (row.get("level") or {}).get("region", "")
    syndrome = row.get("syndrome") or ""
    return Outcome(
        id=row["id"],
        rank=rank,
        urgency=found.urgency,
        wanted_urgency=row["urgency"],
        urgency_is_right=found.urgency in {row["urgency"], *(row.get("urgency_accept") or ())},
        region=None if region in _UNTOLD else found.localisation.region == region,
        syndrome=None if syndrome in _UNTOLD else any(
            _fold(each) in _fold(found.localisation.syndrome)
            for each in (syndrome, *(row.get("syndrome_accept") or ()))
        ),
        tests=_tests_met(row.get("next_tests") or (), found),
        must_not_miss=rank is not None if row["urgency"] == "emergency" else None,
        milliseconds=spent,
        assessment=found,
    )  # fmt: skip


def _is_named(cause: Any, wanted: set[str]) -> bool:
    """Whether a name of the cause is a wanted one, or one of two words or more lies in the other."""
    return any(
        mine == other or _holds(mine, other) or _holds(other, mine)
        for mine in map(_fold, (cause.id, cause.name, *cause.synonyms))
        for other in wanted
    )


def _holds(longer: str, shorter: str) -> bool:
    return " " in shorter and re.search(rf"\b{re.escape(shorter)}\b", longer) is not None


def _tests_met(groups: Iterable[Any], found: Assessment) -> float | None:
    """Share of the wanted groups of tests of which one stands among the first steps."""
    groups = [group if isinstance(group, list) else [group] for group in groups]
    first = " | ".join(_fold(f"{s.what} {s.why} {s.contrast}") for s in found.next_steps[:FIRST_STEPS])
    met = sum(any(all(w in first for w in _fold(test).split()) for test in group) for group in groups)
    return met / len(groups) if groups else None


def _fold(text: str) -> str:
    return " ".join(normal_word(word.text) for word in words(fold(text.replace("-", " ").replace("_", " "))))


def _missed(o: Outcome) -> bool:
    wrong = o.region is False or o.syndrome is False or o.tests == 0
    return wrong or not o.rank or o.rank > 3 or not o.urgency_is_right


def _mean(values: Iterable[bool | float | None]) -> float | None:
    told = [float(value) for value in values if value is not None]
    return share(sum(told), len(told))

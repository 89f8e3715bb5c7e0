"""A case from a form: findings given by id and state instead of in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from curbside.cases.case import PRESENT, STATES, Case, Finding, Issue
from curbside.cases.findings.faults import faults_of_case
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.people import Person
from curbside.cases.findings.states import contradictions, states_of
from curbside.cases.findings.told import ages_told

_SIDES = ("", "left", "right", "both")
_OLDEST = 120.0
Limits = Mapping[str, tuple[float, float]]
_NO_SCORES: Limits = MappingProxyType({})


def case_of(findings: Sequence[Mapping[str, Any]], lexicon: Lexicon, scores: Limits = _NO_SCORES) -> Case:
    """A case of entries {id, state, side?, level?, value?, unit?}; `age` (value in years), `sex` (value female or
    male), the name of any measurement and of any of the `scores` (value, and `to` where it is a range) are entries
    too. `scores` are the limits of each by its id. What cannot be read becomes an issue."""
    told: list[Finding] = []
    issues: list[Issue] = []
    numbers: dict[str, tuple[float, float]] = {}
    measured = {measure.id for measure in lexicon.measures}
    sex, age, impossible = "", None, None
    for entry in findings:
        name, value = str(entry.get("id", "")), entry.get("value")
        if name == "sex" and value in ("female", "male"):
            sex = value
        elif name == "age" and isinstance(value, int | float):
            age, impossible = (value, None) if 0 <= value <= _OLDEST else (None, value)
        elif name in scores and not _is_within(scores[name], entry):
            issues.append(_outside(name, scores[name]))
        elif name in measured | set(scores) and isinstance(value, int | float):
            numbers[name] = _range(entry)
        elif (fault := _fault(entry, lexicon)) is not None:
            issues.append(fault)
        else:
            told.append(_finding(entry))
    person = Person(age, sex, impossible=impossible)
    if age is not None:
        numbers["age"] = (float(age), float(age))
        told += ages_told(Person(float(age)), lexicon)
    return Case(
        findings=tuple(told),
        states=states_of(told, lexicon),
        numbers=numbers,
        given=frozenset(numbers),
        age=age,
        sex=sex,
        issues=(*issues, *faults_of_case(person, told, numbers, lexicon), *contradictions(told, lexicon)),
    )


def _range(entry: Mapping[str, Any]) -> tuple[float, float]:
    return float(entry["value"]), float(entry.get("to", entry["value"]))


def _is_within(limits: tuple[float, float], entry: Mapping[str, Any]) -> bool:
    ends = (entry.get("value"), entry.get("to", entry.get("value")))
    if not all(isinstance(end, int | float) for end in ends):
        return False
    return limits[0] <= ends[0] <= ends[1] <= limits[1]


def _outside(name: str, limits: tuple[float, float]) -> Issue:
    return Issue(
        "warning",
        f"The score {name} is a number from {limits[0]:g} to {limits[1]:g}; the form tells another.",
        "Correct the score; this one is not used.",
    )


def _finding(entry: Mapping[str, Any]) -> Finding:
    value = entry.get("value")
    return Finding(
        str(entry["id"]), str(entry.get("state", PRESENT)), side=str(entry.get("side") or ""),
        level=str(entry.get("level") or ""), value=None if value is None else float(value),
        unit=str(entry.get("unit") or ""),
    )  # fmt: skip


def with_listed(
    case: Case, listed: Sequence[Mapping[str, Any]], lexicon: Lexicon, scores: Limits = _NO_SCORES
) -> Case:
    """The case of a note with what a form lists, which overrules what the note tells of the same thing."""
    form = case_of(listed, lexicon, scores)
    ids = {finding.id for finding in form.findings}
    told = (*form.findings, *(finding for finding in case.findings if finding.id not in ids))
    return replace(
        case,
        findings=told,
        states=states_of(told, lexicon),
        numbers={**case.numbers, **form.numbers},
        given=form.given,
        age=case.age if form.age is None else form.age,
        sex=form.sex or case.sex,
        issues=(
            *_still_true(case, told, form, lexicon),
            *(fault for entry in listed if (fault := _fault_of_row(entry, lexicon, scores))),
        ),
    )


def _still_true(case: Case, told: Sequence[Finding], form: Case, lexicon: Lexicon) -> tuple[Issue, ...]:
    """The issues of the note, those that rest on its findings judged again now that the form has settled some."""
    person = Person(case.age, case.sex)

    def judged(findings: Sequence[Finding], numbers: Mapping[str, tuple[float, float]]) -> list[Issue]:
        return [*faults_of_case(person, findings, numbers, lexicon), *contradictions(findings, lexicon)]

    before = judged(case.findings, case.numbers)
    after = judged(told, {**case.numbers, **form.numbers})
    return (*(issue for issue in case.issues if issue not in before), *after)


def _fault_of_row(entry: Mapping[str, Any], lexicon: Lexicon, scores: Limits) -> Issue | None:
    name = entry.get("id")
    if name in scores:
        return None if _is_within(scores[name], entry) else _outside(name, scores[name])
    measured = {"age", "sex", *(measure.id for measure in lexicon.measures)}
    return None if name in measured else _fault(entry, lexicon)


def _fault(entry: Mapping[str, Any], lexicon: Lexicon) -> Issue | None:
    name = str(entry.get("id", ""))
    if name not in lexicon.ids:
        return Issue("error", f"There is no finding {name[:60]!r}.", "Use an id of the pack's findings.")
    if entry.get("state", PRESENT) not in STATES:
        return Issue("error", f"{lexicon.name(name)}: the state is none of {', '.join(STATES)}.", "Give one of these.")
    if (entry.get("side") or "") not in _SIDES:
        return Issue("error", f"{lexicon.name(name)}: the side is none of left, right, both.", "Give one of these.")
    value = entry.get("value")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        return Issue("error", f"{lexicon.name(name)}: the value is not a number.", "Give a number in the usual unit.")
    return None

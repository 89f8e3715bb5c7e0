"""A case from a form: findings given by id and state instead of in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from curbside.cases.case import PRESENT, STATES, Case, Finding, Issue
from curbside.cases.findings.faults import faults_of_case
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.people import Person
from curbside.cases.findings.states import contradictions, states_of
from curbside.cases.findings.told import ages_told

_SIDES = ("", "left", "right", "both")
_OLDEST = 120.0


def case_of(findings: Sequence[Mapping[str, Any]], lexicon: Lexicon) -> Case:
    """A case of entries {id, state, side?, level?, value?, unit?}; `age` (value in years), `sex` (value female or
    male) and the name of any measurement are entries too. What cannot be read becomes an issue."""
    told: list[Finding] = []
    issues: list[Issue] = []
    numbers: dict[str, tuple[float, float]] = {}
    sex, age, impossible = "", None, None
    for entry in findings:
        name, value = str(entry.get("id", "")), entry.get("value")
        if name == "sex" and value in ("female", "male"):
            sex = value
        elif name == "age" and isinstance(value, int | float):
            age, impossible = (value, None) if 0 <= value <= _OLDEST else (None, value)
        elif name in {measure.id for measure in lexicon.measures} and isinstance(value, int | float):
            numbers[name] = (float(value), float(value))
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
        age=age,
        sex=sex,
        issues=(*issues, *faults_of_case(person, told, numbers, lexicon), *contradictions(told, lexicon)),
    )


def _finding(entry: Mapping[str, Any]) -> Finding:
    value = entry.get("value")
    return Finding(
        str(entry["id"]), str(entry.get("state", PRESENT)), side=str(entry.get("side") or ""),
        level=str(entry.get("level") or ""), value=None if value is None else float(value),
        unit=str(entry.get("unit") or ""),
    )  # fmt: skip


def with_listed(case: Case, listed: Sequence[Mapping[str, Any]], lexicon: Lexicon) -> Case:
    """The case of a note with what a form lists, which overrules what the note tells of the same thing."""
    form = case_of(listed, lexicon)
    ids = {finding.id for finding in form.findings}
    told = (*form.findings, *(finding for finding in case.findings if finding.id not in ids))
    return replace(
        case,
        findings=told,
        states=states_of(told, lexicon),
        numbers={**case.numbers, **form.numbers},
        age=case.age if form.age is None else form.age,
        sex=form.sex or case.sex,
        issues=(*case.issues, *(fault for entry in listed if (fault := _fault_of_row(entry, lexicon)))),
    )


def _fault_of_row(entry: Mapping[str, Any], lexicon: Lexicon) -> Issue | None:
    measured = {"age", "sex", *(measure.id for measure in lexicon.measures)}
    return None if entry.get("id") in measured else _fault(entry, lexicon)


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

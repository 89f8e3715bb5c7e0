"""The worksheet of an examination of the cord: 28 dermatomes and ten key muscles on either side, and what they come
to with every step. A mark that is left empty counts as not tested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.references import CitedReference, cite
from curbside.cases.scores.isncsci import Classification, classify, read_examination
from curbside.cases.scores.isncsci.examination import DERMATOMES, KEY_MUSCLES, LEVELS
from curbside.cases.scores.isncsci.marks import muscle_marks, touch_marks
from curbside.cases.scores.isncsci.step import Step
from curbside.cases.scores.isncsci.summary import NOTES, SOURCES, summary
from curbside.consult import Consult
from curbside.doors.pages.case.told import Told, Worked, read_told
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.errors import BadInput

# column: (side, kind, what it is called), in the order of the sheet from its right side to its left
COLUMNS = {
    "rm": ("right", "motor", "Right motor"),
    "rt": ("right", "light_touch", "Right light touch"),
    "rp": ("right", "pin_prick", "Right pin prick"),
    "lt": ("left", "light_touch", "Left light touch"),
    "lp": ("left", "pin_prick", "Left pin prick"),
    "lm": ("left", "motor", "Left motor"),
}
_MUSCLES = ("rm", "lm")
_OPEN = "NT"
_GRADES = "ais"  # the score that the grade of a sheet is


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark of the sheet: its field, what it is called, and what was written."""

    name: str
    label: str
    value: str
    is_wrong: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A level with its cells in the order of the columns; None where it has no key muscle."""

    level: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The sheet as written, and the classification where every mark is legal and some are told."""

    rows: tuple[Row, ...]
    contraction: str
    pressure: str
    lowest: tuple[str, str]
    untold: int
    problem: str
    summary: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, tuple[Step, ...]], ...]
    references: tuple[CitedReference, ...]


def empty_sheet(request: Request) -> Response:
    """The sheet with nothing in it."""
    site: Site = request.app.state.site
    return _page(request, _view({}, site.consult)[0], Told())


async def worked_sheet(request: Request) -> Response:
    """The sheet classified; a column that is to be filled has its empty cells filled first."""
    form = await request.form(max_files=0)
    written = {name: str(value).strip() for name, value in form.items()}
    told = read_told(form, form.multi_items())
    site: Site = request.app.state.site
    view, found = await run_in_threadpool(_view, _filled(written), site.consult)
    return _page(request, view, told, _grade(found, site.consult))


def _page(request: Request, view: SheetView, told: Told, worked: Worked | None = None) -> Response:
    about = {"view": view, "told": told, "worked": worked, "columns": COLUMNS, "levels": LEVELS, "notes": NOTES}
    return render(request, "case_isncsci.html", about)


def _filled(written: Mapping[str, str]) -> Mapping[str, str]:
    """The sheet with the empty cells of each column that says so filled with its mark."""
    filled = dict(written)
    for column in COLUMNS:
        if mark := written.get(f"fill.{column}", ""):
            for level in _levels(column):
                name = f"{column}.{level}"
                filled[name] = filled.get(name, "") or mark
    return filled


def _levels(column: str) -> tuple[str, ...]:
    return KEY_MUSCLES if column in _MUSCLES else DERMATOMES


def _view(written: Mapping[str, str], consult: Consult) -> tuple[SheetView, Classification | None]:
    rows = tuple(Row(level, tuple(_cell(column, level, written) for column in COLUMNS)) for level in DERMATOMES)
    cells = [cell for row in rows for cell in row.cells if cell]
    wrong = [cell for cell in cells if cell.is_wrong]
    untold = sum(not cell.value for cell in cells)
    found, problem = None, ""
    if wrong:
        problem = f"{wrong[0].label}: {wrong[0].value[:8]!r} is no mark. {_LEGAL}"
    elif untold < len(cells):
        try:
            found = classify(read_examination(_examination(written)))
        except BadInput as fault:
            problem = f"{fault.message} {fault.remedy}".strip()
    knowledge = consult.shelf.knowledge
    known = [id for id in SOURCES if id in knowledge.references]
    view = SheetView(
        rows=rows,
        contraction=_answer(written, "vac"),
        pressure=_answer(written, "dap"),
        lowest=(written.get("low.right", ""), written.get("low.left", "")),
        untold=untold,
        problem=problem,
        summary=summary(found) if found else (),
        steps=_by_rule(found) if found else (),
        references=tuple(cite(n, knowledge.references[id]) for n, id in enumerate(known, 1)),
    )
    return view, found


_LEGAL = "Muscles take 0 to 5, sensation 0, 1 or 2, either of them NT, and a star for what another cause explains."


def _cell(column: str, level: str, written: Mapping[str, str]) -> Cell | None:
    if level not in _levels(column):
        return None
    value = written.get(f"{column}.{level}", "").upper()
    legal = muscle_marks() if column in _MUSCLES else touch_marks()
    return Cell(f"{column}.{level}", f"{COLUMNS[column][2]} {level}", value, bool(value) and value not in legal)


def _examination(written: Mapping[str, str]) -> Mapping[str, Any]:
    """The sheet as `read_examination` takes it; what is empty was not tested."""
    sides: dict[str, Any] = {"right": {}, "left": {}}
    for column, (side, kind, _) in COLUMNS.items():
        marks = {level: written.get(f"{column}.{level}", "") or _OPEN for level in _levels(column)}
        sides[side][kind] = marks
    for side in ("right", "left"):
        sides[side]["lowest_non_key_muscle"] = written.get(f"low.{side}", "")
    answers = {"voluntary_anal_contraction": _answer(written, "vac"), "deep_anal_pressure": _answer(written, "dap")}
    return {**sides, **answers}


def _answer(written: Mapping[str, str], name: str) -> str:
    told = written.get(name, "")
    return told if told in ("yes", "no") else _OPEN


def _by_rule(found: Classification) -> tuple[tuple[str, tuple[Step, ...]], ...]:
    return tuple((rule, tuple(steps)) for rule, steps in groupby(found.steps, key=lambda step: step.rule))


def _grade(found: Classification | None, consult: Consult) -> Worked | None:
    """The grade that the sheet gives, where the packs have a score of grades by its name."""
    table = consult.casebook.scores.tables.get(_GRADES)
    if found is None or table is None:
        return None
    points = {level.label: level.points for level in table.items[0].levels}
    grades = sorted(points[place.level] for place in found.impairment.results if place.level in points)
    return Worked(_GRADES, grades[0], grades[-1]) if grades else None


ROUTES = [
    Route("/case/scores/isncsci", empty_sheet),
    Route("/case/scores/isncsci", worked_sheet, methods=["POST"]),
]

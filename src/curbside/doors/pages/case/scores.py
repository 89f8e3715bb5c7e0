"""Score calculators, one for each table of the packs: an item that nobody told leaves a range, never a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.references import CitedReference, cite
from curbside.cases.facts import amount
from curbside.cases.scores import Score, score
from curbside.cases.scores.score import find_table
from curbside.cases.scores.tables import Item, Table
from curbside.consult import Consult
from curbside.doors.pages.case.told import Told, Worked, read_told
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.errors import BadInput

# Up to so many bare numbers are offered as a list; more are typed.
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an item: as the form sends it, and in words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its choices, or the ends of a number to be typed, and what was told of it."""

    item: Item
    choices: tuple[Choice, ...]
    low: str
    high: str
    told: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A calculator: its items, and the score where any of them is told."""

    table: Table
    items: tuple[ItemView, ...]
    score: Score | None
    total: str
    missing: tuple[str, ...]
    problem: str
    references: tuple[CitedReference, ...]


def all_scores(request: Request) -> Response:
    """Every score that can be worked out, by what it is about."""
    site: Site = request.app.state.site
    about: dict[str, list[Table]] = {}
    for table in site.consult.casebook.scores.tables.values():
        about.setdefault(table.about, []).append(table)
    return render(request, "case_scores.html", {"about": about})


def empty_score(request: Request) -> Response:
    """The calculator of one score."""
    site: Site = request.app.state.site
    return _page(request, _view(site.consult, request.path_params["id"], {}), Told())


async def worked_score(request: Request) -> Response:
    """The calculator with what is told so far; the case it was opened from goes along in hidden fields."""
    form = await request.form(max_files=0)
    told = read_told(form, form.multi_items())
    items = {name.removeprefix("item."): str(value).strip() for name, value in form.items() if name.startswith("item.")}
    site: Site = request.app.state.site
    id = request.path_params["id"]
    view = await run_in_threadpool(_view, site.consult, id, {name: value for name, value in items.items() if value})
    if form.get("do") == "work" and not any(items.values()):
        told = replace(told, scores=tuple(each for each in told.scores if each.id != id))
    return _page(request, view, told)


def _page(request: Request, view: ScoreView, told: Told) -> Response:
    worked = Worked(view.table.id, view.score.low, view.score.high) if view.score else None
    return render(request, "case_score.html", {"view": view, "told": told, "worked": worked})


def _view(consult: Consult, id: str, told: Mapping[str, str]) -> ScoreView:
    table = find_table(consult.casebook.scores, id)
    found, problem = None, ""
    if told:
        try:
            found = score(consult.casebook.scores, id, told)
        except BadInput as fault:
            problem = f"{fault.message} {fault.remedy}".strip()
    knowledge = consult.shelf.knowledge
    names = {item.id: item.name for item in table.items}
    return ScoreView(
        table=table,
        items=tuple(_item(item, table, told.get(item.id, "")) for item in table.items),
        score=found,
        total=amount(found) if found else "",
        missing=tuple(names[each] for each in found.missing) if found else (),
        problem=problem,
        references=tuple(cite(n, knowledge.references[each]) for n, each in enumerate(table.sources, 1)),
    )


def _item(item: Item, table: Table, told: str) -> ItemView:
    values = item.values if len(item.values) <= _LISTED else ()
    choices = tuple(
        Choice(f"{level.points:g}", _level(level.label, level.points, level.means, table)) for level in item.levels
    ) or tuple(Choice(f"{value:g}", f"{value:g}") for value in values)
    ends = f"{item.values[0]:g}", f"{item.values[-1]:g}"
    return ItemView(item, choices, *ends, told)


def _level(label: str, points: float, means: str, table: Table) -> str:
    """A level in words, its points before it; a grade by its label alone."""
    return f"{label}: {means}" if table.is_grade else f"{points:g}: {means}"


ROUTES = [
    Route("/case/scores", all_scores),
    Route("/case/scores/{id}", empty_score),
    Route("/case/scores/{id}", worked_score, methods=["POST"]),
]


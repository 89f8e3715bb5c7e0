"""The page of a case: its form, and what is made of it. A case is sent, answered and forgotten; nothing of it is
kept, and no address holds a word of it."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.cases.case import Issue
from curbside.cases.casebook import Casebook
from curbside.cases.chips import Chip
from curbside.cases.findings.choosing import groups_of
from curbside.cases.numbering import Numbering
from curbside.cases.record import Assessment, to_record
from curbside.consult import Consult
from curbside.doors.pages.case.told import Told, age_of, changed, chips, read_told
from curbside.doors.pages.case.view import CaseView, view_of
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site


def empty_case(request: Request) -> Response:
    """The form to begin with, and example notes."""
    site: Site = request.app.state.site
    return render(request, "case.html", _about(site.consult, Told()) | {"view": None, "problem": ""})


async def case(request: Request) -> Response:
    """Takes a form, does what its button says, and shows what follows."""
    form = await request.form(max_files=0)
    told, do = read_told(form, form.multi_items()), str(form.get("do", ""))
    return await run_in_threadpool(_answer, request, told, do)


def _answer(request: Request, told: Told, do: str) -> Response:
    site: Site = request.app.state.site
    consult = site.consult
    verb, _, id = do.partition(" ")
    if verb == "example":
        told = Told(note=next((each.text for each in consult.casebook.examples if each.id == id), ""))
    lexicon = consult.casebook.lexicon
    note = consult.read_note(told.note) if told.note.strip() else None
    told, problem = changed(told, do, note, lexicon)
    if told.is_empty:
        problem = problem or "There is nothing to assess yet: write a note, or add a finding."
        return render(request, "case.html", _about(consult, told) | {"view": None, "problem": problem})
    found = consult.assess(told.note, told.findings(), read=note)
    if verb == "record":
        return _record(found)
    view = _view(told, chips(told, note, lexicon), found)
    if verb == "sheet":
        # it cites less than the page, and so numbers for itself
        return render(request, "case_sheet.html", {"view": view, "numbers": Numbering(found.references)})
    return render(request, "case.html", _about(consult, told) | {"view": view, "problem": problem})


def _view(told: Told, shown: tuple[Chip, ...], found: Assessment) -> CaseView:
    view = view_of(told, shown, found)
    mistaken = [Issue("error", "The age is not a number of years.", "Write it in figures, such as 67.")]
    issues = mistaken if told.age and age_of(told.age) is None else []
    return replace(view, issues=(*issues, *view.issues))


def _record(found: Assessment) -> Response:
    """The public record of the assessment, for a file."""
    text = json.dumps(to_record(found), ensure_ascii=False, indent=2)
    headers = {"content-disposition": 'attachment; filename="assessment.json"'}
    return Response(text, media_type="application/json", headers=headers)


def _about(consult: Consult, told: Told) -> dict[str, Any]:
    """What the form offers whatever is told."""
    book = consult.casebook
    return {
        "told": told,
        "finding_names": _finding_names(book),
        "examples": book.examples,
        "calculators": [(table.id, table.name) for table in book.scores.tables.values()],
        "library": consult.shelf.knowledge.fingerprint,
    }


@lru_cache(maxsize=2)
def _finding_names(book: Casebook) -> Markup:
    """The names of all findings as options of a list: hundreds, and the same on every page."""
    names = (each.name for group in groups_of(book.lexicon) for each in group.entries)
    return Markup("").join(Markup("<option>{}</option>").format(name) for name in names)


ROUTES = [Route("/case", empty_case), Route("/case", case, methods=["POST"])]

"""Changing own documents: removed for good, or retracted, each after a page that asks once more."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from curbside.consult import own_library
from curbside.doors.pages.library.documents import LOCAL, origin_name
from curbside.doors.pages.library.upload import check_takes_uploads
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.errors import BadInput, NotFound

CHANGES = ("remove", "retract")
LONGEST_NOTE = 300


def confirm(request: Request) -> Response:
    """Asks whether a document is really to be removed or retracted."""
    site: Site = request.app.state.site
    check_takes_uploads(site)
    _check_change(request)
    own = own_library(site.settings).document(LOCAL + request.path_params["name"])
    found = {
        "d": own.document,
        "name": request.path_params["name"],
        "origin": origin_name(own.document.origin),
        "change": request.path_params["change"],
    }
    return render(request, "library/confirm.html", found)


async def change(request: Request) -> Response:
    """Removes or retracts a document, and goes back to the list."""
    site: Site = request.app.state.site
    check_takes_uploads(site)
    _check_change(request)
    form = await request.form(max_files=0)
    note = str(form.get("note", "")).strip()
    if len(note) > LONGEST_NOTE:
        raise BadInput(f"The reason has {len(note):,} characters; at most {LONGEST_NOTE} are kept.")
    id, own = LOCAL + request.path_params["name"], own_library(site.settings)
    if request.path_params["change"] == "remove":
        await run_in_threadpool(own.remove, id)
        done = "removed"
    else:
        await run_in_threadpool(own.retract, id, note)
        done = "retracted"
    await run_in_threadpool(site.warm)
    return RedirectResponse(f"/library/own?done={done}", 303)


def _check_change(request: Request) -> None:
    if request.path_params["change"] not in CHANGES:
        raise NotFound("A document can be removed or retracted, and nothing else.")


_PATH = "/library/own/{name}/{change}"
ROUTES = [Route(_PATH, confirm), Route(_PATH, change, methods=["POST"])]

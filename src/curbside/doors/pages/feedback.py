"""Feedback: what readers say of a page or of a sentence."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.doors.pages.rendering import render
from curbside.doors.site import Site

_TOLD = ("kind", "answer", "page", "sentence", "comment", "library")


async def feedback(request: Request) -> Response:
    """Keeps a report and thanks for it: on a page of its own, or with `part=thanks` in a line to put in place."""
    form = await request.form(max_files=0, max_fields=10)
    site: Site = request.app.state.site
    report = await run_in_threadpool(site.consult.report, {name: str(form.get(name, "")) for name in _TOLD})
    template = "_thanks.html" if form.get("part") == "thanks" else "thanks.html"
    return render(request, template, {"report": report})


ROUTES = [Route("/feedback", feedback, methods=["POST"])]

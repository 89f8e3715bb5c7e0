"""Policies: how the content is made and reviewed, what it is not, what is kept, and how accessible it is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.wording import disclaimer_for
from curbside.doors.pages.rendering import render
from curbside.doors.pages.words import READER_NAMES


def policies(request: Request) -> Response:
    """The one page on how Curbside works, and what it is not."""
    site = request.app.state.site
    disclaimers = [(name, disclaimer_for(reader)) for reader, name in READER_NAMES.items()]
    packs = site.consult.shelf.knowledge.packs
    keeps = site.settings.keep_answers
    return render(request, "policies.html", {"packs": packs, "disclaimers": disclaimers, "keeps": keeps})


ROUTES = [Route("/policies", policies)]

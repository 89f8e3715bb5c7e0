"""The first page of the library: what it holds, and the ways into it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.consult import own_library
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.library.browse import AREAS


def library(request: Request) -> Response:
    """What the library holds, in numbers and as ways on."""
    site: Site = request.app.state.site
    consult = site.consult
    browse, knowledge = consult.browse, consult.shelf.knowledge
    areas = [(area, AREAS[area][0], count) for area, count in browse.areas.items()]
    found = {
        "areas": areas,
        "packs": knowledge.packs,
        "topics": len(knowledge.topics),
        "statements": len(browse.passages),
        "sources": len(browse.sources()),
        "leaflets": len(browse.leaflets),
        "own": own_library(site.settings).standings(),
        "takes_uploads": site.takes_uploads,
    }
    return render(request, "library/front.html", found)


ROUTES = [Route("/library", library)]

"""Own documents: the list of them, and each to read, passage by passage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from curbside.answer.citations import KINDS
from curbside.consult import own_library
from curbside.doors.pages.library.sources import identifiers_of
from curbside.doors.pages.paging import part_by, part_of
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.doors.uploads import MOST_BYTES, MOST_FILES, MOST_IN_ALL
from curbside.library.own.records import OwnDocument
from curbside.library.references import TYPES

SHOWN, PASSAGES_SHOWN = 50, 40
LOCAL = "local/"


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """A passage as the reader shows it: `section` and `page` only where another begins."""

    number: int
    id: str
    text: str
    section: str
    page: int | None


def documents(request: Request) -> Response:
    """The documents that were added here, with their standing, and the form to add more."""
    site: Site = request.app.state.site
    own = own_library(site.settings)
    total = sum(own.standings().values())
    found = {
        "part": part_by(request, total, lambda start: own.listed(start, SHOWN), SHOWN),
        "takes_uploads": site.takes_uploads,
        "levels": {kind: KINDS[kind] for kind in TYPES},
        "most": {"files": MOST_FILES, "each": MOST_BYTES // 1_000_000, "all": MOST_IN_ALL // 1_000_000},
        "done": request.query_params.get("done", ""),
    }
    return render(request, "library/documents.html", found)


def document(request: Request) -> Response:
    """A document to read. `passage` in the address leads to the part that holds it."""
    site: Site = request.app.state.site
    own = own_library(site.settings).document(LOCAL + request.path_params["name"])
    told = request.query_params.get("passage", "")
    if told.isascii() and told.isdigit() and 1 <= int(told) <= len(own.cuts):
        page = (int(told) - 1) // PASSAGES_SHOWN + 1
        return RedirectResponse(f"{request.url.path}?page={page}#p{int(told)}", 303)
    part = part_of(request, own.cuts, PASSAGES_SHOWN)
    found = {
        "d": own.document,
        "r": own.reference,
        "name": request.path_params["name"],
        "origin": origin_name(own.document.origin),
        "part": part,
        "passages": read_passages(own, part.first, len(part.items)),
        "pages": len(own.page_starts),
        "identifiers": identifiers_of(own.reference),
        "takes_uploads": site.takes_uploads,
        "library": site.consult.shelf.knowledge.fingerprint,
    }
    return render(request, "library/document.html", found)


def read_passages(own: OwnDocument, first: int, count: int) -> list[ReadPassage]:
    """The passages from number `first` on, with the section and page where each begins another."""
    shown: list[ReadPassage] = []
    section, page = "", None
    for number, passage in enumerate(islice(own.passages(), first - 1, first - 1 + count), first):
        new_section = passage.section if passage.section != section else ""
        new_page = passage.page if passage.page != page else None
        shown.append(ReadPassage(number, passage.id, passage.text, new_section, new_page))
        section, page = passage.section, passage.page
    return shown


def origin_name(origin: str) -> str:
    """The name of the file that a document came from, without the folders it lies in."""
    return origin.removeprefix("upload:").replace("\\", "/").rpartition("/")[2] or origin


ROUTES = [Route("/library/own", documents), Route("/library/own/{name}", document)]

"""Topics: the list of them, and each as an article whose numbers open the passages."""

from __future__ import annotations

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.doors.pages.paging import part_of
from curbside.doors.pages.rendering import render
from curbside.doors.pages.structured import describe_article
from curbside.doors.site import Site
from curbside.errors import BadInput
from curbside.library.browse import AREAS

SHOWN = 100


def topics(request: Request) -> Response:
    """Topics of an area, with a section, whose titles have some words: by the subject that each is about."""
    site: Site = request.app.state.site
    browse = site.consult.browse
    told = {name: request.query_params.get(name, "").strip() for name in ("area", "section", "words")}
    if told["area"] and told["area"] not in AREAS:
        raise BadInput("The library has no such area.", remedy="Choose one from the list of topics.")
    part = part_of(request, browse.topics(**told), SHOWN, told)
    subjects = [(subject, list(lines)) for subject, lines in groupby(part.items, key=lambda line: line.subject)]
    found = {
        "told": told,
        "part": part,
        "subjects": subjects,
        "areas": {area: AREAS[area][0] for area in browse.areas},
        "sections": sorted(browse.sections),
        "is_narrowed": any(told.values()),
    }
    return render(request, "library/topics.html", found)


def topic(request: Request) -> Response:
    """A topic as an article."""
    site: Site = request.app.state.site
    consult = site.consult
    article = consult.article(request.path_params["id"])
    pack = next(pack for pack in consult.shelf.knowledge.packs if pack.name == article.pack)
    structured = describe_article(
        article.title,
        audience="gp",
        modified=article.date,
        publisher="Curbside",
        citations=(reference.citation for reference in article.references),
        reviewed_by=article.reviewed,
    )
    found = {
        "article": article,
        "pack": pack,
        "structured": structured,
        "library": consult.shelf.knowledge.fingerprint,
        "sentences": [statement.text for section in article.sections for statement in section.statements],
    }
    return render(request, "library/topic.html", found)


ROUTES = [Route("/library/topics", topics), Route("/library/topics/{id:path}", topic)]

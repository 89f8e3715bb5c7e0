"""Asking: the box, the answer, and the next question."""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from curbside.answer.question import READERS
from curbside.answer.record import to_record
from curbside.doors.pages.answer_view import view_of
from curbside.doors.pages.examples import examples, recent_topics
from curbside.doors.pages.rendering import reader_of, render
from curbside.doors.pages.sharing import as_shared_text
from curbside.doors.site import Site
from curbside.errors import BadInput

_YEAR = 365 * 24 * 3600  # seconds for which the reader's choice is remembered


def front(request: Request) -> Response:
    """The first page: the box, questions that the library answers, recent articles."""
    site: Site = request.app.state.site
    knowledge = site.consult.shelf.knowledge
    about = " and ".join(pack.title[:1].lower() + pack.title[1:] for pack in knowledge.packs)
    found = {"about": about, "topics": len(knowledge.topics)}
    found |= {"examples": examples(site.consult.shelf), "recent": recent_topics(knowledge)}
    return render(request, "ask.html", found)


async def ask(request: Request) -> Response:
    """Takes a question and sends the browser to its answer, so that no address holds a question.

    `again` names an answer to be given for another reader.
    """
    form = await request.form(max_files=0)
    told = {name: str(form.get(name, "")) for name in ("question", "reader", "after", "again")}
    if told["reader"] not in ("", *READERS):
        raise BadInput("There is no such reader.")
    site: Site = request.app.state.site
    if told["again"]:
        answer = await run_in_threadpool(site.again, told["again"], told["reader"])
    else:
        chosen = told["reader"] if "reader" in form or told["after"] else reader_of(request)
        answer = await run_in_threadpool(site.ask, told["question"], chosen, told["after"])
    response = RedirectResponse(f"/answers/{answer.id}", 303)
    if "reader" in form:
        response.set_cookie("reader", told["reader"], max_age=_YEAR, httponly=True, samesite="strict")
    return response


def answer(request: Request) -> Response:
    """An answer, made again from what was asked."""
    site: Site = request.app.state.site
    view = view_of(site, request.path_params["id"])
    return render(request, "answer.html", {"view": view, "packs": site.consult.shelf.knowledge.packs})


def answer_text(request: Request) -> Response:
    """An answer as plain text with its references, to copy."""
    return PlainTextResponse(as_shared_text(request.app.state.site.again(request.path_params["id"])))


def answer_record(request: Request) -> Response:
    """An answer's record, as `curbside prove` takes it."""
    record = to_record(request.app.state.site.again(request.path_params["id"]))
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return Response(text, media_type="application/json")


ROUTES = [
    Route("/", front),
    Route("/ask", ask, methods=["POST"]),
    Route("/answers/{id}.txt", answer_text),
    Route("/answers/{id}.json", answer_record),
    Route("/answers/{id}", answer),
]

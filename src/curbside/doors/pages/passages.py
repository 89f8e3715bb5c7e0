"""A passage: the words that are cited, in their context, with what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.citations import KINDS, vancouver
from curbside.doors.pages.rendering import render, with_marks
from curbside.doors.site import Site
from curbside.library.passages import Passage
from curbside.plain import plain

NEAR = 2  # passages of the same section that are shown on either side


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with its neighbours; `marked` is its text before, in and after the quote."""

    passage: Passage
    is_own: bool
    page: int | None
    before: tuple[str, ...]
    marked: tuple[str, str, str]
    after: tuple[str, ...]
    references: tuple[dict[str, Any], ...]
    answer: str
    library: str


def passage(request: Request) -> Response:
    """The page of a passage, or with `part=panel` what the side panel of an answer shows of it.

    `from` and `to` mark the quoted words, `answer` names the answer to go back to.
    """
    site: Site = request.app.state.site
    query = request.query_params
    answer = query.get("answer", "")
    found = site.consult.passage(request.path_params["id"])
    start, end = _offset(query.get("from"), 0), _offset(query.get("to"), len(found.text))
    view = _view(site, found, start, end, answer if answer.isalnum() else "")
    if query.get("part") == "panel":
        return render(request, "passage_panel.html", {"view": view, "level": 2})
    return render(request, "passage.html", {"view": view, "level": 1})


def _view(site: Site, found: Passage, start: int, end: int, answer: str) -> PassageView:
    knowledge = site.consult.shelf.knowledge
    is_own = found.source == "local"
    before, after = _neighbours(site, found)
    references = []
    for id in found.references:
        reference = knowledge.references[id]
        words = {"kind": KINDS[reference.type], "citation": vancouver(reference), "address": reference.address}
        references.append(plain(reference) | words)
    return PassageView(
        found, is_own, _page(site, found) if is_own else None, before, with_marks(found.text, start, end), after,
        tuple(references), answer, knowledge.fingerprint,
    )  # fmt: skip


def _neighbours(site: Site, found: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of the same section that stand just before and after a passage of a pack."""
    topic = site.consult.shelf.knowledge.topics.get(found.document)
    if topic is None:
        return (), ()
    at = topic.passages.index(found.id)
    ids = topic.passages[max(0, at - NEAR) : at + NEAR + 1]
    held = site.consult.shelf.passages(ids)
    beside = [held[id] for id in ids if held[id].section == found.section]
    place = beside.index(found)
    return tuple(p.text for p in beside[:place]), tuple(p.text for p in beside[place + 1 :])


def _page(site: Site, found: Passage) -> int | None:
    from curbside.consult import own_library

    return own_library(site.settings).page_of(found)


def _offset(told: str | None, otherwise: int) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 9 else otherwise


ROUTES = [Route("/passages/{id:path}", passage)]

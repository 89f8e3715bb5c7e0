"""A passage: the words that are cited, in their context, with what they rest on."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.citations import KINDS, vancouver
from curbside.answer.record import Answer
from curbside.consult import own_library
from curbside.doors.pages.rendering import place_address, render, with_marks
from curbside.doors.site import Site
from curbside.errors import NotFound
from curbside.library.passages import Passage
from curbside.library.references import Reference

NEAR = 1  # passages that are shown on either side; of a topic, those of the same section


@dataclass(frozen=True, slots=True)
class Source:
    """A reference that a passage rests on; `number` is that of the answer one comes from, 0 for none."""

    reference: Reference
    kind: str
    citation: str
    number: int


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage with what stands around it; `marked` is its text before, in and after the quote.

    `article` is where it stands in its document, `sentence` the sentence of the answer one comes from, or the
    passage itself.
    """

    passage: Passage
    article: str
    is_own: bool
    page: int | None
    before: tuple[str, ...]
    marked: tuple[str, str, str]
    after: tuple[str, ...]
    sources: tuple[Source, ...]
    answer: str
    sentence: str
    library: str


def passage(request: Request) -> Response:
    """The page of a passage, or with `part=panel` what the side panel of an answer shows of it.

    `from` and `to` mark the quoted words, `answer` names the answer to go back to.
    """
    site: Site = request.app.state.site
    query = request.query_params
    found = site.consult.passage(request.path_params["id"])
    quoted = _offset(query.get("from"), 0), _offset(query.get("to"), len(found.text))
    view = _view(site, found, quoted, _answer(site, query.get("answer", "")))
    if query.get("part") == "panel":
        return render(request, "passage_panel.html", {"view": view, "level": 2})
    return render(request, "passage.html", {"view": view, "level": 1})


def _view(site: Site, found: Passage, quoted: tuple[int, int], answer: Answer | None) -> PassageView:
    knowledge, is_own = site.consult.shelf.knowledge, found.source == "local"
    page, before, after = _around_own(site, found) if is_own else (None, *_neighbours(site, found))
    numbers = {r.id: r.number for r in answer.references} if answer else {}
    sources = []
    for id in found.references:
        reference = knowledge.references[id]
        sources.append(Source(reference, KINDS[reference.type], vancouver(reference), numbers.get(id, 0)))
    said = [s.text for s in answer.statements if any(c.passage == found.id for c in s.citations)] if answer else []
    return PassageView(
        found, place_address(found), is_own, page, before, with_marks(found.text, *quoted), after, tuple(sources),
        answer.id if answer else "", (*said, found.text)[0], knowledge.fingerprint,
    )  # fmt: skip


def _neighbours(site: Site, found: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of the same section that stand just before and after a passage of a pack."""
    shelf = site.consult.shelf
    topic = shelf.knowledge.topics[found.document]
    at = topic.passages.index(found.id)
    ids = topic.passages[max(0, at - NEAR) : at + NEAR + 1]
    held = shelf.passages(ids)
    beside = [held[id] for id in ids if held[id].section == found.section]
    place = beside.index(found)
    return tuple(p.text for p in beside[:place]), tuple(p.text for p in beside[place + 1 :])


def _around_own(site: Site, found: Passage) -> tuple[int | None, tuple[str, ...], tuple[str, ...]]:
    """The page of a passage of an own document, and the texts of the document just before and after it."""
    return found.page, *own_library(site.settings).beside(found, NEAR)


def _answer(site: Site, id: str) -> Answer | None:
    """The answer one comes from; None where it is not kept any more, which is no fault of the passage."""
    try:
        return site.again(id) if id else None
    except NotFound:
        return None


def _offset(told: str | None, otherwise: int) -> int:
    return int(told) if told and told.isascii() and told.isdigit() and len(told) < 9 else otherwise


ROUTES = [Route("/passages/{id:path}", passage)]

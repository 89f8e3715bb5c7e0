"""A source of a case: what was read of it, and the passages of the library that cite it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.citations import KINDS, vancouver
from curbside.answer.shelf import Shelf
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.errors import NotFound
from curbside.library.passages import Passage
from curbside.library.references import Reference

SHOWN = 12


@dataclass(frozen=True, slots=True)
class SourceView:
    """A reference with its Vancouver line, and the first passages that cite it."""

    reference: Reference
    kind: str
    citation: str
    passages: tuple[Passage, ...]
    more: int


def source(request: Request) -> Response:
    """The page of a source, or with `part=panel` what the side panel shows of it."""
    site: Site = request.app.state.site
    view = _view(site.consult.shelf, request.path_params["id"])
    panel = request.query_params.get("part") == "panel"
    return render(request, "case_source_panel.html" if panel else "case_source.html", {"view": view})


def _view(shelf: Shelf, id: str) -> SourceView:
    references: Mapping[str, Any] = shelf.knowledge.references
    if id not in references:
        raise NotFound("There is no such source in the library.")
    citing = _citing(shelf).get(id, ())
    held = shelf.passages(citing[:SHOWN])
    reference = references[id]
    return SourceView(
        reference, KINDS[reference.type], vancouver(reference), tuple(held.values()), len(citing) - len(held)
    )


@lru_cache(maxsize=2)
def _citing(shelf: Shelf) -> Mapping[str, tuple[str, ...]]:
    """The passages of every topic that cite a reference, by its id, in reading order."""
    found: dict[str, list[str]] = {}
    for topic in shelf.knowledge.topics.values():
        for passage in shelf.passages(topic.passages).values():
            for reference in passage.references:
                found.setdefault(reference, []).append(passage.id)
    return {reference: tuple(passages) for reference, passages in found.items()}


ROUTES = [Route("/case/sources/{id:path}", source)]

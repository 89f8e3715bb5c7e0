"""Sources: the list of them, sought and ordered by the address alone, and each with what cites it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.citations import KINDS
from curbside.doors.pages.paging import part_of
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.errors import BadInput
from curbside.library.browse import ORDERS
from curbside.library.reference_report import REVIEW_AFTER, day_checked
from curbside.library.references import STANDINGS, TYPES, Reference

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Identifier:
    """A name by which a source is found elsewhere, with its address there."""

    name: str
    value: str
    address: str


def sources(request: Request) -> Response:
    """Sources of a standing, kind and years, whose title, authors or journal have some words."""
    site: Site = request.app.state.site
    told = _read(request)
    lines = site.consult.browse.sources(**told)
    standing = {name: len(site.consult.browse.sources(standing=name)) for name in STANDINGS}
    asked = {name: value for name, value in told.items() if name != "order" or value != "year"}
    found = {
        "told": told,
        "part": part_of(request, lines, SHOWN, asked),
        "standings": standing,
        "levels": {kind: KINDS[kind] for kind in TYPES},
        "orders": ORDERS,
    }
    return render(request, "library/sources.html", found)


def source(request: Request) -> Response:
    """A source: what is known of it, and every statement and leaflet that rests on it; with `part=panel` what the
    side panel of a case shows of it."""
    site: Site = request.app.state.site
    browse = site.consult.browse
    line = browse.source(request.path_params["id"])
    reference = line.reference
    newer = reference.superseded_by
    due = _due(reference)
    found = {
        "line": line,
        "r": reference,
        "identifiers": identifiers_of(reference),
        "newer": browse.source(newer).reference if newer in browse.knowledge.references else None,
        "due": due,
        "is_overdue": due is not None and due < date.today(),
        "citing": browse.citing(reference.id),
        "leaflets": browse.leaflets_on(reference.id),
        "library": browse.knowledge.fingerprint,
    }
    panel = request.query_params.get("part") == "panel"
    return render(request, "library/source_panel.html" if panel else "library/source.html", found)


def identifiers_of(reference: Reference) -> tuple[Identifier, ...]:
    """The identifiers of a source as links; its own address only where it has none of them."""
    named = (
        Identifier("DOI", reference.doi, f"https://doi.org/{reference.doi}"),
        Identifier("PubMed", reference.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"),
        Identifier("PMC", reference.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"),
        Identifier("Address", reference.url, reference.url),
    )
    return tuple(each for each in named if each.value and each.address.startswith(("https://", "http://")))


def _due(reference: Reference) -> date | None:
    day = day_checked(reference)
    return day + timedelta(days=REVIEW_AFTER[reference.type]) if day else None


def _read(request: Request) -> dict[str, Any]:
    """What the address asks for; raises BadInput for a value that is none of those there are."""
    query = request.query_params
    told: dict[str, Any] = {name: query.get(name, "").strip() for name in ("standing", "level", "words", "order")}
    told["order"] = told["order"] or "year"
    for name, known in (("standing", STANDINGS), ("level", TYPES), ("order", ORDERS)):
        if told[name] and told[name] not in known:
            raise BadInput(f"There is no {name} of that name.", remedy="Choose one from the list of sources.")
    return told | {name: _year(query.get(name, "")) for name in ("since", "until")}


def _year(told: str) -> int | None:
    if not told.strip():
        return None
    if not (told.strip().isascii() and told.strip().isdigit() and len(told.strip()) == 4):
        raise BadInput("A year has four digits.", remedy="Write it as 2024, or leave it out.")
    return int(told)


ROUTES = [Route("/library/sources", sources), Route("/library/sources/{id}", source)]

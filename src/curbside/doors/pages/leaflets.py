"""Leaflets for patients, to read on a screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.answer.leaflet import CitedLeaflet, CitedSection, CitedSentence
from curbside.answer.references import CitedReference
from curbside.answer.wording import disclaimer_for
from curbside.doors.pages.rendering import render
from curbside.doors.pages.structured import describe_article
from curbside.doors.site import Site
from curbside.library.browse import Browse
from curbside.library.leaflets import Leaflet
from curbside.settings import Settings

WORDS_A_MINUTE = 180  # how fast a leaflet is read, for "about 4 minutes"
# what fills two sides of A4 with the organisation's block; a leaflet with more is printed a little smaller
WORDS_OF_A_SOURCE, FULL = 4, 940


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation's own block; `call` is its number as a telephone dials it."""

    name: str
    help: str
    address: tuple[str, ...]
    phone: str
    call: str
    url: str


def leaflets(request: Request) -> Response:
    """The list of leaflets, each with its length and reading grade."""
    site: Site = request.app.state.site
    return render(request, "leaflets.html", {"leaflets": _listed(site.consult.browse), "minutes": minutes})


@lru_cache(maxsize=2)
def _listed(browse: Browse) -> tuple[tuple[Leaflet, float], ...]:
    """Leaflets by title, each with its reading grade, which takes a while to work out."""
    return tuple((each, each.grade) for each in sorted(browse.leaflets, key=lambda each: each.title))


def leaflet(request: Request) -> Response:
    """One leaflet; with `print=big` in large letters, on the screen and on paper."""
    site: Site = request.app.state.site
    consult = site.consult
    cited = consult.leaflet(request.path_params["id"])
    structured = describe_article(
        cited.title,
        audience="patient",
        modified=cited.date,
        publisher=site.settings.organisation or "Curbside",
        citations=(reference.citation for reference in cited.references),
        reviewed_by=cited.reviewed,
    )
    found = {
        "leaflet": cited,
        "sections": _sections(cited),
        "opens": _openers(cited, site),
        "big": request.query_params.get("print") == "big",
        "is_long": cited.words + WORDS_OF_A_SOURCE * len(cited.references) > FULL,
        "minutes": minutes(cited.words),
        "shortly": shortly,
        "organisation": organisation_of(site.settings),
        "disclaimer": disclaimer_for("patient"),
        "structured": structured,
        "library": consult.shelf.knowledge.fingerprint,
        "sentences": [sentence.text for section in cited.sections for sentence in section.sentences],
    }
    return render(request, "leaflet.html", found)


def minutes(words: int) -> int:
    """How long a leaflet of so many words takes to read, at least one minute."""
    return max(1, round(words / WORDS_A_MINUTE))


def shortly(reference: CitedReference) -> str:
    """A source in a line of print: by author, journal, year and identifier; by its title where it has none."""
    name = f"doi:{reference.doi}" if reference.doi else f"PMID {reference.pmid}" if reference.pmid else ""
    authors = reference.authors[0] + (" et al" if len(reference.authors) > 1 else "") if reference.authors else ""
    where = " ".join(part for part in (reference.container, str(reference.year or "")) if part)
    is_told = name and (authors or reference.container)
    parts = (authors, where, name) if is_told else (reference.title, where, name)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def organisation_of(settings: Settings) -> Organisation | None:
    """The block of the organisation that serves the leaflets, None where none is named."""
    if not settings.organisation:
        return None
    call = re.sub(r"[^+0-9]", "", settings.organisation_phone)
    return Organisation(
        settings.organisation, settings.organisation_help, settings.organisation_address, settings.organisation_phone,
        call, settings.organisation_url,
    )  # fmt: skip


def _sections(cited: CitedLeaflet) -> list[tuple[str, str, list[CitedSection]]]:
    """(key, heading, parts): the questions that people ask are parts of one section."""
    grouped = groupby(cited.sections, key=lambda section: (section.key, section.heading))
    return [(key, heading, list(parts)) for (key, heading), parts in grouped]


def _openers(cited: CitedLeaflet, site: Site) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """For each sentence, by its id, the numbers of its references with the passage that each opens."""
    ids = {id for section in cited.sections for sentence in section.sentences for id in sentence.passages}
    held = site.consult.shelf.passages(sorted(ids))
    number_of = {reference.id: reference.number for reference in cited.references}

    def opens(sentence: CitedSentence) -> tuple[tuple[int, str], ...]:
        first: dict[int, str] = {}
        for id in sentence.passages:
            for reference in held[id].references:
                first.setdefault(number_of[reference], id)
        return tuple(sorted(first.items()))

    return {sentence.id: opens(sentence) for section in cited.sections for sentence in section.sentences}


ROUTES = [Route("/leaflets", leaflets), Route("/leaflets/{id:path}", leaflet)]

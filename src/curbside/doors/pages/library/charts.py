"""Charts of the library: its sources by year and strength, and how fresh they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from curbside.doors.drawing import describe_bars, draw_bars
from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.library.counts import GROUPS, Bar, sources_by_age, sources_by_period, sources_by_review
from curbside.library.references import Reference


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the numbers it is drawn from."""

    name: str
    title: str
    first: str
    drawing: Markup
    bars: tuple[Bar, ...]


def charts(request: Request) -> Response:
    """The charts, each with its table."""
    site: Site = request.app.state.site
    held = [line.reference for line in site.consult.browse.sources()]
    today = date.today()
    found = {
        "charts": [
            _chart("years", "Sources by year of publication", "Published", sources_by_period(held, today)),
            _chart("due", "Sources by when they are to be looked at again", "Due", sources_by_review(held, today)),
            _chart("age", "Sources by when they were last checked", "Checked", sources_by_age(held, today)),
        ],
        "groups": list(GROUPS),
        "total": len(held),
        "identified": sum(reference.is_identified for reference in held),
        "newest": max((r.checked for r in held), default=""),
        "withdrawn": _withdrawn(held),
    }
    return render(request, "library/charts.html", found)


def _chart(name: str, title: str, first: str, bars: tuple[Bar, ...]) -> Chart:
    return Chart(name, title, first, draw_bars(bars, name, title, describe_bars(bars)), bars)


def _withdrawn(held: Sequence[Reference]) -> dict[str, int]:
    return {name: sum(r.standing == name for r in held) for name in ("superseded", "retracted")}


ROUTES = [Route("/library/charts", charts)]

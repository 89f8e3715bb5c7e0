"""The drawing of a localisation in three parts, for a page that lays them out itself: side by side on a wide screen,
one below the other on a phone. The colours are the page's; the legend is text of the page."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.cases.figure.body import draw_body
from curbside.cases.figure.draw import below_it, describe, range_of, skin_of, title_of
from curbside.cases.figure.ladder import draw_ladder
from curbside.cases.figure.section import NAMES, ORDER, draw_section, told
from curbside.cases.figure.svg import add_hatches, finish, start
from curbside.cases.localise.lesion import Localisation
from curbside.cases.localise.levels import VERTEBRAE


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the legend: the number in the drawing, its name, what the signs say, and shown, possible or empty."""

    number: int
    name: str
    told: str
    how: str


@dataclass(frozen=True, slots=True)
class Parts:
    """Three drawings as SVG text with the legend of the first. `by_vertebrae` says that the range counts vertebrae."""

    section: str
    ladder: str
    body: str
    legend: tuple[Row, ...]
    by_vertebrae: bool


def draw_parts(localisation: Localisation) -> Parts:
    """The cross-section with its legend, the ladder of segments and the dermatomes."""
    return Parts(
        section=_section(localisation),
        ladder=_ladder(localisation),
        body=_body(localisation),
        legend=_legend(localisation),
        by_vertebrae=bool(localisation.top) and localisation.level_counts == VERTEBRAE,
    )


def _section(localisation: Localisation) -> str:
    root = start(360, 240, title_of(localisation), describe(localisation), "cb-section")
    add_hatches(root)
    draw_section(root, {tract.id: tract for tract in localisation.tracts if tract.id in ORDER}, (180, 122))
    return finish(root)


def _ladder(localisation: Localisation) -> str:
    words = f"Marked: {localisation.top} to {localisation.bottom}." if localisation.top else "No range is told."
    root = start(150, 400, "Ladder of segments, C1 to S5", words, "cb-ladder")
    bracket = (localisation.top, localisation.bottom) if localisation.top else None
    draw_ladder(root, range_of(localisation) | below_it(localisation), bracket, (44, 4))
    return finish(root)


def _body(localisation: Localisation) -> str:
    drawn, side = skin_of(localisation)
    words = f"Marked: {', '.join(drawn)}{f', {side} side' if side in ('left', 'right') else ''}." if drawn else "None."
    root = start(310, 375, "Dermatomes seen from the front", words, "cb-body")
    draw_body(root, drawn, side, (155, 2))
    return finish(root)


def _legend(localisation: Localisation) -> tuple[Row, ...]:
    involved = {tract.id: tract for tract in localisation.tracts}
    return tuple(
        Row(number, NAMES[name], told(involved.get(name)), involved[name].how if name in involved else "")
        for number, name in enumerate(ORDER, 1)
    )

"""A leaflet as plain text: title, sections with numbered references, and the list of them."""

from __future__ import annotations

from textwrap import fill

from curbside.answer.leaflet import CitedLeaflet, CitedSection
from curbside.cli.plain import WIDTH

_AWAITING = "awaiting"


def leaflet_as_plain(leaflet: CitedLeaflet, disclaimer: str) -> str:
    """Title, sections, state of review, disclaimer and references, wrapped."""
    blocks = [f"{leaflet.title}\n{'=' * len(leaflet.title)}"]
    heading = ""
    for section in leaflet.sections:
        if section.heading != heading:
            heading = section.heading
            blocks.append(heading.upper())
        blocks.append(_section(section))
    blocks += [fill(_review(leaflet), WIDTH), fill(disclaimer, WIDTH)]
    lines = [_hung(f"[{r.number}]", r.citation) for r in leaflet.references]
    return "\n\n".join([*blocks, "References\n" + "\n".join(lines)])


def _section(section: CitedSection) -> str:
    lines = [section.question] if section.question else []
    for sentence in section.sentences:
        marks = ",".join(map(str, sentence.references))
        lines.append(_hung("-", f"{sentence.text} [{marks}]"))
    return "\n".join(lines)


def _review(leaflet: CitedLeaflet) -> str:
    is_awaited = leaflet.reviewed == _AWAITING
    by = "No medical board has reviewed it yet." if is_awaited else f"Reviewed by {leaflet.reviewed}."
    return f"Leaflet of {leaflet.date}. {by} Every sentence stands on the sources whose numbers follow it."


def _hung(mark: str, text: str) -> str:
    # an address that is cut in two cannot be followed
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return fill(text, WIDTH, initial_indent=f"{mark} ", subsequent_indent=" " * (len(mark) + 1), **whole)

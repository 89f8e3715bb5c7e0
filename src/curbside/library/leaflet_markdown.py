"""Reading a leaflet's Markdown: sections, questions and sentences as written, faults with their line.

## notice
- Your hands may turn clumsy. {#leaflet-x-007 from="topic-001 topic-004"}

## questions
### Will it get worse?
- It differs from person to person. {#leaflet-x-021 from="topic-009"}
"""

from __future__ import annotations

import re
from dataclasses import replace

from curbside.library.faults import Fault
from curbside.library.leaflets import QUESTIONS, Leaflet, LeafletSection, LeafletSentence
from curbside.library.pack_markdown import front_values, read_attributes, read_front

ATTRIBUTES: tuple[str, ...] = ("from",)

_TAIL = re.compile(r"\s*\{(?P<attributes>[^{}]*)\}\s*$")


def read_leaflet(text: str, file: str) -> tuple[Leaflet | None, tuple[Fault, ...]]:
    """(leaflet, faults) of a leaflet's Markdown; the leaflet is None when its front cannot be read."""
    front, body, first_line, faults = read_front(text, file)
    if front is None:
        return None, faults
    found = list(faults)
    sections = _read_sections(body, first_line, file, found)
    return Leaflet(**front_values(front), sections=sections, file=file), tuple(found)


def _read_sections(lines: list[str], first_line: int, file: str, found: list[Fault]) -> tuple[LeafletSection, ...]:
    sections: list[LeafletSection] = []
    bullets: list[tuple[str, int]] = []

    def close() -> None:
        if sections and bullets:
            sections[-1] = replace(sections[-1], sentences=tuple(_read_sentence(*b, file, found) for b in bullets))
        elif bullets:
            found.append(Fault(file, bullets[0][1], "a sentence stands under a heading", "add '## what-it-is'"))
        bullets.clear()

    for number, raw in enumerate(lines, first_line):
        line = raw.strip()
        if raw.startswith(("## ", "### ")):
            close()
            _open_section(raw, number, sections, file, found)
        elif raw.startswith("- "):
            bullets.append((line[2:], number))
        elif raw.startswith("  ") and line and bullets:
            bullets[-1] = (f"{bullets[-1][0]} {line}", bullets[-1][1])
        elif line:
            remedy = "begin a section with '## ', a question with '### ', a sentence with '- '"
            found.append(Fault(file, number, f"{line[:40]!r} belongs to no sentence", remedy))
    close()
    return tuple(sections)


def _open_section(raw: str, number: int, sections: list[LeafletSection], file: str, found: list[Fault]) -> None:
    marks, _, title = raw.strip().partition(" ")
    if marks == "##":
        sections.append(LeafletSection(title.strip(), "", (), number))
        return
    if not sections or sections[-1].key != QUESTIONS:
        found.append(Fault(file, number, "a question stands in the section 'questions'"))
    elif sections[-1].question or sections[-1].sentences:
        sections.append(LeafletSection(QUESTIONS, title.strip(), (), number))
    else:  # the first question takes the place of the heading over all of them
        sections[-1] = replace(sections[-1], question=title.strip(), line=number)


def _read_sentence(bullet: str, line: int, file: str, found: list[Fault]) -> LeafletSentence:
    tail = _TAIL.search(bullet)
    values = read_attributes(tail["attributes"], ATTRIBUTES, file, line, found) if tail else {}
    text = " ".join((bullet[: tail.start()] if tail else bullet).split())
    if not text:
        found.append(Fault(file, line, "this sentence has no words"))
    if not values.get("id"):
        found.append(Fault(file, line, "this sentence has no id", 'end it with {#id from="statement-id"}'))
    if not values.get("from"):
        found.append(Fault(file, line, "this sentence stands on no statement", 'end it with {#id from="statement-id"}'))
    return LeafletSentence(values.get("id", ""), text, tuple(values.get("from", "").split()), line)

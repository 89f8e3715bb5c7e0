"""Rendering: the templates, and the few words and forms that they need."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from curbside import __version__
from curbside.answer.citations import KINDS
from curbside.answer.keep import OWN
from curbside.answer.question import READERS
from curbside.doors.assets import address_of
from curbside.doors.pages.words import READER_NAMES, REPORTS, STAGES, STANDINGS
from curbside.library.passages import Passage

_TEMPLATES = Path(__file__).parents[1] / "templates"
NAVIGATION = (("/", "Ask"), ("/case", "Case"), ("/library", "Library"), ("/leaflets", "Leaflets"))


def render(request: Request, template: str, found: dict[str, Any] | None = None, *, status: int = 200) -> HTMLResponse:
    """A page: a template of `templates/` with what was found for it.

    Every template also has `request`, `here` (the path), `reader` (the reader who was chosen before), `version`.
    """
    about = {"request": request, "here": request.url.path, "reader": reader_of(request), "version": __version__}
    return HTMLResponse(environment().get_template(template).render(about | (found or {})), status)


def reader_of(request: Request) -> str:
    """The reader who was chosen before on this browser; "" where none was."""
    chosen = request.cookies.get("reader", "")
    return chosen if chosen in READERS else ""


def british_date(value: str | date | None) -> str:
    """A date as people here write it: 2026-11-21 is 21 November 2026; what is no date stays as it is."""
    if not value:
        return ""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{day.day} {day:%B} {day.year}"


def passage_address(citation: Any, answer: str = "") -> str:
    """The address of the page of a cited passage, its quoted words marked."""
    query = f"from={citation.start}&to={citation.end}" + (f"&answer={answer}" if answer else "")
    return f"/passages/{quote(citation.passage, safe=':/')}?{query}"


def document_address(document: str) -> str:
    """The address of the page of a topic, or of the asker's own document."""
    source, _, name = document.partition("/")
    folder, name = ("own", name) if source == OWN else ("topics", document)
    return f"/library/{folder}/{quote(name, safe=':/')}"


def place_address(passage: Passage) -> str:
    """The address of a passage in the page of its document."""
    number = passage.id.rpartition(":")[2]
    within = f"?passage={int(number)}" if passage.source == OWN else f"#{quote(number)}"
    return document_address(passage.document) + within


def with_marks(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A text as what stands before a quote, the quote, and what stands after it."""
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    return (text[:start], text[start:end], text[end:]) if start < end else ("", text, "")


def _names(told: str | tuple[str, ...]) -> str:
    """People as a pack names them; nobody yet, where it awaits them."""
    names = (told,) if isinstance(told, str) else told
    return ", ".join(name for name in names if name != "awaiting") or "nobody yet"


def _last_word(text: str) -> tuple[str, str]:
    """A sentence without its last word, and that word, so that the numbers after it never begin a line."""
    head, space, tail = text.rpartition(" ")
    return head + space, tail


@cache
def environment() -> Environment:
    """The templates with their filters; made on first use."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "static": address_of,
        "navigation": NAVIGATION,
        "readers": READER_NAMES,
        "feedback_kinds": REPORTS,
        "passage_address": passage_address,
        "document_address": document_address,
    }
    made.filters |= {
        "british_date": british_date,
        "names": _names,
        "standing": lambda name: STANDINGS.get(name, name),
        "level": lambda name: KINDS.get(name, name),
        "stage": lambda name: STAGES.get(name, name),
        "last_word": _last_word,
        "path": lambda text: quote(text, safe=":/"),
    }
    return made

"""Building the library of the settings, and finding which questions it can answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from curbside.answer.ask import ask
from curbside.answer.question import Enquiry
from curbside.answer.related import answerable_questions
from curbside.answer.shelf import open_shelf
from curbside.errors import IndexBroken, NotFound
from curbside.index.build import Build, build_library
from curbside.index.opening import Library
from curbside.settings import Settings

if TYPE_CHECKING:
    from curbside.index.own import Draft

_QUESTIONS = "questions.json"


def build(settings: Settings, *, afresh: bool = False, draft: Draft | None = None) -> Build:
    """Builds the library of the settings' packs and the asker's documents (`draft`: an index of those made
    beforehand) and checks which questions it can answer.

    Raises NotFound for a pack folder that is not there, PackFault for a pack that breaks its format.
    """
    for folder in settings.packs:
        if not folder.is_dir():
            raise NotFound(f"There is no pack in {folder}.", remedy="Mend the setting called packs.")
    return build_library(settings, afresh=afresh, finish=_write_answerable, draft=draft)


def _write_answerable(library: Library) -> None:
    shelf = open_shelf(library.index, library.knowledge, {})
    questions = answerable_questions(shelf.knowledge, lambda q: ask(Enquiry(q, "gp"), shelf))
    text = json.dumps(questions, ensure_ascii=False, separators=(",", ":"))
    (library.folder / _QUESTIONS).write_text(text, encoding="utf-8")


def read_answerable(folder: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    """(section, question) of those that a built library can answer, by concept; raises IndexBroken where they
    cannot be read."""
    try:
        questions = json.loads((folder / _QUESTIONS).read_bytes())
        return {concept: tuple((section, asked) for section, asked in pairs) for concept, pairs in questions.items()}
    except (OSError, ValueError, TypeError, AttributeError) as fault:
        raise IndexBroken(
            f"The questions of the library in {folder} cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault

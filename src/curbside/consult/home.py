"""What the home of the settings keeps beside the library: own documents, reports of readers, and answers."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from curbside.answer.kept import read_kept
from curbside.consult.building import build
from curbside.errors import NotFound
from curbside.settings import Settings

if TYPE_CHECKING:
    from curbside.intake.own_library import OwnLibrary
    from curbside.review.feedback import Feedback


def own_library(settings: Settings) -> OwnLibrary:
    """The asker's own documents in the home of the settings."""
    from curbside.intake.own_library import OwnLibrary

    return OwnLibrary(settings, partial(build, settings))


def kept_question(settings: Settings, id: str) -> str:
    """The question of an answer that is kept on this machine, empty where it is not."""
    try:
        return read_kept(answers_of(settings), id).question
    except NotFound:
        return ""


def feedback(settings: Settings) -> AbstractContextManager[Feedback]:
    """The reports of readers in the home of the settings, open while the block runs."""
    from curbside.review.feedback import Feedback

    return Feedback.opened(settings.database_url)


def answers_of(settings: Settings) -> Path:
    """The folder of kept answers."""
    return settings.home / "answers"

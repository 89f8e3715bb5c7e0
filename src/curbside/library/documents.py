"""Documents: the whole text a passage is cut from, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text in the library; `kind` is topic for a pack's own, else the kind of file it was."""

    id: str
    title: str
    source: str
    kind: str
    text: str
    sha256: str
    subjects: tuple[str, ...] = ()
    reviewed: str = ""
    date: str = ""

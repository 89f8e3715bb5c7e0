"""Documents: the whole text a passage is cut from, whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A text in the library; `kind` is topic for a pack's own, else the kind of file it was.

    Of a document that the asker added, `origin` is where it came from, `identity` what makes two
    texts versions of one document (an identifier or the origin), `added` and `review_due` are dates. Its
    text is kept apart, with its pages and passages (`library/own`).
    """

    id: str
    title: str
    source: str
    kind: str
    text: str
    sha256: str
    subjects: tuple[str, ...] = ()
    reviewed: str = ""
    date: str = ""
    origin: str = ""
    standing: str = ""
    superseded_by: str = ""
    identity: str = ""
    added: str = ""
    review_due: str = ""
    version: int = 1

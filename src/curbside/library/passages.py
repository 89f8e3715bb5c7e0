"""Passages: the exact words that may be cited, with where they stand and what they rest on."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

ROLES: tuple[str, ...] = (
    "definition",
    "epidemiology",
    "cause",
    "risk-factor",
    "symptom",
    "sign",
    "red-flag",
    "imaging",
    "test",
    "score",
    "differential",
    "treatment",
    "dose",
    "rehabilitation",
    "adverse-effect",
    "prognosis",
    "monitoring",
    "prevention",
    "pitfall",
    "statistic",
    "advice",
)


class Passage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words that stand alone; `start` and `end` are offsets of `text` in its document's text.

    Of an own document, `page` is that on which it begins (from 1), `breaks` are the offsets of `text` at which
    another begins, and `row` is the number of a row of a table, 0 for what is none.
    """

    id: str
    document: str
    title: str
    section: str
    text: str
    start: int
    end: int
    role: str = ""
    subjects: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    applies_to: str = ""
    strength: str = ""
    certainty: str = ""
    plain: str = ""
    references: tuple[str, ...] = ()
    disagrees: tuple[str, ...] = ()
    reason: str = ""
    year: int | None = None
    level: str = ""
    source: str = "local"
    audience: str = ""
    page: int | None = None
    row: int = 0
    breaks: tuple[int, ...] = ()

    def __hash__(self) -> int:
        # An id names one passage of a library; hashing every field would cost more than a search.
        return hash(self.id)


_decode = msgspec.json.Decoder(Passage).decode


def encode(value: Any) -> str:
    """Lists, mappings and plain values as compact JSON."""
    return msgspec.json.encode(value).decode()


def to_json(passage: Passage) -> str:
    """The passage as a compact JSON list, fields in the order of the record."""
    return encode(passage)


def from_json(text: str | bytes) -> Passage:
    """The passage written by `to_json`; raises ValueError on any other shape."""
    return _decode(text)


def text_sha256(text: str) -> str:
    """SHA-256 of the words themselves, as hexadecimal; what a citation is proved against."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()

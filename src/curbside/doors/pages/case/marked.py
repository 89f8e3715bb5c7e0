"""A note with the words marked that told something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curbside.cases.chips import Chip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a note; `state` is that of the finding its words tell, empty where they tell none."""

    text: str
    state: str = ""
    change: str = ""


def pieces_of(note: str, chips: Iterable[Chip]) -> tuple[Piece, ...]:
    """The note cut at the words of its chips; of two that begin together the longer is marked."""
    spans = sorted(
        {(each.start, each.end, chip.state, chip.change) for chip in chips for each in chip.tellings if each.end},
        key=lambda span: (span[0], -span[1]),
    )
    pieces, at = [], 0
    for start, end, state, change in spans:
        if start < at or end > len(note):
            continue
        pieces += [Piece(note[at:start]), Piece(note[start:end], state, change)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(note[at:])) if piece.text)

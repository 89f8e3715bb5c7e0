"""Copied spans: the runs of words that a text and a source have in common, whatever their case and punctuation.

Runs of six words, of which every longer one holds some, are looked for in a source all at once; only where
one is found are the words around it compared. Forty megabytes of sources take a few seconds so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from curbside.text.words import bare_words, fold, word_bounds

# A run of eight words in one order is seldom chance; names of trials and fixed terms are shorter.
LEAST_WORDS = 8
# Every run of eight words holds a run of six that begins at a third word of the text.
_ANCHOR, _STEP = 6, 3
_APOSTROPHE = "'"
_ENDING = re.compile(r"'(?![a-z])")  # one that joins no letter to the word before it
_MARKS = {n: " " for n in range(128) if not chr(n).isalnum()}
# Of a text that repeats itself ("no no no no ..."): so many places of one run are compared.
_MOST_PLACES = 20


@dataclass(frozen=True, slots=True)
class Match:
    """A maximal run of words in common: the number of its first word in the text, how many words it has, its
    offsets in the text and those in the source."""

    first: int
    words: int
    start: int
    end: int
    source_start: int
    source_end: int


class Compared:
    """A text made ready to be compared with many sources."""

    def __init__(self, text: str) -> None:
        folded = fold(text)
        self.bounds = word_bounds(folded)
        self._words = bare_words(folded)

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self._words)

    def matches(self, source: str) -> Iterator[Match]:
        """Every maximal run of at least `LEAST_WORDS` words that stands in the source, too."""
        if self.count < LEAST_WORDS:
            return
        folded = fold(source)
        if next(self._anchors.iter(_in_a_row(folded)), None) is None:
            return
        found = list(self._runs(bare_words(folded)))
        bounds = word_bounds(folded) if found else []
        for place, at, length in found:
            (start, _), (_, end) = self.bounds[place], self.bounds[place + length - 1]
            yield Match(place, length, start, end, bounds[at][0], bounds[at + length - 1][1])

    def _runs(self, theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(first word of the text, first word of the source, length) of every maximal run."""
        said = _joined(theirs)
        told: dict[int, int] = {}  # how far the last run reached, by how much the two are shifted
        counted = word = 0
        for end, _ in self._anchors.iter(said):
            word += said.count(" ", counted, end)
            counted = end
            anchor = word - _ANCHOR
            for at in range(max(anchor - _STEP + 1, 0), anchor + 1):
                for place in self._places.get(" ".join(theirs[at : at + LEAST_WORDS]), ()):
                    if at < told.get(place - at, 0):
                        continue
                    back, length = _widened(self._words, place, theirs, at)
                    told[place - at] = at - back + length
                    yield place - back, at - back, length

    @cached_property
    def _anchors(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for at in range(0, self.count - _ANCHOR + 1, _STEP):
            automaton.add_word(_joined(self._words[at : at + _ANCHOR]), True)
        automaton.make_automaton()
        return automaton

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each run of `LEAST_WORDS` words begins."""
        places: dict[str, list[int]] = {}
        for at in range(self.count - LEAST_WORDS + 1):
            held = places.setdefault(" ".join(self._words[at : at + LEAST_WORDS]), [])
            if len(held) < _MOST_PLACES:
                held.append(at)
        return places


def _joined(found: Sequence[str]) -> str:
    return f" {' '.join(found).replace(_APOSTROPHE, '')} "


def _in_a_row(folded: str) -> str:
    """The words of a folded text as `_joined` puts them; of plain letters at a fifth of the time."""
    if not folded.isascii():
        return _joined(bare_words(folded))
    if _APOSTROPHE in folded:
        folded = _ENDING.sub(" ", folded).replace(_APOSTROPHE, "")
    return f" {' '.join(folded.translate(_MARKS).split())} "


def _widened(ours: Sequence[str], place: int, theirs: Sequence[str], at: int) -> tuple[int, int]:
    """How many words earlier a run begins, and how many words it has."""
    back = 0
    while back < min(place, at) and ours[place - back - 1] == theirs[at - back - 1]:
        back += 1
    length = LEAST_WORDS
    while length < min(len(ours) - place, len(theirs) - at) and ours[place + length] == theirs[at + length]:
        length += 1
    return back, back + length

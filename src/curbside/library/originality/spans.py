"""Copied spans: the runs of words that a text and a source have in common, whatever their case and punctuation.

A short run of six words out of every eight is looked for in the source as one search over its words; only a
source that holds one is looked at word by word. Forty megabytes of sources take a few seconds so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from curbside.text.words import bare_words, fold, words

# A run of eight words in one order is seldom chance; names of trials and fixed terms are shorter.
LEAST_WORDS = 8
# Every run of eight words holds a run of six that begins at a third word of the text.
_ANCHOR, _STEP = 6, 3
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
        found = words(text)
        self.bounds = [(word.start, word.end) for word in found]
        self._words = [fold(word.text) for word in found]

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self._words)

    def matches(self, source: str) -> Iterator[Match]:
        """Every maximal run of at least `LEAST_WORDS` words that stands in the source, too."""
        if self.count >= LEAST_WORDS and self._may_be_in(source):
            yield from self._compare(source)

    def _may_be_in(self, source: str) -> bool:
        said = f" {' '.join(bare_words(fold(source)))} "
        return next(self._anchors.iter(said), None) is not None

    def _compare(self, source: str) -> Iterator[Match]:
        found = words(source)
        theirs = [fold(word.text) for word in found]
        for at in range(len(theirs) - LEAST_WORDS + 1):
            for place in self._places.get(" ".join(theirs[at : at + LEAST_WORDS]), ()):
                if place and at and self._words[place - 1] == theirs[at - 1]:
                    continue  # part of a run that began before
                length = _alike(self._words, place, theirs, at)
                (start, _), (_, end) = self.bounds[place], self.bounds[place + length - 1]
                yield Match(place, length, start, end, found[at].start, found[at + length - 1].end)

    @cached_property
    def _anchors(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for at in range(0, self.count - _ANCHOR + 1, _STEP):
            automaton.add_word(f" {' '.join(self._words[at : at + _ANCHOR])} ", True)
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


def _alike(ours: Sequence[str], place: int, theirs: Sequence[str], at: int) -> int:
    """How many words are the same from here on."""
    length = LEAST_WORDS
    most = min(len(ours) - place, len(theirs) - at)
    while length < most and ours[place + length] == theirs[at + length]:
        length += 1
    return length

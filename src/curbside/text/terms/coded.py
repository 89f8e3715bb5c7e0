"""Concepts of whole libraries: text is written in two letters a word, and all terms are looked for at once.

No word reaches over a space, so what stands between two spaces is coded once for each different run of
letters. A text in code is a fifth as long as it was, and a word that asks for its own case ("MS") has a code
for each way of writing it, so that what is found in code needs no second look at the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, product
from math import isqrt

import ahocorasick

from curbside.text.spelling import normal_word
from curbside.text.terms.words import BREAK, PIECE, Terms, is_written, words_of

_MOST_CHUNKS = 300_000  # a library may be of any size
_FIRST = 0x100  # the lowest code point of a code, far from that of a break
_OTHERWISE = ""  # how a word is written that no term asks to be written in that way

# A term found: where it begins in the code, where it has ended, and its concepts; how many letters it has
# decides between terms that overlap.
_Found = tuple[int, int, tuple[str, ...]]


class CodedTerms:
    """The terms of a vocabulary, ready for whole libraries."""

    def __init__(self, terms: Terms) -> None:
        self._codes = _Codes(terms)
        self._code_of = self._codes.__getitem__
        self._automaton = _automaton(terms, self._codes)

    def concepts_in(self, chunks: list[str]) -> tuple[str, ...]:
        """The concepts of the longest terms in a text, parted at its spaces, in order of their first place."""
        line = "".join(map(self._code_of, chunks))
        found: list[_Found] = []
        ended = 0
        for last, (size, _, concepts) in self._automaton.iter(line):  # by their ends, the longest of an end first
            start, stop = last + 1 - size, last + 1
            if start < ended:
                while found and start <= found[-1][0]:  # it lies within this one
                    found.pop()
                ended = found[-1][1] if found else 0
                if start < ended < stop:  # neither lies within the other
                    found = self._longest_of(line)
                    break
            if start >= ended:
                found.append((start, stop, concepts))
                ended = stop
        return tuple(dict.fromkeys(chain.from_iterable([concepts for _, _, concepts in found])))

    def _longest_of(self, line: str) -> list[_Found]:
        """The terms of a line of code that no longer one overlaps, in order."""
        hits = sorted(self._automaton.iter(line), key=lambda hit: -hit[1][1])
        taken: list[_Found] = []
        for last, (size, _, concepts) in hits:
            start, stop = last + 1 - size, last + 1
            if all(start >= ended or begun >= stop for begun, ended, _ in taken):
                taken.append((start, stop, concepts))
        return sorted(taken)


class _Codes(dict[str, str]):
    """The code of what stands between two spaces, worked out the first time it is met."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._ways = _ways_of_writing(terms)
        words = [(word, way) for word in sorted(words_of(terms)) for way in (_OTHERWISE, *self._ways.get(word, ()))]
        # first letters of one set and last ones of another: no code begins within a code
        base = isqrt(len(words)) + 1
        self._words = {word: chr(_FIRST + n // base) + chr(_FIRST + base + n % base) for n, word in enumerate(words)}

    def of_term(self, key: str) -> Iterator[tuple[str, str]]:
        """(code, words as written) for every way in which a term may be written."""
        words = key.split(" ")
        for ways in product(*[(_OTHERWISE, *self._ways.get(word, ())) for word in words]):
            yield "".join(map(self._words.__getitem__, zip(words, ways, strict=True))), " ".join(ways)

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST_CHUNKS:
            self.clear()
        self[chunk] = code = "".join([self._code(word) for word, _ in PIECE.findall(chunk)])
        return code

    def _code(self, word: str) -> str:
        normal = normal_word(word) if word else BREAK
        way = word if word in self._ways.get(normal, ()) else _OTHERWISE
        return self._words.get((normal, way), BREAK)  # a word that stands in no term parts terms as a sign does


def _ways_of_writing(terms: Terms) -> dict[str, tuple[str, ...]]:
    """By a normal word, how terms in their own case ask for it to be written."""
    ways: dict[str, dict[str, None]] = defaultdict(dict)
    for key, held in terms.items():
        for written in {form for _, own in held if own for form in (own, own + "s")}:
            for normal, word in zip(key.split(" "), _words_in(written), strict=False):
                ways[normal][word] = None
    return {normal: tuple(sorted(found)) for normal, found in ways.items()}


def _words_in(text: str) -> Iterable[str]:
    return (word for word, _ in PIECE.findall(text) if word)


def _automaton(terms: Terms, codes: _Codes) -> ahocorasick.Automaton:
    """Finds (size in code, letters, concepts) of every term."""
    automaton = ahocorasick.Automaton()
    for key, held in terms.items():
        for code, words in codes.of_term(key):
            concepts = tuple(concept for concept, own in held if is_written(words, own))
            if concepts:
                automaton.add_word(code, (len(code), len(key), concepts))
    automaton.make_automaton()
    return automaton

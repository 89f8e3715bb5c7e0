"""Concepts of a whole library: text is looked up by the stretch and not searched word by word.

No word reaches over a space and no term over a sign or over a word that stands in no term. So the words
between two spaces are worked out once for each different run of letters, and the concepts of what lies
between two breaks once for each different stretch of words: a million passages are made of few of either.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from curbside.text.spelling import normal_word
from curbside.text.terms.words import BREAK, PIECE, Terms, is_written, words_of

# Of each, as many as are kept; a library may be of any size.
_MOST_CHUNKS, _MOST_STRETCHES = 300_000, 100_000
_AS = "\x01"  # stands between a word and the way it is written, where a term asks for that


class Stretches:
    """The terms of a vocabulary, ready for whole libraries; `starts` is `starts_of` them."""

    def __init__(self, terms: Terms, starts: Mapping[str, int]) -> None:
        self._line_of = _Lines(terms).__getitem__
        self._concepts_of = _Concepts(terms, starts).__getitem__

    def concepts_in(self, text: str) -> tuple[str, ...]:
        """The concepts of the longest terms in `text`, in order of their first place."""
        line = " ".join(map(self._line_of, text.split()))
        stretches = dict.fromkeys(line.split(BREAK))
        return tuple(dict.fromkeys(chain.from_iterable(map(self._concepts_of, stretches))))


class _Lines(dict[str, str]):
    """The normal words of what stands between two spaces, a break for each that stands in no term."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._words = words_of(terms)
        self._in_own_case = words_of(key for key, held in terms.items() if any(written for _, written in held))

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST_CHUNKS:
            self.clear()
        tokens = [self._token(word) for word, _ in PIECE.findall(chunk)]
        self[chunk] = line = " ".join(tokens if set(tokens) != {BREAK} else BREAK)  # one says as much as several
        return line

    def _token(self, word: str) -> str:
        normal = normal_word(word) if word else BREAK
        if normal not in self._words:
            return BREAK
        return f"{normal}{_AS}{word}" if normal in self._in_own_case else normal


class _Concepts(dict[str, tuple[str, ...]]):
    """The concepts of a stretch of words, all of which stand in terms."""

    def __init__(self, terms: Terms, starts: Mapping[str, int]) -> None:
        super().__init__()
        self._terms, self._starts = terms, starts

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(self) > _MOST_STRETCHES:
            self.clear()
        tokens = [token.partition(_AS) for token in stretch.split()]
        taken: list[tuple[int, int, list[str]]] = []
        for first, stop, concepts in self._hits([t[0] for t in tokens], [t[2] for t in tokens]):
            if all(first >= ended or begun >= stop for begun, ended, _ in taken):
                taken.append((first, stop, concepts))
        self[stretch] = found = tuple(chain.from_iterable(concepts for _, _, concepts in sorted(taken)))
        return found

    def _hits(self, normals: list[str], written: list[str]) -> list[tuple[int, int, list[str]]]:
        """(first word, one past the last, concepts) of every term, the longest first."""
        found = []
        for first, word in enumerate(normals):
            for stop in range(first + 1, min(first + self._starts.get(word, 0), len(normals)) + 1):
                key = " ".join(normals[first:stop])
                words = " ".join(written[first:stop])
                concepts = [concept for concept, own in self._terms.get(key, ()) if is_written(words, own)]
                if concepts:
                    found.append((len(key), first, stop, concepts))
        found.sort(key=lambda hit: -hit[0])
        return [hit[1:] for hit in found]

"""Finds the terms of a vocabulary in text: longest match, exact offsets, bounded misspellings."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

import ahocorasick
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from curbside.text.spelling import normal_word

# A word, or a sign that no term runs across; spaces, hyphens, strokes and quotes join.
_PIECE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)*)|([^\s\w/'’\"“”&+*‐‑–-])")
_SHORTEST_MISSPELT = 5
_TWO_ERRORS_FROM = 8
_BREAK = "\x00"
_MOST_CHUNKS = 300_000


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A concept found: `words` is exactly `source[start:end]`; `how` is exact or misspelt."""

    concept: str
    words: str
    start: int
    end: int
    how: str


class _Term:
    """A term of the vocabulary: how many words it has, the length from the space before it to the one
    after it, the concepts it leads to, and whether any of them asks for its own case."""

    __slots__ = ("concepts", "count", "has_case", "held", "length")

    def __init__(self, key: str, held: list[tuple[str, str]]) -> None:
        self.count = key.count(" ") + 1
        self.length = len(key) + 1
        self.held = held
        self.concepts = [concept for concept, _ in held]
        self.has_case = any(written for _, written in held)


class _Terms(dict[str, _Term]):
    """The terms by their key, each made the first time it is met."""

    def __init__(self, held: Mapping[str, list[tuple[str, str]]]) -> None:
        super().__init__()
        self._held = held

    def __missing__(self, key: str) -> _Term:
        self[key] = term = _Term(key, self._held[key])
        return term


class _Chunks(dict[str, str]):
    """The normal words of each stretch between two spaces, worked out the first time it is met.

    No word reaches over a space, so a library of millions of words is cut in the time that its
    different stretches take. A word that stands in no term is written as a break, which is shorter to
    look through.
    """

    def __init__(self, normal: Callable[[str], str], terms: Iterable[str]) -> None:
        super().__init__()
        self._normal, self._terms = normal, terms

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for term in self._terms for word in term.split(" "))

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST_CHUNKS:  # a library may be of any size
            self.clear()
        normals = [self._normal(word) if word else _BREAK for word, _ in _PIECE.findall(chunk)]
        self[chunk] = line = " ".join([word if word in self._words else _BREAK for word in normals])
        return line


class TermMatcher:
    """The terms of a vocabulary, ready to be found in any text.

    `entries` are pairs of term and concept; a term may lead to several concepts. Terms of
    `exact_case` ("MS", "US") match only as they are written. `known_words`, in lower case, are
    never taken for misspellings.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, str]],
        *,
        exact_case: Iterable[tuple[str, str]] = (),
        known_words: Container[str] = frozenset(),
    ) -> None:
        self._known = known_words
        self._normals: dict[str, str] = {}
        self._terms: dict[str, list[tuple[str, str]]] = {}
        for term, concept in entries:
            self._add(term, concept, "")
        for term, concept in exact_case:
            self._add(term, concept, term)
        self._begin(_starts(self._terms))

    def prepared(self) -> dict[str, Any]:
        """What making this matcher worked out, as plain values; `restored` takes it back."""
        return {"terms": self._terms, "normals": self._normals, "starts": self._starts}

    @classmethod
    def restored(cls, prepared: Mapping[str, Any], known_words: Container[str]) -> TermMatcher:
        """The matcher of `prepared`, in no time."""
        matcher = cls((), known_words=known_words)
        matcher._terms, matcher._normals = prepared["terms"], prepared["normals"]
        matcher._begin(prepared["starts"])
        return matcher

    def _begin(self, starts: Mapping[str, int]) -> None:
        self._starts = starts
        self._made = _Terms(self._terms)
        self._chunks = _Chunks(self._normal, self._terms)

    # Made when they are needed: the automaton for whole libraries, the words for a word nobody knows.

    @cached_property
    def _automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for key in self._terms:
            automaton.add_word(f" {key} ", self._made[key])
        automaton.make_automaton()
        return automaton

    @cached_property
    def _all_words(self) -> frozenset[str]:
        """The words of the terms that may be misspelt; a term in its own case may not."""
        keys = (key for key, held in self._terms.items() if not all(written for _, written in held))
        return frozenset(word for key in keys for word in key.split(" "))

    @cached_property
    def _vocabulary(self) -> dict[int, list[str]]:
        """The words that a misspelling may stand for, by their length."""
        vocabulary: dict[int, list[str]] = {}
        for word in sorted(self._all_words):
            if len(word) >= _SHORTEST_MISSPELT and word.isalpha():
                vocabulary.setdefault(len(word), []).append(word)
        return vocabulary

    def find_exact(self, text: str) -> tuple[TermMatch, ...]:
        """As `find`, with no guess at misspellings: for what somebody wrote with care."""
        if not self._terms:
            return ()
        return _longest(self._matches(text, *self._cut(text), frozenset()))

    def concepts_in(self, text: str) -> tuple[str, ...]:
        """The concepts of `find_exact` without their places, several times as fast: for whole libraries."""
        if text.isupper():  # written out as `find` reads it
            return tuple(dict.fromkeys(match.concept for match in self.find_exact(text)))
        line = f" {' '.join(filter(None, map(self._chunks.__getitem__, text.split())))} "
        found: list[tuple[int, int, _Term]] = []
        begun = ended = -1  # the last one found
        for end, term in self._automaton.iter(line):  # in order of their ends, the longest of an end first
            start = end - term.length
            if term.has_case and not self._as_written(text, line, start, term):
                continue
            while start <= begun:  # it lies within this one
                found.pop()
                begun, ended = found[-1][:2] if found else (-1, -1)
            if ended <= start:
                found.append((start, end, term))
                begun, ended = start, end
            elif ended < end:  # neither lies within the other
                found = self._longest_of(text, line)
                break
        named = [
            concept
            for start, _, term in found
            for concept in (self._as_written(text, line, start, term) if term.has_case else term.concepts)
        ]
        return tuple(dict.fromkeys(named))

    def _longest_of(self, text: str, line: str) -> list[tuple[int, int, _Term]]:
        """The terms of a normal line that no longer one overlaps, in order."""
        hits = [(end - term.length, end, term) for end, term in self._automaton.iter(line)]
        hits.sort(key=lambda hit: hit[0] - hit[1])
        taken: list[tuple[int, int, _Term]] = []
        for start, end, term in hits:
            if term.has_case and not self._as_written(text, line, start, term):
                continue
            if all(start >= last or first >= end for first, last, _ in taken):
                taken.append((start, end, term))
        taken.sort(key=itemgetter(0))
        return taken

    def _as_written(self, text: str, line: str, start: int, term: _Term) -> list[str]:
        """The concepts of a term that starts at a place of the normal line, as the case of the text allows."""
        if all(written and written not in text for _, written in term.held):
            return []
        pieces = [word for word, _ in _PIECE.findall(text)]
        first = line.count(" ", 0, start)
        words = " ".join(pieces[first : first + term.count])
        return [concept for concept, written in term.held if not written or words in (written, written + "s")]

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """The terms in `text` in order of place; of terms that overlap, the longest."""
        if not self._terms:
            return ()
        pieces, normals = self._cut(text)
        matches = self._matches(text, pieces, normals, frozenset())
        corrected = self._correct(pieces, normals, text)
        if corrected:
            for place, word in corrected.items():
                normals[place] = word
            matches += self._matches(text, pieces, normals, frozenset(corrected))
        return _longest(matches)

    def _add(self, term: str, concept: str, written: str) -> None:
        normals = [self._normal(found[1]) for found in _PIECE.finditer(term) if found[1]]
        if not normals:
            return
        closed = "".join(normals) if "-" in term and " " not in term else ""
        for key in {" ".join(normals), closed} - {""}:
            held = self._terms.setdefault(key, [])
            if (concept, written) not in held:
                held.append((concept, written))

    def _normal(self, word: str) -> str:
        normal = self._normals.get(word)
        if normal is None:
            normal = self._normals[word] = normal_word(word)
        return normal

    def _cut(self, text: str) -> tuple[list[tuple[int, int]], list[str]]:
        """The places and the normal forms of the words of `text`, with breaks between clauses."""
        shouted = text.isupper()
        known = self._normals
        pieces, normals = [], []
        for found in _PIECE.finditer(text):
            word = found[1]
            pieces.append(found.span())
            if word is None:
                normals.append(_BREAK)
            elif shouted:
                normals.append(normal_word(word.lower()))
            else:
                normals.append(known.get(word) or normal_word(word))
        return pieces, normals

    def _matches(
        self,
        text: str,
        pieces: list[tuple[int, int]],
        normals: list[str],
        misspelt: frozenset[int],
    ) -> list[TermMatch]:
        """Every term in the words, those over a misspelt word only when some are named."""
        found = []
        for first, last, term in self._hits(normals):
            if misspelt and misspelt.isdisjoint(range(first, last + 1)):
                continue
            start, stop = pieces[first][0], pieces[last][1]
            words = text[start:stop]
            for concept, written in term.held:
                if not written or words in (written, written + "s"):
                    how = "misspelt" if misspelt else "exact"
                    found.append(TermMatch(concept, words, start, stop, how))
        return found

    def _hits(self, normals: list[str]) -> Iterator[tuple[int, int, _Term]]:
        """Every term that stands in a row of normal words, by its first and last word."""
        for first, word in enumerate(normals):
            most = self._starts.get(word, 0)  # few words begin a term
            for last in range(first, min(first + most, len(normals))):
                key = " ".join(normals[first : last + 1])
                if key in self._terms:
                    yield first, last, self._made[key]

    def _correct(
        self, pieces: list[tuple[int, int]], normals: list[str], text: str
    ) -> dict[int, str]:
        """The words that are near a word of the vocabulary and are no word that we know."""
        corrected = {}
        for place, normal in enumerate(normals):
            if len(normal) < _SHORTEST_MISSPELT or not normal.isalpha():
                continue
            if normal in self._all_words or normal in self._known:
                continue
            start, end = pieces[place]
            if text[start:end].lower() in self._known:
                continue
            nearest = self._nearest(normal)
            if nearest:
                corrected[place] = nearest
        return corrected

    def _nearest(self, word: str) -> str:
        """The word of the vocabulary within one error of a short word, two of a long one."""
        limit = 2 if len(word) >= _TWO_ERRORS_FROM else 1
        best: tuple = ()
        for length in range(len(word) - limit, len(word) + limit + 1):
            near = process.extract(
                word,
                self._vocabulary.get(length, ()),
                scorer=DamerauLevenshtein.distance,
                score_cutoff=limit,
                limit=None,
            )
            for candidate, distance, _ in near:
                rank = (distance, candidate[0] != word[0], abs(length - len(word)), candidate)
                best = min(best, rank) if best else rank
        return best[-1] if best else ""


def _starts(terms: Iterable[str]) -> dict[str, int]:
    """By its first word, how many words the longest term has that begins with it."""
    starts: dict[str, int] = {}
    for key in terms:
        words = key.split(" ")
        starts[words[0]] = max(starts.get(words[0], 0), len(words))
    return starts


def _longest(matches: list[TermMatch]) -> tuple[TermMatch, ...]:
    """The matches no longer match overlaps; several concepts of the same words all stay."""
    matches.sort(key=lambda match: (match.start - match.end, match.how, match.start))
    spans: dict[tuple[int, int], str] = {}
    taken: set[int] = set()
    chosen = []
    for match in matches:
        span = match.start, match.end
        if spans.get(span) == match.how:
            chosen.append(match)
        elif taken.isdisjoint(range(*span)):
            spans[span] = match.how
            taken.update(range(*span))
            chosen.append(match)
    chosen.sort(key=lambda match: match.start)
    return tuple(chosen)

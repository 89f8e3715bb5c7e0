"""Finds the terms of a vocabulary in text: longest match, exact offsets, bounded misspellings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from curbside.text.spelling import normal_word
from curbside.text.terms.coded import CodedTerms
from curbside.text.terms.misspelt import Misspellings
from curbside.text.terms.words import BREAK, PIECE, is_written, starts_of


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A concept found: `words` is exactly `source[start:end]`; `how` is exact or misspelt."""

    concept: str
    words: str
    start: int
    end: int
    how: str


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
        self._starts = starts_of(self._terms)

    def prepared(self) -> dict[str, Any]:
        """What making this matcher worked out, as plain values; `restored` takes it back."""
        return {"terms": self._terms, "normals": self._normals, "starts": self._starts}

    @classmethod
    def restored(cls, prepared: Mapping[str, Any], known_words: Container[str]) -> TermMatcher:
        """The matcher of `prepared`, in no time."""
        matcher = cls((), known_words=known_words)
        matcher._terms, matcher._normals, matcher._starts = (prepared[of] for of in ("terms", "normals", "starts"))
        return matcher

    # Made when they are needed: a question needs no whole library, and few words are unknown.

    @cached_property
    def _coded(self) -> CodedTerms:
        return CodedTerms(self._terms)

    @cached_property
    def _misspellings(self) -> Misspellings:
        return Misspellings(self._terms, self._known)

    def find_exact(self, text: str) -> tuple[TermMatch, ...]:
        """As `find`, with no guess at misspellings: for what somebody wrote with care."""
        if not self._terms:
            return ()
        return _longest(self._matches(text, *self._cut(text), frozenset()))

    def concepts_in(self, text: str, chunks: list[str] | None = None) -> tuple[str, ...]:
        """The concepts of `find_exact` without their places, several times as fast: for whole libraries. `chunks`
        are what the spaces of the text part, from who has them already."""
        if text.isupper():  # written out as `find` reads it
            return tuple(dict.fromkeys(match.concept for match in self.find_exact(text)))
        return self._coded.concepts_in(text.split() if chunks is None else chunks)

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
        words = [word for word, _ in PIECE.findall(term) if word]
        normals = [normal_word(word) for word in words]
        if not normals:
            return
        self._normals.update(zip(words, normals, strict=True))
        closed = "".join(normals) if "-" in term and " " not in term else ""
        for key in {" ".join(normals), closed} - {""}:
            held = self._terms.setdefault(key, [])
            if (concept, written) not in held:
                held.append((concept, written))

    def _cut(self, text: str) -> tuple[list[tuple[int, int]], list[str]]:
        """The places and the normal forms of the words of `text`, with breaks between clauses."""
        shouted = text.isupper()
        known = self._normals
        pieces, normals = [], []
        for found in PIECE.finditer(text):
            word = found[1]
            pieces.append(found.span())
            if word is None:
                normals.append(BREAK)
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
        for first, last, held in self._hits(normals):
            if misspelt and misspelt.isdisjoint(range(first, last + 1)):
                continue
            start, stop = pieces[first][0], pieces[last][1]
            words = text[start:stop]
            for concept, written in held:
                if is_written(words, written):
                    how = "misspelt" if misspelt else "exact"
                    found.append(TermMatch(concept, words, start, stop, how))
        return found

    def _hits(self, normals: list[str]) -> Iterator[tuple[int, int, list[tuple[str, str]]]]:
        """Every term that stands in a row of normal words, by its first and last word."""
        for first, word in enumerate(normals):
            most = self._starts.get(word, 0)  # few words begin a term
            for last in range(first, min(first + most, len(normals))):
                key = " ".join(normals[first : last + 1])
                if key in self._terms:
                    yield first, last, self._terms[key]

    def _correct(self, pieces: list[tuple[int, int]], normals: list[str], text: str) -> dict[int, str]:
        """By their place, the words that some word of the vocabulary was meant by."""
        meant = self._misspellings.meant_by
        words = (text[start:end] for start, end in pieces)
        found = ((place, meant(*pair)) for place, pair in enumerate(zip(words, normals, strict=True)))
        return {place: word for place, word in found if word}


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

"""Misspellings: the word of a vocabulary that a word nobody knows may stand for."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from curbside.text.terms.words import Terms, words_of

_SHORTEST_MISSPELT = 5
_TWO_ERRORS_FROM = 8


class Misspellings:
    """The words of terms that may be misspelt; `known`, in lower case, are never taken for misspellings."""

    def __init__(self, terms: Terms, known: Container[str]) -> None:
        self._terms, self._known = terms, known

    def meant_by(self, word: str, normal: str) -> str:
        """The word of the terms that is near a word and its normal form; empty where either is a word that we
        know, or none is near."""
        if len(normal) < _SHORTEST_MISSPELT or not normal.isalpha():
            return ""
        if normal in self._words or normal in self._known or word.lower() in self._known:
            return ""
        return self._nearest(normal)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the terms; a term in its own case may not be misspelt."""
        return words_of(key for key, held in self._terms.items() if not all(written for _, written in held))

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words that a misspelling may stand for, by their length."""
        found: dict[int, list[str]] = {}
        for word in sorted(self._words):
            if len(word) >= _SHORTEST_MISSPELT and word.isalpha():
                found.setdefault(len(word), []).append(word)
        return found

    def _nearest(self, word: str) -> str:
        """The word within one error of a short word, two of a long one."""
        limit = 2 if len(word) >= _TWO_ERRORS_FROM else 1
        best: tuple = ()
        for length in range(len(word) - limit, len(word) + limit + 1):
            near = process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=DamerauLevenshtein.distance,
                score_cutoff=limit,
                limit=None,
            )
            for candidate, distance, _ in near:
                rank = (distance, candidate[0] != word[0], abs(length - len(word)), candidate)
                best = min(best, rank) if best else rank
        return best[-1] if best else ""

"""Mends the spelling of single words: a table first, then a slip of a letter or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from rapidfuzz.distance import OSA

from curbside.text.assertion import word_set

_RUNS = re.compile(r"(.)\1{2,}")
_SHORTEST_TYPO, _LONG_WORD, _LONGEST = 5, 8, 24
_ENDING = 3
_SHORTEST_JOINED, _SHORTEST_RUN_ON = 6, 6
_VOWELS = frozenset("aeiouy")
_PREFIXES = frozenset(["in", "over", "to", "para", "un"])
_SUFFIXES = frozenset(["ness", "less", "continent", "continence", "day", "night"])
_RUN_ON = word_set("cannot cant couldnt wont dont both numb feel since my weak lost move walk")


class Speller:
    """Mends a misspelt word to one of the known words: a table first, then one or two letters."""

    def __init__(
        self, targets: Iterable[str], table: Mapping[str, str], well_spelt: Iterable[str]
    ) -> None:
        self._table = dict(table)
        self._targets = frozenset(targets)
        self._known = self._targets | frozenset(well_spelt)
        self._seen: dict[str, str] = {}

    def prepared(self) -> tuple[Any, ...]:
        """What it was made of; `restored` takes it back."""
        return self._targets, self._table, self._known

    @classmethod
    def restored(cls, targets: frozenset[str], table: Mapping[str, str], known: frozenset[str]) -> Speller:
        return cls(targets, table, known)

    # The tables below are made when the first strange word comes: most questions have none.

    @cached_property
    def _near(self) -> dict[tuple[str, int], list[str]]:
        near: dict[tuple[str, int], list[str]] = {}
        for word in sorted(word for word in self._targets if len(word) >= _SHORTEST_TYPO):
            near.setdefault((word[0], len(word)), []).append(word)
        return near

    @cached_property
    def _turned(self) -> dict[str, str]:
        """By its letters in order: two letters changed over in a word of four ("lges", "nubm")."""
        return {"".join(sorted(word)): word for word in sorted(self._targets) if len(word) == 4}

    @cached_property
    def _fours(self) -> dict[str, list[str]]:
        fours: dict[str, list[str]] = {}
        for word in sorted(word for word in self._targets if len(word) == 4 and word.isalpha()):
            fours.setdefault(word[0], []).append(word)
        return fours

    def mend(self, word: str) -> str:
        """The known word meant, or the word itself."""
        found = self._seen.get(word)
        if found is None:
            found = self._mend(word)
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found

    def joined(self, word: str, after: str) -> str:
        """The one known word that two pieces make when a piece means nothing alone, or ""."""
        whole = word + after
        if len(whole) < _SHORTEST_JOINED or whole not in self._targets:
            return ""
        pieces = (word in self._known or len(word) < 2, after in self._known or len(after) < 2)
        return whole if not all(pieces) or word in _PREFIXES or after in _SUFFIXES else ""

    def halves(self, word: str) -> tuple[str, str] | None:
        """The two words that were typed as one: "cantfeel", "bothlegs"."""
        if len(word) < _SHORTEST_RUN_ON or word in self._known or word in self._table:
            return None
        for first in _RUN_ON:
            rest = word[len(first):]
            if word.startswith(first) and len(rest) > 2 and (rest in self._targets or rest in _RUN_ON):
                return first, rest
        return None

    def _mend(self, word: str) -> str:
        if word in self._table:
            return self._table[word]
        if word in self._known or not word.isalpha():
            return word
        if word.endswith("s") and word[:-1] in self._targets and len(word) > _SHORTEST_TYPO:
            return word[:-1]  # "gran's", "pump's"
        plain = _RUNS.sub(r"\1", word)
        if plain in self._known or plain in self._table:
            return self._table.get(plain, plain)
        if word.endswith("in") and word + "g" in self._known:
            return word + "g"
        if len(word) == _SHORTEST_TYPO - 1 and (turned := self._turned.get("".join(sorted(word)))):
            return turned if turned[0] == word[0] else word
        if len(word) in (_SHORTEST_TYPO - 1, _SHORTEST_TYPO) and (short := self._short(word)):
            return short
        if not _SHORTEST_TYPO - 1 <= len(word) <= _LONGEST:
            return word
        return self._nearest(word)

    def owner(self, word: str) -> str:
        """The word that an apostrophe and s were hung on: "pump's beeping"; "" for none known."""
        known = word.endswith("s") and word not in self._targets and word[:-1] in self._targets
        return word[:-1] if known else ""

    def _short(self, word: str) -> str:
        """The word of four letters meant, one slip away: "lehs", "lgegs"."""
        if _VOWELS.isdisjoint(word):  # an abbreviation
            return ""
        near = self._fours.get(word[0], ())
        return next((known for known in near if OSA.distance(word, known, score_cutoff=1) <= 1), "")

    def _nearest(self, word: str) -> str:
        best, distance = word, _allowed(word) + 1
        for length in range(len(word) - _allowed(word), len(word) + _allowed(word) + 1):
            for known in self._near.get((word[0], length), ()):
                apart = OSA.distance(word, known, score_cutoff=distance)
                if apart < distance and apart <= _allowed(known) and not _inflects(word, known):
                    best, distance = known, apart
        return best


def _allowed(word: str) -> int:
    return 2 if len(word) >= _LONG_WORD else 1


def _inflects(word: str, known: str) -> bool:
    """Another ending of a known word makes a word of its own, not a slip of the finger."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b),
        min(len(word), len(known)),
    )
    if shared == len(word) - 1 and len(word) == len(known):
        return True
    if shared >= min(len(word), len(known)):
        return True
    return shared >= _SHORTEST_TYPO and shared >= len(word) - _ENDING and abs(
        len(word) - len(known)
    ) + OSA.distance(word, known) > 1

"""Word classes as bit masks: each token is coded as one character, so patterns are short regexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from curbside.text.assertion import word_set

# Words that end what a gap in a pattern may cross: it must not step over a denial or a turn.
_DENIERS = word_set(
    """
    no not never without denies denied nor neither none isnt arent dont doesnt didnt havent hasnt
    hadnt wasnt werent aint nil nothing but however although though except until
    """
)
BREAK = "\n"
OTHER = "\x01"


class Lexicon:
    """Word classes as bit masks, and a character for each combination of classes."""

    def __init__(
        self,
        classes: Mapping[str, Sequence[str]],
        shapes: Mapping[str, str],
        literals: Iterable[str],
    ) -> None:
        names = [*classes, *shapes, *(f"={word}" for word in sorted(set(literals)))]
        self.bit = {name: 1 << at for at, name in enumerate(names)}
        exact: dict[str, int] = dict.fromkeys(sorted(_DENIERS), 0)
        prefixes: dict[str, int] = {}
        for name, words in classes.items():
            for word in words:
                table = prefixes if word.endswith("*") else exact
                stem = word.rstrip("*")
                table[stem] = table.get(stem, 0) | self.bit[name]
        for word in literals:
            exact[word] = exact.get(word, 0) | self.bit[f"={word}"]
        self._shapes = [(re.compile(shape), self.bit[name]) for name, shape in shapes.items()]
        for word in exact:
            exact[word] |= self._shaped(word) | self._by_prefix(prefixes, word)
        for stem in prefixes:
            prefixes[stem] = self._by_prefix(prefixes, stem)
        self._exact, self._prefixes = exact, prefixes
        self._chars: dict[tuple[int, bool], str] = {}
        shaped = [bit for _, bit in self._shapes]
        for mask, denies in [
            *((mask, word in _DENIERS) for word, mask in exact.items()),
            *((mask, False) for mask in [*prefixes.values(), *shaped]),
        ]:
            self._chars.setdefault((mask, denies), chr(0x4E00 + len(self._chars)))
        self._holders: dict[int, list[str]] = {bit: [] for bit in self.bit.values()}
        for (bits, _), char in self._chars.items():
            for bit in _bits(bits):
                self._holders[bit].append(char)
        self._gap = BREAK + "".join(char for (_, denies), char in self._chars.items() if denies)
        self._seen: dict[str, tuple[str, int]] = {}

    def prepared(self) -> tuple[Any, ...]:
        """What making it worked out; `restored` takes it back."""
        shapes = [(shape.pattern, bit) for shape, bit in self._shapes]
        return self.bit, self._exact, self._prefixes, shapes, self._chars, self._holders, self._gap

    @classmethod
    def restored(cls, *prepared: Any) -> Lexicon:
        lexicon = cls.__new__(cls)
        lexicon.bit, lexicon._exact, lexicon._prefixes, shapes, *rest = prepared
        lexicon._shapes = [(re.compile(shape), bit) for shape, bit in shapes]
        lexicon._chars, lexicon._holders, lexicon._gap = rest
        lexicon._seen = {}
        return lexicon

    @property
    def words(self) -> frozenset[str]:
        """Every word known in full."""
        return frozenset(self._exact)

    def code(self, word: str) -> tuple[str, int]:
        """The character and the classes of one word."""
        found = self._seen.get(word)
        if found is None:
            mask = self._exact.get(word)
            if mask is None:
                mask = self._by_prefix(self._prefixes, word) or self._shaped(word)
            char = self._chars.get((mask, word in _DENIERS), OTHER)
            found = (char, mask if char != OTHER else 0)
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found

    def chars(self, mask: int) -> str:
        """Every character whose word belongs to one of the classes."""
        return "".join(dict.fromkeys(char for bit in _bits(mask) for char in self._holders[bit]))

    def gap(self) -> str:
        """The characters that a gap may not cross."""
        return self._gap

    def _shaped(self, word: str) -> int:
        if not any(char.isdigit() for char in word):
            return 0
        return next((bit for shape, bit in self._shapes if shape.fullmatch(word)), 0)

    @staticmethod
    def _by_prefix(prefixes: Mapping[str, int], word: str) -> int:
        mask = 0
        for length in range(3, len(word) + 1):
            mask |= prefixes.get(word[:length], 0)
        return mask


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest

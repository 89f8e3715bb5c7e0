"""Words that were parted at the end of a line, put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from curbside.text.common_words import common_words

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(r"([^\W\d_]+)-$")
_REST = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a part that may be a word of its own


class Hyphens:
    """Knows the words of one document, which tell how a parted word is written elsewhere in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen = Counter(word.lower() for line in lines for word in _WORDS.findall(line))

    def join(self, line: str, following: str) -> str:
        """Both lines as one: with a space, or with the parted word made whole."""
        parted, rest = _PARTED.search(line), _REST.match(following)
        if parted is None or rest is None or rest[0][0].isupper():
            glued = line.endswith("-") and line[-2:-1].isalnum() and following[:1].isalnum()
            return f"{line}{following}" if glued else f"{line} {following}"
        return f"{line if self._keeps_hyphen(parted[1].lower(), rest[0].lower()) else line[:-1]}{following}"

    def _keeps_hyphen(self, first: str, rest: str) -> bool:
        whole, hyphened = self._seen[first + rest], self._seen[f"{first}-{rest}"]
        if whole or hyphened:
            return hyphened > whole
        words = common_words()
        if first + rest in words:
            return False
        return all(len(part) >= _SHORTEST and part in words for part in (first, rest))

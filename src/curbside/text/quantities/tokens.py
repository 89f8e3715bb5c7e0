"""Cuts a text into the words, figures and signs that the reading of quantities walks over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curbside.text.words import fold

# Addresses are one token so that nothing inside them is read. A word may hold digits ("c5").
_TOKEN = re.compile(
    r"""https?://\S+ | www\.\S+ | (?<![\w.])10\.\d{4,9}/\S+
    | \d{1,3}(?:,\d{3})+(?!\d)(?:[.·]\d+)? | \d+(?:[.·]\d+)? | (?<![\w.])[.·]\d+
    | (?:[a-z]\.){2,}[a-z]?
    | [^\W_]+
    | <= | >= | =< | => | [<>=≤≥~≈±+%‰°/×^:;,()\[\]@-] | [.!?]+
    | \n\s*(?:\n|(?=[-*•]\s|\d+[.)]\s))""",
    re.VERBOSE,
)
_THIN_GROUP = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")
_PAD = 6


@dataclass(slots=True)
class Tokens:
    """Folded tokens with their offsets in `source`; empty ones at the end spare bound checks."""

    source: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int

    def touches(self, at: int) -> bool:
        """Whether token `at` stands against the one before it, with no space between."""
        return self.starts[at] == self.ends[at - 1]

    def joins(self, at: int) -> bool:
        """Whether token `at` touches on both sides, as the hyphen of "12-hour" does."""
        return self.starts[at] == self.ends[at - 1] and self.starts[at + 1] == self.ends[at]

    def is_capital(self, at: int) -> bool:
        """Whether the whole token is written in capitals."""
        return self.source[self.starts[at] : self.ends[at]].isupper()


def cut_tokens(text: str) -> Tokens:
    """The tokens of `text`, folded; space and other signs between them are left out."""
    folded = fold(text)
    if not text.isascii():
        folded = _THIN_GROUP.sub(",", folded)
    words, starts, ends = [], [], []
    for found in _TOKEN.finditer(folded):
        words.append(found[0])
        start, end = found.span()
        starts.append(start)
        ends.append(end)
    count = len(words)
    far = len(text) + 2
    words += [""] * _PAD
    starts += [far + 2 * step for step in range(_PAD)]
    ends += [far + 2 * step + 1 for step in range(_PAD)]
    return Tokens(text, words, starts, ends, count)

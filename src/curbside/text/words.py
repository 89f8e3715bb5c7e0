"""Words with their offsets, and the folding that makes spellings comparable without moving them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# An apostrophe joins ("doesn't", "Brown's"); a hyphen or slash parts ("T2-weighted", "C5/6").
# Combining marks are letters here, so text in decomposed form is not cut in the middle of a word.
_WORD = re.compile(r"[^\W_]+(?:(?:[\u0300-\u036f]+|['’](?=[^\W\d_]))[^\W_]*)*")

_FLAT = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " "),
    **dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    "æ": "e", "Æ": "e", "œ": "e", "Œ": "e", "ß": "s", "ẞ": "s",
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ı": "i",
    "\u00b5": "\u03bc", "⩽": "≤", "⩾": "≥", "≦": "≤", "≧": "≥", "∼": "~", "·": "·",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and digits; `text` is exactly `source[start:end]`."""

    text: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of `text` in order, as written; hyphens, slashes and stops part words."""
    return tuple([Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)])


def bare_words(text: str) -> list[str]:
    """The words of `text` without where they stand: five times as fast, for whole documents."""
    return _WORD.findall(text)


def word_bounds(text: str) -> list[tuple[int, int]]:
    """Where each of the words of `bare_words` starts and ends."""
    return [found.span() for found in _WORD.finditer(text)]


def fold(text: str) -> str:
    """`text` in lower case with accents and typographic signs flattened, the same length.

    Offsets into the folded text are offsets into the text itself.
    """
    if text.isascii():
        return text.lower()
    return text.translate(_folded)


class _Folded(dict):
    """A translation table that works out each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        flat = self[code] = _fold_character(chr(code))
        return flat


_folded = _Folded()


def _fold_character(character: str) -> str:
    if character in _FLAT:
        return _FLAT[character]
    base = unicodedata.normalize("NFD", character)[0]
    lower = base.lower() if base.isalpha() else character
    # A letter whose small form is longer than one character keeps its own: the length must hold.
    return lower if len(lower) == 1 else character

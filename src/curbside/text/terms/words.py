"""What terms and text are cut into before they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# A word, or a sign that no term runs across; spaces, hyphens, strokes and quotes join.
PIECE = re.compile(r"([^\W_]+(?:['’][^\W\d_]+)*)|([^\s\w/'’\"“”&+*‐‑–-])")
# What stands for a sign in a row of words; no word of a text holds it.
BREAK = "\x00"

# By the normal words of a term, parted by spaces: the concepts that it leads to, each with the one way in
# which it must be written, empty where any will do.
Terms = Mapping[str, list[tuple[str, str]]]


def words_of(keys: Iterable[str]) -> frozenset[str]:
    """The words of terms."""
    return frozenset(word for key in keys for word in key.split(" "))


def starts_of(keys: Iterable[str]) -> dict[str, int]:
    """By its first word, how many words the longest term has that begins with it."""
    starts: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        starts[words[0]] = max(starts.get(words[0], 0), len(words))
    return starts


def is_written(words: str, written: str) -> bool:
    """Whether words stand as a term asks to be written; an abbreviation may take the s of its plural."""
    return not written or words in (written, written + "s")

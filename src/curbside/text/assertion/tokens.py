"""Words and marks of a text with their offsets, as the cue reader wants them: lower case, no apostrophes."""

from __future__ import annotations

import re
from typing import NamedTuple

_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"\d+(?:[.,:/]\d+)*{_LETTERS}*"  # 650ml, 38.9, 190/110, 2/7
    rf"|{_LETTERS}(?:[/&]{_LETTERS})+(?!{_LETTERS})"  # w/o, h/o, A&E
    rf"|{_LETTERS}+(?:['’‘`´′ʼ]{_LETTERS}+)*\d*"  # can't, C5, word
    r"|\n|[?!.,;:()&+/]|[-–—]+"
)
_APOSTROPHES = str.maketrans("", "", "'’‘`´′ʼ")


class Token(NamedTuple):
    """One word or mark: its plain form and its offsets in the source."""

    word: str
    start: int
    end: int


def read_tokens(text: str) -> list[Token]:
    """Every word and mark of the text in order, with exact offsets."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters grow when lowered; offsets must not move
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return [
        Token(match[0].translate(_APOSTROPHES), match.start(), match.end())
        for match in _TOKEN.finditer(folded)
    ]


def word_set(words: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(words.split())

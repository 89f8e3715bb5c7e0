"""Words and marks of a note with their offsets, examination shorthand kept whole: 4+/5, 3+, -ve, C5/6, 38.9."""

from __future__ import annotations

import re
from collections.abc import Sequence

from curbside.text.assertion import Token

_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    r"(?P<grade>[0-5][+-]?/5(?![\d/]))"  # MRC power: 4/5, 4+/5
    r"|(?P<plus>\d\+{1,4}(?!\w|/)|(?<![\w+])\+{2,4})"  # reflexes: 3+, ++
    r"|(?P<sign>[+−–-] ?ve\b|\([+−–-]\))"  # +ve, -ve, (+)
    rf"|(?P<number>\d+(?:[.,:/]\d+)*(?:{_LETTERS}+\d*)?%?)"  # 650ml, 38.9, 190/110, 6/52, 54M
    rf"|(?P<letters>{_LETTERS}(?:[/&]{_LETTERS})+(?!{_LETTERS}))"  # w/o, h/o, A&E
    rf"|(?P<word>{_LETTERS}+(?:['’‘`´′ʼ]{_LETTERS}+)*\d*(?:/\d{{1,2}}(?!\d))?)"  # can't, C5, C5/6, word
    r"|(?P<mark>\n\s*|[?!.,;:()&+/<>≥≤=↑↓→°×]|[-–—−]+|\[|\])"
)
_CONTRACTED = {
    "can": "cannot", "could": "couldnt", "do": "dont", "does": "doesnt", "did": "didnt", "would": "wouldnt",
    "will": "wont", "has": "hasnt", "have": "havent", "had": "hadnt",
}  # fmt: skip
_APOSTROPHES = str.maketrans("", "", "'’‘`´′ʼ")


def read_note_tokens(text: str) -> list[Token]:
    """Every word and mark of a note in order; `word` is its plain form, offsets are exact."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters grow when lowered; offsets must not move
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    tokens = [Token(_plain(found), found.start(), found.end()) for found in _TOKEN.finditer(folded)]
    # An apostrophe that stands alone counts as a letter to some alphabets, and leaves no word.
    return contracted([token for token in tokens if token.word and not _joins(folded, token)])


def contracted(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with "does not" read as "doesn't", so that one wording of a phrase serves both."""
    found: list[Token] = []
    for token in tokens:
        if token.word == "not" and found and found[-1].word in _CONTRACTED:
            found[-1] = Token(_CONTRACTED[found[-1].word], found[-1].start, token.end)
        else:
            found.append(token)
    return found


def _joins(text: str, token: Token) -> bool:
    """Whether a token is a hyphen that joins two words: "off-balance" reads as "off balance"."""
    if token.word != "-":
        return False
    return text[token.start - 1 : token.start].isalnum() and text[token.end : token.end + 1].isalnum()


def _plain(found: re.Match[str]) -> str:
    word = found[0]
    if found.lastgroup == "sign":
        return "+ve" if "+" in word else "-ve"
    if found.lastgroup == "mark":
        return "\n" if word[0] == "\n" else "-" if word[0] in "-–—−" else word
    return word.translate(_APOSTROPHES)

"""A text cut for comparing: its words with their roots, and the clause that each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from curbside.text.spelling import normal_word
from curbside.text.words import fold

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:'[^\W\d_]+)?|[;:,.()?!]|(?<= )-+(?= )|±|[<>≤≥%]")
_MARKS = frozenset(";:,.()?!-")
_ENDS_CLAUSE = frozenset(";:.()?!-")
_ENDINGS = (
    "atically", "atic", "ations", "ation", "ments", "ment", "ingly", "ities", "ising", "izing", "ized", "ised", "ity",
    "ness",
    "ings", "ing", "ions", "ion", "edly", "ally", "ical", "ance", "ence", "able", "ible", "ful", "less", "ies", "ied",
    "ed", "er", "est", "es", "ly", "al", "ic", "ive", "ous", "ant", "ent", "s", "y", "e",
)  # fmt: skip
_LEAST_ROOT = 4
# Words of grammar: a sentence may put in or leave out any of them.
GRAMMAR = frozenset(
    """
    a an the of to in on at by for from with as is are was were be been being am it its they them their this that
    these those there here which who whom whose what and or so also too then than such has have had having do does
    did done will would i you your he she his her we our one ones if when where while both each other another
    s t re ve ll people person persons patient patients someone anyone anybody somebody everyone individual
    individuals those case cases had into onto out up down off about over under per via how because since as well
    very much many more most less least few some any own same very just even still yet again but however although
    though whereas because due get gets got go goes make makes made use used using
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its root ("" for a word of grammar), and the number of its clause and of its sentence."""

    text: str
    root: str
    clause: int
    sentence: int


@dataclass(frozen=True)
class Said:
    """The words of a text in order, marks left out, and the text in small letters."""

    folded: str
    words: tuple[Word, ...]

    @cached_property
    def roots(self) -> frozenset[str]:
        return frozenset(word.root for word in self.words if word.root)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.texts)


@lru_cache(maxsize=4096)
def read_said(text: str) -> Said:
    """Cuts a text into words with their roots and clauses."""
    folded = fold(text)
    found: list[Word] = []
    clause = sentence = 0
    for match in _TOKEN.finditer(folded):
        token = match[0]
        if token[0] in _MARKS:
            clause += token[0] in _ENDS_CLAUSE or (token == "," and _opens_clause(folded, match.end()))
            sentence += token[0] in ".?!" and folded[match.end() : match.end() + 1].isspace()
            continue
        found.append(Word(token, root_of(token), clause, sentence))
    return Said(folded, tuple(found))


_OPENING = re.compile(r"\s+(?:and|but|so|or|whereas|while|although|though|because|which|who|as|yet)\b")


def _opens_clause(folded: str, at: int) -> bool:
    return bool(_OPENING.match(folded, at))


@lru_cache(maxsize=20_000)
def root_of(word: str) -> str:
    """What a word has in common with its inflections; "" for a word of grammar."""
    if word in GRAMMAR:
        return ""
    normal = normal_word(word)
    if not normal.isalpha():
        return normal.replace(",", "")
    for ending in _ENDINGS:
        if normal.endswith(ending) and len(normal) - len(ending) >= _LEAST_ROOT:
            normal = normal[: -len(ending)]
            break
    if len(normal) > _LEAST_ROOT and normal[-1] in "eiy":
        normal = normal[:-1]
    if len(normal) > _LEAST_ROOT and normal[-1] == normal[-2] and normal[-1] not in "aeiou":
        normal = normal[:-1]
    return normal

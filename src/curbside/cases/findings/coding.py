"""Words of the pack as one character each, so that patterns are short regexes over a note.

A class is a named set of words. `word*` is every word that begins so; `lower_limb` is a unit of
several words, joined into one token before anything is read. Plain words in patterns match their
plural and their other spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from curbside.cases.findings.cues import BREAK_WORDS, DENIERS
from curbside.text.assertion import Token
from curbside.text.spelling import normal_word

BREAK, COMMA, OTHER = "\n", ",", "\x01"
# What a token is when a symptom looks for its part of the body.
PART, SYMPTOM, NORMAL, LINK, DENIAL, STATE = "P", "S", "N", "p", "D", "s"
KINDS = {"part": PART, "symptom": SYMPTOM, "normal": NORMAL, "link": LINK, "state": STATE}
_PLUS = {"0": "plus-low", "1": "plus-low", "2": "plus-normal", "3": "plus-brisk", "4": "plus-brisk"}
# One of each shape that figures come in.
_FIGURES = ("4/5", "0/5", "5/5", "3+", "2+", "1+", "++", "12", "3", "38.9", "600ml")


Units = Mapping[str, Sequence[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Coded:
    """A note's tokens with units joined: one character, one kind and the classes held, by token."""

    tokens: tuple[Token, ...]
    chars: str
    kinds: str
    held: int
    masks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note coded twice: with units of several words joined, and word by word. A phrase may stand in either
    ("weak arms and legs" holds the unit "arms and legs"); `place` is the joined token of each plain one."""

    joined: Coded
    plain: Coded
    place: tuple[int, ...]


class Coder:
    """Knows every word of the pack's classes and patterns."""

    def __init__(
        self,
        classes: Mapping[str, Sequence[str]],
        kinds: Mapping[str, str],
        literals: Iterable[str],
        units: Units,
    ) -> None:
        stems = sorted({word for word in literals if word.endswith("*")})
        literals = sorted({_key(word) for word in literals if not word.endswith("*")})
        self.bit = {name: 1 << at for at, name in enumerate([*classes, "denial", *(f"={word}" for word in [*literals, *stems])])}
        self._exact: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        for name, words in classes.items():
            for word in words:
                plain = word.rstrip("*")
                table = self._prefixes if word.endswith("*") else self._exact
                table[plain] = table.get(plain, 0) | self.bit[name]
        for stem in stems:
            self._prefixes[stem[:-1]] = self._prefixes.get(stem[:-1], 0) | self.bit[f"={stem}"]
        self._literals = {word: self.bit[f"={word}"] for word in literals}
        self._kinds = [(self.bit[name], KINDS[kind]) for name, kind in kinds.items()]
        self._units = units
        for word in DENIERS:
            self._exact[word] = self._exact.get(word, 0) | self.bit["denial"]
        self._lengths = tuple(sorted({len(stem) for stem in self._prefixes}))
        self._seen: dict[str, tuple[str, str, int]] = {}
        self._chars: dict[int, str] = {}
        self._holders: dict[int, list[str]] = {bit: [] for bit in self.bit.values()}
        self._frozen = False
        for word in [*self._exact, *literals, *self._prefixes, *_FIGURES]:
            self._char(self._mask(word))
            self._char(self._literals.get(_key(word), 0))
            self._char(self._by_prefix(word))
            self._char(self._by_prefix(word) | self._literals.get(_key(word), 0))
        self._frozen = True

    @property
    def words(self) -> frozenset[str]:
        """Every word known in full, units by their parts."""
        return frozenset(part for word in [*self._exact, *self._literals] for part in word.split("_"))

    def read(self, tokens: Sequence[Token]) -> Note:
        """A note's tokens coded, joined and plain."""
        joined = join(tokens, self._units)
        place, at = [], 0
        for token in tokens:
            at += token.start >= joined[at].end
            place.append(at)
        return Note(self.code(joined), self.code(tokens), tuple(place))

    def code(self, tokens: Sequence[Token]) -> Coded:
        """Tokens as characters; what ends a clause is BREAK, a comma COMMA."""
        chars, kinds, masks, held = [], [], [], 0
        for token in tokens:
            char, kind, mask = self._code(token.word)
            chars.append(char)
            kinds.append(kind)
            masks.append(mask)
            held |= mask
        return Coded(tuple(tokens), "".join(chars), "".join(kinds), held, tuple(masks))

    def chars(self, mask: int) -> str:
        """Every character whose word belongs to one of the classes, for a regex character set."""
        return "".join(dict.fromkeys(char for bit in bits(mask) for char in self._holders[bit]))

    @property
    def units(self) -> Units:
        """The units of several words that are read as one, by their first word."""
        return self._units

    def denies(self, name: str) -> bool:
        """Whether a class holds a word of denial."""
        return any(mask & self.bit[name] for word, mask in self._exact.items() if word in DENIERS)

    def mask(self, name: str) -> int:
        """The bit of a class, or of a plain word written `=word`; 0 when it is not known."""
        if name.startswith("=") and not name.endswith("*"):
            name = "=" + _key(name[1:])
        return self.bit.get(name, 0)

    def _code(self, word: str) -> tuple[str, str, int]:
        found = self._seen.get(word)
        if found is None:
            mask = self._mask(word)
            if word in BREAK_WORDS or word[0] in ".!?;\n":
                found = (BREAK, ".", mask)
            elif word == ",":
                found = (COMMA, ",", mask)
            else:
                found = (self._char(mask), self._kind(word, mask), mask)
            if len(self._seen) < 50_000:
                self._seen[word] = found
        return found

    def _mask(self, word: str) -> int:
        mask = self._exact.get(word, 0) | self._literals.get(_key(word), 0) | self._by_prefix(word)
        return mask | (self._shape(word) if word[:1].isdigit() or word[:1] == "+" else 0)

    def _by_prefix(self, word: str) -> int:
        mask = 0
        for length in self._lengths:
            if length > len(word):
                break
            mask |= self._prefixes.get(word[:length], 0)
        return mask

    def _shape(self, word: str) -> int:
        mask = self.bit.get("figure", 0)
        if word.isdigit():
            mask |= self.bit.get("number", 0)
        elif len(word) <= 4 and word.endswith("/5"):
            weak = word[0] in "01234"
            mask |= self.bit.get("grade-weak" if weak else "grade-full", 0)
            mask |= self.bit.get("grade-nil", 0) if word[0] == "0" else 0
        elif word.endswith("+"):
            mask |= self.bit.get(_PLUS.get(word[0], "plus-normal"), 0)
        return mask

    def _kind(self, word: str, mask: int) -> str:
        if word in DENIERS:
            return DENIAL
        return next((kind for bit, kind in self._kinds if mask & bit), "o")

    def _char(self, mask: int) -> str:
        if not mask:
            return OTHER
        if mask not in self._chars and self._frozen:
            # A word of classes that no known word has together: patterns are compiled, so it
            # counts as the known combination that keeps the most of it.
            mask = max((known for known in self._chars if known & mask == known), key=int.bit_count, default=0)
            return self._char(mask)
        if mask not in self._chars:
            self._chars[mask] = chr(0x4E00 + len(self._chars))
            for bit in bits(mask):
                self._holders[bit].append(self._chars[mask])
        return self._chars[mask]


def join(tokens: Sequence[Token], units: Units) -> list[Token]:
    """The tokens with every unit of several words made one token."""
    found, at = [], 0
    while at < len(tokens):
        end = at + 1
        for unit in units.get(tokens[at].word, ()):
            if tuple(token.word for token in tokens[at : at + len(unit)]) == unit:
                end = at + len(unit)
                break
        found.append(tokens[at] if end == at + 1 else _one(tokens[at:end]))
        at = end
    return found


def _one(tokens: Sequence[Token]) -> Token:
    return Token("_".join(token.word for token in tokens), tokens[0].start, tokens[-1].end)


def bits(mask: int) -> Iterator[int]:
    """Each single bit of a mask."""
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def _key(word: str) -> str:
    return "_".join(normal_word(part) for part in word.split("_"))


def units_of(words: Iterable[str]) -> Units:
    """Units of several words by their first word, the longest first."""
    units: dict[str, list[tuple[str, ...]]] = {}
    for word in dict.fromkeys(words):
        parts = tuple(word.split("_"))
        if len(parts) > 1:
            units.setdefault(parts[0], []).append(parts)
    return {first: sorted(found, key=len, reverse=True) for first, found in units.items()}

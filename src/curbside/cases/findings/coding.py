"""Words of the pack as one character each, so that patterns are short regexes over a note.

A class is a named set of words. `word*` is every word that begins so; `lower_limb` is a unit of
several words, joined into one token before anything is read. Plain words in patterns match their
plural and their other spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curbside.cases.findings.cues import BREAK_WORDS, DENIERS
from curbside.cases.redflags.speller import Speller
from curbside.text.assertion import Token
from curbside.text.common_words import common_words
from curbside.text.spelling import normal_word

BREAK, COMMA, OTHER = "\n", ",", "\x01"
# What a token is when a symptom looks for its part of the body.
PART, SYMPTOM, NORMAL, LINK, DENIAL, STATE, WITH, AND = "P", "S", "N", "p", "D", "s", "w", "&"
KINDS = {"part": PART, "symptom": SYMPTOM, "normal": NORMAL, "link": LINK, "state": STATE}
DENIAL_CLASS, WHOLE_CLASS, MISSPELT_CLASS = "denial", "whole", "often-misspelt"
_JOINERS = {"with": WITH, "and": AND, "or": AND, "&": AND, "plus": AND}
_PLUS = {"0": "plus-low", "1": "plus-low", "2": "plus-normal", "3": "plus-brisk", "4": "plus-brisk"}
# One of each shape that figures come in.
_FIGURES = ("4/5", "0/5", "5/5", "3+", "2+", "1+", "++", "12", "3", "38.9", "600ml")
_NONE: frozenset[str] = frozenset()
_SHORTEST_MENDED = 6
_MOST_REMEMBERED = 50_000

Units = Mapping[str, Sequence[tuple[str, ...]]]
_Classes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Coded:
    """A note's tokens, and one character and one kind for each."""

    tokens: tuple[Token, ...]
    chars: str
    kinds: str


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
        self.units = units
        self._exact: dict[str, set[str]] = {}
        self._prefixes: dict[str, set[str]] = {}
        self._literals: set[str] = set()
        literals = sorted(set(literals))
        for name, words in [
            *classes.items(),
            (DENIAL_CLASS, sorted(DENIERS)),
            *((f"={word}", [word]) for word in literals),
        ]:
            for word in words:
                self._enter(name, word)
        self._names = frozenset([*classes, DENIAL_CLASS])
        self._kinds = [(name, KINDS[kind]) for name, kind in kinds.items()]
        self._chars: dict[_Classes, str] = {}
        self._holders: dict[str, list[str]] = {}
        self._begin()
        for word in [*self._exact, *literals, *self._prefixes, *_FIGURES]:
            plain = self._by_prefix(word)
            for held in (self._classes(word), plain, plain | self._by_key(word)):
                self._new_char(held)

    def prepared(self) -> tuple[Any, ...]:
        """What knowing the words worked out; `restored` takes it back."""
        prefixes = {stem: tuple(sorted(names)) for stem, names in self._prefixes.items()}
        exact = {word: tuple(sorted(names)) for word, names in self._exact.items()}
        literals = " ".join(sorted(self._literals))
        return self.units, exact, prefixes, literals, self._names, self._kinds, self._chars, self._holders

    @classmethod
    def restored(cls, units: Units, exact: Any, prefixes: Any, literals: str, *rest: Any) -> Coder:
        coder = cls.__new__(cls)
        coder.units = units
        coder._exact = {word: set(names) for word, names in exact.items()}
        coder._prefixes = {stem: set(names) for stem, names in prefixes.items()}
        coder._literals = set(literals.split(" "))
        coder._names, coder._kinds, coder._chars, coder._holders = rest
        coder._begin()
        return coder

    def _begin(self) -> None:
        self._lengths = tuple(sorted({len(stem) for stem in self._prefixes}))
        self._seen: dict[str, tuple[str, str]] = {}
        self._speller: Speller | None = None
        self._sets: dict[str, frozenset[str]] = {}

    def read(self, tokens: Sequence[Token]) -> Note:
        """A note's tokens coded, joined and plain."""
        joined = join(tokens, self.units)
        place, at = [], 0
        for token in tokens:
            at += token.start >= joined[at].end
            place.append(at)
        return Note(self.code(joined), self.code(tokens), tuple(place))

    def code(self, tokens: Sequence[Token]) -> Coded:
        """Tokens as characters; what ends a clause is BREAK, a comma COMMA."""
        coded = [self._seen.get(token.word) or self._code(token.word) for token in tokens]
        return Coded(tuple(tokens), "".join([char for char, _ in coded]), "".join([kind for _, kind in coded]))

    def chars(self, names: Iterable[str]) -> str:
        """Every character whose word belongs to one of the classes."""
        return "".join(dict.fromkeys(char for name in names for char in self._holders.get(name, [])))

    def kind_chars(self, kind: str) -> str:
        """Every character whose word is of a kind: a part of the body, a symptom."""
        return self.chars(name for name, other in self._kinds if other == kind)

    def name(self, part: str) -> str:
        """The class of a part of a phrase: `{class}`, `stem*` or a plain word; "" when it is not known."""
        if part.startswith("{"):
            return part[1:-1] if part[1:-1] in self._names else ""
        return f"={part}" if part.endswith("*") else f"={_key(part)}"

    def denies(self, name: str) -> bool:
        """Whether a class holds a word of denial."""
        return any(name in self._exact[word] for word in DENIERS)

    def holds(self, char: str, name: str) -> bool:
        """Whether the words of a character belong to a class."""
        if name not in self._sets:
            self._sets[name] = frozenset(self.chars([name]))
        return char in self._sets[name]

    def _enter(self, name: str, word: str) -> None:
        if word.endswith("*"):
            self._prefixes.setdefault(word[:-1], set()).add(name)
        elif name.startswith("="):
            self._literals.add(_key(word))
        else:
            self._exact.setdefault(word, set()).add(name)

    def _code(self, word: str) -> tuple[str, str]:
        if word in BREAK_WORDS or word[0] in ".!?;\n":
            found = (BREAK, ".")
        elif word == ",":
            found = (COMMA, ",")
        else:
            held = self._classes(word)
            if word not in self._exact and _key(word) not in self._literals:
                held |= self._classes(self._mended(word))
            found = (self._char(held), self._kind(word, held))
        if len(self._seen) < _MOST_REMEMBERED:
            self._seen[word] = found
        return found

    def _mended(self, word: str) -> str:
        """The word of the pack's `often-misspelt` that a long one means ("numbnes"), or the word itself.

        Only these few are mended to: among thousands of targets "reflux" would be a "reflex".
        """
        if len(word) < _SHORTEST_MENDED or not word.isalpha():
            return word
        if self._speller is None:  # most notes are well spelt
            targets = [each for each, names in self._exact.items() if MISSPELT_CLASS in names]
            self._speller = Speller(targets, {}, common_words())
        return self._speller.mend(word)

    def _classes(self, word: str) -> _Classes:
        held = self._by_key(word) | self._by_prefix(word) | self._exact.get(word, _NONE)
        return held | self._shape(word) if word[:1].isdigit() or word[:1] == "+" else held

    def _by_key(self, word: str) -> _Classes:
        key = _key(word)
        return frozenset([f"={key}"]) if key in self._literals else _NONE

    def _by_prefix(self, word: str) -> _Classes:
        held: set[str] = set()
        for length in self._lengths:
            if length > len(word):
                break
            held |= self._prefixes.get(word[:length], _NONE)
        return frozenset(held)

    def _shape(self, word: str) -> _Classes:
        held = {"figure"}
        if word.isdigit():
            held.add("number")
        elif len(word) <= 4 and word.endswith("/5"):
            held |= {"grade-weak" if word[0] in "01234" else "grade-full"} | (
                {"grade-nil"} if word[0] == "0" else set()
            )
        elif word.endswith("+") and (word[0] in _PLUS or len(word) > 2):
            held.add(_PLUS.get(word[0], "plus-brisk"))  # "++" is normal to some and brisk to others
        return frozenset(held)

    def _kind(self, word: str, held: _Classes) -> str:
        if word in DENIERS:
            return DENIAL
        if word in _JOINERS:
            return _JOINERS[word]
        return next((kind for name, kind in self._kinds if name in held), "o")

    def _char(self, held: _Classes) -> str:
        if held and held not in self._chars:
            # A word of classes that no known word has together: patterns are compiled, so it
            # counts as the known combination that keeps the most of it.
            held = max((known for known in self._chars if known <= held), key=len, default=_NONE)
        return self._chars.get(held, OTHER)

    def _new_char(self, held: _Classes) -> None:
        if held and held not in self._chars:
            self._chars[held] = chr(0x4E00 + len(self._chars))
            for name in held:
                self._holders.setdefault(name, []).append(self._chars[held])


def join(tokens: Sequence[Token], units: Units) -> list[Token]:
    """The tokens with every unit of several words made one token."""
    found, at = [], 0
    while at < len(tokens):
        end = at + 1
        for unit in units.get(tokens[at].word, ()):
            if tuple([token.word for token in tokens[at : at + len(unit)]]) == unit:
                end = at + len(unit)
                break
        found.append(tokens[at] if end == at + 1 else _one(tokens[at:end]))
        at = end
    return found


def units_of(words: Iterable[str]) -> Units:
    """Units of several words by their first word, the longest first."""
    units: dict[str, list[tuple[str, ...]]] = {}
    for word in dict.fromkeys(words):
        parts = tuple(word.split("_"))
        if len(parts) > 1:
            units.setdefault(parts[0], []).append(parts)
    return {first: sorted(found, key=len, reverse=True) for first, found in units.items()}


def _one(tokens: Sequence[Token]) -> Token:
    return Token("_".join(token.word for token in tokens), tokens[0].start, tokens[-1].end)


def _key(word: str) -> str:
    return "_".join([normal_word(part) for part in word.split("_")]) if "_" in word else normal_word(word)

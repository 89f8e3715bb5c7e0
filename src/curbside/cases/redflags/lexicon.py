"""Words to word classes: spelling mended, each token coded as one character so patterns are short regexes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from curbside.text.assertion import Token, word_set

_RUNS = re.compile(r"(.)\1{2,}")
_SHORTEST_TYPO, _LONG_WORD, _LONGEST = 5, 8, 24
_ENDING = 3
# Words that end what a gap in a pattern may cross: it must not step over a denial or a turn.
_DENIERS = word_set(
    """
    no not never without denies denied nor neither none isnt arent dont doesnt didnt havent hasnt
    hadnt wasnt werent aint nil but however although though except until
    """
)
BREAK = "\n"
OTHER = "\x01"


class Speller:
    """Mends a misspelt word to one of the known words: a table first, then one or two letters."""

    def __init__(
        self, targets: Iterable[str], table: Mapping[str, str], well_spelt: Iterable[str]
    ) -> None:
        targets = frozenset(targets)
        self._table = dict(table)
        self._known = targets | frozenset(well_spelt)
        self._near: dict[tuple[str, int], list[str]] = {}
        for word in sorted(word for word in targets if len(word) >= _SHORTEST_TYPO):
            self._near.setdefault((word[0], len(word)), []).append(word)
        self._seen: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The known word meant, or the word itself."""
        found = self._seen.get(word)
        if found is None:
            found = self._mend(word)
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found

    def _mend(self, word: str) -> str:
        if word in self._table:
            return self._table[word]
        if word in self._known or not word.isalpha():
            return word
        plain = _RUNS.sub(r"\1", word)
        if plain in self._known or plain in self._table:
            return self._table.get(plain, plain)
        if not _SHORTEST_TYPO - 1 <= len(word) <= _LONGEST:
            return word
        return self._nearest(word)

    def _nearest(self, word: str) -> str:
        best, distance = word, _allowed(word) + 1
        for length in range(len(word) - _allowed(word), len(word) + _allowed(word) + 1):
            for known in self._near.get((word[0], length), ()):
                apart = OSA.distance(word, known, score_cutoff=distance)
                if apart < distance and apart <= _allowed(known) and not _inflects(word, known):
                    best, distance = known, apart
        return best


def _allowed(word: str) -> int:
    return 2 if len(word) >= _LONG_WORD else 1


def _inflects(word: str, known: str) -> bool:
    """Another ending of a known word makes a word of its own, not a slip of the finger."""
    shared = next(
        (i for i, (a, b) in enumerate(zip(word, known, strict=False)) if a != b),
        min(len(word), len(known)),
    )
    if shared == len(word) - 1 and len(word) == len(known):
        return True
    if shared >= min(len(word), len(known)):
        return True
    return shared >= _SHORTEST_TYPO and shared >= len(word) - _ENDING and abs(
        len(word) - len(known)
    ) + OSA.distance(word, known) > 1


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
        """Every character whose word belongs to one of the classes, for a regex character set."""
        return "".join(dict.fromkeys(char for bit in _bits(mask) for char in self._holders[bit]))

    def gap(self) -> str:
        """What a gap may not cross, for a regex character set."""
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


_REFUSALS = frozenset(["not", "isnt", "arent", "wasnt", "werent", "havent", "hasnt", "hadnt", "never", "aint"])
_CONTRACTED = {
    "will": "wont", "would": "wouldnt", "do": "dont", "does": "doesnt", "did": "didnt",
    "is": "isnt", "are": "arent", "was": "wasnt", "were": "werent",
    "has": "hasnt", "have": "havent", "had": "hadnt",
}  # fmt: skip
_ABLE_FILLERS = frozenset(["been", "really", "quite", "even", "being", "feeling"])


def mended(tokens: Sequence[Token], speller: Speller) -> list[Token]:
    """The same tokens in known spelling; "have not been able to" and its like become one "cant"."""
    words = [speller.mend(token.word) for token in tokens]
    found, at = [], 0
    while at < len(tokens):
        end = _refusal_end(words, at)
        word = "cant" if end > at + 1 else words[at]
        if end == at + 1 and word in _CONTRACTED and words[at + 1 : at + 2] == ["not"]:
            word, end = _CONTRACTED[word], at + 2
        found.append(Token(word, tokens[at].start, tokens[end - 1].end))
        at = end
    return found


def _refusal_end(words: Sequence[str], at: int) -> int:
    """One past the last word of a refusal that starts here: "can not", "not able to", "unable to"."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("can", "could") and following in ("not", "no", "hardly", "barely"):
        return at + 3 if words[at + 2 : at + 3] == ["longer"] else at + 2
    end = at + 1
    auxiliary = word in _CONTRACTED and following == "not"
    if word in _REFUSALS or auxiliary or (word == "no" and following == "longer"):
        end += word == "no" or auxiliary
        while end < len(words) and words[end] in _ABLE_FILLERS:
            end += 1
        if words[end : end + 1] != ["able"]:
            return at + 1
        end += 1
    elif word != "unable":
        return at + 1
    return end + 1 if words[end : end + 1] == ["to"] else end

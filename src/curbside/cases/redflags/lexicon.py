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
    hadnt wasnt werent aint nil nothing but however although though except until
    """
)
_SHORTEST_JOINED, _SHORTEST_RUN_ON = 6, 6
_VOWELS = frozenset("aeiouy")
_PREFIXES = frozenset(["in", "over", "to", "para", "un"])
_SUFFIXES = frozenset(["ness", "less", "continent", "continence", "day", "night"])
_RUN_ON = ("cannot", "cant", "couldnt", "wont", "dont", "both", "numb", "feel", "since", "my", "weak", "lost", "move", "walk")
BREAK = "\n"
OTHER = "\x01"


class Speller:
    """Mends a misspelt word to one of the known words: a table first, then one or two letters."""

    def __init__(
        self, targets: Iterable[str], table: Mapping[str, str], well_spelt: Iterable[str]
    ) -> None:
        targets = frozenset(targets)
        self._table = dict(table)
        self._targets = targets
        self._known = targets | frozenset(well_spelt)
        self._near: dict[tuple[str, int], list[str]] = {}
        for word in sorted(word for word in targets if len(word) >= _SHORTEST_TYPO):
            self._near.setdefault((word[0], len(word)), []).append(word)
        # Two letters changed over in a word of four: "lges", "nubm".
        self._turned = {"".join(sorted(word)): word for word in sorted(targets) if len(word) == 4}
        self._fours: dict[str, list[str]] = {}
        for word in sorted(word for word in targets if len(word) == 4 and word.isalpha()):
            self._fours.setdefault(word[0], []).append(word)
        self._seen: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The known word meant, or the word itself."""
        found = self._seen.get(word)
        if found is None:
            found = self._mend(word)
            if len(self._seen) < 20_000:
                self._seen[word] = found
        return found

    def joined(self, word: str, after: str) -> str:
        """The one known word that two pieces make when a piece means nothing alone, or ""."""
        whole = word + after
        if len(whole) < _SHORTEST_JOINED or whole not in self._targets:
            return ""
        pieces = (word in self._known or len(word) < 2, after in self._known or len(after) < 2)
        return whole if not all(pieces) or word in _PREFIXES or after in _SUFFIXES else ""

    def halves(self, word: str) -> tuple[str, str] | None:
        """The two words that were typed as one: "cantfeel", "bothlegs"."""
        if len(word) < _SHORTEST_RUN_ON or word in self._known or word in self._table:
            return None
        for first in _RUN_ON:
            rest = word[len(first):]
            if word.startswith(first) and len(rest) > 2 and (rest in self._targets or rest in _RUN_ON):
                return first, rest
        return None

    def _mend(self, word: str) -> str:
        if word in self._table:
            return self._table[word]
        if word in self._known or not word.isalpha():
            return word
        if word.endswith("s") and word[:-1] in self._targets and len(word) > _SHORTEST_TYPO:
            return word[:-1]  # "gran's", "pump's"
        plain = _RUNS.sub(r"\1", word)
        if plain in self._known or plain in self._table:
            return self._table.get(plain, plain)
        if word.endswith("in") and word + "g" in self._known:
            return word + "g"
        if len(word) == _SHORTEST_TYPO - 1 and (turned := self._turned.get("".join(sorted(word)))):
            return turned if turned[0] == word[0] else word
        if len(word) in (_SHORTEST_TYPO - 1, _SHORTEST_TYPO) and (short := self._short(word)):
            return short
        if not _SHORTEST_TYPO - 1 <= len(word) <= _LONGEST:
            return word
        return self._nearest(word)

    def owner(self, word: str) -> str:
        """The word that an apostrophe and s were hung on: "pump's beeping"; "" for none known."""
        known = word.endswith("s") and word not in self._targets and word[:-1] in self._targets
        return word[:-1] if known else ""

    def _short(self, word: str) -> str:
        """The word of four letters meant, one slip away: "lehs", "lgegs"."""
        if _VOWELS.isdisjoint(word):  # an abbreviation
            return ""
        near = self._fours.get(word[0], ())
        return next((known for known in near if OSA.distance(word, known, score_cutoff=1) <= 1), "")

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
# "can t", "don t": the apostrophe typed as a space.
_PARTED = frozenset(["can", "don", "won", "isn", "aren", "doesn", "didn", "couldn", "hasn", "haven", "wasn", "wouldn"])
_PARTED_I = {("i", "m"): "im", ("i", "ve"): "ive"}
# The ways of "cannot" that are not one word: "dont can", "failing to", "not possible to".
_FAILING = word_set("fail fails failed failing impossible incapable unable powerless refusing struggling")
_NOT_BEFORE_CAN = frozenset(["dont", "no", "not", "doesnt"])


def mended(tokens: Sequence[Token], speller: Speller) -> list[Token]:
    """The same tokens in known spelling: parted words joined, joined ones parted, refusals one "cant"."""
    tokens = _unstuttered(_undictated(_rejoined(tokens, speller)))
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


def _rejoined(tokens: Sequence[Token], speller: Speller) -> list[Token]:
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        joined = _joined(token.word, after.word, speller) if after else ""
        if joined and after:
            found.append(Token(joined, token.start, after.end))
            at += 2
            continue
        base = speller.owner(token.word) if token.end - token.start > len(token.word) else ""
        if base:
            found.append(token._replace(word=base))
            at += 1
            continue
        halves = speller.halves(token.word)
        if halves:
            middle = token.start + len(halves[0])
            whole = token.end - token.start == sum(map(len, halves))  # an apostrophe moves the middle
            middle = middle if whole else token.end
            start = middle if whole else token.start
            found += [Token(halves[0], token.start, middle), Token(halves[1], start, token.end)]
        else:
            found.append(token)
        at += 1
    return found


def _joined(word: str, after: str, speller: Speller) -> str:
    if after == "t" and word in _PARTED:
        return "cant" if word == "can" else word + "t"
    if (word, after) in _PARTED_I:
        return _PARTED_I[word, after]
    return speller.joined(word, after)


def _undictated(tokens: Sequence[Token]) -> list[Token]:
    """With the marks that somebody dictating spoke aloud: "comma", "full stop"."""
    found: list[Token] = []
    for token in tokens:
        if token.word == "comma":
            found.append(token._replace(word=","))
        elif token.word == "though" and found and found[-1].word == "as":
            found[-1] = Token("like", found[-1].start, token.end)
        elif token.word == "stop" and found and found[-1].word == "full":
            found[-1] = Token(".", found[-1].start, token.end)
        else:
            found.append(token)
    return found


def _unstuttered(tokens: Sequence[Token]) -> list[Token]:
    """Without the stops of a sentence spoken word by word: "Can't. Feel. My. Legs."."""
    stops = [at for at, token in enumerate(tokens) if token.word == "."]
    drop = {
        stop for stop, other in zip(stops, stops[1:], strict=False)
        if other == stop + 2 and stop and tokens[stop + 1].word.isalpha()
    }  # fmt: skip
    if len(drop) < 2:
        return list(tokens)
    return [token for at, token in enumerate(tokens) if at not in drop]


def _refusal_end(words: Sequence[str], at: int) -> int:
    """One past the last word of a refusal that starts here: "can not", "not able to", "unable to"."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("can", "could") and following in ("not", "no", "hardly", "barely"):
        return at + 3 if words[at + 2 : at + 3] == ["longer"] else at + 2
    if word in _NOT_BEFORE_CAN and following in ("can", "possible", "manage", "managing"):
        return at + 3 if words[at + 2 : at + 3] == ["to"] else at + 2
    if word in _FAILING and following == "to" and word != "unable":
        return at + 2
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

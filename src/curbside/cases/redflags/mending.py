"""A text's tokens made plain: parted words joined, joined ones parted, every refusal one "cant"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from curbside.cases.redflags.speller import Speller
from curbside.text.assertion import Token, word_set

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
_ASKERS = frozenset(["i", "he", "she", "we", "they"])
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
        stop for stop, other in pairwise(stops)
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
    if word in ("can", "could") and following in _ASKERS and words[at + 2 : at + 3] == ["not"]:
        return at + 3  # "why can I not move"
    if word in _NOT_BEFORE_CAN and following in ("can", "fit", "possible", "manage", "managing"):
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

"""Finds the wordings of cues.py in a text's tokens: the longest first, none overlapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from curbside.text.assertion.cues import Phrase, every_phrase
from curbside.text.assertion.tokens import Token, word_set

_NUMBER_WORDS = word_set(
    """
    a an one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    couple few several some many half
    """
)
_WEEKDAYS = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs
    fri sat sun
    """
)
_YEAR = re.compile(r"(?:19|20)\d\d$|\d0s$")
# 3/7, 48h and 2d are how clinicians write hours and days; 6/52 weeks, 8/12 months.
_DAYS = re.compile(r"\d+/7$|\d+(?:h|hr|hrs|hours?|mins?|d|days?|w|wks?)$|[1-4]/52$|\d{1,2}(?:[:.]\d\d)?(?:am|pm)$")
_MONTHS = re.compile(r"\d+/12$|\d+(?:y|yrs?|years?|mths?|months?)$|(?:[6-9]|\d\d)/52$")


@lru_cache(maxsize=1)
def _trie() -> dict:
    """Every wording as a tree of words; under None stand the phrases that end there."""
    root: dict = {}
    for phrase in every_phrase():
        node = root
        for word in phrase.words:
            node = node.setdefault(word, {})
        node.setdefault(None, []).append(phrase)
    for node in _nodes(root):
        phrases = node.get(None, [])
        if any(phrase.kind == "pseudo" for phrase in phrases):  # one that swallows wins
            node[None] = [phrase for phrase in phrases if phrase.kind == "pseudo"]
    return root


def _nodes(node: dict) -> list[dict]:
    return [node, *(deep for key, child in node.items() if key for deep in _nodes(child))]


def _keys(word: str) -> tuple[str, ...]:
    if word[0].isdigit():
        if _YEAR.match(word):
            return (word, "~", "#")
        if word.isdigit():
            return (word, "#")
        return (word,)
    if word in _NUMBER_WORDS:
        return (word, "#")
    if word in _WEEKDAYS:
        return (word, "%")
    return (word,)


_LEADING_MARK = Phrase(("?",), "uncertain", "forward")
_SHAPES = ((_DAYS, Phrase(("#",), "recent", "around")), (_MONTHS, Phrase(("#",), "lasting", "around")))


def find_phrases(tokens: Sequence[Token]) -> list[tuple[Phrase, int, int]]:
    """Every wording in the text with its first token and the one after its last; none overlap."""
    root, keys = _trie(), [_keys(token.word) for token in tokens]
    found: list[tuple[Phrase, int, int]] = []
    at = 0
    while at < len(tokens):
        phrases, end = _longest(root, keys, at)
        if not phrases:
            end = at + 1
            phrases = _shaped(tokens, at)
        found += [(phrase, at, end) for phrase in phrases if phrase.kind != "pseudo"]
        at = end
    return found


def _shaped(tokens: Sequence[Token], at: int) -> list[Phrase]:
    word = tokens[at].word
    if word[0].isdigit():
        return [phrase for shape, phrase in _SHAPES if shape.match(word)]
    if word == "?" and _leads(tokens, at):
        return [_LEADING_MARK]
    return []


def _leads(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end


def _longest(
    root: dict, keys: list[tuple[str, ...]], at: int
) -> tuple[list[Phrase], int]:
    """The phrases of the longest wording that starts at a token, and the token after it."""
    best: tuple[list[Phrase], int] = ([], at)
    nodes = [root[key] for key in keys[at] if key in root]
    while nodes:
        at += 1
        ending = [phrase for node in nodes for phrase in node.get(None, ())]
        if ending:
            best = (ending, at)
        if at == len(keys):
            break
        nodes = [node[key] for node in nodes for key in keys[at] if key in node]
    return best

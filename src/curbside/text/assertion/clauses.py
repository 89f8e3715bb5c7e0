"""Cuts a text's tokens into sentences, clauses and the parts between commas."""

from __future__ import annotations

from collections.abc import Sequence

from curbside.text.assertion.tokens import Token, word_set

_CLAUSE_WORDS = word_set(
    """
    but however although though yet except until whereas otherwise
    """
)
_SENTENCE_MARKS = frozenset(".?!\n")
SEGMENT_MARKS = word_set(
    """
    , and & + / : plus then (
    """
)


def divide(tokens: Sequence[Token]) -> tuple[list[int], list[int], list[int]]:
    """The sentence, clause and segment that each token belongs to."""
    sentences, clauses, segments = [], [], []
    sentence = clause = segment = 0
    previous = None
    for at, token in enumerate(tokens):
        word = token.word
        if word in _CLAUSE_WORDS or word == ";":
            clause += 1
            segment += 1
        elif word in SEGMENT_MARKS or (word[0] in "-–—" and len(word) and _spaced(tokens, at)):
            segment += 1
        sentences.append(sentence)
        clauses.append(clause)
        segments.append(segment)
        if word[0] in _SENTENCE_MARKS and _ends(tokens, at, previous):
            sentence += 1
            clause += 1
            segment += 1
        previous = token
    return sentences, clauses, segments


def _spaced(tokens: Sequence[Token], at: int) -> bool:
    before = at == 0 or tokens[at - 1].end < tokens[at].start
    after = at + 1 == len(tokens) or tokens[at].end < tokens[at + 1].start
    return before and after


def _ends(tokens: Sequence[Token], at: int, previous: Token | None) -> bool:
    """A mark ends a sentence unless it leads a word ("?CES") or stands in an abbreviation."""
    token = tokens[at]
    if previous is None:
        return False
    touches_next = at + 1 < len(tokens) and tokens[at + 1].start == token.end
    if token.word == "?" and touches_next and previous.end < token.start:
        return False
    if token.word == "." and len(previous.word) == 1 and previous.end == token.start:
        return not touches_next and not previous.word.isalpha()
    return True

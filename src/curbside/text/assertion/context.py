"""Reads a text once for its clauses and cues, then says of any span whether it is so, whose it is and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from curbside.text.assertion.clauses import divide
from curbside.text.assertion.reach import Cue, Reach
from curbside.text.assertion.search import find_phrases
from curbside.text.assertion.tokens import Token, read_tokens, word_set

_FIRST = word_set(
    """
    i im ive id ill my me mine myself we our us
    """
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a text claims of a span; the cue's offsets are -1 when nothing had to be read off one."""

    state: str  # present | absent | uncertain | conditional
    who: str  # self | other
    when: str  # now | past
    cue: str
    cue_start: int
    cue_end: int


class Context:
    """The clauses and cues of one text, by token."""

    __slots__ = ("_by_kind", "_cues", "clauses", "segments", "sentences", "text", "tokens")

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences, self.clauses, self.segments = divide(tokens)
        self._cues: tuple[Cue, ...] | None = None
        self._by_kind: dict[str, list[Cue]] = {}

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Every cue of the text in order of place; found on first use."""
        if self._cues is None:
            reach = Reach(self.tokens, self.sentences, self.clauses, self.segments)
            self._cues = tuple(reach.cue(*match) for match in find_phrases(self.tokens))
            for cue in self._cues:
                self._by_kind.setdefault(cue.kind, []).append(cue)
        return self._cues

    def cues_of(self, kind: str) -> list[Cue]:
        """Every cue of a kind, in order of place."""
        if self._cues is None:
            self._cues = self.cues
        return self._by_kind.get(kind, [])

    def over(self, kind: str, first: int, last: int) -> Cue | None:
        """The nearest cue of a kind that reaches the tokens first..last and lies outside them."""
        found = [
            cue
            for cue in self.cues_of(kind)
            if cue.low <= first
            and last <= cue.high
            and (cue.last < first or cue.first > last)
        ]
        return min(found, key=lambda cue: abs(cue.first - first)) if found else None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last token of a character span; the nearest token when it holds none."""
        first = bisect_right([token.end for token in self.tokens], start)
        last = bisect_left([token.start for token in self.tokens], end) - 1
        first = min(first, len(self.tokens) - 1)
        return first, max(first, last)

    def assertion(self, first: int, last: int) -> Assertion:
        """What the text claims of the tokens first..last."""
        state, cue = self._state(first, last)
        past = self.over("past", first, last) or self.over("resolved", first, last)
        if past is not None and (
            self.over("acute", first, last) or self.over("recent", first, last)
        ):
            past = None
        who, owner = self._who(first, last)
        told = cue or past or owner
        low, high = (-1, -1)
        if told is not None:
            low, high = self.tokens[told.first].start, self.tokens[told.last].end
        words = self.text[low:high] if told is not None else ""
        return Assertion(state, who, "past" if past else "now", words, low, high)

    def _state(self, first: int, last: int) -> tuple[str, Cue | None]:
        present = self.over("present", first, last)
        if present is not None:
            return "present", present
        for state in ("absent", "conditional", "uncertain"):
            cue = self.over(state, first, last)
            if cue is not None:
                return state, cue
        return "present", None

    def _who(self, first: int, last: int) -> tuple[str, Cue | None]:
        sentence = self.sentences[first]
        others = [c for c in self.cues if c.kind == "other" and self.sentences[c.first] == sentence]
        if not others:
            return "self", None
        nearest = min(others, key=lambda cue: abs(cue.first - first))
        for at in range(first, -1, -1):
            if self.sentences[at] != sentence or at == nearest.first:
                break
            # "my mother" and "my wife's legs" are hers; "my legs", said after them, is mine.
            if self.tokens[at].word in _FIRST and not self._owns_other(at):
                return "self", None
        return "other", nearest

    def _owns_other(self, at: int) -> bool:
        return any(cue.kind == "other" and at < cue.first <= at + 2 for cue in self.cues)


def read_context(text: str, tokens: Sequence[Token] | None = None) -> Context:
    """The clauses and cues of a text; tokens may be given, corrected in spelling, with its offsets."""
    return Context(text, read_tokens(text) if tokens is None else tokens)


def read_assertion(text: str, start: int, end: int) -> Assertion:
    """What the text claims of the span start..end: present or not, whose, now or past."""
    context = read_context(text)
    if not context.tokens:
        return Assertion("present", "self", "now", "", -1, -1)
    return context.assertion(*context.span(start, end))

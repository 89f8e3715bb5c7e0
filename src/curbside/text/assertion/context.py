"""Reads a text once for its clauses and cues, then says of any span whether it is so, whose it is and when."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from curbside.text.assertion.clauses import SEGMENT_MARKS, divide
from curbside.text.assertion.cues import Phrase
from curbside.text.assertion.search import find_phrases
from curbside.text.assertion.tokens import Token, read_tokens, word_set

# A list that a denial runs along ("no fever, cough or rash") ends where a new statement begins.
_STATEMENT_WORDS = word_set(
    """
    is are am was were has have had cant cannot couldnt can wont will gone went lost get gets got
    getting feel feels felt started start woke now since my i im ive he she they we the this his her
    new worse positive present today yesterday last keep keeps having need needs
    """
)
_LIST_STARTS = word_set(
    """
    i im ive my he she they we his her now today yesterday since then
    """
)
# ", I don't have any of those": a part this short answers for the one before it.
_SHORT_REPLY = 7
_DENIERS = frozenset(["no", "not", "never", "without", "denies", "nil", "unable"])
_JOINING = word_set(
    """
    or nor with in of my the to from around between under below above inside across through down over
    on at by for near about behind along
    """
)
# "not himself, fever, ..." denies one thing; "no fever, rash, ..." a list of them.
_OF_ONE = word_set("not dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt aint")
_REPLIES = word_set(
    """
    then what should would who do does is are can could how where when will
    """
)
_COME_TO_BE = frozenset(["has", "went", "now", "today", "since", "yesterday"])
_REPORT_REACH = 4
_FIRST = word_set(
    """
    i im ive id ill my me mine myself we our us
    """
)
# The words that reach back over a comma: "numb legs in spring, all gone now".
_REACHING = word_set(
    """
    it its this that which all then fully completely now and but they both
    """
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording that bears on what stands near it: its tokens, kind and reach (in tokens)."""

    kind: str
    first: int
    last: int
    low: int
    high: int


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
            self._cues = tuple(self._reached(*match) for match in find_phrases(self.tokens))
            for cue in self._cues:
                self._by_kind.setdefault(cue.kind, []).append(cue)
        return self._cues

    def cues_of(self, kind: str) -> list[Cue]:
        """Every cue of a kind, in order of place."""
        return self._by_kind.get(kind, []) if self.cues else []

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

    def _reached(self, phrase: Phrase, first: int, end: int) -> Cue:
        last = end - 1
        low, high = self._reach(phrase, first, last)
        return Cue(phrase.kind, first, last, low, high)

    def _reach(self, phrase: Phrase, first: int, last: int) -> tuple[int, int]:
        if phrase.kind == "absent":
            if phrase.reach == "forward" or (phrase.reach == "either" and self._goes_on(last)):
                return first, self._denied_to(last, phrase.words[-1])
            return self._answered_from(first, last, phrase), last
        if phrase.kind == "present":
            return self._bound(self.segments, first, -1), last
        if phrase.kind == "uncertain":
            return first, self._bound(self.segments, last, 1)
        if phrase.kind == "conditional":
            return first, self._supposed_to(last)
        if phrase.reach == "own":
            return self._timed(first, last)
        if phrase.kind == "resolved":
            return self._settled_from(first), self._bound(self.clauses, last, 1)
        if phrase.kind in ("past", "lasting", "acute", "recent", "while", "worse", "changed"):
            return self._timed(first, last)
        return self._bound(self.sentences, first, -1), self._bound(self.sentences, last, 1)

    def _bound(self, parts: list[int], at: int, step: int) -> int:
        part = parts[at]
        while 0 <= at + step < len(parts) and parts[at + step] == part:
            at += step
        return at

    def _goes_on(self, last: int) -> bool:
        """Whether words follow the cue in its own part of the sentence."""
        after = self.tokens[last + 1].word if last + 1 < len(self.tokens) else "."
        return after not in SEGMENT_MARKS and after[0] not in ".?!;\n-–—"

    def _answered_from(self, first: int, last: int, phrase: Phrase) -> int:
        """How far back a denial reaches that follows what it denies: "rash: none", "rash? no."."""
        low = self._bound(self.segments, first, -1)
        if phrase.reach != "either" or low == 0:
            return low
        mark = self.tokens[low if self.tokens[low].word in SEGMENT_MARKS else low - 1].word
        if mark in ":?" or (mark == "," and last - low <= _SHORT_REPLY):
            return self._bound(self.segments, low - 1, -1)
        return low

    def _denied_to(self, last: int, denier: str) -> int:
        """Where a denial ends: its own segment, and on along a list until a statement begins."""
        of_one, of_statement = denier in _OF_ONE, denier in ("nor", "neither", "say")
        at, clause = last, self.clauses[last]
        while at + 1 < len(self.tokens) and self.clauses[at + 1] == clause:
            word = self.tokens[at + 1].word
            if word in SEGMENT_MARKS:
                if self._states_anew(at + 2, clause):
                    break
                if of_one and not self._has_or(at + 2, clause):
                    break
            elif word in ("because", "so", "why", "which", "who", "while", "when") or (
                word in _STATEMENT_WORDS
                and at + 1 > last + 2
                and not of_statement
                and not self._in_list(at + 1)
            ):
                break
            at += 1
        return at

    def _in_list(self, at: int) -> bool:
        """Whether the word goes on with what is denied: "no pain in my arm", "no rash or my usual"."""
        return self.tokens[at - 1].word in _JOINING

    def _has_or(self, at: int, clause: int) -> bool:
        while at < len(self.tokens) and self.clauses[at] == clause:
            if self.tokens[at].word in ("or", "nor"):
                return True
            at += 1
        return False

    def _states_anew(self, at: int, clause: int) -> bool:
        if at < len(self.tokens) and self.tokens[at].word in ("or", "nor"):
            return False
        if at < len(self.tokens) and self.tokens[at].word in _DENIERS:
            return True
        while at < len(self.tokens) and self.clauses[at] == clause:
            word = self.tokens[at].word
            if word in SEGMENT_MARKS or word in ("or", "nor"):
                return False
            if word in _STATEMENT_WORDS:
                return True
            at += 1
        return False

    def _supposed_to(self, last: int) -> int:
        """Where a condition ends: a comma or colon before the question it leads to, or its sentence."""
        at, sentence = last, self.sentences[last]
        while at + 1 < len(self.tokens) and self.sentences[at + 1] == sentence:
            word = self.tokens[at + 1].word
            follows = self.tokens[at + 2].word if at + 2 < len(self.tokens) else ""
            if word == ";" or word in ("but", "however"):
                break
            if word in (",", ":", "then") and (follows in _REPLIES or follows in _LIST_STARTS):
                break
            if word == "and" and self._reports(at + 2, sentence):
                break
            at += 1
        return at

    def _reports(self, at: int, sentence: int) -> bool:
        """Whether the words tell of what has come to be: "if it is bumped and my leg has gone weak"."""
        following = self.tokens[at : at + _REPORT_REACH]
        return any(
            token.word in _COME_TO_BE and self.sentences[at + offset] == sentence
            for offset, token in enumerate(following)
        )

    def _settled_from(self, first: int) -> int:
        """How far back "all gone now" reaches: over commas while its own part names nothing new."""
        low = self._bound(self.segments, first, -1)
        clause = self.clauses[first]
        while low > 0:
            opening = [self.tokens[at].word for at in range(low, first)]
            if any(word not in _REACHING and word not in SEGMENT_MARKS for word in opening):
                break
            before = low - 1
            crosses = self.clauses[before] != clause
            if crosses and (self.sentences[before] != self.sentences[first] and not opening):
                break
            low = self._bound(self.segments, before, -1)
            clause = self.clauses[low]
            first = low
        return low

    def _timed(self, first: int, last: int) -> tuple[int, int]:
        """A time bears on its segment, and on the one before when its own names nothing else."""
        return self._bound(self.segments, first, -1), self._bound(self.segments, last, 1)


def read_context(text: str, tokens: Sequence[Token] | None = None) -> Context:
    """The clauses and cues of a text; tokens may be given, corrected in spelling, with its offsets."""
    return Context(text, read_tokens(text) if tokens is None else tokens)


def read_assertion(text: str, start: int, end: int) -> Assertion:
    """What the text claims of the span start..end: present or not, whose, now or past."""
    context = read_context(text)
    if not context.tokens:
        return Assertion("present", "self", "now", "", -1, -1)
    return context.assertion(*context.span(start, end))

"""How far each cue reaches: to which tokens a denial, a condition or a time still applies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curbside.text.assertion.clauses import SEGMENT_MARKS
from curbside.text.assertion.cues import Phrase
from curbside.text.assertion.tokens import Token, word_set

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


class Reach:
    """The parts of one text, by token, that bound what a cue bears on."""

    def __init__(
        self,
        tokens: Sequence[Token],
        sentences: list[int],
        clauses: list[int],
        segments: list[int],
    ) -> None:
        self.tokens, self.sentences = tokens, sentences
        self.clauses, self.segments = clauses, segments

    def cue(self, phrase: Phrase, first: int, end: int) -> Cue:
        """The cue that a wording found at the tokens first..end (end excluded) is."""
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

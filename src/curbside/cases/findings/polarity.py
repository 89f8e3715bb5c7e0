"""What a note claims of a stretch of it: so, not so, left open; by the cues that reach it.

A denial runs along a list ("no fever, weight loss or night sweats") and stops where the note states
something ("no clonus; Hoffmann positive", "no sensory level, power 4/5").
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN
from curbside.cases.findings.coding import BREAK, Coded
from curbside.cases.findings.cue_search import find_cues
from curbside.cases.findings.cues import Cue
from curbside.cases.findings.reach import (
    CLOSING,
    ENDING,
    HAPPENED,
    JOINING,
    MARKS,
    NEVER_CROSSED,
    OF_ONE,
    PLACING,
    STATING,
    TURNING,
)
from curbside.text.assertion import word_set


@dataclass(frozen=True, slots=True)
class Reached:
    """A cue found in a note, by its tokens first..last, and the tokens low..high that it reaches."""

    kind: str
    first: int
    last: int
    low: int
    high: int


class Polarity:
    """The cues of one note with their reach; asked of any span of tokens."""

    def __init__(self, coded: Coded, *, patient_is_relative: bool = False) -> None:
        self.coded, self.words = coded, [token.word for token in coded.tokens]
        self._relative = patient_is_relative
        found = [*find_cues(self.words, coded.tokens), *self._normals()]
        self.cues = tuple(self._reached(cue, first, last) for cue, first, last in found)

    def state(
        self, first: int, last: int, *, denies: bool, past_counts: bool, is_test: bool = False
    ) -> tuple[str, str]:
        """The state of the tokens first..last and the words of the cue that decided it.

        `denies` says that the words speak of a lack themselves ("cannot walk"); `past_counts` that
        what was once so matters as if it were now (an illness, an operation); `is_test` that a word of
        normality after it says that it is not there ("ANA and ANCA normal").
        """
        over = [
            cue
            for cue in self.cues
            if (cue.low <= first and last <= cue.high and (cue.first < first or cue.last > last))
            or self._inside(cue, first, last, denies)
        ]
        for kind, state in (
            ("family", UNKNOWN),
            ("unknown", UNKNOWN),
            ("absent", ABSENT),
            ("resolved", ABSENT),
            ("normal", ABSENT),
        ):
            if kind == "normal" and not is_test:
                continue
            cue = next((cue for cue in over if cue.kind == kind), None)
            if cue and not (kind == "resolved" and past_counts) and not (kind == "family" and self._relative):
                return state, self.quote(cue)
        past = next((cue for cue in over if cue.kind == "past"), None)
        if past and not past_counts:
            return UNKNOWN, self.quote(past)
        told = next((cue for cue in over if cue.kind == "present"), None)
        return PRESENT, self.quote(told) if told else ""

    def told_by_denial(self, spans: Iterable[tuple[int, int]]) -> Polarity:
        """The same polarity, with the denials that words first..last begin with ended where the words end, for they
        tell a thing by it: "no reflexes, numb feet". A list closed by "or" goes on."""
        ends: dict[int, int] = {}
        for first, last in spans:
            if not self._closes_with_or(last + 1):
                ends[first] = max(last, ends.get(first, last))
        ended = copy(self)
        ended.cues = tuple(
            replace(cue, high=min(cue.high, ends[cue.first])) if cue.kind == "absent" and cue.first in ends else cue
            for cue in self.cues
        )
        return ended

    def is_half_denied(self, first: int, last: int) -> bool:
        """Whether a denial reaches the beginning of the words and not their end: they are of two statements, as in
        "no numbness below, and my legs are strong"."""
        return any(cue.kind == "absent" and cue.last < first <= cue.high < last for cue in self.cues)

    def is_of_kin(self, first: int, last: int) -> bool:
        """Whether what leaves the words open is only that they are told of a relative."""
        over = {cue.kind for cue in self.cues if cue.low <= first and last <= cue.high}
        return "family" in over and over.isdisjoint(("absent", "unknown"))

    def cleared(self, first: int, last: int) -> tuple[str, str]:
        """The state of what words of normality clear ("tone normal"): absent, or unknown when they are
        themselves denied ("gait not normal") or left open."""
        for cue in self.cues:
            around = cue.low <= first and last <= cue.high and (cue.last < first or cue.first > last)
            if cue.kind in ("unknown", "family", "past") and around:
                return UNKNOWN, self.quote(cue)
        within = self.words[max(0, first - 1) : last + 1]
        if any(word in TURNING for word in within):
            return UNKNOWN, next(word for word in within if word in TURNING)
        return ABSENT, ""

    def _normals(self) -> list[tuple[Cue, int, int]]:
        """The words of normality, which for a test say what "negative" says."""
        kinds = self.coded.kinds
        return [
            (_NORMAL, at, at) for at in range(len(kinds))
            if kinds[at] == "N" and self.words[at - 1 if at else 0] not in TURNING
        ]  # fmt: skip

    def quote(self, cue: Reached) -> str:
        """The words of a cue, in lower case, as its tokens stand."""
        return " ".join(self.words[cue.first : cue.last + 1])

    def _inside(self, cue: Reached, first: int, last: int, denies: bool) -> bool:
        """Whether a denial stands within the words: "legs are not weak"."""
        return not denies and cue.kind in ("absent", "unknown") and first < cue.first <= cue.last < last <= cue.high

    def _reached(self, cue: Cue, first: int, last: int) -> Reached:
        forward = cue.forward
        if cue.words in _EITHER:
            forward = self._goes_on(last)
        if cue.kind == "family":
            return Reached(cue.kind, first, last, first, self._sentence_end(last))
        if (
            cue.kind == "resolved"
            and cue.words[-1] in ("gone", "passed", "cleared")
            and self._goes_on(last, over=ENDING)
        ):
            return Reached("none", first, last, last, first)  # "has gone numb", "has passed water"
        if cue.kind == "past":
            return Reached(cue.kind, first, last, first, min(last + 5, self._segment_end(last)))
        if cue.words == ("non",):
            return Reached(cue.kind, first, last, first, last + 1)
        if forward:
            return Reached(cue.kind, first, last, first, self._denied_to(last, cue))
        return Reached(cue.kind, first, last, self._answered_from(first), last)

    def _goes_on(self, last: int, over: frozenset[str] = frozenset()) -> bool:
        """Whether words follow the cue in its own part of the clause, apart from those to step over."""
        at = last + 1
        while at < len(self.words) and self.words[at] in over:
            at += 1
        return not self._breaks(at) and self.words[at] not in MARKS and self.words[at] not in PLACING

    def _breaks(self, at: int) -> bool:
        return at >= len(self.words) or self.coded.chars[at] == BREAK

    def _sentence_end(self, at: int) -> int:
        while at + 1 < len(self.words) and not (self._breaks(at + 1) and self.words[at + 1][0] in ".!?;\n"):
            at += 1
        return at

    def _segment_end(self, at: int) -> int:
        while not self._breaks(at + 1) and self.words[at + 1] not in MARKS:
            at += 1
        return at

    def _denied_to(self, last: int, cue: Cue) -> int:
        """Where a forward cue ends: its own part, and on along a list until something is stated."""
        at, of_one = last, cue.words[-1] in OF_ONE
        while not self._breaks(at + 1):
            word = self.words[at + 1]
            if word in NEVER_CROSSED and at > last and not (of_one and cue.words[-1] == "nothing"):
                break
            if word in HAPPENED and at > last and cue.words == ("no",):
                break
            if word in MARKS and self.words[at] in CLOSING and not self._closes_with_or(at + 1):
                break
            if word in MARKS:
                end = self._segment_end(at + 1)
                closed = self._closes_with_or(at + 1)
                if not closed and (of_one or not self._is_bare(at + 2, end)):
                    break
                if closed and word not in (",", "/") and not self._is_bare(at + 2, end):
                    break
            elif word in ("or", "nor") and self._states(at + 2):
                break
            at += 1
        return at

    def _is_bare(self, low: int, high: int) -> bool:
        """Whether a part of a list only names something, and states nothing of it."""
        for at in range(low, high + 1):
            word = self.words[at]
            if word in STATING or self.coded.kinds[at] in "sND" or word[0].isdigit():
                return False
        return low <= high

    def _states(self, at: int) -> bool:
        end = at
        while not self._breaks(end) and self.words[end] not in MARKS:
            if self.words[end] in ("is", "are", "was", "were", "has", "have", "had", "he", "she", "i"):
                return True
            end += 1
        return False

    def _closes_with_or(self, at: int) -> bool:
        """Whether the list that goes on here is closed by "or" before anything is stated by a verb."""
        while not self._breaks(at):
            if self.words[at] in ("or", "nor"):
                return True
            if self.words[at] in STATING or self.coded.kinds[at] == "D" or self.words[at][0].isdigit():
                return False
            at += 1
        return False

    def _answered_from(self, first: int) -> int:
        """How far back a cue reaches that follows its subject: over "A, B and C" to the first of them."""
        low = first
        while (
            low > 0
            and not self._breaks(low - 1)
            and self.words[low - 1] not in MARKS
            and self.words[low - 1] not in NEVER_CROSSED
        ):
            low -= 1
        mark = self.words[low - 1] if low else ""
        joined = mark in ("and", "&", "/") or any(word in ("or", "and") for word in self.words[low:first])
        if mark in (":", "(", "-") and low >= 2 and first - low <= 3:
            return self._answered_from(low - 1)
        if mark == "," and first == low:
            return low
        while joined and low > 1 and self.words[low - 1] in JOINING:
            high = low - 2
            start = high
            while start > 0 and not self._breaks(start - 1) and self.words[start - 1] not in MARKS:
                start -= 1
            if not self._is_bare(start, high):
                break
            low = start
        return low


_NORMAL = Cue(("normal",), "normal", False)
# Of what comes next when words follow ("excluded metastasis"), else of what went before.
_EITHER = frozenset(
    (word,) for word in word_set("excluded excludes awaited requested planned no none nil never suspected refused")
)

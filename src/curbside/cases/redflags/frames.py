"""Is a person being described, or is it a question of general knowledge? Language only, no medicine."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from curbside.cases.redflags import frame_words as plain
from curbside.text.assertion import Context

# Bare words of this length and more are a report, not a term to look up.
_REPORT = 4
# An owner stands at most so many words before what is said of him: "my", "she has had since ...".
_OWNER_REACH = 6


class Frames:
    """What kind of sentence each finding stands in; read once for a text."""

    def __init__(self, context: Context, person_shapes: Sequence[bool]) -> None:
        self._context = context
        self._words = [token.word for token in context.tokens]
        self._bounds = _sentence_bounds(context.sentences)
        self._people = [person_shapes[at] or self._is_person(at) for at in range(len(self._words))]

    def is_described(self, first: int, last: int, *, others: int) -> bool:
        """Whether the tokens first..last are said of a person who is there now.

        `others` is how many other findings the text holds.
        """
        low, high = self._sentence(first)
        recent = self._is_recent(low, high) or self._goes_on_recently(high)
        if not recent and self._subject_is_general(first, low):
            return False
        asked_from = self._asked_from(low, high)
        if asked_from == low and recent and not self._holds("recent", low, high):
            # "is it normal for hours after ..." asks of a length of time, not of somebody's own
            recent = any(self._people[low : high + 1]) or self._goes_on_recently(high)
        told = any(word in plain.TOLD for word in self._words[max(low, first - 1) : last + 1])
        if first >= asked_from and not recent:
            return self._is_described_in_question(first, last, low, high, told=told)
        if recent or any(self._people[low : high + 1]):
            return True
        acute = self._holds("acute", low, high) and asked_from > high  # "sudden ... in a man on ..."
        if self._is_generic(low, self._part_end(last), cases=not acute) or (
            not told and self._seeks_knowledge(low, high)
        ):
            return False
        if asked_from <= high and not plain.LISTED.isdisjoint(self._words[asked_from : asked_from + 4]):
            return False  # "numbness, weakness: which of these matters?"
        if asked_from <= high and not told:  # shorthand, then a question: "RA, new weakness: what next?"
            return others > 0 and self._words[low] not in plain.GENERAL_OPENINGS
        return told or others > 0 or self._is_report(low, high)

    def is_first_person(self, first: int, last: int) -> bool:
        """Whether the speaker's own body is meant: "my legs", "I can't"."""
        low, _ = self._sentence(first)
        for at in range(last, max(low, first - 5) - 1, -1):
            if self._words[at] in plain.HE_SHE:
                return False
            if self._words[at] in plain.FIRST and self._people[at]:
                return plain.FAMILY.isdisjoint(self._words[at + 1 : at + 3])
        return False

    def opens_a_case(self, first: int) -> bool:
        """Whether the sentence opens as an exam case does: "A 24-year-old dives into ..."."""
        low, _ = self._sentence(first)
        who = self._words[low + 1 : low + 6]
        named = any(word[0].isdigit() or word in plain.PATIENT for word in who)
        return self._words[low] in plain.ARTICLES and named

    def names_family(self, first: int) -> bool:
        """Whether the sentence is about somebody near to the speaker."""
        low, high = self._sentence(first)
        return any(word in plain.FAMILY for word in self._words[low : high + 1])

    def speaks_of_another(self, first: int) -> bool:
        """Whether the sentence has only a he, she, they or "the ..." for its subject."""
        low, high = self._sentence(first)
        own = any(
            self._people[at] and self._words[at] in plain.FIRST for at in range(low, high + 1)
        )
        return not own and any(word in plain.THIRD for word in self._words[low : high + 1])

    def _is_described_in_question(
        self, first: int, last: int, low: int, high: int, *, told: bool
    ) -> bool:
        if any(self._people[low : high + 1]):
            return told or self._is_owned(first, last, low)
        if self._is_generic(low, self._part_end(last)):
            return False
        if self._asks_what_to_do(first, low):
            return True
        rest = [word for word in self._words[low:first] if word not in plain.OPENERS]
        if rest[:1] and rest[0] in plain.WH and rest[1:2] and rest[1] in plain.BEING:
            return False  # "how is retention treated", "what are ..."
        return told and (not rest or rest[0] not in plain.GENERAL_QUESTIONS)

    def _asks_what_to_do(self, first: int, low: int) -> bool:
        """Whether somebody asks what to do now with it: "is 24 hours too long to wait with ..."."""
        before = self._words[low:first]
        return (
            "with" in before
            and not plain.ACTING.isdisjoint(before)
            and plain.WH.isdisjoint(before[:2])
        )

    def _part_end(self, last: int) -> int:
        """The last token of the part, up to a comma, in which a finding ends."""
        segments = self._context.segments
        at = last
        while at + 1 < len(segments) and segments[at + 1] == segments[last]:
            at += 1
        return at

    def _is_person(self, at: int) -> bool:
        word, after = self._words[at], self._words[at + 1 : at + 3]
        before = self._words[at - 1] if at else ""
        if word in plain.FIRST:
            if word in ("my", "our") and not plain.NOT_MINE.isdisjoint(after[:1]):
                return False
            if word in ("me", "us") and before in plain.GIVEN:
                return False
            return plain.SEEKING.isdisjoint(after if word == "i" else after[:1])
        if word in plain.FAMILY:
            return before not in plain.ARTICLES
        if word in plain.PATIENT:
            return before not in plain.ARTICLES and before not in ("in", "the", "for")
        return word in plain.HE_SHE

    def _is_generic(self, low: int, high: int, *, cases: bool = True) -> bool:
        for at in range(low, high + 1):
            before = self._words[at - 1] if at > low else ""
            if self._words[at] in plain.GENERIC and before != "like":
                return True
            if cases and self._words[at] in plain.PATIENT and (
                before in plain.ARTICLES or before in ("the", "in")
            ):
                return True
        return False

    def _subject_is_general(self, first: int, low: int) -> bool:
        """Whether the nearest subject before the finding is nobody in particular: "people", "you"."""
        for at in range(first - 1, max(low, first - _OWNER_REACH - 1) - 1, -1):
            if self._people[at]:
                return False
            if self._words[at] in plain.GENERIC and self._words[at - 1 : at] != ["like"]:
                return True
        return False

    def _goes_on_recently(self, high: int) -> bool:
        """Whether the next sentence takes it up as one's own: "Mine started an hour ago"."""
        if high + 1 >= len(self._words) or self._words[high + 1] not in plain.TAKEN_UP:
            return False
        return self._is_recent(*self._sentence(high + 1))

    def _seeks_knowledge(self, low: int, high: int) -> bool:
        """Whether it is a search in key words: "causes of ...", "... management"."""
        words = [word for word in self._words[low : high + 1] if word.isalnum()]
        opening = next((word for word in words if word not in plain.OPENERS), "")
        if opening in plain.KNOWLEDGE or not plain.COMPARING.isdisjoint(words):
            return True
        if not plain.KNOWLEDGE.isdisjoint(words[-1:]) and plain.PENDING.isdisjoint(words[-3:-1]):
            return True
        return any(
            word in plain.KNOWLEDGE and after in plain.RELATING for word, after in pairwise(words)
        )

    def _is_report(self, low: int, high: int) -> bool:
        """Whether bare words are more than a term to look up: some pace, or a report's length."""
        paced = self._holds("acute", low, high) or self._holds("worse", low, high)
        return paced or high - low + 1 >= _REPORT

    def _is_owned(self, first: int, last: int, low: int) -> bool:
        """Whether a person has the finding: "my numb legs", "she has ...", "62F ..."."""
        near = [at for at in range(max(low, first - _OWNER_REACH), last + 1) if self._people[at]]
        for at in near:
            word = self._words[at]
            if word not in plain.FIRST or word in ("im", "ive"):
                return True
            if word in ("my", "our", "mine") and first - at <= 3:
                return True
            if not plain.POSSESSING.isdisjoint(self._words[at:first]):
                return True
        return False

    def _asked_from(self, low: int, high: int) -> int:
        """The token where the question of a sentence begins; past its end when it asks nothing."""
        words, segments = self._words, self._context.segments
        start = next((at for at in range(low, high + 1) if words[at] not in plain.OPENERS), high + 1)
        if start <= high and words[start] in plain.ASKING:
            return low
        if start < high and words[start] in plain.KNOWLEDGE:
            return low
        for at in range(low + 1, high + 1):
            if segments[at] != segments[at - 1] and not plain.ASKING.isdisjoint(words[at : at + 2]):
                return at
        if words[high] == "?":
            return next((at for at in range(low, high) if words[at] in plain.WH), high + 1)
        return high + 1

    def _is_recent(self, low: int, high: int) -> bool:
        return self._holds("recent", low, high) or self._holds("while", low, high)

    def _holds(self, kind: str, low: int, high: int) -> bool:
        return any(low <= cue.first <= high for cue in self._context.cues_of(kind))

    def _sentence(self, at: int) -> tuple[int, int]:
        return self._bounds[self._context.sentences[at]]


def _sentence_bounds(sentences: Sequence[int]) -> dict[int, tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for at, sentence in enumerate(sentences):
        bounds[sentence] = (bounds.get(sentence, (at, at))[0], at)
    return bounds

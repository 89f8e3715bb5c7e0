"""When a finding is: new, long-standing, or past and over, by the words of time that bear on it."""

from __future__ import annotations

from collections.abc import Sequence

from curbside.cases.redflags.rules import Finding
from curbside.text.assertion import Context, Cue, word_set

NEW = ("acute", "recent", "while", "worse")
_LATE = ("acute", "recent", "worse")
_SETTLING = ("past", "lasting", "resolved")
# "..., stenosis for 8 years, same as ever": of everything told before it.
_SAME = frozenset(["same", "unchanged", "nothing"])
_SHORT = 6
_YEAR_DIGITS = 4
_ANAPHORS = word_set(
    """
    it its this that they these those which same still always started began been
    """
)
_LIGHT = word_set(
    """
    i a an the my his her was is it its that this had have has about for in of on at and , but with
    be been when so says then to im ive very much or gp neurologist doctor doctors bit little really
    happened problem thing all just after as by
    """
)


class Times:
    """The words of time of one text, and the findings (first and last token) that they bear on."""

    def __init__(self, context: Context, found: Sequence[tuple[int, int]]) -> None:
        self._context = context
        self._busy = {context.segments[at] for a, b in found for at in range(a, b + 1)}
        self._openings = _openings(context)

    def is_over(self, first: int, last: int) -> bool:
        """Past and not back, or long-standing and no worse."""
        context = self._context
        if context.over("resolved", first, last):
            return True
        settled = self._applies("past", first, last) or self._applies("lasting", first, last)
        settled = settled or self._opens_past(first)
        settled = settled and not self._is_newer(first, last)
        settled = settled or self.followed_by("lasting", first) or self.followed_by("resolved", first)
        if not settled:
            return False
        if self._is_dated(first):
            return not self._applies("worse", first, last, same=False)
        return not (self._applies("recent", first, last) or self._applies("acute", first, last)
                    or self._applies("worse", first, last, same=False))

    def _is_dated(self, first: int) -> bool:
        """Whether the part of the sentence names the year it was: "overnight in 1957"."""
        context = self._context
        return any(
            context.segments[cue.first] == context.segments[first]
            and len(context.tokens[cue.last].word) == _YEAR_DIGITS
            and context.tokens[cue.last].word.isdigit()
            and context.tokens[max(cue.first - 1, 0)].word != "since"
            for cue in context.cues_of("past")
        )

    def _opens_past(self, first: int) -> bool:
        """Whether the sentence opens long ago: "Eleven years ago I had ... and couldn't ..."."""
        sentences, clauses = self._context.sentences, self._context.clauses
        opening = self._openings[sentences[first]]
        return any(
            cue.first <= opening + 1 and cue.first >= opening and clauses[cue.first] == clauses[first]
            for cue in self._context.cues_of("past")
        )

    def _is_newer(self, first: int, last: int) -> bool:
        """Whether a word of newness stands nearer to it than every word of old standing does."""
        sentences, segments = self._context.sentences, self._context.segments

        def nearest(kinds: tuple[str, ...]) -> int:
            return min(
                (
                    first - cue.last if cue.last < first else max(cue.first - last, 0)
                    for kind in kinds
                    for cue in self._context.cues_of(kind)
                    if sentences[cue.first] == sentences[first]
                ),
                default=1_000,
            )

        own = any(
            segments[cue.first] in segments[first : last + 1]
            for kind in ("past", "lasting") for cue in self._context.cues_of(kind)
        )
        return not own and nearest(_LATE) < nearest(("past", "lasting"))

    def is_new(self, finding: Finding, first: int, last: int) -> bool:
        """Whether it began or worsened lately."""
        # A loss told of somebody with no word of time is held to be new: whoever has long lived
        # with it says so, and those sayings were weighed in _is_over and _is_usual.
        if finding.grave or (finding.weighs and not finding.standing):
            return True
        if finding.dated:
            return any(self.cue_near(kind, first, last) for kind in _LATE)
        if any(self.cue_near(kind, first, last) for kind in NEW):
            return True
        if self.followed_by("recent", first) or self.followed_by("while", first):
            return True
        if self._beside_short_time(first):
            return True
        return any(
            cue.first <= last + 2 and cue.last >= first - 2
            and self._context.sentences[cue.first] == self._context.sentences[first]
            for cue in self._context.cues_of("changed")
        )

    def _beside_short_time(self, first: int) -> bool:
        """Whether the next sentence is little more than a time: "Paralysed. All at once."."""
        sentences = self._context.sentences
        following = sentences[first] + 1
        return sentences.count(following) <= _SHORT and any(
            sentences[cue.first] == following
            for kind in ("acute", "recent") for cue in self._context.cues_of(kind)
        )

    def cue_near(self, kind: str, first: int, last: int) -> bool:
        """Whether the sentence holds such a cue, no "but" and other matter standing between."""
        sentences, clauses = self._context.sentences, self._context.clauses
        own = clauses[first : last + 1]
        return any(
            sentences[cue.first] == sentences[first]
            and (clauses[cue.first] in own or self._is_light(cue, 1))
            for cue in self._context.cues_of(kind)
        )

    def _applies(self, kind: str, first: int, last: int, *, same: bool = True) -> bool:
        """Whether a cue of time bears on the finding: in its own part, or in one that names nothing."""
        segments = self._context.segments
        own = set(segments[first : last + 1])
        for cue in self._context.cues_of(kind):
            if self._context.sentences[cue.first] != self._context.sentences[first]:
                continue
            if segments[cue.first] in own:
                if same:
                    return True
            elif (cue.first > last and self._context.tokens[cue.first].word in _SAME) or (
                segments[cue.first] not in self._busy
                and self._is_joined(cue, first, last)
                and self._is_light(cue, 2 if kind in _SETTLING else 1)
            ):
                return True
        return False

    def _is_joined(self, cue: Cue, first: int, last: int) -> bool:
        """Whether no "but" parts them, or the part after it still speaks of the same: "but it has"."""
        context = self._context
        if context.clauses[cue.first] in (context.clauses[first], context.clauses[last]):
            return True
        return cue.first > last and any(
            context.tokens[at].word in _ANAPHORS
            for at in range(max(last + 1, cue.first - 6), cue.first)
            if context.segments[at] == context.segments[cue.first]
        )

    def _is_light(self, cue: Cue, most: int = 2) -> bool:
        """Whether the cue's part says little else: "..., same as always"."""
        segments, tokens = self._context.segments, self._context.tokens
        low, high = cue.first, cue.last
        while low and segments[low - 1] == segments[cue.first]:
            low -= 1
        while high + 1 < len(segments) and segments[high + 1] == segments[cue.last]:
            high += 1
        rest = [*range(low, cue.first), *range(cue.last + 1, high + 1)]
        return sum(tokens[at].word.isalpha() and tokens[at].word not in _LIGHT for at in rest) <= most

    def followed_by(self, kind: str, first: int) -> bool:
        """Whether the next sentence, of the same thing ("It has ..."), holds a cue of this kind."""
        following = self._context.sentences[first] + 1
        cues = [
            cue
            for cue in self._context.cues_of(kind)
            if self._context.sentences[cue.first] == following
        ]
        opening = self._openings.get(following)
        if not cues or opening is None:
            return False
        starts = kind != "recent" and any(cue.first == opening for cue in cues)
        return starts or self._context.tokens[opening].word in _ANAPHORS


def _openings(context: Context) -> dict[int, int]:
    """The first token of each sentence."""
    found: dict[int, int] = {}
    for at, sentence in enumerate(context.sentences):
        found.setdefault(sentence, at)
    return found

"""Reads the findings a text tells of a person: is it so, of somebody there, now, and not explained away?"""

from __future__ import annotations

from dataclasses import dataclass

from curbside.cases.redflags.frames import Frames
from curbside.cases.redflags.lexicon import BREAK, OTHER, mended
from curbside.cases.redflags.patterns import spans
from curbside.cases.redflags.rules import Finding, RedFlags, is_met
from curbside.text.assertion import Context, Cue, read_context, read_tokens, word_set

# A question is short. Of a pasted record only the beginning and the end are read, so that the
# time spent has a ceiling.
_HEAD, _TAIL = 6_000, 2_000
# So many different troubles in one sentence are more than an everyday cause explains.
_MANY = 3
_NEAR = 6
_SHORT = 6
_YEAR_DIGITS = 4
_NEW = ("acute", "recent", "while", "worse")
_LATE = ("acute", "recent", "worse")
_SETTLING = ("past", "lasting", "resolved")
_AND = frozenset([",", "and"])
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

Found = tuple[Finding, int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding held to be so, by its tokens; `new` when it began or worsened lately."""

    finding: Finding
    first: int
    last: int
    new: bool


def read_findings(text: str, rules: RedFlags) -> tuple[list[Told], Context]:
    """Every finding that the text tells of a person as present, and the context it was read in."""
    tokens = read_tokens(text if len(text) <= _HEAD + _TAIL else text[:_HEAD])
    if len(text) > _HEAD + _TAIL:
        offset = len(text) - _TAIL
        tail = read_tokens(text[offset:])
        tokens += [t._replace(start=t.start + offset, end=t.end + offset) for t in tail]
    context = read_context(text, mended(tokens, rules.speller))
    coded, held, people = _code(context, rules)
    coded = _masked(coded, held, rules)
    found = _found(coded, held, rules)
    ids = {finding.id for finding, _, _ in found}
    if not any(is_met(terms, ids, ids) for rule in rules.rules for terms in rule.combinations):
        return [], context  # no reading of tense and person could make a rule of these
    everyday = [
        (low, high, excepted)
        for causes, excepted in rules.everyday
        for low, high in spans(causes, coded, held)
    ]
    return _Reader(context, Frames(context, people), found, everyday, rules.usual).told(), context


def _code(context: Context, rules: RedFlags) -> tuple[str, int, list[bool]]:
    coded, held, people = [], 0, []
    for token in context.tokens:
        char, mask = rules.lexicon.code(token.word)
        coded.append(char)
        held |= mask
        people.append(bool(mask & rules.person_bit))
    for at in range(len(coded)):
        last = at + 1 == len(coded) or context.sentences[at + 1] != context.sentences[at]
        if (last and context.tokens[at].word[0] in ".?!\n") or context.tokens[at].word == ";":
            coded[at] = BREAK
    return "".join(coded), held, people


def _masked(coded: str, held: int, rules: RedFlags) -> str:
    for first, last in spans(rules.masks, coded, held):
        coded = coded[:first] + OTHER * (last - first + 1) + coded[last + 1 :]
    return coded


def _found(coded: str, held: int, rules: RedFlags) -> list[Found]:
    return [
        (finding, first, last)
        for finding in rules.findings
        for first, last in dict.fromkeys(spans(finding.patterns, coded, held))
    ]


class _Reader:
    """Weighs each finding of one text: is it so, of a person, now, and not explained away."""

    def __init__(
        self,
        context: Context,
        frames: Frames,
        found: list[Found],
        everyday: list[tuple[int, int, frozenset[str]]],
        usual: frozenset[str],
    ) -> None:
        self._context, self._frames, self._found = context, frames, found
        self._usual = usual
        self._settled = {context.sentences[first] for f, first, _ in found if f.settles}
        self._everyday = everyday
        self._busy = {context.segments[at] for _, a, b in found for at in range(a, b + 1)}
        self._openings = _openings(context)

    def told(self) -> list[Told]:
        return [Told(f, a, b, self._is_new(f, a, b)) for f, a, b in self._found if self._counts(f, a, b)]

    def _counts(self, finding: Finding, first: int, last: int) -> bool:
        if self._is_denied(first, last):
            return False
        if self._is_supposed(first, last) or self._is_story(first, last):
            return False
        others = sum(f.id != finding.id for f, _, _ in self._found)
        if not (
            self._frames.is_described(first, last, others=others) or self._is_claimed(first, last)
        ):
            return False
        if finding.background:
            return True
        if not finding.grave and self._is_everyday(finding, first, last) and self._troubles(first) < _MANY:
            return False
        return not self._is_over(first, last) and not self._is_usual(finding, first, last)

    def _is_denied(self, first: int, last: int) -> bool:
        """Whether it is denied; of one told across a comma or "and", its first part decides."""
        context = self._context
        end = next((at - 1 for at in range(first, last + 1) if context.tokens[at].word in _AND), last)
        absent = context.over("absent", first, max(first, end))
        if absent is not None and any(t.word[0].isdigit() for t in context.tokens[first : last + 1]):
            # A figure was measured: "no reflex, PVR 600". Only a denial right before it tells.
            return absent.last + 1 == first
        return absent is not None and context.over("present", first, last) is None

    def _is_claimed(self, first: int, last: int) -> bool:
        """Whether what is named in general is then said to be one's own: "..., I've had this two days"."""
        context = self._context
        return any(
            cue.first > last
            and context.sentences[cue.first] <= context.sentences[last] + 1
            and context.over("absent", cue.first, cue.last) is None
            for cue in context.cues_of("claimed")
        )

    def _is_supposed(self, first: int, last: int) -> bool:
        cue = self._context.over("conditional", first, last)
        if cue is None or self._is_claimed(first, last):
            return False
        if self._followed_by("recent", first):
            return False
        recent = self._context.cues_of("recent")
        return not any(cue.last < other.first <= cue.high for other in recent)

    def _is_story(self, first: int, last: int) -> bool:
        if self._context.over("unreal", first, last):
            return True
        told_as_own = self._frames.is_first_person(first, last)
        cue = self._context.over("story", first, last)
        if cue is not None:
            return not told_as_own and not (
                self._frames.names_family(first) and self._cue_near("recent", first, last)
            )
        if self._context.over("gone", first, last) and not told_as_own:
            return True
        if self._context.cues_of("unreal") and self._frames.opens_a_case(first):
            return True
        earlier = any(
            c.high < first for kind in ("story", "unreal") for c in self._context.cues_of(kind)
        )
        return earlier and self._frames.speaks_of_another(first) and not self._frames.names_family(first)

    def _troubles(self, first: int) -> int:
        """How many different things are wrong in the sentence; no sore seat explains three."""
        sentences = self._context.sentences
        return len(
            {f.id for f, a, _ in self._found if f.weighs and sentences[a] == sentences[first]}
        )

    def _is_everyday(self, finding: Finding, first: int, last: int) -> bool:
        """Whether an everyday cause is told within a few words of it, in the same sentence."""
        sentences = self._context.sentences
        return any(
            sentences[low] == sentences[first] and low <= last + _NEAR and high >= first - _NEAR
            and finding.id not in excepted
            for low, high, excepted in self._everyday
        )

    def _is_usual(self, finding: Finding, first: int, last: int) -> bool:
        """Whether its known cause is told in the same sentence and no change is."""
        if finding.id not in self._usual or self._context.sentences[first] not in self._settled:
            return False
        return not any(self._cue_near(kind, first, last) for kind in _NEW) and not any(
            cue.first <= last + 2 and cue.last >= first - 2 for cue in self._context.cues_of("changed")
        )

    def _is_over(self, first: int, last: int) -> bool:
        """Past and not back, or long-standing and no worse."""
        context = self._context
        if context.over("resolved", first, last):
            return True
        settled = self._applies("past", first, last) or self._applies("lasting", first, last)
        settled = settled or self._opens_past(first)
        settled = settled and not self._is_newer(first, last)
        settled = settled or self._followed_by("lasting", first) or self._followed_by("resolved", first)
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

    def _is_new(self, finding: Finding, first: int, last: int) -> bool:
        # A loss told of somebody with no word of time is held to be new: whoever has long lived
        # with it says so, and those sayings were weighed in _is_over and _is_usual.
        if finding.grave or (finding.weighs and not finding.standing):
            return True
        if any(self._cue_near(kind, first, last) for kind in _NEW):
            return True
        if self._followed_by("recent", first) or self._followed_by("while", first):
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

    def _cue_near(self, kind: str, first: int, last: int) -> bool:
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
            elif (
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

    def _followed_by(self, kind: str, first: int) -> bool:
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

"""Reads the findings a text tells of a person: is it so, of somebody there, now, and not explained away?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from curbside.cases.redflags.frames import Frames
from curbside.cases.redflags.lexicon import BREAK, OTHER
from curbside.cases.redflags.mending import mended
from curbside.cases.redflags.patterns import spans
from curbside.cases.redflags.rules import Finding, RedFlags, is_met
from curbside.cases.redflags.times import NEW, Times
from curbside.text.assertion import Context, read_context, read_tokens

# A question is short. Of a pasted record only the beginning and the end are read, so that the
# time spent has a ceiling.
_HEAD, _TAIL = 6_000, 2_000
# So many different troubles in one sentence are more than an everyday cause explains.
_MANY = 3
_NEAR = 6
_AND = frozenset([",", "and"])

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
    if not ids or not any(is_met(terms, ids, ids) for rule in rules.rules for terms in rule.combinations):
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
        self._times_found = Counter(finding.id for finding, _, _ in found)
        self._said: dict[tuple[int, int, bool], bool] = {}
        self._times = Times(context, [(first, last) for _, first, last in found])

    def told(self) -> list[Told]:
        return [Told(f, a, b, self._times.is_new(f, a, b)) for f, a, b in self._found if self._counts(f, a, b)]

    def _counts(self, finding: Finding, first: int, last: int) -> bool:
        if not self._is_said(first, last, others=len(self._found) - self._times_found[finding.id]):
            return False
        if finding.background:
            return True
        if not finding.grave and self._is_everyday(finding, first, last) and self._troubles(first) < _MANY:
            return False
        return not self._times.is_over(first, last) and not self._is_usual(finding, first, last)

    def _is_said(self, first: int, last: int, *, others: int) -> bool:
        """Whether it is said of somebody there; the same words are asked about more than once."""
        key = (first, last, others > 0)
        if key not in self._said:
            self._said[key] = (
                not self._is_denied(first, last)
                and not self._is_supposed(first, last)
                and not self._is_story(first, last)
                and (
                    self._frames.is_described(first, last, others=others)
                    or self._is_claimed(first, last)
                )
            )
        return self._said[key]

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
        if self._times.followed_by("recent", first):
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
                self._frames.names_family(first) and self._times.cue_near("recent", first, last)
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
        if any(token.word == "still" for token in self._context.tokens[first : last + 1]):
            return False
        return any(
            sentences[low] == sentences[first] and low <= last + _NEAR and high >= first - _NEAR
            and finding.id not in excepted
            for low, high, excepted in self._everyday
        )

    def _is_usual(self, finding: Finding, first: int, last: int) -> bool:
        """Whether its known cause is told in the same sentence and no change is."""
        if finding.id not in self._usual or self._context.sentences[first] not in self._settled:
            return False
        return not any(self._times.cue_near(kind, first, last) for kind in NEW) and not any(
            cue.first <= last + 2 and cue.last >= first - 2 for cue in self._context.cues_of("changed")
        )

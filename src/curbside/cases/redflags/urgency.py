"""Reads a question for emergency words and says whether they are told, of whom, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curbside.cases.redflags.frames import Frames
from curbside.cases.redflags.lexicon import BREAK, OTHER, mended
from curbside.cases.redflags.patterns import spans
from curbside.cases.redflags.rules import LEVELS, Finding, RedFlags, Rule, Term
from curbside.text.assertion import Context, read_context, read_tokens

# A question is short. Of a pasted record only the beginning and the end are read, so that the
# time spent has a ceiling.
_HEAD, _TAIL = 12_000, 4_000
_MANY = 3
_ANAPHORS = frozenset("it its this that they these those which nothing no same still always started began been".split())
_LIGHT = frozenset(
    "i a an the my his her was is it its that this had have has about for in of on at and , but with "
    "be been when so says then to im ive very much or gp neurologist doctor doctors bit little really "
    "happened problem thing all just after as by".split()
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding that speaks for urgency, with the words that say so and their offsets."""

    finding: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Urgency:
    """That help is needed, how fast, why, what to do now, and who says so (reference ids)."""

    level: str  # emergency | urgent
    reasons: tuple[Reason, ...]
    advice: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding held to be so, by its tokens; `new` when it began or worsened lately."""

    finding: Finding
    first: int
    last: int
    new: bool


def raise_urgency(text: str, rules: RedFlags) -> Urgency | None:
    """The urgency that a question's own words call for, or None.

    A pure function of its arguments. Only findings told of a living person count, and no rule
    looks at what is absent, so an added denial cannot lower the level.
    """
    told, context = read_findings(text, rules)
    met = [(rule, used) for rule in rules.rules if (used := _meets(rule, told))]
    if not met:
        return None
    met.sort(key=lambda pair: -LEVELS.index(pair[0].level))
    spans_ = sorted({(t.first, -t.last, t.finding.name): t for _, used in met for t in used}.items())
    reasons = tuple(_reason(item, context) for _, item in spans_)
    sources = tuple(dict.fromkeys(source for rule, _ in met for source in rule.sources))
    return Urgency(met[0][0].level, reasons, met[0][0].advice, sources)


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
    if not any(_is_met(terms, ids, ids) for rule in rules.rules for terms in rule.combinations):
        return [], context  # no reading of tense and person could make a rule of these
    return _Reader(context, Frames(context, people), coded, held, rules, found).told(), context


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


def _found(coded: str, held: int, rules: RedFlags) -> list[tuple[Finding, int, int]]:
    return [
        (finding, first, last)
        for finding in rules.findings
        for first, last in dict.fromkeys(spans(finding.patterns, coded, held))
    ]


def _reason(told: Told, context: Context) -> Reason:
    start, end = context.tokens[told.first].start, context.tokens[told.last].end
    return Reason(told.finding.name, context.text[start:end], start, end)


def _meets(rule: Rule, told: Sequence[Told]) -> list[Told]:
    """The findings that meet any of the rule's combinations; empty when none is met."""
    ids = {item.finding.id for item in told}
    new = {item.finding.id for item in told if item.new}
    met = [combination for combination in rule.combinations if _is_met(combination, ids, new)]
    return [
        item
        for item in told
        if any(term.is_met_by(item.finding.id, item.new) for terms in met for term in terms)
    ]


def _is_met(combination: tuple[Term, ...], ids: set[str], new: set[str]) -> bool:
    for term in combination:
        if term.findings.isdisjoint(ids) and term.only_new.isdisjoint(new):
            return False
    return True


class _Reader:
    """Weighs each finding of one text: is it so, of a person, now, and not explained away."""

    def __init__(self, context, frames, coded, held, rules, found) -> None:
        self._context, self._frames, self._found = context, frames, found
        self._everyday = spans(rules.everyday, coded, held)
        self._busy = {context.segments[at] for f, a, b in found for at in range(a, b + 1)}

    def told(self) -> list[Told]:
        return [Told(f, a, b, self._is_new(f, a, b)) for f, a, b in self._found if self._counts(f, a, b)]

    def _counts(self, finding: Finding, first: int, last: int) -> bool:
        context = self._context
        if context.over("absent", first, last) and not context.over("present", first, last):
            return False
        if self._is_supposed(first, last) or self._is_story(first, last):
            return False
        others = sum(f.id != finding.id for f, _, _ in self._found)
        if not self._frames.is_described(first, last, others=others):
            return False
        if finding.background:
            return True
        if not finding.grave and self._is_everyday(first) and self._troubles(first) < _MANY:
            return False
        return not self._is_over(first, last)

    def _is_supposed(self, first: int, last: int) -> bool:
        cue = self._context.over("conditional", first, last)
        if cue is None:
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

    def _is_everyday(self, first: int) -> bool:
        sentences = self._context.sentences
        return any(sentences[a] == sentences[first] for a, _ in self._everyday)

    def _is_over(self, first: int, last: int) -> bool:
        """Past and not back, or long-standing and no worse."""
        context = self._context
        if context.over("resolved", first, last):
            return True
        settled = self._applies("past", first, last) or self._applies("lasting", first, last)
        settled = settled or self._followed_by("lasting", first) or self._followed_by("resolved", first)
        if not settled:
            return False
        return not (self._applies("recent", first, last) or self._applies("acute", first, last)
                    or self._applies("worse", first, last, same=False))

    def _is_new(self, finding: Finding, first: int, last: int) -> bool:
        if finding.grave or self._cue_near("acute", first, last) or self._cue_near("recent", first, last):
            return True
        if self._cue_near("worse", first, last) or self._followed_by("recent", first):
            return True
        return any(
            cue.first <= last + 2 and cue.last >= first - 2
            and self._context.sentences[cue.first] == self._context.sentences[first]
            for cue in self._context.cues_of("changed")
        )

    def _cue_near(self, kind: str, first: int, last: int) -> bool:
        sentences = self._context.sentences
        return any(sentences[c.first] == sentences[first] for c in self._context.cues_of(kind))

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
                and self._is_light(cue)
            ):
                return True
        return False

    def _is_joined(self, cue, first: int, last: int) -> bool:
        """Whether no "but" parts them, or the part after it still speaks of the same: "but it has"."""
        context = self._context
        if context.clauses[cue.first] in (context.clauses[first], context.clauses[last]):
            return True
        return cue.first > last and any(
            context.tokens[at].word in _ANAPHORS
            for at in range(last + 1, cue.first)
            if context.segments[at] == context.segments[cue.first]
        )

    def _is_light(self, cue) -> bool:
        """Whether the cue's part says little else: "..., same as always"."""
        words = [
            self._context.tokens[at].word
            for at in range(len(self._context.tokens))
            if self._context.segments[at] == self._context.segments[cue.first]
            and not cue.first <= at <= cue.last
        ]
        return sum(word not in _LIGHT and word.isalpha() for word in words) <= 2

    def _followed_by(self, kind: str, first: int) -> bool:
        """Whether the next sentence, of the same thing ("It has ..."), holds a cue of this kind."""
        context = self._context
        following = context.sentences[first] + 1
        opening = next(
            (t.word for t, s in zip(context.tokens, context.sentences, strict=True) if s == following), ""
        )
        held = any(context.sentences[c.first] == following for c in context.cues_of(kind))
        at_start = any(
            c.kind == kind and context.sentences[c.first] == following
            and (c.first == 0 or context.sentences[c.first - 1] != following)
            for c in context.cues
        )
        return held and (opening in _ANAPHORS or (at_start and kind != "recent"))

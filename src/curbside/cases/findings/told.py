"""The findings that the phrases of the lexicon tell in a note, each with its state, words, side and level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.cases.case import ABSENT, PRESENT, UNKNOWN, Finding
from curbside.cases.findings.coding import OTHER, Coded, Note, bits
from curbside.cases.findings.cues import DENIERS
from curbside.cases.findings.lexicon import Lexicon, Telling
from curbside.cases.findings.patterns import Pattern
from curbside.cases.findings.people import Person
from curbside.cases.findings.polarity import Polarity

_LEFT = frozenset(["left", "lt", "lhs", "left-sided", "l"])
_RIGHT = frozenset(["right", "rt", "rhs", "r"])
_BOTH = frozenset(["both", "bilateral", "bilaterally", "each", "either", "b/l", "sides", "bilat", "symmetrical", "symmetrically"])
_DENYING = DENIERS | {"non"}
_SIDE_REACH = 4
_LEVEL = re.compile(r"[ctls]\d{1,2}(?:/\d{1,2})?$")


def told_findings(text: str, note: Note, polarity: Polarity, lexicon: Lexicon) -> list[Finding]:
    """Every finding told, in order of place; of tellings of one finding that overlap, the longest."""
    coded = note.joined
    matches = _matches(_masked(coded, lexicon), lexicon)
    for tells, spans in _matches(_masked(note.plain, lexicon), lexicon).items():
        held = matches.setdefault(tells, [])
        held += [
            (note.place[first], note.place[last], pattern)
            for first, last, pattern in spans
            if not _is_within_denial(note, first, last)
        ]
    found: list[Finding] = []
    for tells, spans in matches.items():
        for first, last, pattern in _longest(spans):
            found += _tellings(text, coded, polarity, lexicon, tells, pattern, first, last)
    return found


def _is_within_denial(note: Note, first: int, last: int) -> bool:
    """Whether plain words are part of a unit that denies them: the "enhancing" of "non-enhancing"."""
    unit = note.joined.tokens[note.place[first]]
    return unit.start < note.plain.tokens[first].start and not _DENYING.isdisjoint(unit.word.split("_"))


def ages_told(person: Person, lexicon: Lexicon) -> list[Finding]:
    """The findings that an age is."""
    if person.age is None:
        return []
    names = [name for name, low, high in _AGES if low <= person.age < high and name in lexicon.ids]
    return [Finding(name, PRESENT, person.words, person.start, person.end, value=person.age, unit="year") for name in names]


_AGES = (("age-over-50", 50.0001, 200.0), ("age-under-20", 0.0, 20.0))


def _masked(coded: Coded, lexicon: Lexicon) -> Coded:
    chars = coded.chars
    for mask in lexicon.masks:
        if mask.key & coded.held:
            for first, last in mask.find(coded):
                chars = chars[:first] + OTHER * (last - first + 1) + chars[last + 1 :]
    return Coded(coded.tokens, chars, coded.kinds, coded.held, coded.masks)


def _matches(coded: Coded, lexicon: Lexicon) -> dict[Telling, list[tuple[int, int, Pattern]]]:
    found: dict[Telling, list[tuple[int, int, Pattern]]] = {}
    tried: set[int] = set()
    for bit in bits(coded.held):
        for pattern, tells in lexicon.phrases.get(bit, ()):
            if id(pattern) in tried:
                continue
            tried.add(id(pattern))
            for first, last in pattern.find(coded):
                found.setdefault(tells, []).append((first, last, pattern))
    return found


def _longest(spans: Iterable[tuple[int, int, Pattern]]) -> list[tuple[int, int, Pattern]]:
    chosen: list[tuple[int, int, Pattern]] = []
    for first, last, pattern in sorted(spans, key=lambda span: (span[0] - span[1], span[0], span[2].text)):
        if all(last < low or first > high for low, high, _ in chosen):
            chosen.append((first, last, pattern))
    return sorted(chosen, key=lambda span: span[0])


def _tellings(
    text: str, coded: Coded, polarity: Polarity, lexicon: Lexicon, tells: Telling, pattern: Pattern, first: int, last: int
) -> list[Finding]:  # fmt: skip
    start, end = coded.tokens[first].start, coded.tokens[last].end
    found = []
    for name in tells.findings:
        entry = lexicon.entries[name]
        if tells.present:
            state, cue = polarity.state(first, last, denies=pattern.denies, past_counts=entry.lasts)
            if name == "family-history" and state == UNKNOWN and cue in ("", *_KIN):
                state = PRESENT
        else:
            state, cue = polarity.cleared(first, last)
            cue = cue or text[start:end]
        found.append(
            Finding(name, state, text[start:end], start, end, cue, _side(coded, first, last), _level(coded, first, last))
        )
    return found


def _side(coded: Coded, first: int, last: int) -> str:
    words = [token.word for token in coded.tokens[first : last + 1]]
    for low, high in ((first, last), (first - _SIDE_REACH, last + _SIDE_REACH)):
        words = [
            coded.tokens[at].word for at in range(max(0, low), min(len(coded.tokens), high + 1))
            if not _parted(coded, at, first, last)
        ]  # fmt: skip
        left, right = any(w in _LEFT for w in words), any(w in _RIGHT for w in words)
        if any(w in _BOTH for w in words) or (left and right):
            return "both"
        if left or right:
            return "left" if left else "right"
    return ""


def _parted(coded: Coded, at: int, first: int, last: int) -> bool:
    """Whether a mark or the end of a clause stands between a token and the span."""
    low, high = (at, first) if at < first else (last + 1, at + 1)
    return any(mark in coded.kinds[low:high] for mark in ".,") if at < first or at > last else False


def _level(coded: Coded, first: int, last: int) -> str:
    for at in range(first, min(len(coded.tokens), last + 4)):
        if at > last and _parted(coded, at, first, last):
            break
        if _LEVEL.fullmatch(coded.tokens[at].word):
            return coded.tokens[at].word.upper()
    return ""


_KIN: tuple[str, ...] = ()
__all__ = ["ABSENT", "ages_told", "told_findings"]

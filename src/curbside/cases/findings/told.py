"""The findings that the phrases of the lexicon tell in a note, each with its state, words, side and level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.cases.case import ABSENT, PRESENT, Finding
from curbside.cases.findings.coding import BREAK, OTHER, PART, WHOLE_CLASS, Coded, Coder, Note
from curbside.cases.findings.cues import DENIERS
from curbside.cases.findings.lexicon import Lexicon, Telling
from curbside.cases.findings.patterns import Pattern
from curbside.cases.findings.people import Person
from curbside.cases.findings.polarity import Polarity

_LEFT = frozenset(["left", "lt", "lhs", "left-sided", "l"])
_RIGHT = frozenset(["right", "rt", "rhs", "r"])
_BOTH = frozenset(
    ["both", "bilateral", "bilaterally", "each", "either", "b/l", "sides", "bilat", "symmetrical", "symmetrically"]
)
_FAMILY = "family-history"
_DENYING = DENIERS | {"non"}
_PARTING = frozenset(["and", "with", "while"])
_SIDE_REACH = 4
_LEVEL = re.compile(r"[ctls]\d{1,2}(?:/\d{1,2})?$")


def told_findings(text: str, note: Note, polarity: Polarity, lexicon: Lexicon) -> list[Finding]:
    """Every finding told, in order of place; of tellings of one finding that overlap, the longest."""
    coded = note.joined
    joined = _masked(coded, lexicon)
    matches = _matches(joined, lexicon)
    for tells, spans in _matches(_masked(note.plain, lexicon), lexicon, read=joined.chars).items():
        held = matches.setdefault(tells, [])
        held += [
            (note.place[first], note.place[last], pattern)
            for first, last, pattern in spans
            if not _is_within_unit(note, first, last, lexicon.coder)
        ]
    polarity = polarity.told_by_denial(
        (first, last)
        for tells, spans in matches.items() if _tells_a_loss(tells, lexicon)
        for first, last, pattern in _longest(spans) if pattern.denies
    )  # fmt: skip
    found: list[Finding] = []
    for tells, spans in matches.items():
        for first, last, pattern in _longest(spans):
            found += _tellings(text, coded, polarity, lexicon, tells, pattern, first, last)
    return _without_wider_denials(found, lexicon)


def _tells_a_loss(tells: Telling, lexicon: Lexicon) -> bool:
    """Whether words of denial may tell of something lost ("no reflexes") and not of a history ("no past history")."""
    return tells.present and not any(lexicon.entries[name].lasts for name in tells.findings)


def _without_wider_denials(found: list[Finding], lexicon: Lexicon) -> list[Finding]:
    """The tellings less the denials that lie within a narrower one: "no numbness of the hands" leaves the legs open."""
    denied = [each for each in found if each.state == ABSENT]

    def lies_within_narrower(each: Finding) -> bool:
        return any(
            each.id in lexicon.broader[other.id]
            and other.start <= each.start and each.end <= other.end
            and (other.start, other.end) != (each.start, each.end)
            for other in denied
        )  # fmt: skip

    return [each for each in found if each.state != ABSENT or not lies_within_narrower(each)]


def _is_within_unit(note: Note, first: int, last: int, coder: Coder) -> bool:
    """Whether plain words are part of a unit that denies them (the "enhancing" of "non-enhancing"), or of
    one that is only read as a whole."""
    for at in (first, last):
        unit, word = note.joined.tokens[note.place[at]], note.plain.tokens[at]
        is_part = unit.end - unit.start > word.end - word.start
        if is_part and unit.start < word.start and not _DENYING.isdisjoint(unit.word.split("_")):
            return True
        if is_part and coder.holds(note.joined.chars[note.place[at]], WHOLE_CLASS):
            return True
    return False


def ages_told(person: Person, lexicon: Lexicon) -> list[Finding]:
    """The findings that an age is."""
    if person.age is None:
        return []
    names = [name for name, low, high in _AGES if low <= person.age < high and name in lexicon.ids]
    return [
        Finding(name, PRESENT, person.words, person.start, person.end, value=person.age, unit="year") for name in names
    ]


_AGES = (("age-over-50", 50.0001, 200.0), ("age-under-20", 0.0, 20.0))


def _masked(coded: Coded, lexicon: Lexicon) -> Coded:
    chars = coded.chars
    for mask in lexicon.masks:
        for first, last in mask.find(coded.chars, coded.kinds):
            chars = chars[:first] + OTHER * (last - first + 1) + chars[last + 1 :]
    return Coded(coded.tokens, chars, coded.kinds)


def _matches(coded: Coded, lexicon: Lexicon, read: str = "") -> dict[Telling, list[tuple[int, int, Pattern]]]:
    """Every phrase that stands in the note; each clause is searched for the phrases that its words allow.
    Clauses that were `read` already, joined, are passed over."""
    found: dict[Telling, list[tuple[int, int, Pattern]]] = {}
    first, known = 0, frozenset(read.split(BREAK))
    for clause in coded.chars.split(BREAK):
        if clause and clause not in known:
            for pattern, tells in _candidates(clause, lexicon):
                for low, high in pattern.find(clause, coded.kinds[first : first + len(clause)]):
                    found.setdefault(tells, []).append((first + low, first + high, pattern))
        first += len(clause) + 1
    return found


def _candidates(clause: str, lexicon: Lexicon) -> list[tuple[Pattern, Telling]]:
    held = set(clause)
    found = []
    for pair in {id(pair): pair for char in held for pair in lexicon.phrases.get(char, ())}.values():
        for need in pair[0].needs:
            if held.isdisjoint(need):
                break
        else:
            found.append(pair)
    return found


def _longest(spans: Iterable[tuple[int, int, Pattern]]) -> list[tuple[int, int, Pattern]]:
    chosen: list[tuple[int, int, Pattern]] = []
    for first, last, pattern in sorted(spans, key=lambda span: (span[0] - span[1], span[0], span[2].text)):
        if all(last < low or first > high for low, high, _ in chosen):
            chosen.append((first, last, pattern))
    return sorted(chosen, key=lambda span: span[0])


def _tellings(
    text: str,
    coded: Coded,
    polarity: Polarity,
    lexicon: Lexicon,
    tells: Telling,
    pattern: Pattern,
    first: int,
    last: int,
) -> list[Finding]:
    start, end = coded.tokens[first].start, coded.tokens[last].end
    found = []
    if tells.present and not pattern.denies and polarity.is_half_denied(first, last):
        return []
    for name in tells.findings:
        entry = lexicon.entries[name]
        if tells.present:
            state, cue = polarity.state(
                first, last, denies=pattern.denies, past_counts=entry.lasts, is_test=entry.is_test
            )
            if name == _FAMILY and polarity.is_of_kin(first, last):
                state, cue = PRESENT, ""
        else:
            state, cue = polarity.cleared(first, last)
            cue = cue or text[start:end]
        found.append(
            Finding(
                name, state, text[start:end], start, end, cue, _side(coded, first, last), _level(coded, first, last)
            )
        )
    return found


def _side(coded: Coded, first: int, last: int) -> str:
    """left, right or both: told within the words, else near them in the same part of the clause."""
    words = [token.word for token in coded.tokens[_own_part(coded, first, last) : last + 1]]
    return _side_of(words) or _side_of([coded.tokens[at].word for at in _around(coded, first, last)])


def _own_part(coded: Coded, first: int, last: int) -> int:
    """Where the words begin that belong to the last part of the body: in "weak right hand then left leg" after the
    hand. Two parts that are joined ("left arm and leg") are told of together."""
    parts = [at for at in range(first, last + 1) if coded.kinds[at] == PART]
    if len(parts) < 2 or parts[-1] != last:
        return first
    between = [coded.tokens[at].word for at in range(parts[-2] + 1, last)]
    return parts[-2] + 1 if _side_of(between) else first


def _side_of(listed: Iterable[str]) -> str:
    words = set(listed)
    left, right = not words.isdisjoint(_LEFT), not words.isdisjoint(_RIGHT)
    if (left and right) or not words.isdisjoint(_BOTH):
        return "both"
    return "left" if left else "right" if right else ""


def _around(coded: Coded, first: int, last: int) -> list[int]:
    """The tokens near a span, up to a mark or a word that begins another part."""
    found = []
    for step, at in ((-1, first), (1, last)):
        for _ in range(_SIDE_REACH):
            at += step
            if not 0 <= at < len(coded.tokens) or coded.kinds[at] in ".," or coded.tokens[at].word in _PARTING:
                break
            found.append(at)
    return found


def _level(coded: Coded, first: int, last: int) -> str:
    for at in range(first, min(len(coded.tokens), last + 4)):
        if at > last and (coded.kinds[at] in ".," or coded.tokens[at].word in _PARTING):
            break
        if _LEVEL.fullmatch(coded.tokens[at].word):
            return coded.tokens[at].word.upper()
    return ""

"""The small language of the lexicon's phrases, as steps over a coded note.

`word` (its plural and other spelling too), `{class}`, `a|{b}` either, `word?` optional, `..3` up to
three words between (no comma), `,,5` up to five with commas, `::5` the
same but over no part of the body ("legs: tone up, power 3/5"), `!word` not this one next, `<word` not
this one before, `^` the start of a clause. `A ~5 B`: either order, up to five words between, where a
symptom and a part of the body must belong together: "weak arms and numb legs" has no weak legs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from curbside.cases.findings.coding import BREAK, COMMA, DENIAL_CLASS, PART, SYMPTOM, Coder, Units, join
from curbside.cases.findings.cues import DENIERS
from curbside.cases.findings.tokens import contracted
from curbside.cases.matching import GAP, MAYBE, NOT_BEFORE, NOT_NEXT, ONE, PAIR, START, Step, match_from, matches
from curbside.errors import PackFault
from curbside.text.assertion import Token

_GAP = re.compile(r"(\.\.|,,|::)(\d*)")
_PAIR = re.compile(r"~(\d*)")
_CLASS = re.compile(r"\{([a-z0-9-]+)\}")
DEFAULT_GAP, DEFAULT_PAIR = 3, 5
_PLAIN_WORD = re.compile(r"[^\W_{}|?!<^~.*]+(?:['’][^\W_]+)?")
Span = tuple[int, int]
T = TypeVar("T")


class Pattern:
    """One phrase compiled: its steps, its rarest class, and whether it speaks of a lack itself."""

    __slots__ = ("denies", "is_pair", "key", "needs", "steps", "text")

    def __init__(
        self, text: str, steps: tuple[Step, ...], needs: tuple[str, ...], denies: bool = False, is_pair: bool = False
    ) -> None:
        self.text, self.steps, self.needs, self.key = text, steps, needs, needs[0]
        self.denies, self.is_pair = denies, is_pair

    def prepared(self) -> tuple[Any, ...]:
        """What compiling worked out; `restored` takes it back."""
        return self.text, self.steps, self.needs, self.denies, self.is_pair

    @classmethod
    def restored(cls, *prepared: Any) -> Pattern:
        return cls(*prepared)

    def find(self, chars: str, kinds: str) -> list[Span]:
        """Where it stands in coded text, as first and last token."""
        if not self.is_pair:
            return [(first, end - 1) for first, end, _, _ in matches(self.steps, chars)]
        found, at = [], 0
        while match := match_from(self.steps, chars, at):
            first, end, low, high = match
            if _belongs(kinds, first, low, high, end - 1):
                found.append((first, end - 1))
                at = end
            else:
                at = first + 1
        return found


def literals_of(texts: Iterable[str], units: Units | None = None) -> set[str]:
    """The plain words that stand in phrases; with units given, those of several words as one."""
    found = set()
    for text in texts:
        for element in _with_units(text.split(), units or {}):
            if not (_GAP.fullmatch(element) or _PAIR.fullmatch(element) or element == "^"):
                parts = element.lstrip("!<").removesuffix("?").split("|")
                found |= {_plain(part) for part in parts if not _CLASS.fullmatch(part)}
    return found


def compile_phrase(text: str, coder: Coder) -> tuple[Pattern, ...]:
    """A phrase compiled, twice when its halves may stand in either order; PackFault for an unknown class."""
    elements = _with_units(text.split(), coder.units)
    turn = next((at for at, element in enumerate(elements) if _PAIR.fullmatch(element)), None)
    if turn is None:
        return (_compiled(text, elements, coder),)
    most = _PAIR.fullmatch(elements[turn])[1] or DEFAULT_PAIR
    before, after = elements[:turn], elements[turn + 1 :]
    gap = f"~{most}"
    return tuple(_compiled(text, [*first, gap, *second], coder) for first, second in ((before, after), (after, before)))


def _with_units(elements: list[str], units: Units) -> list[str]:
    """The elements with plain words that a note's reader joins made one."""
    found: list[str] = []
    run: list[str] = []
    for element in [*elements, ""]:
        if element and _PLAIN_WORD.fullmatch(element):
            run.append(_plain(element))
            continue
        found += [*(token.word for token in join(contracted([Token(word, 0, 0) for word in run]), units)), element]
        run = []
    return found[:-1]


def _compiled(text: str, elements: list[str], coder: Coder) -> Pattern:
    steps: list[Step] = []
    needs, pair = [], False
    plain_elements = [e for e in elements if not (_GAP.fullmatch(e) or _PAIR.fullmatch(e) or e[0] in "!<^")]
    denies = any(_speaks_of_lack(element.removesuffix("?"), coder) for element in plain_elements)
    held_back = coder.chars([DENIAL_CLASS]) if denies else ""
    if not any("{normal}" in element for element in plain_elements):
        held_back += coder.chars(["normal"])  # "protein normal, glucose raised"
    for element in elements:
        gap, turn = _GAP.fullmatch(element), _PAIR.fullmatch(element)
        if gap or turn:
            pair |= bool(turn)
            stops = BREAK + (COMMA if gap and gap[1] == ".." else "") + held_back
            stops += coder.kind_chars(PART) if gap and gap[1] == "::" else ""
            most = gap[2] or DEFAULT_GAP if gap else turn[1]
            steps.append((PAIR if turn else GAP, stops, int(most)))
        elif element == "^":
            steps.append((START, BREAK + COMMA, 0))
        elif element[0] in "!<":
            look = NOT_NEXT if element[0] == "!" else NOT_BEFORE
            steps.append((look, _chars(element[1:], coder, text), 0))
        else:
            optional = element.endswith("?") and len(element) > 1
            plain = element.removesuffix("?") if optional else element
            chars = _chars(plain, coder, text)
            steps.append((MAYBE if optional else ONE, chars, 0))
            if not optional:
                needs.append(chars)
    if not needs:
        raise PackFault(f"the phrase {text!r} demands no word", remedy="name a word that is not optional")
    needs.sort(key=len)
    return Pattern(text, tuple(steps), tuple(needs), denies=denies, is_pair=pair)


def _chars(element: str, coder: Coder, text: str) -> str:
    """The characters that an element of a phrase stands for; PackFault for an unknown class."""
    names = []
    for part in element.split("|"):
        names.append(coder.name(part if part.startswith("{") else _plain(part)))
        if not names[-1]:
            raise PackFault(
                f"the phrase {text!r} names an unknown word class {part!r}",
                remedy="define it with 'words', or mend the spelling",
            )
    return coder.chars(names)


def _plain(part: str) -> str:
    return part.lower().replace("'", "").replace("’", "").replace("-", "_")


def _speaks_of_lack(element: str, coder: Coder) -> bool:
    """Whether a word of the phrase is itself a denial: "cannot walk", "no reflexes"."""
    parts = element.split("|")
    return any(coder.denies(part[1:-1]) if part.startswith("{") else _plain(part) in DENIERS for part in parts)


def _belongs(kinds: str, first: int, low: int, high: int, last: int) -> bool:
    """Whether the two halves of a pair, around the gap low..high, belong to each other."""
    head = next((kind for kind in reversed(kinds[first:low]) if kind in (PART, SYMPTOM)), "")
    tail = next((kind for kind in kinds[high : last + 1] if kind in (PART, SYMPTOM)), "")
    gap = kinds[low:high]
    if "N" in gap or (head == PART and "w" in gap):
        return False
    if not head or not tail or head == tail:
        return "," not in gap
    content = "".join(kind for kind in gap if kind in (PART, SYMPTOM))
    if tail + head in content:
        return False
    if "," in gap and ("D" in gap or not _is_list(kinds, low, high)):
        return False
    if "," in gap and head == SYMPTOM and re.match("o{0,2}[SN]", kinds[last + 1 :]):
        return False  # "numbness of the trunk, both legs stiff"
    if head == PART and SYMPTOM in gap and re.match("o{0,2}po{0,2}P", kinds[last + 1 :]):
        return False  # "arm pain and numbness of the hands"
    if "p" in gap:
        return True
    if head == PART:  # "left leg weakness and right leg numbness"
        return not gap or kinds[last + 1 : last + 2] != PART
    return kinds[first - 1 : first] != PART and not re.match("o{0,2}S", kinds[last + 1 :])


def _is_list(kinds: str, low: int, high: int) -> bool:
    """Whether every comma of the gap stands between two of a kind: "weakness, numbness and tingling of"."""
    for at in range(low, high):
        if kinds[at] == ",":
            left = next((k for k in reversed(kinds[max(0, at - 3) : at]) if k in "PS"), "")
            right = next((k for k in kinds[at + 1 : at + 4] if k in "PS"), "")
            if not left or left != right:
                return False
    return True


def index(patterns: Iterable[tuple[Pattern, T]]) -> Mapping[str, Sequence[tuple[Pattern, T]]]:
    """Patterns by each character of the element that they need most."""
    found: dict[str, list[tuple[Pattern, T]]] = {}
    for pair in patterns:
        for char in pair[0].key:
            found.setdefault(char, []).append(pair)
    return found

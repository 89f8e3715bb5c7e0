"""The small language of the lexicon's phrases, as regexes over a coded note.

`word` (its plural and other spelling too), `{class}`, `a|{b}` either, `word?` optional, `..3` up to
three words between (no comma), `,,5` up to five with commas, `!word` not this one next, `<word` not
this one before, `^` the start of a clause. `A ~5 B`: either order, up to five words between, where a
symptom and a part of the body must belong together: "weak arms and numb legs" has no weak legs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.cases.findings.coding import BREAK, COMMA, PART, SYMPTOM, Coded, Coder, Units, bits, join
from curbside.cases.findings.cues import DENIERS
from curbside.errors import PackFault
from curbside.text.assertion import Token

_GAP = re.compile(r"(\.\.|,,)(\d*)")
_PAIR = re.compile(r"~(\d*)")
_CLASS = re.compile(r"\{([a-z0-9-]+)\}")
DEFAULT_GAP, DEFAULT_PAIR = 3, 5
_PLAIN_WORD = re.compile(r"[^\W_{}|?!<^~.*]+(?:['’][^\W_]+)?")
Span = tuple[int, int]


class Pattern:
    """One phrase compiled: its rarest class, its regex, and whether it speaks of a lack itself."""

    __slots__ = ("_regex", "_source", "denies", "is_pair", "key", "needs", "text")

    def __init__(self, text: str, source: str, needs: tuple[int, ...], *, denies: bool, is_pair: bool) -> None:
        self.text, self._source, self.denies, self.is_pair = text, source, denies, is_pair
        self.key, self.needs = needs[0], needs[1:]
        self._regex: re.Pattern[str] | None = None

    def find(self, coded: Coded) -> list[Span]:
        """Where it stands, as first and last token."""
        for need in self.needs:
            if not need & coded.held:
                return []
        if self._regex is None:  # a note needs a few of the thousands; compiling all takes long
            self._regex = re.compile(self._source)
        if not self.is_pair:
            return [(m.start(), m.end() - 1) for m in self._regex.finditer(coded.chars)]
        found, at = [], 0
        while m := self._regex.search(coded.chars, at):
            if _belongs(coded.kinds, m.start(), *m.span("gap"), m.end() - 1):
                found.append((m.start(), m.end() - 1))
                at = m.end()
            else:
                at = m.start() + 1
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
    return tuple(
        _compiled(text, [*first, gap, *second], coder) for first, second in ((before, after), (after, before))
    )


def _with_units(elements: list[str], units: Units) -> list[str]:
    """The elements with plain words that a note's reader joins made one."""
    found: list[str] = []
    run: list[str] = []
    for element in [*elements, ""]:
        if element and _PLAIN_WORD.fullmatch(element):
            run.append(_plain(element))
            continue
        found += [*(token.word for token in join([Token(word, 0, 0) for word in run], units)), element]
        run = []
    return found[:-1]


def _compiled(text: str, elements: list[str], coder: Coder) -> Pattern:
    parts, needs, pair = [], [], False
    plain_elements = [e for e in elements if not (_GAP.fullmatch(e) or _PAIR.fullmatch(e) or e[0] in "!<^")]
    denies = any(_speaks_of_lack(element.removesuffix("?"), coder) for element in plain_elements)
    for element in elements:
        gap, turn = _GAP.fullmatch(element), _PAIR.fullmatch(element)
        if gap or turn:
            pair |= bool(turn)
            stops = BREAK + (COMMA if gap and gap[1] == ".." else "") + (coder.chars(coder.bit["denial"]) if denies else "")
            most = gap[2] or DEFAULT_GAP if gap else turn[1]
            parts.append(f"{'(?P<gap>' if turn else '(?:'}[^{stops}]{{0,{most}}}?)")
        elif element == "^":
            parts.append(f"(?:^|(?<=[{BREAK}{COMMA}]))")
        elif element[0] in "!<":
            look = "?!" if element[0] == "!" else "?<!"
            parts.append(f"({look}[{_chars(element[1:], coder, text)}])")
        else:
            optional = element.endswith("?") and len(element) > 1
            plain = element.removesuffix("?") if optional else element
            parts.append(f"[{_chars(plain, coder, text)}]" + ("?" if optional else ""))
            if not optional:
                needs.append(_mask(plain, coder, text))
    if not needs:
        raise PackFault(f"the phrase {text!r} demands no word", remedy="name a word that is not optional")
    needs.sort(key=lambda need: len(coder.chars(need)))
    return Pattern(text, "".join(parts), tuple(needs), denies=denies, is_pair=pair)


def _chars(element: str, coder: Coder, text: str) -> str:
    return re.escape(coder.chars(_mask(element, coder, text)))


def _mask(element: str, coder: Coder, text: str) -> int:
    mask = 0
    for part in element.split("|"):
        named = _CLASS.fullmatch(part)
        bit = coder.mask(named[1] if named else f"={_plain(part)}")
        if not bit:
            raise PackFault(
                f"the phrase {text!r} names an unknown word class {part!r}",
                remedy="define it with 'words', or mend the spelling",
            )
        mask |= bit
    return mask


def _plain(part: str) -> str:
    return part.lower().replace("'", "").replace("’", "").replace("-", "_")


def _speaks_of_lack(element: str, coder: Coder) -> bool:
    """Whether a word of the phrase is itself a denial: "cannot walk", "no reflexes"."""
    named = [_CLASS.fullmatch(part) for part in element.split("|")]
    plain = {_plain(part) for part in element.split("|")} & DENIERS
    return bool(plain) or any(name and coder.denies(name[1]) for name in named)


def _belongs(kinds: str, first: int, low: int, high: int, last: int) -> bool:
    """Whether the two halves of a pair, around the gap low..high, belong to each other."""
    head = next((kind for kind in reversed(kinds[first:low]) if kind in (PART, SYMPTOM)), "")
    tail = next((kind for kind in kinds[high : last + 1] if kind in (PART, SYMPTOM)), "")
    gap = kinds[low:high]
    if "N" in gap:
        return False
    if not head or not tail or head == tail:
        return "," not in gap
    content = "".join(kind for kind in gap if kind in (PART, SYMPTOM))
    if tail + head in content:
        return False
    if "," in gap and not _is_list(kinds, low, high):
        return False
    if "p" in gap:
        return True
    before, after = kinds[first - 1 : first], kinds[last + 1 : last + 2]
    return before != tail and after != head


def _is_list(kinds: str, low: int, high: int) -> bool:
    """Whether every comma of the gap stands between two of a kind: "weakness, numbness and tingling of"."""
    for at in range(low, high):
        if kinds[at] == ",":
            left = next((k for k in reversed(kinds[max(0, at - 3) : at]) if k in "PS"), "")
            right = next((k for k in kinds[at + 1 : at + 4] if k in "PS"), "")
            if not left or left != right:
                return False
    return True


def index(patterns: Iterable[tuple[Pattern, object]]) -> dict[int, list[tuple[Pattern, object]]]:
    """Patterns by each single class of the element that they need most."""
    found: dict[int, list[tuple[Pattern, object]]] = {}
    for pattern, owner in patterns:
        for bit in bits(pattern.key):
            found.setdefault(bit, []).append((pattern, owner))
    return found

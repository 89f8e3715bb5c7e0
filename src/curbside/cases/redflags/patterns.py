"""The small language of the pack's patterns, as regexes over coded tokens.

`word`, `{class}`, `a|{b}` either, `word?` optional, `..3` up to three other words, `!word` not this
one next, `^` the start of a sentence; `<>3` between two halves: either order, up to three words between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from curbside.cases.redflags.lexicon import BREAK, Lexicon
from curbside.errors import PackFault

_GAP = re.compile(r"\.\.(\d*)")
_EITHER_ORDER = re.compile(r"<>(\d*)")
_CLASS = re.compile(r"\{([a-z0-9-]+)\}")
DEFAULT_GAP = 3


class Pattern:
    """A pattern: the classes a text must hold for it to be tried, rarest first, and its regex."""

    __slots__ = ("_regex", "_source", "needs")

    def __init__(self, needs: tuple[int, ...], source: str) -> None:
        self.needs, self._source = needs, source
        self._regex: re.Pattern[str] | None = None

    def find(self, coded: str) -> list[tuple[int, int]]:
        """Where it stands, as first and last token."""
        if self._regex is None:  # a question needs a few of the hundreds; compiling all takes long
            self._regex = re.compile(self._source)
        return [(m.start(), m.end() - 1) for m in self._regex.finditer(coded) if m[0]]


def literals_of(patterns: Iterable[str]) -> set[str]:
    """The plain words that stand in patterns."""
    found = set()
    for pattern in patterns:
        for element in pattern.split():
            if not (_GAP.fullmatch(element) or _EITHER_ORDER.fullmatch(element) or element == "^"):
                parts = element.removeprefix("!").removesuffix("?").split("|")
                found |= {part for part in parts if not _CLASS.fullmatch(part)}
    return found


def compile_patterns(pattern: str, lexicon: Lexicon) -> tuple[Pattern, ...]:
    """A pattern of the pack compiled, twice when its halves may stand in either order."""
    elements = pattern.split()
    turn = next((at for at, element in enumerate(elements) if _EITHER_ORDER.fullmatch(element)), None)
    if turn is None:
        return (compile_pattern(pattern, lexicon),)
    gap = f"..{_EITHER_ORDER.fullmatch(elements[turn])[1] or DEFAULT_GAP}"
    before, after = elements[:turn], elements[turn + 1 :]
    return tuple(
        compile_pattern(" ".join([*first, gap, *second]), lexicon)
        for first, second in ((before, after), (after, before))
    )


def compile_pattern(pattern: str, lexicon: Lexicon) -> Pattern:
    """One pattern of the pack as a regex over coded tokens; PackFault for an unknown class."""
    parts, needs = [], []
    for element in pattern.split():
        gap = _GAP.fullmatch(element)
        if gap:
            parts.append(f"[^{lexicon.gap()}]{{0,{gap[1] or DEFAULT_GAP}}}?")
        elif element == "^":
            parts.append(f"(?:^|(?<={BREAK}))")
        elif element.startswith("!"):
            parts.append(f"(?![{lexicon.chars(_mask(element[1:], lexicon, pattern))}])")
        else:
            optional = element.endswith("?") and len(element) > 1
            mask = _mask(element.removesuffix("?") if optional else element, lexicon, pattern)
            parts.append(f"[{lexicon.chars(mask)}]" + ("?" if optional else ""))
            if not optional:
                needs.append(mask)
    needs.sort(key=lambda need: len(lexicon.chars(need)))
    return Pattern(tuple(needs), "".join(parts))


def _mask(element: str, lexicon: Lexicon, pattern: str) -> int:
    mask = 0
    for part in element.split("|"):
        named = _CLASS.fullmatch(part)
        name = named[1] if named else f"={part}"
        if name not in lexicon.bit:
            raise PackFault(
                f"the pattern {pattern!r} names an unknown word class {name!r}",
                remedy="define it with 'words' or 'shape', or mend the spelling",
            )
        mask |= lexicon.bit[name]
    return mask


def spans(patterns: Sequence[Pattern], coded: str, held: int) -> list[tuple[int, int]]:
    """Where any of the patterns stands, as first and last token."""
    found = []
    for pattern in patterns:
        for need in pattern.needs:
            if not need & held:
                break
        else:
            found += pattern.find(coded)
    return found

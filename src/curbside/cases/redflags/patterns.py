"""The small language of the pack's patterns, as steps over coded tokens.

`word`, `{class}`, `a|{b}` either, `word?` optional, `..3` up to three other words, `!word` not this
one next, `^` the start of a sentence; `<>3` between two halves: either order, up to three words between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from curbside.cases.matching import GAP, MAYBE, NOT_NEXT, ONE, START, Step, matches
from curbside.cases.redflags.lexicon import BREAK, Lexicon
from curbside.errors import PackFault

_GAP = re.compile(r"\.\.(\d*)")
_EITHER_ORDER = re.compile(r"<>(\d*)")
_CLASS = re.compile(r"\{([a-z0-9-]+)\}")
DEFAULT_GAP = 3


class Pattern:
    """A pattern: the classes a text must hold for it to be tried, rarest first, and its steps."""

    __slots__ = ("needs", "steps")

    def __init__(self, needs: tuple[int, ...], steps: tuple[Step, ...]) -> None:
        self.needs, self.steps = needs, steps

    def prepared(self) -> tuple[Any, ...]:
        """What compiling worked out; `restored` takes it back."""
        return self.needs, self.steps

    @classmethod
    def restored(cls, needs: tuple[int, ...], steps: tuple[Step, ...]) -> Pattern:
        return cls(needs, steps)

    def find(self, coded: str) -> list[tuple[int, int]]:
        """Where it stands, as first and last token."""
        return [(first, end - 1) for first, end, _, _ in matches(self.steps, coded) if end > first]


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
    """One pattern of the pack as steps over coded tokens; PackFault for an unknown class."""
    steps: list[Step] = []
    needs = []
    for element in pattern.split():
        gap = _GAP.fullmatch(element)
        if gap:
            steps.append((GAP, lexicon.gap(), int(gap[1] or DEFAULT_GAP)))
        elif element == "^":
            steps.append((START, BREAK, 0))
        elif element.startswith("!"):
            steps.append((NOT_NEXT, lexicon.chars(_mask(element[1:], lexicon, pattern)), 0))
        else:
            optional = element.endswith("?") and len(element) > 1
            mask = _mask(element.removesuffix("?") if optional else element, lexicon, pattern)
            steps.append((MAYBE if optional else ONE, lexicon.chars(mask), 0))
            if not optional:
                needs.append(mask)
    needs.sort(key=lambda need: len(lexicon.chars(need)))
    return Pattern(tuple(needs), tuple(steps))


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

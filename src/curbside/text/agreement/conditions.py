"""Conditions: "in mild disease", "unless it is stable", "after 48 h" must not be left off what they bind."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.text.agreement.said import Said, Word

OPENINGS = frozenset(
    "if unless when whenever where until till once while provided except only after before within during without "
    "despite following alone in for among on at with under above below beyond between through up".split()
)
# Only these open a condition wherever they stand; "in" and "for" open many a phrase that binds nothing.
_STRONG = frozenset(
    "if unless when whenever until till once provided except after before within during without".split()
)
_LEADS = frozenset("but and only even especially particularly mainly mostly or".split())
_HEAD_KEPT, _CONDITION_LOST = 0.5, 0.0
_LONGEST = 12  # words of a condition that are looked for


@dataclass(frozen=True, slots=True)
class Condition:
    """Words first..last of a source that bind the rest of their clause."""

    first: int
    last: int


def condition_fault(said: Said, source: Said) -> str:
    """The condition of the source that the sentence drops though it keeps what it binds; empty for none."""
    for condition in _conditions(source):
        own = source.words[condition.first + 1 : condition.last + 1]
        clause = source.words[condition.first].clause
        head = [w for n, w in enumerate(source.words)
                if w.clause == clause and not condition.first <= n <= condition.last]
        if _kept(head, said) >= _HEAD_KEPT and len(_roots(head)) >= 3 and _kept(own, said) <= _CONDITION_LOST:
            words = " ".join(w.text for w in source.words[condition.first : condition.last + 1])
            return f"the condition “{words}” was left out"
    return ""


def _conditions(source: Said) -> list[Condition]:
    found = []
    for at, word in enumerate(source.words):
        if word.text in _STRONG:
            last = at
            while _goes_on(source, word.clause, last + 1) and last - at < _LONGEST:
                last += 1
            if _roots(source.words[at + 1 : last + 1]):
                found.append(Condition(at, last))
    return found


def _goes_on(source: Said, clause: int, at: int) -> bool:
    return at < len(source.words) and source.words[at].clause == clause


def _roots(words: list[Word] | tuple[Word, ...]) -> set[str]:
    return {word.root for word in words if word.root}


def _kept(words: list[Word] | tuple[Word, ...], said: Said) -> float:
    roots = _roots(words)
    return len(roots & said.roots) / len(roots) if roots else 1.0


def opens_condition(words: tuple[str, ...]) -> bool:
    """Whether words that were left out open with a condition."""
    left = list(words)
    while left and left[0] in _LEADS:
        left.pop(0)
    return bool(left) and (left[0] in OPENINGS or words[0] == "only" or left[:2] == ["as", "long"])


def binds(words: tuple[str, ...]) -> bool:
    """Whether words that open a condition are one whatever follows: "when done", "before it"."""
    return len(words) > 1 and (words[0] in _STRONG or words[0] == "while")

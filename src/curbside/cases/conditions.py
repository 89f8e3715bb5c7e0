"""Conditions of rules: findings and numbers joined by `+` (and), `|` (or), `not` and brackets.

    leg-weakness-both + (sensory-level | urinary-retention) + not mri-normal
    mjoa<=11 | age>=65 + falls

A condition is true, false or unknown (None) of a case, for a finding that nobody looked for is
neither there nor away. It is returned together with what it looked at.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from curbside.cases.case import ABSENT, PRESENT, Case
from curbside.errors import PackFault

_TOKEN = re.compile(
    r"\s*(?:(not)(?![a-z0-9-])|([a-z0-9][a-z0-9-]*)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)|([a-z0-9][a-z0-9-]*)|([+|()]))"
)
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_TRUTH = {PRESENT: True, ABSENT: False}


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing a condition looked at: a finding or a comparison, and whether it holds of the case."""

    at: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a condition holds, with all that it looked at, in the order written."""

    holds: bool | None
    looked: tuple[Looked, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as written and as parsed; `names` are the findings and numbers it mentions."""

    text: str
    tree: tuple
    findings: frozenset[str]
    numbers: frozenset[str]
    has_not: bool

    def judge(self, case: Case) -> Judged:
        """Whether it holds of a case. A number that is a range holds only if its whole range does."""
        looked: list[Looked] = []
        return Judged(_judge(self.tree, case, looked), tuple(looked))

    def holds(self, case: Case) -> bool | None:
        """What `judge` says, without what it looked at and several times as fast."""
        return _holds(self.tree, case)


def parse_condition(text: str) -> Condition:
    """The condition that a text writes; raises PackFault for one that cannot be read."""
    tokens = _tokens(text)
    tree, rest = _either(tokens, text)
    if rest:
        raise PackFault(f"The condition {text!r} goes on after its end: {rest[0][1]!r}.")
    leaves = list(_leaves(tree))
    return Condition(
        text=text,
        tree=tree,
        findings=frozenset(leaf[1] for leaf in leaves if leaf[0] == "finding"),
        numbers=frozenset(leaf[1] for leaf in leaves if leaf[0] == "number"),
        has_not="not" in {token[0] for token in tokens},
    )


def _tokens(text: str) -> list[tuple]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if not match:
            raise PackFault(f"The condition {text!r} cannot be read from {text[at:].strip()!r} on.")
        negation, name, sign, number, finding, mark = match.groups()
        if negation:
            found.append(("not", "not"))
        elif name:
            found.append(("number", name, sign, float(number)))
        elif finding:
            found.append(("finding", finding))
        else:
            found.append((mark, mark))
        at = match.end()
    return found


def _either(tokens: list[tuple], text: str) -> tuple[tuple, list[tuple]]:
    first, rest = _both(tokens, text)
    parts = [first]
    while rest and rest[0][0] == "|":
        part, rest = _both(rest[1:], text)
        parts.append(part)
    return (("or", *parts) if len(parts) > 1 else first), rest


def _both(tokens: list[tuple], text: str) -> tuple[tuple, list[tuple]]:
    first, rest = _single(tokens, text)
    parts = [first]
    while rest and rest[0][0] == "+":
        part, rest = _single(rest[1:], text)
        parts.append(part)
    return (("and", *parts) if len(parts) > 1 else first), rest


def _single(tokens: list[tuple], text: str) -> tuple[tuple, list[tuple]]:
    if not tokens:
        raise PackFault(f"The condition {text!r} ends too early.")
    head, rest = tokens[0], tokens[1:]
    match head[0]:
        case "finding" | "number":
            return head, rest
        case "not":
            inner, rest = _single(rest, text)
            return ("not", inner), rest
        case "(":
            inner, rest = _either(rest, text)
            if rest and rest[0][0] == ")":
                return inner, rest[1:]
            raise PackFault(f"The condition {text!r} lacks a closing bracket.")
    raise PackFault(f"The condition {text!r} has {head[1]!r} where a finding belongs.")


def _leaves(tree: tuple):
    if tree[0] in ("finding", "number"):
        yield tree
    else:
        for part in tree[1:]:
            yield from _leaves(part)


def _judge(tree: tuple, case: Case, looked: list[Looked]) -> bool | None:
    match tree[0]:
        case "finding":
            holds = _TRUTH.get(case.states.get(tree[1]))
            looked.append(Looked(tree[1], holds))
            return holds
        case "number":
            holds = _compare(case, *tree[1:])
            looked.append(Looked(f"{tree[1]}{tree[2]}{tree[3]:g}", holds))
            return holds
        case "not":
            inner = _judge(tree[1], case, looked)
            return None if inner is None else not inner
        case "and":
            parts = [_judge(part, case, looked) for part in tree[1:]]
            return False if False in parts else (None if None in parts else True)
    parts = [_judge(part, case, looked) for part in tree[1:]]
    return True if True in parts else (None if None in parts else False)


def _holds(tree: tuple, case: Case) -> bool | None:
    """As `_judge`, which looks at every part: this one stops as soon as a part decides."""
    kind = tree[0]
    if kind == "finding":
        return _TRUTH.get(case.states.get(tree[1]))
    if kind == "number":
        return _compare(case, *tree[1:])
    if kind == "not":
        inner = _holds(tree[1], case)
        return None if inner is None else not inner
    decides = kind != "and"
    holds: bool | None = not decides
    for part in tree[1:]:
        found = _holds(part, case)
        if found is decides:
            return decides
        if found is None:
            holds = None
    return holds


def _compare(case: Case, name: str, sign: str, number: float) -> bool | None:
    if name not in case.numbers:
        return None
    ends = case.numbers[name]
    if sign == "=" and ends[0] < ends[1]:
        return None if ends[0] <= number <= ends[1] else False
    low, high = (_COMPARE[sign](end, number) for end in ends)
    return low if low == high else None

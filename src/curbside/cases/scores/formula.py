"""A formula of a score: the four rules of arithmetic over its items, and nothing else."""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping
from dataclasses import dataclass

from curbside.errors import PackFault

_RULES = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as written, with its tree and its constants by name."""

    text: str
    tree: ast.expr
    constants: Mapping[str, float]

    def prepared(self) -> tuple[str, Mapping[str, float]]:
        """What it was read from, its faults looked for already; `restored` takes it back."""
        return self.text, self.constants

    @classmethod
    def restored(cls, text: str, constants: Mapping[str, float]) -> Formula:
        return cls(text, ast.parse(text, mode="eval").body, constants)

    def work_out(self, values: Mapping[str, float]) -> float:
        """The result for these items; raises ZeroDivisionError where it has none."""
        return _value(self.tree, {**self.constants, **values})


def parse_formula(text: str, items: frozenset[str], constants: Mapping[str, float], table: str) -> Formula:
    """The formula that a text writes; raises PackFault for anything but + - * / over the items and numbers."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise _fault(table, text) from None
    for node in ast.walk(tree):
        named = isinstance(node, ast.Name) and node.id in items | set(constants)
        number = isinstance(node, ast.Constant) and type(node.value) in (int, float)
        rule = isinstance(node, ast.BinOp) and type(node.op) in _RULES
        if not (named or number or rule or isinstance(node, (ast.Load, *_RULES))):
            raise _fault(table, text)
    return Formula(text, tree, constants)


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.BinOp):
        return _RULES[type(node.op)](_value(node.left, values), _value(node.right, values))
    return values[node.id] if isinstance(node, ast.Name) else node.value


def _fault(table: str, text: str) -> PackFault:
    return PackFault(
        f"The score {table!r} has a formula {text!r} that cannot be read.",
        remedy="A formula has + - * / and brackets over the ids of its items and numbers.",
    )

"""Conditions of rules: read, judged in three values, and returned with what they looked at."""

from __future__ import annotations

import pytest

from curbside.cases.case import Case
from curbside.cases.conditions import Judged, Looked, parse_condition
from curbside.errors import PackFault


def judge(condition: str, present: str = "", absent: str = "", **numbers: tuple[float, float]) -> bool | None:
    states = dict.fromkeys(present.split(), "present") | dict.fromkeys(absent.split(), "absent")
    return parse_condition(condition).judge(Case(states=states, numbers=numbers)).holds


def test_and_binds_closer_than_or() -> None:
    assert judge("a | b + c", present="a", absent="b c") is True
    assert judge("(a | b) + c", present="a", absent="b c") is False


def test_what_nobody_looked_for_is_neither_there_nor_away() -> None:
    assert judge("a") is None
    assert judge("not a") is None
    assert judge("a + b", present="a") is None
    assert judge("a + b", absent="a") is False
    assert judge("a | b", present="a") is True
    assert judge("a | b", absent="a") is None


def test_not_turns_a_known_finding_over() -> None:
    assert judge("a + not b", present="a", absent="b") is True
    assert judge("a + not (b | c)", present="a b") is False


def test_a_number_given_as_a_range_holds_only_if_all_of_it_does() -> None:
    assert judge("mjoa<=11", mjoa=(9, 11)) is True
    assert judge("mjoa<=11", mjoa=(9, 12)) is None
    assert judge("mjoa<=11", mjoa=(12, 14)) is False
    assert judge("mjoa<=11") is None
    assert judge("mjoa=18", mjoa=(18, 18)) is True
    assert judge("mjoa=10", mjoa=(9, 11)) is None


def test_a_condition_tells_what_it_looked_at_in_the_order_written() -> None:
    judged = parse_condition("leg-weakness + (age>=65 | fever)").judge(
        Case(states={"leg-weakness": "present"}, numbers={"age": (70, 70)})
    )
    assert judged == Judged(True, (Looked("leg-weakness", True), Looked("age>=65", True), Looked("fever", None)))


def test_the_names_in_a_condition_are_known_without_judging_it() -> None:
    condition = parse_condition("a + not (b | age>=65)")
    assert (condition.findings, condition.numbers, condition.has_not) == ({"a", "b"}, {"age"}, True)


@pytest.mark.parametrize("broken", ["", "a +", "a b", "(a | b", "a & b", "+ a", "not"])
def test_a_condition_that_cannot_be_read_is_named(broken: str) -> None:
    with pytest.raises(PackFault, match="The condition"):
        parse_condition(broken)

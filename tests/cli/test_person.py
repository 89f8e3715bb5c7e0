"""An answer about a person described: what does not hold for them, and which fact would settle the rest."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from curbside.answer.record import Answer
from curbside.cli.page import show
from curbside.cli.person import person_lines
from curbside.cli.plain import as_plain
from tests.answer.test_patient import answered

LINES = (
    "Does not hold: “Sulphur dust treats leaf blight in the young.” It is for children.",
    "Not told, and would settle 1 statement: Thirst score.",
)


@pytest.fixture(scope="module")
def answer() -> Answer:
    return answered("How is leaf blight treated in an adult patient?")


def test_what_does_not_hold_and_what_one_fact_would_settle_is_told(answer):
    assert person_lines(answer) == LINES


def test_where_nobody_is_described_there_is_no_such_block():
    nobody = answered("How is leaf blight treated?")
    assert person_lines(nobody) == ()
    assert "For the person described" not in as_plain(nobody)


def test_it_stands_before_the_references_of_a_file_and_of_a_terminal(answer):
    wanted = ["For the person described", *LINES, "References"]
    plain = [line.removeprefix("- ") for line in as_plain(answer).splitlines()]
    assert [line for line in plain if line in wanted] == wanted
    out = io.StringIO()
    show(answer, Console(file=out, width=100))
    shown = [line.strip().removeprefix("• ") for line in out.getvalue().splitlines()]
    assert [line for line in shown if line in wanted] == wanted

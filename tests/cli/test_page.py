"""An answer on a terminal: the same sentences as in a pipe, numbers that open their source."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from curbside.consult import Consult
from curbside.settings import Settings
from tests.cli.homes import FRANCE, SIGNS


@pytest.fixture
def page(garden):
    """Shows the answer to a question as a terminal of 80 columns would get it."""
    consult = Consult.open(Settings(home=garden.folder, packs=garden.packs, keep_answers=False))

    def shown(question: str, *, colour: bool = False) -> str:
        from curbside.cli.page import show

        out = io.StringIO()
        console = Console(file=out, width=80, force_terminal=colour, color_system="truecolor" if colour else None)
        show(consult.ask(question), console)
        return out.getvalue()

    return shown


def test_every_part_of_an_answer_is_shown_in_order(page):
    shown = page(SIGNS)
    lines = [line.rstrip() for line in shown.splitlines() if line.strip()]
    assert lines[0] == "Greenfly attack: symptoms and signs"
    wanted = [
        "Sources differ: Greenfly",
        "↔ Plants under attack take 3 litres a day. [1]",
        "  another kind of plant",
        "References",
    ]
    assert [line for line in lines if line in wanted] == wanted
    assert lines[-1].startswith("Answer ")
    assert "Greenfly gather under the leaves of a tomato vine. [1]" in " ".join(shown.split())


def test_numbers_open_the_address_of_their_source(page):
    # OSC 8, as terminals know a link: the address, then the words that open it
    link = re.compile(r"\x1b\]8;[^;]*;https://example\.org/shed\x1b\\(?:\x1b\[[\d;]*m)? ?\[1\]")
    assert link.search(page(SIGNS, colour=True))


def test_a_decline_gives_its_reason_and_what_is_near(page):
    shown = " ".join(page(FRANCE).split())
    assert shown.startswith("Not answered here This is outside the library’s scope")
    assert "• marrows" in shown


def test_urgent_advice_comes_first(page):
    lines = page("my plant wilts, what now").splitlines()
    assert "URGENT" in lines[0]
    assert "Water it now." in lines[1]

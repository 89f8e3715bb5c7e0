"""The tasks of docs/first-time-tasks.md, each driven by what is on the page alone and within its steps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.places import ELSEWHERE, TREATMENT, WARNING

DOCUMENT = Path(__file__).parents[2] / "docs" / "first-time-tasks.md"
CLUMSY = "For months clumsy hands and unsteady walking. Hoffmann sign positive, plantars up, brisk knee jerks."
MOST = 4


class Visitor:
    """Someone who sees the first page; counts the steps taken."""

    def __init__(self, page: Any) -> None:
        self.page, self.steps = page, 0
        page.goto("/")

    def ask(self, question: str, label: str = "Your question") -> None:
        self.steps += 1
        box = self.page.get_by_label(label)
        box.fill(question)
        here = self.page.url
        self.page.locator("form", has=box).get_by_role("button", name="Ask", exact=True).click()
        self.page.wait_for_url(lambda url: url != here)

    def assess(self, note: str) -> None:
        self.steps += 1
        self.page.get_by_label("The note").fill(note)
        self.page.get_by_role("button", name="Assess", exact=True).click()
        self.page.locator(".is-assessed").wait_for()

    def press(self, role: str, name: str | re.Pattern[str]) -> None:
        self.steps += 1
        self.page.get_by_role(role, name=name).first.click()

    def choose(self, label: str, option: str) -> None:
        self.steps += 1
        self.page.get_by_label(label).select_option(label=option)


def in_first_screen(place: Any) -> bool:
    box = place.bounding_box()
    return box is not None and 0 <= box["y"] < 900


def ask_in_own_words(visitor: Visitor) -> None:
    visitor.ask("whats the treatment for a squashed spinal cord in the neck")
    assert in_first_screen(visitor.page.get_by_role("heading", name="Bottom line"))


def see_where_a_sentence_comes_from(visitor: Visitor) -> None:
    visitor.ask(TREATMENT)
    visitor.press("link", "Source 1")
    assert visitor.page.locator("#panel mark").inner_text()


def ask_the_next_thing(visitor: Visitor) -> None:
    visitor.ask(TREATMENT)
    visitor.ask("And what is the outlook?", "Ask the next question")
    assert "egenerative cervical myelopathy" in visitor.page.locator("h1").inner_text()


def have_it_in_plain_words(visitor: Visitor) -> None:
    visitor.ask(TREATMENT)
    before = visitor.page.locator(".bottom-line").inner_text()
    visitor.choose("Written for", "Patient or carer")
    visitor.press("button", "Change")
    visitor.page.wait_for_function("words => document.querySelector('.bottom-line').innerText !== words", arg=before)


def know_what_to_do_now(visitor: Visitor) -> None:
    visitor.ask(WARNING)
    assert in_first_screen(visitor.page.get_by_text("Go to A&E now or call 999"))


def get_somewhere_after_a_decline(visitor: Visitor) -> None:
    visitor.ask(ELSEWHERE)
    visitor.press("button", re.compile(r"\?$"))
    visitor.page.get_by_role("heading", name="Bottom line").wait_for()


def send_it_with_its_sources(visitor: Visitor) -> None:
    visitor.ask(TREATMENT)
    visitor.press("button", "Copy with citations")
    visitor.page.get_by_text("Copied with its references.").wait_for()


def see_what_a_patient_may_have(visitor: Visitor) -> None:
    visitor.press("link", "Case")
    visitor.assess(CLUMSY)
    assert in_first_screen(visitor.page.get_by_role("heading", name="Urgent: within two weeks"))
    assert visitor.page.locator(".cause h3").first.inner_text() == "Degenerative cervical myelopathy"


def put_right_what_was_misread(visitor: Visitor) -> None:
    visitor.press("link", "Case")
    visitor.assess(CLUMSY)
    visitor.press("button", "Leave out Hoffmann sign")
    visitor.page.get_by_text("left out by you").wait_for()


def work_out_a_score(visitor: Visitor) -> None:
    visitor.press("link", "Case")
    visitor.press("link", re.compile("^Score calculators"))
    visitor.press("link", "Modified Japanese Orthopaedic Association score")
    visitor.choose("Passing urine", "3: normal")
    visitor.page.get_by_text("3 to 18").wait_for()


TASKS = {
    1: ask_in_own_words,
    2: see_where_a_sentence_comes_from,
    3: ask_the_next_thing,
    4: have_it_in_plain_words,
    5: know_what_to_do_now,
    6: get_somewhere_after_a_decline,
    7: send_it_with_its_sources,
    8: see_what_a_patient_may_have,
    9: put_right_what_was_misread,
    10: work_out_a_score,
}


def written_steps() -> dict[int, int]:
    """How many steps each task of the document takes."""
    rows = re.findall(r"^\| (\d+) \|.*\| (\d+) \|$", DOCUMENT.read_text(encoding="utf-8"), re.M)
    return {int(number): int(steps) for number, steps in rows}


def test_every_written_task_is_driven_and_takes_at_most_four_steps():
    assert written_steps().keys() == TASKS.keys()
    assert max(written_steps().values()) <= MOST


@pytest.mark.parametrize("number", TASKS)
def test_a_first_time_user_does_it_in_the_steps_written(new_page, number):
    visitor = Visitor(new_page(permissions=["clipboard-read", "clipboard-write"]))
    TASKS[number](visitor)
    assert visitor.steps == written_steps()[number]

"""The pages that every check of care goes through, each with the way to it; a page that is added stands here too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

TREATMENT = "How is degenerative cervical myelopathy treated?"
DIFFERENCE = "What is the difference between MOGAD and NMOSD?"
WARNING = "My legs went numb since yesterday and I cannot pee"
ELSEWHERE = "What is the capital of France?"

POLICY = b"""\
# Collar policy

Our ward fits a soft collar after cervical laminoplasty for comfort only, and removes it after three days. The ward \
sister keeps twelve collars of every size in the blue cupboard.
"""


def ask(page: Any, question: str, reader: str = "gp") -> None:
    """Asks as a reader does, and waits for the answer."""
    page.goto("/")
    page.get_by_label("Your question").fill(question)
    page.locator(f"#reader-{reader}").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/answers/*")


def _asked(question: str, reader: str = "gp") -> Callable[[Any], None]:
    return lambda page: ask(page, question, reader)


def _at(path: str) -> Callable[[Any], None]:
    return lambda page: page.goto(path)


def _passage(page: Any) -> None:
    ask(page, TREATMENT)
    page.goto(page.locator(".mark").nth(2).get_attribute("href"))


def _panel(page: Any) -> None:
    ask(page, TREATMENT)
    page.locator(".statements .mark").first.click()
    page.locator("#panel mark").first.wait_for()
    page.get_by_role("dialog").evaluate("panel => Promise.all(panel.getAnimations().map(each => each.finished))")


def upload(page: Any, *files: tuple[str, bytes]) -> None:
    """Sends files from the page of own documents, and waits until they are told of."""
    page.goto("/library/own")
    kind = "application/octet-stream"
    page.get_by_label("Files").set_input_files([{"name": n, "mimeType": kind, "buffer": data} for n, data in files])
    page.get_by_role("button", name="Add them").click()
    page.locator("[data-over]").wait_for(timeout=60_000)


def _uploaded(page: Any) -> None:
    upload(page, ("collar-policy.md", POLICY), ("noise.bin", b"\x00\x01" * 99))


def _document(page: Any) -> None:
    _uploaded(page)
    page.get_by_role("link", name="Collar policy").click()


def _confirm(page: Any) -> None:
    _document(page)
    page.get_by_role("link", name="Remove for good").click()


def _thanked(page: Any) -> None:
    page.goto("/library/topics/myelomalacia")
    page.get_by_role("button", name="Yes").click()
    page.locator(".thanks").wait_for()


def assess(page: Any, example: str = "Clumsy hands and an unsteady walk") -> None:
    """Opens the page of a case by one of its examples."""
    page.goto("/case")
    page.get_by_role("button", name=example).click()
    page.locator(".is-assessed").wait_for()


def _assessed(example: str) -> Callable[[Any], None]:
    return lambda page: assess(page, example)


def _consult_note(page: Any) -> None:
    assess(page)
    page.get_by_role("button", name="Consult note").click()
    page.get_by_role("heading", name="Consult note").wait_for()


def _case_panel(page: Any) -> None:
    assess(page)
    page.locator(".steps .mark").first.click()
    page.locator("#panel dl").wait_for()
    page.get_by_role("dialog").evaluate("panel => Promise.all(panel.getAnimations().map(each => each.finished))")


def _worksheet(page: Any) -> None:
    page.goto("/case/scores/isncsci")
    for side in ("right", "left"):
        for kind, mark in (("motor", "5"), ("light touch", "2"), ("pin prick", "2")):
            page.get_by_label(f"Fill the empty cells of {side} {kind}").select_option(mark)
    page.get_by_role("button", name="Classify").click()
    page.locator("#live dl").wait_for()


PLACES: dict[str, Callable[[Any], None]] = {
    "front": _at("/"),
    "answer": _asked(TREATMENT),
    "panel": _panel,
    "comparison": _asked(DIFFERENCE),
    "urgent": _asked(WARNING, "patient"),
    "declined": _asked(ELSEWHERE),
    "passage": _passage,
    "policies": _at("/policies"),
    "library": _at("/library"),
    "topics": _at("/library/topics?area=diseases"),
    "topic": _at("/library/topics/myelomalacia"),
    "long-topic": _at("/library/topics/acute-sci-surgery"),
    "sources": _at("/library/sources"),
    "source": _at("/library/sources/roth2016acr"),
    "most-cited-source": _at("/library/sources/care-canscip"),
    "charts": _at("/library/charts"),
    "own": _at("/library/own"),
    "uploaded": _uploaded,
    "document": _document,
    "confirm": _confirm,
    "leaflets": _at("/leaflets"),
    "leaflet": _at("/leaflets/degenerative-cervical-myelopathy"),
    "large-leaflet": _at("/leaflets/degenerative-cervical-myelopathy?print=big"),
    "thanked": _thanked,
    "case-form": _at("/case"),
    "case": _assessed("Clumsy hands"),
    "case-emergency": _assessed("Back pain, a numb saddle"),
    "consult-note": _consult_note,
    "scores": _at("/case/scores"),
    "score": _at("/case/scores/mjoa"),
    "worksheet": _worksheet,
    "case-panel": _case_panel,
}

"""Asking in a real browser: from the box to the sources, the next question and back."""

from __future__ import annotations

import re

import pytest

from tests.browser.places import ELSEWHERE, TREATMENT, WARNING, ask


def focused(page) -> str:
    """What has the focus: the element and its id, class or name."""
    return page.evaluate(
        "(e => e.id || e.className || e.textContent.trim().slice(0, 40))(document.activeElement)"
    )


def test_a_number_opens_its_passage_beside_the_answer_and_gives_the_focus_back(page):
    ask(page, TREATMENT)
    mark = page.locator(".bottom-line .mark").first
    mark.click()
    panel = page.get_by_role("dialog")
    assert panel.locator("mark").first.inner_text() in page.locator(".bottom-line .sentence").first.inner_text()
    assert panel.get_by_role("heading", name="Source 1").is_visible()
    assert focused(page) == "panel-title"
    assert page.locator("h1").is_visible()  # beside the answer, not over it
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.textContent") == mark.text_content()


def test_another_number_changes_what_the_open_panel_shows(page):
    ask(page, TREATMENT)
    page.locator(".mark").nth(0).click()
    panel = page.get_by_role("dialog")
    panel.locator("mark").first.wait_for()
    last = page.locator(".statements .mark").last
    last.click()
    panel.get_by_role("heading", name=last.text_content(), exact=True).wait_for()
    assert page.locator("[aria-expanded=true]").text_content() == last.text_content()
    assert page.locator("[aria-expanded=true]").count() == 1
    panel.get_by_role("button", name="Close").click()
    assert page.locator("[aria-expanded]").count() == 0


def test_a_source_that_comes_late_does_not_open_what_was_closed(page):
    ask(page, TREATMENT)
    page.locator(".mark").first.click()
    panel = page.get_by_role("dialog")
    panel.locator("mark").first.wait_for()
    with page.expect_response("**/passages/**"):
        page.evaluate("for (const each of ['.statements .mark', '[data-close]']) document.querySelector(each).click()")
    page.wait_for_timeout(100)
    assert not panel.is_visible()


def test_on_a_phone_the_panel_lies_over_the_answer_and_keeps_the_focus(new_page):
    page = new_page(width=360, height=740)
    ask(page, TREATMENT)
    page.locator(".mark").first.click()
    panel = page.get_by_role("dialog")
    panel.locator("mark").first.wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement || document.activeElement === document.body"
                             " || document.getElementById('panel').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_without_script_a_number_leads_to_the_page_of_the_passage_and_back(new_page):
    page = new_page(script=False)
    ask(page, TREATMENT)
    said = page.locator(".bottom-line .sentence").first.inner_text()
    assert page.get_by_role("button", name="Copy with citations").count() == 0
    page.locator(".bottom-line .mark").first.click()
    assert page.locator("mark").inner_text() in said
    page.get_by_role("link", name="Back to the answer").click()
    assert page.locator(".bottom-line .sentence").first.inner_text() == said


def test_the_keyboard_alone_asks_opens_a_source_and_closes_it(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "question"
    page.keyboard.type(TREATMENT)
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/*")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('mark')"):
            break
    page.keyboard.press("Enter")
    page.locator("#panel mark").first.wait_for()
    page.keyboard.press("Tab")
    assert focused(page) in ("quiet", "Close")
    page.keyboard.press("Enter")
    assert not page.get_by_role("dialog").is_visible()


def test_a_follow_up_keeps_the_thread_from_page_to_page(page):
    ask(page, TREATMENT)
    page.get_by_label("Ask the next question").fill("And what is the outlook?")
    page.locator(".ask-next button").click()
    page.get_by_role("group", name="Earlier in this conversation").wait_for()
    assert page.get_by_role("group", name="Earlier in this conversation").inner_text().endswith(TREATMENT)
    assert "egenerative cervical myelopathy" in page.locator("h1").inner_text()


def test_the_reader_is_remembered_from_visit_to_visit(page):
    ask(page, TREATMENT, reader="patient")
    page.goto("/")
    assert page.locator("#reader-patient").is_checked()


def test_emergency_words_put_what_to_do_now_first(page):
    ask(page, WARNING, reader="patient")
    banner = page.get_by_role("region", name="This may be an emergency")
    assert "Go to A&E now or call 999" in banner.inner_text()
    assert banner.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    assert banner.bounding_box()["y"] < 300  # within the first screen


def test_a_decline_leads_to_a_question_that_is_answered(page):
    ask(page, ELSEWHERE)
    assert page.locator("h1").inner_text() == "Not answered here"
    page.locator(".questions button").first.click()
    page.locator(".bottom-line").wait_for()


def test_an_answer_is_copied_with_its_references(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page, TREATMENT)
    page.get_by_role("button", name="Copy with citations").click()
    page.get_by_text("Copied with its references.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".bottom-line .sentence").first.inner_text().split(".")[0] in copied
    assert "\nReferences\n[1] " in copied
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_sentence_is_reported_from_its_source(page):
    ask(page, TREATMENT)
    sentence = page.locator(".statements .sentence").first
    said = sentence.evaluate("e => e.firstChild.textContent + e.querySelector('.tail').firstChild.textContent")
    page.locator(".statements .mark").first.click()
    page.get_by_role("button", name="Report this sentence").click()
    assert focused(page) == "report-sentence"
    assert page.locator("#report-sentence").input_value() == said
    assert page.get_by_label("It is inaccurate").is_visible()


def test_an_answer_prints_with_its_sources_and_where_it_came_from(page):
    ask(page, TREATMENT)
    page.emulate_media(media="print")
    assert page.locator(".bottom-line").is_visible()
    for cited in page.locator(".references .cited").all_inner_texts():
        assert re.search(r"doi: |PMID: |https?://", cited)
    assert page.get_by_text(re.compile("^Answer [0-9a-f]{20}, from the library")).is_visible()
    assert len(page.pdf(format="A4")) > 10_000


def test_structured_data_is_no_script_that_the_policy_stops(page):
    ask(page, TREATMENT)
    described = page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)")
    assert (described["@type"], described["name"]) == ("MedicalWebPage", page.locator("h1").inner_text())


@pytest.mark.parametrize("question", ["<img src=x onerror=alert(1)> myelopathy?", "myelopathy <script>alert(1)"])
def test_a_hostile_question_does_nothing(page, question):
    page.on("dialog", lambda dialog: pytest.fail("the question ran"))
    ask(page, question)
    assert page.locator("main img, main script:not([src])").count() == 0

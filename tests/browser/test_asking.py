"""Asking in a real browser: from the box to the sources and the next question."""

from __future__ import annotations


def test_an_example_leads_to_an_answer_whose_numbers_open_the_passage(page):
    page.goto("/")
    page.locator(".questions button").first.click()
    page.locator(".bottom-line .mark").first.click()
    panel = page.get_by_role("dialog")
    assert panel.locator("mark").first.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert page.evaluate("document.activeElement.className") == "mark"


def test_the_front_page_and_an_answer_have_no_axe_violation(page, axe):
    page.goto("/")
    assert axe(page) == []
    page.locator(".questions button").first.click()
    page.wait_for_url("**/answers/*")
    assert axe(page) == []

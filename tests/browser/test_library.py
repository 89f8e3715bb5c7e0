"""The library in a real browser: from a topic to a source and what cites it, and a document sent and asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.places import POLICY, ask, upload

SENTENCE = "Our ward fits a soft collar after cervical laminoplasty for comfort only, and removes it after three days."


def said(place: Any) -> str:
    """The sentence in a place of the page, without the numbers of its sources."""
    alone = "e => { const c = e.cloneNode(true); c.querySelectorAll('.mark, .bounds').forEach(m => m.remove()); "
    return place.evaluate(alone + "return c.textContent.trim() }")


def test_from_an_area_to_a_topic_to_a_source_and_back_by_what_cites_it(page):
    page.goto("/library")
    page.get_by_role("link", name="Diseases and injuries").click()
    page.get_by_label("Words in the title").fill("myelomalacia")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Myelomalacia", exact=True).click()
    page.locator("#references").get_by_role("link", name="About this source").first.click()
    cited = page.locator("#cites").locator("xpath=..").locator(".statements li").first
    statement = cited.evaluate("e => e.firstChild.textContent.trim()")
    cited.get_by_role("link").click()
    page.wait_for_url("**/library/topics/**#*")
    assert said(page.locator("li:target .sentence")) == statement


def test_the_number_of_a_statement_opens_its_passage_beside_the_article(page):
    page.goto("/library/topics/myelomalacia")
    mark = page.locator(".mark").nth(1)
    sentence = said(page.locator(".statements li").nth(1))
    mark.click()
    panel = page.get_by_role("dialog")
    assert panel.locator("mark").inner_text() == sentence
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_numbers_of_a_chart_can_be_read_as_a_table(page):
    page.goto("/library/charts")
    page.get_by_text("The numbers").first.click()
    table = page.get_by_role("table", name="Sources by year of publication")
    rows = table.locator("tbody tr").all_inner_texts()
    drawn = page.locator("svg").first.locator("text").all_text_contents()
    assert [row.split("\t")[0] for row in rows] == drawn[0::2]
    assert [int(row.split("\t")[-1]) for row in rows] == [int(number.replace(",", "")) for number in drawn[1::2]]


def test_a_document_is_sent_asked_and_opened_at_its_passage(page):
    upload(page, ("collar-policy.md", POLICY), ("noise.bin", b"\x00\x01" * 99))
    words = page.locator("#progress").inner_text()
    assert "collar-policy.md" in words
    assert "What to do: Give PDF" in words
    ask(page, "Does our ward fit a soft collar after cervical laminoplasty?")
    row = page.locator(".statements li", has_text="Our ward fits a soft collar")
    assert said(row) == SENTENCE
    row.locator(".mark").click()
    page.get_by_role("dialog").get_by_role("link", name="Collar policy").click()
    page.wait_for_url("**/library/own/*#p1")
    assert page.locator(".read:target").inner_text().endswith("blue cupboard.")


def test_what_becomes_of_a_file_is_told_while_one_waits(page):
    page.goto("/library/own")
    sent = {"name": "collar-policy.md", "mimeType": "text/markdown", "buffer": POLICY}
    page.get_by_label("Files").set_input_files([sent])
    page.get_by_role("button", name="Add them").click()
    page.wait_for_url("**/library/own/uploads/*")
    assert page.get_by_role("progressbar").is_visible()
    page.locator("[data-over]").wait_for(timeout=60_000)
    assert not page.get_by_role("progressbar").is_visible()


def test_a_document_is_removed_after_one_has_said_so_twice(page):
    upload(page, ("shed.md", b"# Shed rules\n\nThe shed is locked at nine by whoever leaves it last.\n"))
    page.get_by_role("link", name="Read “Shed rules”").click()
    page.get_by_role("link", name="Remove for good").click()
    page.get_by_role("button", name="Remove it for good").click(timeout=60_000)
    assert "removed for good" in page.get_by_role("status").inner_text()
    assert page.get_by_role("link", name="Shed rules").count() == 0


def test_without_script_lists_are_narrowed_and_documents_sent(new_page):
    page = new_page(script=False)
    page.goto("/library/sources")
    page.get_by_label("Kind of evidence").select_option("rct")
    page.get_by_role("button", name="Show").click()
    assert "level=rct" in page.url
    assert set(page.locator(".sources .badge").all_inner_texts()) == {"Randomised trial"}
    page.goto("/library/own")
    sent = {"name": "collar-policy.md", "mimeType": "text/markdown", "buffer": POLICY}
    page.get_by_label("Files").set_input_files([sent])
    page.get_by_role("button", name="Add them").click()
    for _ in range(60):
        if page.locator("[data-over]").count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="See how far it is").click()
    assert "can be cited from now on" in page.locator("#progress").inner_text()


@pytest.mark.parametrize("address", ["/library/topics", "/library/sources", "/leaflets/myelopathy"])
def test_every_part_of_a_page_is_reached_by_the_keyboard(page, address):
    page.goto(address)
    wanted = page.locator("main a:visible, main button:visible, main input:visible, main select:visible").count()
    reached = set()
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
        place = "(() => { const e = document.activeElement; return e.closest('main') ? " \
                "[...document.querySelectorAll('main *')].indexOf(e) : -1 })()"  # fmt: skip
        reached.add(page.evaluate(place))
    assert len(reached - {-1}) >= wanted

"""Whole ways through the site, from one area to the next, as someone goes them."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.browser.places import ELSEWHERE, TREATMENT, ask


def listed(home) -> list[dict[str, str]]:
    """The reports as `curbside feedback list` tells them."""
    command = [sys.executable, "-m", "curbside", "feedback", "list", "--json"]
    done = subprocess.run(command, env=home.environ, capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def test_ask_open_a_citation_follow_up_and_report_a_sentence(page, served_home):
    ask(page, TREATMENT)
    page.locator(".bottom-line .mark").first.click()
    page.locator("#panel mark").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_label("Ask the next question").fill("And what is the outlook?")
    page.locator(".ask-next button").click()
    page.get_by_role("group", name="Earlier in this conversation").wait_for()
    page.locator(".statements .mark, .bottom-line .mark").first.click()
    page.get_by_role("button", name="Report this sentence").click()
    sentence = page.locator("#report-sentence").input_value()
    page.get_by_label("It is out of date").check()
    page.get_by_label("Anything to add?").fill("A newer edition is out.")
    page.get_by_role("button", name="Send the report").click()
    page.get_by_text("Thank you.").wait_for()
    kept = listed(served_home)[-1]
    assert (kept["kind"], kept["sentence"], kept["comment"]) == ("out_of_date", sentence, "A newer edition is out.")
    assert kept["answer"] == page.url.rpartition("/")[2]
    assert TREATMENT not in json.dumps(kept)


def test_a_decline_leads_to_a_topic_that_is_covered(page):
    ask(page, ELSEWHERE)
    nearest = page.locator(".articles a").first
    name = nearest.inner_text()
    nearest.click()
    page.wait_for_url("**/library/topics/**")
    assert name.split()[0].lower() in page.locator("main").inner_text().lower()
    assert page.locator(".mark").count() > 0


def test_from_a_passage_to_its_place_in_the_article_and_on_to_a_source(page):
    ask(page, TREATMENT)
    page.locator(".statements .mark").first.click()
    panel = page.get_by_role("dialog")
    said = panel.locator("mark").inner_text()
    panel.locator(".panel-where a").click()
    page.wait_for_url("**/library/topics/**")
    assert page.locator("li:target .sentence").inner_text().startswith(said)  # its numbers follow


def test_helpful_is_said_without_script_too(new_page, served_home):
    page = new_page(script=False)
    ask(page, TREATMENT)
    page.get_by_role("button", name="Yes").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    assert listed(served_home)[-1]["kind"] == "helpful"
    page.get_by_role("link", name="Back to the page").click()
    page.locator(".bottom-line").wait_for()

"""Feedback in a real browser: from a sentence to the list of whoever looks after the content."""

from __future__ import annotations

import json

import pytest

from tests.browser.conftest import serving
from tests.browser.places import TREATMENT, ask
from tests.cli.homes import shipped_home


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return shipped_home().copy_to(tmp_path_factory.mktemp("told") / "home")


@pytest.fixture(scope="module")
def told(home, tmp_path_factory):
    """The address of a site in a home of its own."""
    with serving(home, tmp_path_factory.mktemp("log") / "log") as address:
        yield address


def listed(home) -> list[dict[str, str]]:
    return json.loads(home.call("feedback", "list", "--json").out)


def test_a_sentence_that_is_reported_is_in_the_list_of_feedback(chromium, told, home):
    page = chromium.new_page(base_url=told)
    ask(page, TREATMENT)
    id = page.url.rpartition("/")[2]
    page.get_by_text("Report a sentence or the page").click()
    choice = page.get_by_label("What is it about?")
    choice.select_option(index=3)
    sentence = choice.input_value()
    page.get_by_label("It is out of date").check()
    page.get_by_label("Anything to add?").fill("There is a newer edition.")
    page.get_by_role("button", name="Send the report").click()
    thanks = page.get_by_role("status").filter(has_text="Your report is kept")
    number = thanks.locator("code").inner_text()
    assert page.url.endswith(id)  # one is still on the answer
    (report,) = [each for each in listed(home) if each["id"] == number]
    assert (report["kind"], report["answer"], report["sentence"]) == ("out_of_date", id, sentence)
    assert report["comment"] == "There is a newer edition."
    assert TREATMENT in home.call("feedback", "list").out
    assert home.call("feedback", "resolve", number, "--note", "Edition taken up.").code == 0
    page.close()


def test_without_script_feedback_leads_to_thanks_and_back(chromium, told, home):
    context = chromium.new_context(base_url=told, java_script_enabled=False)
    page = context.new_page()
    page.goto("/leaflets/myelomalacia")
    page.get_by_role("button", name="No", exact=True).click()
    assert page.get_by_role("heading", name="Thank you").is_visible()
    page.get_by_role("link", name="Back to the page").click()
    assert page.url == f"{told}/leaflets/myelomalacia"
    assert ("unhelpful", "/leaflets/myelomalacia") in [(each["kind"], each["page"]) for each in listed(home)]
    context.close()


def test_a_report_that_is_refused_is_told_beside_the_form(chromium, told):
    page = chromium.new_page(base_url=told)
    page.goto("/library/topics/myelomalacia")
    page.get_by_text("Report a sentence or the page").click()
    page.get_by_label("It is unclear").check()
    page.get_by_label("Anything to add?").evaluate("field => { field.removeAttribute('maxlength') }")
    page.get_by_label("Anything to add?").fill("x" * 1001)
    page.get_by_role("button", name="Send the report").click()
    words = page.get_by_role("status").filter(has_text="The comment has 1,001 characters; at most 1,000 are kept.")
    words.wait_for()
    page.close()

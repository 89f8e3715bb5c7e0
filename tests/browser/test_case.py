"""A case in a real browser: corrections that the page follows, numbers that open their source, calculators, keys."""

from __future__ import annotations

import re

import pytest

from tests.browser.places import assess

SADDLE = "Back pain, a numb saddle"
CHIP = "#chip-saddle-numbness"


def causes(page) -> list[str]:
    return page.locator(".causes .cause h3").all_inner_texts()


def reasons(page) -> list[str]:
    """What speaks for the first cause."""
    return page.locator(".cause").first.locator(".reason").all_inner_texts()


@pytest.mark.parametrize("script", [True, False])
def test_a_finding_left_out_changes_what_follows_and_can_be_taken_back(new_page, script):
    page = new_page(script=script)
    assess(page, SADDLE)
    before = reasons(page)
    assert any("Saddle numbness" in reason for reason in before)
    page.locator(CHIP).get_by_role("button", name="Leave out").click()
    page.locator(f"{CHIP}.is-changed").wait_for()
    assert "left out by you" in page.locator(CHIP).inner_text()
    assert not any("Saddle numbness" in reason for reason in reasons(page))
    page.locator(CHIP).get_by_role("button", name="As told").click()
    page.locator(f"{CHIP}:not(.is-changed)").wait_for()
    assert reasons(page) == before
    assert page.url.endswith("/case")


def test_after_a_correction_the_keys_stay_where_they_were_and_the_change_is_told(page):
    assess(page, SADDLE)
    page.locator(CHIP).get_by_role("button", name="Leave out").click()
    page.locator(f"{CHIP}.is-changed").wait_for()
    assert page.evaluate("document.activeElement.closest('.chip').id") == "chip-saddle-numbness"
    told = page.locator("#case-status").inner_text()
    assert told.startswith("Saddle numbness: left out. Urgency: ")
    assert causes(page)[0] in told


def test_a_finding_is_turned_and_another_added_by_its_name(page):
    assess(page)
    page.locator("#chip-clonus").get_by_role("button", name="Present").click()
    page.locator("#chip-clonus.is-present").wait_for()
    page.get_by_label("Add a finding").fill("Fever")
    page.get_by_role("button", name="Add it").click()
    page.locator("#chip-fever.is-present").wait_for()
    assert page.get_by_label("Add a finding").input_value() == ""
    assert page.locator("#chip-clonus.is-present.is-changed").count() == 1


def test_the_return_key_in_the_box_adds_the_finding_and_strikes_nothing(page):
    assess(page)
    chips = page.locator(".chip").count()
    page.get_by_label("Add a finding").fill("fever")
    page.keyboard.press("Enter")
    page.locator("#chip-fever").wait_for()
    assert page.locator(".chip").count() == chips + 1
    assert page.locator(".chip.is-changed").count() == 1


def test_words_that_are_no_finding_are_told_and_stay_in_the_box(page):
    assess(page)
    page.get_by_label("Add a finding").fill("hofman syne")
    page.get_by_role("button", name="Add it").click()
    page.locator("#add-problem").wait_for()
    assert page.get_by_label("Add a finding").input_value() == "hofman syne"
    assert "No finding goes by those words" in page.locator("#case-status").inner_text()


def test_the_note_can_be_changed_and_assessed_again(page):
    assess(page)
    page.get_by_text("Change the note, age or sex").click()
    page.get_by_role("textbox", name="The note").fill("Unsteady walking for years.")
    page.get_by_role("button", name="Assess again").click()
    page.locator("#chip-onset-years").wait_for()
    assert page.locator("#change").get_attribute("open") is not None
    assert page.locator("#chip-hoffmann").count() == 0


def test_a_number_opens_its_source_beside_the_page(page):
    assess(page)
    mark = page.locator(".steps .mark").first
    mark.click()
    page.locator("#panel dl").wait_for()
    assert "Statements that rest on it" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "mark"


def test_without_script_a_number_leads_to_the_list_of_references(new_page):
    page = new_page(script=False)
    assess(page)
    mark = page.locator(".steps .mark").first
    target = mark.get_attribute("href")
    mark.click()
    assert page.url.endswith(f"/case{target}")
    assert page.locator(target).is_visible()


def test_a_case_is_written_assessed_and_corrected_by_keys_alone(page):
    page.goto("/case")
    note = page.get_by_label("The note")
    for _ in range(12):
        page.keyboard.press("Tab")
        if note.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type("Clumsy hands and unsteady walking for months, no clonus, Hoffmann positive.")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Assess":
            break
    page.keyboard.press("Enter")
    page.locator(".is-assessed").wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Leave out Clumsy hands"):
            break
    page.keyboard.press("Enter")
    page.locator("#chip-hand-clumsiness.is-changed").wait_for()
    assert page.evaluate("document.activeElement.closest('.chip').id") == "chip-hand-clumsiness"


@pytest.mark.parametrize("script", [True, False])
def test_a_calculator_shows_a_range_and_takes_it_into_the_case(new_page, script):
    page = new_page(script=script)
    assess(page)
    page.locator(".calculators summary").click()
    page.get_by_role("button", name="Spinal Instability Neoplastic Score").click()
    page.get_by_label(re.compile("^Pain")).select_option(index=1)
    if not script:
        page.get_by_role("button", name="Work it out").click()
    total = page.locator(".total strong")
    total.wait_for()
    assert re.fullmatch(r"\d+ to \d+", total.inner_text())
    told = total.inner_text()
    page.get_by_role("button", name="Back to the case with this score").click()
    page.locator(".is-assessed").wait_for()
    assert page.locator(".score", has_text="Spinal Instability").locator("strong").inner_text() == told
    assert page.locator("#chip-hand-clumsiness").count() == 1


def test_the_worksheet_goes_by_arrow_keys_and_its_result_follows(page):
    page.goto("/case/scores/isncsci")
    page.get_by_label("Right motor C5", exact=True).focus()
    for mark in ("5", "5", "4"):
        page.keyboard.type(mark)
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "rm.C8"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.name") == "rt.C8"
    page.locator("#live dl").wait_for()
    assert "marks are empty and count as not tested" in page.locator("#live").inner_text()


def test_a_case_with_script_and_without_is_the_same(new_page):
    with_script, without = new_page(), new_page(script=False)
    for page in (with_script, without):
        assess(page, SADDLE)
    assert with_script.locator("#case").inner_text() == without.locator("#case").inner_text()


def test_the_consult_note_prints_on_few_sheets(page):
    assess(page)
    page.get_by_role("button", name="Consult note").click()
    page.get_by_role("heading", name="Consult note").wait_for()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3


def test_the_drawing_is_filled_on_the_page_in_both_schemes(new_page):
    for scheme in ("light", "dark"):
        page = new_page(color_scheme=scheme)
        assess(page)
        fill = page.locator(".figure-section .cb-shown").first.evaluate("shape => getComputedStyle(shape).fill")
        assert "cb-hatch-shown" in fill

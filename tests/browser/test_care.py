"""Care: every page for every eye, hand, screen and line: measured in the real browser."""

from __future__ import annotations

import pytest

from tests.browser.conftest import SHARE
from tests.browser.places import PLACES

HEAVIEST = 100 * 1024  # bytes transferred for a page with all that it loads, nothing cached
SLOWEST = 150  # milliseconds to the first byte of a page, warm

everywhere = pytest.mark.parametrize("place", PLACES)


@everywhere
def test_axe_finds_nothing_against_wcag_2_2_aa_in_light_in_dark_and_on_a_phone(page, axe, place):
    PLACES[place](page)
    found = axe(page)
    page.emulate_media(color_scheme="dark")
    found += axe(page)
    page.set_viewport_size({"width": 360, "height": 740})
    found += axe(page)
    assert found == []


@everywhere
def test_no_page_has_to_be_pushed_sideways_at_any_width_or_size_of_text(page, place):
    PLACES[place](page)
    wider = {}
    for width, size in ((1920, 100), (1024, 100), (768, 100), (320, 100), (640, 200), (1280, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => document.documentElement.style.fontSize = size", f"{size}%")
        wider[width, size] = max(0, page.evaluate("document.documentElement.scrollWidth") - width)
    assert set(wider.values()) == {0}, wider


@everywhere
def test_a_page_names_itself_its_parts_and_its_fields(page, place):
    PLACES[place](page)
    assert page.title().endswith(" – Curbside")
    assert page.locator("html").get_attribute("lang") == "en-GB"
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1
    assert page.locator("h1").count() == 1
    assert page.get_by_role("navigation", name="Main").count() == 1
    assert page.locator("meta[name=description]").get_attribute("content")
    unnamed = page.locator("input:not([type=hidden]), textarea, select").evaluate_all(
        "fields => fields.filter(f => !f.labels.length).map(f => f.outerHTML)"
    )
    assert unnamed == []


@everywhere
def test_what_is_pressed_is_large_enough_for_a_finger(new_page, place):
    page = new_page(width=360, height=740, has_touch=True)
    PLACES[place](page)
    small = page.locator("button:visible, select:visible, .mark:visible").evaluate_all(
        "all => all.filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })"
        ".map(e => e.outerHTML)"
    )
    assert small == []


@everywhere
def test_a_page_is_light_and_quick(page, place):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    PLACES[place](page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.reload(wait_until="networkidle")
    assert 0 < sum(sizes) <= HEAVIEST
    waits = []
    for _ in range(5):
        page.reload()
        timing = "performance.getEntriesByType('navigation')[0]"
        waits.append(page.evaluate(f"{timing}.responseStart - {timing}.requestStart"))
    assert min(waits) <= SLOWEST


@everywhere
def test_a_page_prints_without_what_is_pressed(page, place):
    PLACES[place](page)
    page.emulate_media(media="print")
    assert page.locator("button:visible, nav ul:visible, .skip:visible, dialog:visible").count() == 0
    assert page.locator("h1").is_visible()


def test_nothing_moves_for_those_who_asked_for_that(new_page):
    page = new_page(reduced_motion="reduce")
    PLACES["panel"](page)
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_page_that_is_not_there_is_as_careful(page, axe):
    assert page.goto("/nothing").status == 404
    assert axe(page) == []
    # the browser tells of the status itself
    assert [e for e in page.watched.errors if "404" not in e] == []
    page.watched.errors.clear()


def test_the_share_that_stands_for_the_rest_is_of_pages_that_are_there():
    assert PLACES.keys() >= SHARE

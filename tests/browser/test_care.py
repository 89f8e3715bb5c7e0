"""Care: every page for every eye, hand, screen and line: measured in the real browser."""

from __future__ import annotations

import pytest

from tests.browser.conftest import SHARE, opening
from tests.browser.places import PLACES

HEAVIEST = 100 * 1024  # bytes transferred for a page with all that it loads, nothing cached
SLOWEST = 150  # milliseconds to the first byte of a page, warm
TRIES = 15  # the best counts: what else the machine does is not the page's


@pytest.fixture(scope="module", params=PLACES)
def place(request, chromium, served):
    """Every page in turn, opened once for all that is looked at."""
    with opening(chromium, served) as new_page:
        page = new_page()
        PLACES[request.param](page)
        yield page


@pytest.fixture
def page_there(place):
    """The page as a desktop shows it first, whatever the look before this one did to it."""
    place.emulate_media(media="screen", color_scheme="light")
    place.set_viewport_size({"width": 1280, "height": 900})
    place.evaluate("document.documentElement.style.fontSize = ''")
    return place


def test_axe_finds_nothing_against_wcag_2_2_aa_in_light_in_dark_and_on_a_phone(page_there, axe):
    found = axe(page_there)
    page_there.emulate_media(color_scheme="dark")
    found += axe(page_there)
    page_there.set_viewport_size({"width": 360, "height": 740})
    found += axe(page_there)
    assert found == []


def test_no_page_has_to_be_pushed_sideways_at_any_width_or_size_of_text(page_there):
    wider = {}
    for width, size in ((1920, 100), (1024, 100), (768, 100), (320, 100), (640, 200), (1280, 200)):
        page_there.set_viewport_size({"width": width, "height": 800})
        page_there.evaluate("size => document.documentElement.style.fontSize = size", f"{size}%")
        wider[width, size] = max(0, page_there.evaluate("document.documentElement.scrollWidth") - width)
    assert set(wider.values()) == {0}, wider


def test_a_page_names_itself_its_parts_and_its_fields(page_there):
    assert page_there.title().endswith(" – Curbside")
    assert page_there.locator("html").get_attribute("lang") == "en-GB"
    for landmark in ("banner", "main", "contentinfo"):
        assert page_there.get_by_role(landmark).count() == 1
    assert page_there.locator("h1").count() == 1
    assert page_there.get_by_role("navigation", name="Main").count() == 1
    assert page_there.locator("meta[name=description]").get_attribute("content")
    unnamed = page_there.locator("input:not([type=hidden]), textarea, select").evaluate_all(
        "fields => fields.filter(f => !f.labels.length).map(f => f.outerHTML)"
    )
    assert unnamed == []


def test_what_is_pressed_is_large_enough_for_a_finger(page_there):
    page_there.set_viewport_size({"width": 360, "height": 740})
    small = page_there.locator("button:visible, select:visible, .mark:visible").evaluate_all(
        "all => all.filter(e => { const r = e.getBoundingClientRect(); return r.width < 24 || r.height < 24 })"
        ".map(e => e.outerHTML)"
    )
    assert small == []


def test_a_page_prints_without_what_is_pressed(page_there):
    page_there.emulate_media(media="print")
    assert page_there.locator("button:visible, nav ul:visible, .skip:visible, dialog:visible").count() == 0
    assert page_there.locator("h1").is_visible()


def test_a_page_is_light_and_quick(page_there):
    session = page_there.context.new_cdp_session(page_there)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page_there.reload(wait_until="networkidle")
    assert 0 < sum(sizes) <= HEAVIEST
    timing = "performance.getEntriesByType('navigation')[0]"
    waits = []
    while len(waits) < TRIES and min(waits, default=SLOWEST + 1) > SLOWEST:
        page_there.reload()
        waits.append(page_there.evaluate(f"{timing}.responseStart - {timing}.requestStart"))
    assert min(waits) <= SLOWEST


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

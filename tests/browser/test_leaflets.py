"""Leaflets in a real browser and on paper: two sides of A4 each, with the organisation's block, or large letters."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.browser.conftest import serving
from tests.cli.homes import shipped_home

BLOCK = {
    "CURBSIDE_ORGANISATION": "The Example Spine Clinic",
    "CURBSIDE_ORGANISATION_HELP": "We see people with neck and back problems within two weeks, and can tell you which "
    "scan and which specialist you need.",
    "CURBSIDE_ORGANISATION_ADDRESS": "1 Example Street; Exampleton; EX1 2AB",
    "CURBSIDE_ORGANISATION_PHONE": "+44 20 7946 0000",
    "CURBSIDE_ORGANISATION_URL": "https://clinic.example/book",
}
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """The address of a site whose leaflets carry the block of an organisation."""
    folder = tmp_path_factory.mktemp("clinic")
    with serving(shipped_home().copy_to(folder / "home"), folder / "log", **BLOCK) as address:
        yield address


def leaflets_of(page, address: str) -> list[str]:
    page.goto(f"{address}/leaflets")
    return page.locator(".leaflets > li > a").evaluate_all("all => all.map(a => a.getAttribute('href'))")


def printed(page) -> list[str]:
    """The words on each side of paper; every side is A4."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        assert {tuple(map(round, document[n].get_size())) for n in range(len(document))} == {A4}
        return [document[n].get_textpage().get_text_range() for n in range(len(document))]
    finally:
        document.close()


def test_every_leaflet_prints_on_two_sides_with_all_of_its_sentences_and_sources(chromium, clinic, shipped):
    page = chromium.new_page(base_url=clinic)
    addresses = leaflets_of(page, clinic)
    assert len(addresses) == len(shipped.leaflets()) == 12
    for address in addresses:
        page.goto(address)
        sides = printed(page)
        assert len(sides) == 2, address
        words = " ".join("".join(sides).split())
        leaflet = shipped.leaflet(address.removeprefix("/leaflets/"))
        last = leaflet.sections[-1].sentences[-1].text
        assert last.split()[-1] in words
        assert f"{len(leaflet.references)}. " in words
        assert "How The Example Spine Clinic can help" in words
        assert "Book with us: https://clinic.example/book" in words
    page.close()


def test_large_letters_are_printed_large(chromium, clinic):
    page = chromium.new_page(base_url=clinic)
    page.goto("/leaflets/myelomalacia?print=big")
    page.emulate_media(media="print")
    sizes = page.locator(".leaflet-body li, .leaflet-sources li, .leaflet-facts").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize) * 0.75)"
    )
    assert round(min(sizes), 3) >= 16  # points, as organisations for people with sight loss ask of large print
    assert len(printed(page)) > 2
    page.close()


def test_large_letters_are_one_press_away_and_one_back(page):
    page.goto("/leaflets")
    page.get_by_role("link", name="Myelomalacia", exact=False).first.click()
    size = "parseFloat(getComputedStyle(document.querySelector('.part li')).fontSize)"
    usual = page.evaluate(size)
    page.get_by_role("link", name="Large letters").click()
    assert page.evaluate(size) >= 1.3 * usual
    page.get_by_role("link", name="Usual letters").click()
    assert page.evaluate(size) == usual


def test_the_way_to_help_stands_at_the_top_of_a_leaflet(page):
    page.goto("/leaflets/cauda-equina-syndrome")
    page.get_by_role("link", name="When to get help").click()
    assert page.locator("#help-now").evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert page.get_by_role("heading", name="Get help now if").is_visible()


def test_the_block_of_the_organisation_is_on_the_page(chromium, clinic):
    page = chromium.new_page(base_url=clinic)
    page.goto("/leaflets/myelomalacia")
    block = page.get_by_role("region", name="How The Example Spine Clinic can help")
    assert block.get_by_role("link", name="+44 20 7946 0000").get_attribute("href") == "tel:+442079460000"
    assert block.get_by_role("link", name="Book with us").get_attribute("href") == "https://clinic.example/book"
    page.close()

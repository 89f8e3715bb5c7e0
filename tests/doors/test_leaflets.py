"""Leaflets as pages: their sections, their sources, and the block of the organisation that serves them."""

from __future__ import annotations

import html
import re

from curbside.answer.references import CitedReference
from curbside.doors.pages.leaflets import organisation_of, shortly
from curbside.settings import Settings
from tests.doors.conftest import client_of
from tests.doors.test_library import links, sentences_in, text_of

BLOCK = {
    "organisation": "The <b>Clinic</b>",
    "organisation_help": "We see people within 2 weeks.",
    "organisation_address": ("1 Street", "Town & Country"),
    "organisation_phone": "+44 (20) 7946 0000",
    "organisation_url": "https://clinic.example/book?a=1&b=2",
}


def test_every_leaflet_is_listed_with_its_grade_and_its_large_letters(pages, shipped):
    text = pages.get("/leaflets").text
    leaflets = sorted(shipped.leaflets(), key=lambda each: each.title)
    wanted = [address for each in leaflets for address in (f"/leaflets/{each.id}", f"/leaflets/{each.id}?print=big")]
    assert links(text, "/leaflets/") == wanted
    assert f"reading grade {leaflets[0].grade:.1f}" in text_of(text)


def test_a_leaflet_has_the_sections_and_sentences_of_the_pack_in_order(pages, shipped):
    leaflet = shipped.leaflet("myelomalacia")
    text = pages.get("/leaflets/myelomalacia").text
    body = text.partition('class="leaflet-body"')[2].partition('id="references"')[0]
    headings = [html.unescape(each) for each in re.findall(r"<h2[^>]*>(.*?)</h2>", body)]
    assert headings == list(dict.fromkeys(section.heading for section in leaflet.sections))
    assert sentences_in(body) == [s.text for section in leaflet.sections for s in section.sentences]
    assert f"Reading grade {leaflet.grade} (US school year)." in text_of(text)
    assert "Not yet reviewed by a medical board." in text_of(text)


def test_each_number_of_a_leaflet_opens_a_passage_that_rests_on_its_source(pages, shipped):
    leaflet = shipped.leaflet("myelomalacia")
    text = pages.get("/leaflets/myelomalacia").text
    marks = re.findall(r'data-panel href="/passages/([^"]+)"><span class="unseen">Source </span>(\d+)<', text)
    assert len(marks) == sum(len(s.references) for section in leaflet.sections for s in section.sentences)
    for passage, number in marks:
        assert leaflet.references[int(number) - 1].id in shipped.passage(html.unescape(passage)).references


def test_large_letters_are_asked_for_by_the_address(pages):
    assert "is-big" not in pages.get("/leaflets/myelomalacia").text
    text = pages.get("/leaflets/myelomalacia?print=big").text
    assert "is-big" in text
    assert 'href="/leaflets/myelomalacia">Usual letters' in text


def test_the_block_of_the_organisation_is_shown_as_text_with_its_links(shipped_settings, shipped):
    from dataclasses import replace

    settings = replace(shipped_settings, **BLOCK)
    text = client_of(replace(shipped, settings=settings)).get("/leaflets/myelomalacia").text
    assert "How The &lt;b&gt;Clinic&lt;/b&gt; can help" in text
    assert "1 Street<br>Town &amp; Country" in text
    assert '<a href="tel:+442079460000">+44 (20) 7946 0000</a>' in text
    assert 'href="https://clinic.example/book?a=1&amp;b=2"' in text


def test_without_an_organisation_there_is_no_block(pages, tmp_path):
    assert organisation_of(Settings(home=tmp_path, organisation_phone="+44 20 7946 0000")) is None
    assert "organisation-heading" not in pages.get("/leaflets/myelomalacia").text


def test_a_leaflet_that_is_not_there_is_told(pages):
    assert pages.get("/leaflets/none").status_code == 404


def cited(**values) -> CitedReference:
    told = {"authors": (), "container": "", "year": None, "doi": "", "pmid": "", "title": "A title?"} | values
    return CitedReference(1, "id", "rct", **told, url="", standing="current", evidence="", citation="")


def test_on_paper_a_source_is_a_line_by_which_it_is_found():
    full = {"authors": ("Green A", "Thumb B"), "container": "Journal", "year": 2019}
    assert shortly(cited(**full, doi="10.1000/x")) == "Green A et al. Journal 2019. doi:10.1000/x."
    assert shortly(cited(**full, pmid="1")) == "Green A et al. Journal 2019. PMID 1."
    assert shortly(cited(container="Shed.", title="Notes.")) == "Notes. Shed."
    assert shortly(cited(doi="10.1000/x", title="Notes")) == "Notes. doi:10.1000/x."

"""The library's pages: topics, articles, sources and charts, all by their addresses and without script."""

from __future__ import annotations

import html
import json
import re

import pytest

PACK = "spinal_cord"


def text_of(page: str) -> str:
    """The words of a page, its tags and doubled spaces left out."""
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", page).split()))


def sentences_in(page: str) -> list[str]:
    """The numbered sentences of a page, without the numbers."""
    found = re.findall(r'<span class="sentence">(.*?)<span class="tail">(.*?)</span>\s*(?:<a|</span>)', page, re.DOTALL)
    return [text_of(head + re.sub(r"<a .*", "", tail, flags=re.DOTALL)) for head, tail in found]


def links(page: str, start: str) -> list[str]:
    """The addresses in a page that begin so, in order, each once."""
    return list(dict.fromkeys(html.unescape(each) for each in re.findall(rf'href="({start}[^"]*)"', page)))


def test_the_first_page_tells_what_the_library_holds(pages, shipped):
    words = text_of(pages.get("/library").text)
    for name, count in (
        ("Topics", len(shipped.shelf.knowledge.topics)),
        ("Statements", shipped.shelf.index.count),
        ("Sources", len(shipped.shelf.knowledge.references)),
        ("Leaflets", len(shipped.leaflets())),
        ("Own documents", 0),
    ):
        assert f"{name} {count:,}" in words


def test_every_topic_is_listed_once_over_the_parts_of_the_list(pages, shipped):
    found, page = [], "/library/topics"
    while page:
        text = pages.get(page).text
        found += links(text, "/library/topics/")
        page = html.unescape((re.findall(r'rel="next" href="([^"]+)"', text) or [""])[0])
    assert sorted(found) == sorted(f"/library/topics/{id}" for id in shipped.shelf.knowledge.topics)


def test_topics_are_narrowed_by_area_section_and_words(pages):
    text = pages.get("/library/topics", params={"area": "treatment", "section": "Doses", "words": "spasticity"}).text
    assert links(text, "/library/topics/") == [
        f"/library/topics/{PACK}/spasticity-baclofen", f"/library/topics/{PACK}/spasticity-tizanidine",
    ]  # fmt: skip
    assert "<h1>Treatment and rehabilitation</h1>" in text
    assert "No topic has all of that." in text_of(pages.get("/library/topics?words=zebra").text)


def test_an_article_shows_each_statement_with_links_to_its_passage(pages, shipped):
    topic = shipped.shelf.knowledge.topics[f"{PACK}/myelomalacia"]
    text = pages.get(f"/library/topics/{PACK}/myelomalacia").text
    article = shipped.article("myelomalacia")
    shown = sentences_in(text)
    assert shown == [s.text for section in article.sections for s in section.statements]
    assert links(text, "/passages/") == [f"/passages/{id}" for id in topic.passages]
    for id in topic.passages:
        assert f'id="{id.partition(":")[2]}"' in text
    assert "21 November 2026" in text_of(text)
    assert "Not yet reviewed by a medical board" in text_of(text)


def test_an_article_says_what_it_is_in_structured_data(pages):
    text = pages.get(f"/library/topics/{PACK}/myelomalacia").text
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    record = json.loads(told)
    assert (record["@type"], record["name"], record["dateModified"]) == ("MedicalWebPage", "Myelomalacia", "2026-11-21")
    assert "reviewedBy" not in record
    assert len(record["citation"]) == 4


def test_sources_are_narrowed_and_ordered_by_the_address_alone(pages, shipped):
    text = pages.get("/library/sources", params={"standing": "superseded", "order": "title"}).text
    lines = shipped.browse.sources(standing="superseded", order="title")
    assert links(text, "/library/sources/") == [f"/library/sources/{line.reference.id}" for line in lines]
    told = {"level": "guideline", "since": "2020", "until": "2023", "words": "nice", "order": "cited"}
    lines = shipped.browse.sources(level="guideline", since=2020, until=2023, words="nice", order="cited")
    text = pages.get("/library/sources", params=told).text
    assert links(text, "/library/sources/")[: len(lines)] == [f"/library/sources/{line.reference.id}" for line in lines]
    assert f"{len(lines)} sources" in text_of(text)


def test_the_next_part_of_a_list_keeps_what_was_asked_for(pages):
    text = pages.get("/library/sources", params={"level": "cohort", "words": "cervical"}).text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', text)
    assert html.unescape(following) == "/library/sources?level=cohort&words=cervical&page=2"
    assert "Sources 41 to " in text_of(pages.get(html.unescape(following)).text)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/library/topics?area=nowhere", 400),
        ("/library/topics?page=99", 404),
        ("/library/topics?page=x", 404),
        ("/library/topics/none", 404),
        ("/library/sources?standing=good", 400),
        ("/library/sources?order=colour", 400),
        ("/library/sources?since=20x4", 400),
        ("/library/sources/none", 404),
    ],
)
def test_an_address_that_names_nothing_is_told_so(pages, address, status):
    response = pages.get(address)
    assert response.status_code == status
    assert "<h1>" in response.text


def test_a_source_tells_its_standing_its_identifiers_and_what_cites_it(pages, shipped):
    line = next(each for each in shipped.browse.sources(standing="superseded") if each.reference.doi and each.topics)
    r = line.reference
    text = pages.get(f"/library/sources/{r.id}").text
    assert f'href="https://doi.org/{r.doi}"' in text
    assert "Superseded" in text_of(text)
    assert f'href="/library/sources/{r.superseded_by}"' in text
    for each in shipped.browse.citing(r.id):
        assert f'href="/library/topics/{each.topic.id}"' in text
        for passage in each.passages:
            assert passage.text in text_of(text)
            assert f'href="/library/topics/{each.topic.id}#{passage.id.partition(":")[2]}"' in text


def test_the_charts_are_drawn_by_the_server_and_told_in_words_and_in_tables(pages, shipped):
    text = pages.get("/library/charts").text
    drawings = re.findall(r'<svg class="chart" role="img" aria-labelledby="(\S+) (\S+)".*?</svg>', text, re.DOTALL)
    assert len(drawings) == text.count("<table>") == 3
    for title, told in drawings:
        assert f'<title id="{title}">' in text
        assert f'<desc id="{told}">' in text
    assert "style=" not in text
    assert f"{len(shipped.shelf.knowledge.references):,} sources." in text_of(text)


def test_the_passage_of_a_topic_leads_to_its_place_in_the_article(pages, shipped):
    id = shipped.shelf.knowledge.topics[f"{PACK}/myelomalacia"].passages[2]
    text = pages.get(f"/passages/{id}").text
    assert f'href="/library/topics/{PACK}/myelomalacia#{id.partition(":")[2]}"' in text

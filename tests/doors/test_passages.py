"""A passage: the quoted words marked in their context, and what they rest on."""

from __future__ import annotations

import html
import re

import pytest

from tests.cli.homes import SIGNS
from tests.doors.test_ask import ask, id_of, words_of


def citations(page) -> list[str]:
    """The addresses that the numbers of an answer open."""
    return [html.unescape(a) for a in re.findall(r'<a class="mark[^>]*href="([^"]+)"', page.text)]


def test_every_number_of_an_answer_opens_a_passage_with_its_quote_marked(garden):
    page = ask(garden, SIGNS)
    record = garden.get(f"/answers/{id_of(page)}.json").json()
    addresses = citations(page)
    assert addresses
    shown = set()
    for address in addresses:
        opened = garden.get(address)
        assert opened.status_code == 200
        shown |= {html.unescape(each) for each in re.findall(r"<mark>(.*?)</mark>", opened.text, re.S)}
    quoted = {c["quote"] for s in record["bottom_line"] for c in s["citations"]}
    assert quoted <= shown


def test_the_panel_is_the_same_passage_without_the_frame_of_a_page(garden):
    address = citations(ask(garden, SIGNS))[0]
    panel = garden.get(f"{address}&part=panel")
    assert "<html" not in panel.text and "<mark>" in panel.text
    assert words_of(panel).split("It rests on")[0] in words_of(garden.get(address))


def test_a_passage_names_kind_standing_and_number_of_its_sources(garden):
    page = words_of(garden.get(citations(ask(garden, SIGNS))[0]))
    assert re.search(r"It rests on 1 .+ Evidence .+ Standing Current", page)


def test_a_passage_leads_back_to_its_answer(garden):
    page = ask(garden, SIGNS)
    assert f'<a href="/answers/{id_of(page)}">Back to the answer</a>' in garden.get(citations(page)[0]).text


@pytest.mark.parametrize("query", ["from=9999&to=99999", "from=-1&to=x", "from=5&to=2", "from=1e9", "answer=../x",
                                   "answer=0123456789abcdef0123", "from=²&to=³"])
def test_a_mistyped_query_still_shows_the_passage(garden, query):
    address = citations(ask(garden, SIGNS))[0].partition("?")[0]
    page = garden.get(f"{address}?{query}")
    assert page.status_code == 200
    assert "<mark>" in page.text and "Back to the answer" not in page.text


@pytest.mark.parametrize("id", ["nothing", "garden:nothing", "a/b/c", "<script>"])
def test_a_passage_that_is_not_held_is_not_found(garden, id):
    page = garden.get(f"/passages/{id}")
    assert page.status_code == 404
    assert "nothing" not in page.text.replace("nothing you write here", "")

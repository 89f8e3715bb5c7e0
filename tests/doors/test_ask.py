"""Asking: a question is sent, its answer has an address of its own, and no address holds a question."""

from __future__ import annotations

import html
import json
import re

import pytest

from curbside.answer.question import READERS
from tests.cli.homes import FRANCE, SIGNS
from tests.doors.conftest import ORIGIN

LEANS = "Do curled leaves point to it?"
HOSTILE = "<script>alert(1)</script> What are the signs of \"greenfly\" & 'attack'? <img src=x onerror=alert(1)>"


def ask(client, question, **told):
    """The page of the answer, after the browser was sent there."""
    return client.post("/ask", data={"question": question, "reader": "gp", **told})


def id_of(page) -> str:
    return page.url.path.rpartition("/")[2]


def words_of(page) -> str:
    """The words of a page, tags left out and white space evened."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.text)).split())


def test_a_question_is_sent_on_to_the_address_of_its_answer(garden):
    sent = garden.post("/ask", data={"question": SIGNS, "reader": "gp"}, follow_redirects=False)
    assert sent.status_code == 303
    assert re.fullmatch(r"/answers/[0-9a-f]{20}", sent.headers["location"])
    page = garden.get(sent.headers["location"])
    assert page.status_code == 200
    assert f"You asked {SIGNS}" in words_of(page)
    assert "Greenfly attack: symptoms and signs" in page.text


def test_an_address_gives_the_same_page_again_but_for_the_times_it_took(garden):
    address = ask(garden, SIGNS).url.path
    first, second = (re.sub(r"<td>[\d.]+</td>", "", garden.get(address).text) for _ in range(2))
    assert first == second


def test_a_hostile_question_is_shown_as_text_and_never_as_markup(garden):
    page = ask(garden, HOSTILE)
    assert page.status_code == 200
    assert html.escape(" ".join(HOSTILE.split()), quote=False)[:40] in page.text
    assert "<script>alert" not in page.text and "<img" not in page.text


def test_structured_data_cannot_close_its_own_element(garden):
    page = ask(garden, "What are the signs of greenfly attack? </script><b>bold</b>")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S)
    assert len(blocks) == 1
    described = json.loads(blocks[0])
    assert (described["@context"], described["@type"]) == ("https://schema.org", "MedicalWebPage")
    assert described["inLanguage"] == "en-GB"
    assert "reviewedBy" not in described


def test_the_reader_is_remembered_in_a_cookie_that_holds_nothing_else(of_own_home):
    client = of_own_home()
    sent = client.post("/ask", data={"question": SIGNS, "reader": "patient"}, follow_redirects=False)
    cookie = sent.headers["set-cookie"]
    assert cookie.startswith("reader=patient;")
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert 'id="reader-patient" value="patient" checked' in client.get("/").text


def test_a_remembered_reader_is_the_reader_of_an_example(of_own_home):
    client = of_own_home()
    client.cookies.set("reader", "patient")
    page = client.post("/ask", data={"question": SIGNS})
    assert '<option value="patient" selected>' in page.text


@pytest.mark.parametrize("told", ["emperor", "<b>", "patient!"])
def test_a_cookie_that_names_no_reader_counts_as_none(garden, told):
    page = garden.get("/", headers={"cookie": f"reader={told}"})
    assert 'id="reader-any" value="" checked' in page.text
    assert told not in page.text


def test_an_unknown_reader_is_refused(garden):
    page = ask(garden, SIGNS, reader="king")
    assert page.status_code == 400
    assert "There is no such reader." in page.text


@pytest.mark.parametrize("question", ["", "   ", "12345", "\x00\x01\x02\x03\x04", "a" * 4001])
def test_what_is_no_question_is_told_so_without_being_shown(garden, question):
    page = ask(garden, question)
    assert page.status_code == 400
    assert "This could not be read" in page.text
    assert "aaaa" not in page.text and "12345" not in page.text


def test_a_follow_up_keeps_the_thread_and_shows_it(garden):
    alone = ask(garden, LEANS)
    assert "Not answered here" in alone.text
    first = ask(garden, SIGNS)
    followed = garden.post("/ask", data={"question": LEANS, "after": id_of(first)})
    assert "Not answered here" not in followed.text
    assert f"Earlier you asked {SIGNS}" in words_of(followed)


def test_a_thread_keeps_its_reader(garden):
    first = ask(garden, SIGNS, reader="specialist")
    followed = garden.post("/ask", data={"question": LEANS, "after": id_of(first)})
    assert '<option value="specialist" selected>' in followed.text


@pytest.mark.parametrize("reader", READERS)
def test_an_answer_can_be_given_again_for_another_reader(garden, reader):
    first = ask(garden, SIGNS)
    again = garden.post("/ask", data={"again": id_of(first), "reader": reader})
    assert f'<option value="{reader}" selected>' in again.text
    assert SIGNS in words_of(again)


def test_an_answer_is_there_as_text_with_its_references(garden):
    page = garden.get(f"/answers/{id_of(ask(garden, SIGNS))}.txt")
    assert page.headers["content-type"] == "text/plain; charset=utf-8"
    assert "[1]" in page.text and "\nReferences\n[1] " in page.text
    assert "Editorial status: submitted." in page.text


def test_the_record_of_an_answer_is_the_one_that_prove_takes(garden):
    page = ask(garden, SIGNS)
    record = garden.get(f"/answers/{id_of(page)}.json").json()
    assert record["id"] == id_of(page)
    assert garden.app.state.site.consult.prove(record).stands


@pytest.mark.parametrize("name", ["0123456789abcdef0123", "0123456789abcdef0123.txt", "0123456789abcdef0123.json",
                                  "a-b", "..%2Fsecrets", ""])
def test_an_answer_that_is_not_kept_is_not_found(garden, name):
    page = garden.get(f"/answers/{name}")
    assert page.status_code == 404
    assert "There is no such page" in page.text


def test_where_nothing_is_kept_an_answer_is_held_in_memory_alone(of_own_home):
    client = of_own_home(keep_answers=False)
    page = ask(client, SIGNS)
    followed = client.post("/ask", data={"question": LEANS, "after": id_of(page)})
    assert followed.status_code == 200 and f"Earlier you asked {SIGNS}" in words_of(followed)
    assert not (client.app.state.site.settings.home / "answers").exists()
    assert "are written nowhere" in client.get("/policies").text


def test_a_link_from_before_the_library_changed_says_so(of_own_home):
    client = of_own_home()
    address = ask(client, SIGNS).url.path
    kept = client.app.state.site.settings.home / "answers" / f"{address.rpartition('/')[2]}.json"
    kept.rename(kept.with_name("0123456789abcdef0123.json"))
    page = client.get("/answers/0123456789abcdef0123")
    assert page.status_code == 200
    assert "The library has changed since this link was made." in page.text


def test_a_library_that_is_built_beside_a_running_site_is_taken_up(of_own_home):
    from curbside.consult import build

    client = of_own_home()
    site = client.app.state.site
    before = site.consult
    build(site.settings, afresh=True)
    assert ask(client, SIGNS).status_code == 200
    assert site.consult is not before


def test_a_decline_leads_to_what_the_library_covers(garden):
    page = ask(garden, FRANCE)
    assert page.status_code == 200
    assert "Not answered here" in page.text
    offered = [html.unescape(each) for each in re.findall(r'name="question" value="([^"]+)"', page.text)]
    assert offered
    for question in offered:
        assert "Not answered here" not in ask(garden, question).text


def test_every_example_of_the_first_page_is_answered(garden):
    offered = [html.unescape(each) for each in re.findall(r'name="question" value="([^"]+)"', garden.get("/").text)]
    assert offered
    for question in offered:
        assert "Not answered here" not in ask(garden, question).text


def test_a_question_never_stands_in_an_address(garden):
    page = ask(garden, SIGNS)
    addresses = re.findall(r'(?:href|action|src)="([^"]+)"', page.text)
    assert not [each for each in addresses if "greenfly attack" in each.lower() or "greenfly%20attack" in each.lower()]
    assert garden.get("/ask", params={"question": SIGNS}).status_code == 405
    assert ORIGIN in str(page.url)


def test_urgent_words_put_the_banner_before_everything_else(pages):
    page = ask(pages, "My legs went numb since yesterday and I cannot pee", reader="patient")
    main = page.text[page.text.index("<main"):]
    assert main.index("This may be an emergency") < main.index("<h1>")
    assert "<q>legs went numb</q>, <q>cannot pee</q>" in main


def test_urgent_words_of_an_earlier_question_do_not_wear_off(pages):
    first = ask(pages, "My legs went numb since yesterday and I cannot pee", reader="patient")
    followed = pages.post("/ask", data={"question": "What is myelopathy?", "after": id_of(first)})
    main = followed.text[followed.text.index("<main"):]
    assert main.index("This may be an emergency") < main.index("<h1>")
    assert "Because you wrote before: <q>legs went numb</q>, <q>cannot pee</q>" in main


def test_an_answer_tells_its_status_and_its_dates(pages):
    page = words_of(ask(pages, "What is myelopathy?"))
    assert "Editorial status: submitted. No medical board has reviewed this answer yet" in page
    assert re.search(r"Spinal cord disease [\d.]+, dated \d\d? \w+ 20\d\d, review due \d\d? \w+ 20\d\d\.", page)


def test_a_comparison_is_a_table_with_headings_for_rows_and_columns(pages):
    page = ask(pages, "What is the difference between MOGAD and NMOSD?")
    assert page.text.count('<th scope="col">') >= 2
    assert '<th scope="row">' in page.text


def test_what_an_answer_does_not_cover_is_told(pages):
    page = words_of(ask(pages, "How is degenerative cervical myelopathy treated?"))
    assert "What this answer does not cover Nothing is said here on: causes and risk factors; " in page
    assert "it has not examined anyone" in page

"""Feedback from a page: kept with what it is about, thanked for, and refused without repeating it."""

from __future__ import annotations

import html
import re

import pytest

from curbside.consult import feedback
from curbside.review.report import sentence_sha256
from tests.cli.homes import SIGNS
from tests.doors.test_library import text_of


@pytest.fixture
def site(of_own_home):
    return of_own_home()


def kept(site):
    with feedback(site.app.state.site.settings) as reports:
        return reports.reports()


def form_of(page: str, wanted: str) -> dict[str, str]:
    """The hidden fields of the form for feedback that holds a piece of markup."""
    forms = re.findall(r'<form method="post" action="/feedback".*?</form>', page, re.DOTALL)
    (form,) = [each for each in forms if wanted in each]
    return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)
            if name in ("page", "answer", "library")}  # fmt: skip


def test_a_sentence_of_an_answer_is_reported_with_the_answer_and_without_the_question(site):
    page = site.post("/ask", data={"question": SIGNS})
    sentence = html.unescape(re.findall(r'<option value="(\w[^"]+)">', page.text.partition("report-sentence")[2])[0])
    told = form_of(page.text, "report-sentence") | {"kind": "inaccurate", "sentence": sentence, "comment": "Not so."}
    thanks = site.post("/feedback", data=told)
    (report,) = kept(site)
    assert (report.kind, report.comment, report.is_open) == ("inaccurate", "Not so.", True)
    assert report.page == page.url.path == f"/answers/{report.answer}"
    assert (report.sentence, report.sentence_sha256) == (sentence, sentence_sha256(sentence))
    assert report.library == site.app.state.site.consult.shelf.knowledge.fingerprint
    assert SIGNS not in repr(report)
    assert report.id in thanks.text
    assert sentence in html.unescape(thanks.text)


def test_a_page_is_called_helpful_with_one_press(site):
    told = form_of(site.get("/library/topics/greenfly").text, 'value="helpful"') | {"kind": "helpful"}
    assert "Good to know that it helped." in site.post("/feedback", data=told).text
    (report,) = kept(site)
    assert (report.kind, report.page, report.answer) == ("helpful", "/library/topics/greenfly", "")


def test_a_script_gets_the_words_of_thanks_alone(site):
    response = site.post("/feedback", data={"kind": "unclear", "page": "/library", "part": "thanks"})
    assert "<html" not in response.text
    assert "Your report is kept" in text_of(response.text)


def test_whoever_reports_harm_is_told_whom_to_call(site):
    assert "call 999 or 112" in text_of(site.post("/feedback", data={"kind": "harmful", "page": "/library"}).text)


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "rude", "page": "/library"},
        {"kind": "unclear"},
        {"kind": "unclear", "page": "javascript:alert(1)"},
        {"kind": "unclear", "page": "/library", "comment": "John Smith " * 100},
    ],
)
def test_what_is_no_report_is_refused_and_not_repeated(site, told, caplog):
    response = site.post("/feedback", data=told)
    assert response.status_code == 400
    assert "John Smith" not in response.text + caplog.text
    assert kept(site) == ()


def test_a_form_of_another_site_reports_nothing(site):
    headers = {"sec-fetch-site": "cross-site"}
    assert site.post("/feedback", data={"kind": "helpful", "page": "/"}, headers=headers).status_code == 403
    assert kept(site) == ()


def test_the_form_asks_not_to_name_patients(site):
    assert "Do not write names or numbers of patients." in site.get("/library/topics/greenfly").text

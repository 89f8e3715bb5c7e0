"""What stands beside a sentence and a source: whom it holds for, what is no longer sound, what is one's own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from curbside.answer.record import Citation, Statement
from curbside.answer.references import CitedReference
from curbside.doors.pages.rendering import environment
from curbside.doors.pages.structured import describe_article
from curbside.intake.run import Reading
from tests.doors.test_ask import ask, words_of
from tests.intake.own.shelf import POLICY, written

SENTENCE = Statement("Leaves curl <b>early</b>.", "sign", (Citation(3, "garden:a b", 0, 6, "Leaves", "0"),))
SOURCE = CitedReference(
    3, "one", "rct", "A trial", (), "", 2020, "", "", "https://example.org/?a=1&b=2", "current", "Randomised trial",
    "A trial. 2020.",
)  # fmt: skip


def words(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", str(markup)).split())


def sentence(**told) -> str:
    return environment().get_template("_statement.html").module.statement(replace(SENTENCE, **told), "abc")


def source(**told) -> str:
    return environment().get_template("_references.html").module.references([replace(SOURCE, **told)])


def test_the_number_of_a_sentence_leads_to_its_quote_and_markup_in_it_is_text():
    shown = sentence()
    assert 'href="/passages/garden:a%20b?from=0&amp;to=6&amp;answer=abc"' in shown
    assert "&lt;b&gt;early&lt;/b&gt;" in shown


def test_a_number_is_shown_once_for_a_sentence():
    twice = SENTENCE.citations * 2
    assert sentence(citations=twice).count('class="mark') == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"applies": "no", "applies_to": "adults"}, "Does not hold for the person described For: adults"),
        ({"applies": "unknown", "would_need": "the age"}, "Depends on the age"),
        ({"applies": "yes"}, "Source 3"),
        ({"strength": "strong", "certainty": "low"}, "Strength: strong Certainty: low"),
        ({"verdict": "failed: no such words"}, "This sentence could not be proved against its source"),
    ],
)
def test_what_bounds_a_sentence_is_told_beside_it(told, said):
    assert said in words(sentence(**told))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"standing": "retracted"}, "Retracted: do not rely on it"),
        ({"standing": "superseded"}, "Superseded by a newer version"),
        ({"id": "local/1"}, "Own document, not seen by the editors"),
    ],
)
def test_what_is_to_know_of_a_source_is_told_beside_it(told, said):
    assert said in words(source(**told))
    assert said not in words(source())


def test_a_retracted_source_is_struck_and_marked_in_the_colour_of_danger():
    assert 'class="is-retracted"' in source(standing="retracted")
    assert 'class="badge badge-out"' in source(standing="retracted")


def test_a_source_without_an_address_has_no_link():
    assert "Open the source" in source() and "Open the source" not in source(url="")


def test_structured_data_says_nobody_reviewed_what_nobody_reviewed():
    told = {"audience": "patient", "modified": "2026-11-21", "publisher": "Curbside"}
    assert describe_article("Greenfly", **told) == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": "Greenfly",
        "inLanguage": "en-GB",
        "audience": {"@type": "Patient"},
        "publisher": {"@type": "Organization", "name": "Curbside"},
        "creativeWorkStatus": "Submitted for review",
        "dateModified": "2026-11-21",
    }
    assert "reviewedBy" not in describe_article("Greenfly", **told, reviewed_by="awaiting")


def test_an_own_document_is_marked_in_the_answer_and_on_the_page_of_its_passage(of_own_home, tmp_path):
    client = of_own_home()
    client.app.state.site.consult.add([str(written(tmp_path / "own", policy=POLICY))], Reading(workers=1))
    page = ask(client, "How is a greenfly attack treated?")
    assert "Own document, not seen by the editors" in words_of(page)
    mark = re.search(r'class="mark is-own"[^>]*href="([^"]+)"', page.text)
    opened = client.get(mark[1].replace("&amp;", "&"))
    assert "<mark>A greenfly attack under glass is treated with soap water twice a week." in opened.text
    assert "Own document, not seen by the editors" in words_of(opened)

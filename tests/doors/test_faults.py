"""Faults: a page that helps, and neither there nor in the log a word of what was asked."""

from __future__ import annotations

import logging

import pytest

from curbside.consult import Consult

SECRET = "Mrs Example of 7 Rose Lane has weak legs"


@pytest.fixture
def broken(garden, monkeypatch):
    """A site on which every question fails, with the question in the message of the fault."""

    def fail(self, enquiry):
        raise ValueError(f"cannot read {enquiry.question}")

    monkeypatch.setattr(Consult, "answer", fail)
    return garden


def test_a_fault_of_ours_shows_and_logs_a_number_and_nothing_of_the_question(broken, caplog):
    caplog.set_level(logging.DEBUG)
    page = broken.post("/ask", data={"question": SECRET})
    assert page.status_code == 500
    assert "Something went wrong here" in page.text
    ours = [record.getMessage() for record in caplog.records if record.name == "curbside.doors"]
    assert len(ours) == 2
    number = ours[0].split()[1].rstrip(":")
    assert number in page.text
    assert ours[0].startswith(f"fault {number}: ValueError at ")
    for words in (SECRET, "Rose Lane", "weak legs"):
        assert words not in page.text
        assert words not in "\n".join(ours)


def test_a_page_that_fails_still_says_what_a_browser_may_do(broken):
    assert "content-security-policy" in broken.post("/ask", data={"question": SECRET}).headers


def test_the_log_tells_the_page_the_status_and_the_time_and_no_question(garden, caplog):
    caplog.set_level(logging.INFO, "curbside.doors")
    garden.post("/ask", data={"question": SECRET})
    garden.get("/answers/Rose-Lane")
    garden.get("/Rose-Lane?patient=Example")
    ours = [r.getMessage() for r in caplog.records if r.name == "curbside.doors"]
    assert [line.rsplit(" ", 2)[0] for line in ours] == [
        "POST ask 303", "GET answer 200", "GET answer 404", "GET - 404",
    ]  # fmt: skip


def test_an_address_that_is_none_is_not_repeated_on_its_page(garden):
    page = garden.get("/patients/Rose-Lane")
    assert (page.status_code, "Rose" in page.text) == (404, False)
    assert "Ask a question" in page.text


def test_a_form_that_is_too_long_is_refused_by_its_told_length(garden):
    page = garden.post("/ask", data={"question": "weak legs " * 50_000})
    assert (page.status_code, "weak legs" in page.text) == (413, False)


def test_a_form_that_is_longer_than_it_told_is_refused_too(garden):
    def body():
        yield b"question="
        for _ in range(400):
            yield b"x" * 1024

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert garden.post("/ask", content=body(), headers=kind).status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "1e3"])
def test_a_length_that_is_no_number_is_refused(garden, length):
    assert garden.post("/ask", content=b"", headers={"content-length": length}).status_code == 413


def test_a_file_is_not_taken_where_a_question_belongs(garden):
    page = garden.post("/ask", files={"question": ("note.txt", b"weak legs")})
    assert (page.status_code, "weak legs" in page.text) == (400, False)


def test_a_page_is_not_used_in_another_way_than_it_was_made_for(garden):
    assert [garden.delete("/").status_code, garden.put("/ask", data={"question": "x"}).status_code] == [405, 405]

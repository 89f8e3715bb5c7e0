"""The words of the pages: a word for everything that a record can name."""

from __future__ import annotations

from curbside.answer.question import READERS
from curbside.answer.scope import decline
from curbside.doors.pages.rendering import british_date, document_address, place_address, with_marks
from curbside.doors.pages.words import DECLINES, READER_NAMES, REPORTS, STAGES, STANDINGS
from curbside.library.passages import Passage
from curbside.library.references import STANDINGS as KNOWN_STANDINGS
from curbside.review.report import FAULTS


def test_every_reader_standing_and_decline_has_its_words():
    codes = {getattr(decline, n) for n in ("OUT_OF_SCOPE", "NOT_IN_LIBRARY", "BELOW_FLOOR", "UNSAFE", "INSTRUCTION")}
    assert tuple(READER_NAMES) == READERS
    assert tuple(STANDINGS) == KNOWN_STANDINGS
    assert set(DECLINES) == codes


def test_every_stage_of_an_answer_has_its_words(shipped):
    stages = [each["stage"] for each in shipped.ask("What is myelopathy?").trace["stages"]]
    assert set(stages) | {"own"} == set(STAGES)


def test_what_may_be_reported_are_the_faults_of_a_report():
    assert tuple(REPORTS) == tuple(FAULTS)


def test_a_date_is_written_as_people_here_write_it():
    assert british_date("2026-11-01") == "1 November 2026"
    assert [british_date(each) for each in ("", None, "2019", "awaiting")] == ["", "", "2019", "awaiting"]


def test_a_quote_is_marked_where_it_stands_and_the_whole_text_where_it_is_nowhere():
    assert with_marks("one two three", 4, 7) == ("one ", "two", " three")
    assert with_marks("one", 2, 99) == ("on", "e", "")
    assert with_marks("one", 3, 1) == ("", "one", "")


def test_a_document_has_one_address_and_a_passage_its_place_there():
    topic = Passage("garden:greenfly 1", "garden/greenfly", "Greenfly", "Signs", "Leaves curl.", 0, 12, source="garden")
    own = Passage("local/ab12:00007", "local/ab12", "Rules", "", "Hose at dawn.", 0, 13)
    assert document_address(topic.document) == "/library/topics/garden/greenfly"
    assert place_address(topic) == "/library/topics/garden/greenfly#greenfly%201"
    assert place_address(own) == "/library/own/ab12?passage=7"

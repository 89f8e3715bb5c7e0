"""The E-utilities protocol: what is asked, how fast, and what is done about each way in which it fails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from curbside.errors import BadDocument
from curbside.intake.feeds.eutils import TRIES, Eutils
from curbside.intake.feeds.exchange import Bounds
from tests.intake.feeds.servers import PubMed, serving


@pytest.fixture
def pubmed():
    return PubMed({str(n): f"Compost of heap {n} is turned in May." for n in range(11, 16)})


class Asker:
    """An asker whose clock goes on only while it waits, and who notes how long it waited because of faults."""

    def __init__(self, base: str, **told) -> None:
        self.time = 0.0
        self.waits: list[int] = []
        self.eutils = Eutils(f"{base}/entrez/eutils", pause=self._pause, clock=lambda: self.time, **told)

    def _pause(self, seconds: float) -> None:
        self.time += seconds
        if seconds > 0.5:  # and not to keep the pace
            self.waits.append(round(seconds))


@pytest.fixture
def asker(pubmed):
    with serving(pubmed.answer) as base:
        yield Asker(base, email="anna@garden.example")


def ids(root) -> list[str]:
    return [each.text for each in root.iterfind("PubmedArticle/MedlineCitation/PMID")]


def test_a_search_is_kept_on_the_history_server_and_its_pages_are_fetched_from_there(pubmed, asker):
    found = asker.eutils.search("heap")
    assert (found.count, found.ids) == (5, ("11", "12", "13", "14", "15"))
    assert ids(asker.eutils.page(found, 0)) == ["11", "12", "13", "14", "15"]
    assert ids(asker.eutils.page(found, 3)) == ["14", "15"]
    common = {"db": "pubmed", "tool": "curbside", "email": "anna@garden.example"}
    kept = {"WebEnv": "MCID_1", "query_key": "1", "retmode": "xml", "retmax": "200"}
    assert pubmed.asked == [
        ("esearch", common | {"term": "heap", "usehistory": "y", "retstart": "0", "retmax": "10000"}),
        ("efetch", common | kept | {"retstart": "0"}),
        ("efetch", common | kept | {"retstart": "3"}),
    ]


def test_articles_are_fetched_by_their_numbers_and_those_that_are_gone_are_missing(pubmed, asker):
    assert ids(asker.eutils.articles(("12", "99", "14"))) == ["12", "14"]


def test_a_key_is_sent_where_there_is_one(pubmed):
    with serving(pubmed.answer) as base:
        Asker(base, key="KEY").eutils.search("heap")
    assert pubmed.asked[0][1]["api_key"] == "KEY"
    assert "email" not in pubmed.asked[0][1]


@pytest.mark.parametrize(("key", "seconds"), [("", 1 / 3), ("KEY", 1 / 10)])
def test_no_more_is_asked_in_a_second_than_is_allowed(pubmed, key, seconds):
    with serving(pubmed.answer) as base:
        eutils = Eutils(base, key=key)
        for _ in range(5):
            eutils.search("heap")
    # the first may be slow on its way, and the last then seems early
    assert len(pubmed.times) == 5
    assert pubmed.times[-1] - pubmed.times[0] > 4 * seconds - 0.05


@pytest.mark.parametrize("fault", [429, 500, 502, 503, 504, "cut", "malformed", "json", "busy"])
def test_a_fault_that_passes_is_waited_for_and_asked_again(pubmed, asker, fault):
    pubmed.faults["efetch"] = [fault, fault]
    assert ids(asker.eutils.articles(("11",))) == ["11"]
    assert pubmed.programs() == ["efetch"] * 3
    assert asker.waits == [1, 2]


def test_the_time_that_the_other_side_asks_for_is_waited(pubmed, asker):
    in_a_while = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    pubmed.faults["esearch"] = [(429, 7), (503, in_a_while), (429, "soon")]
    asker.eutils.search("heap")
    first, second, third = asker.waits
    assert (first, third) == (7, 4)
    assert 18 <= second <= 20


def test_who_wants_to_be_left_alone_for_long_is_left_alone(pubmed, asker):
    pubmed.faults["esearch"] = [(429, 3600)]
    with pytest.raises(BadDocument, match="does not answer now") as fault:
        asker.eutils.search("heap")
    assert fault.value.remedy == "Try again later: the same command goes on from there."
    assert pubmed.programs() == ["esearch"]
    assert asker.waits == []


@pytest.mark.parametrize(("fault", "message"), [
    (500, "does not answer now (500)."),
    ("cut", "breaks off or sends what is no HTTP. It was tried 6 times."),
    ("malformed", "sends no well-formed XML."),
    ("json", "sends no well-formed XML."),
])  # fmt: skip
def test_a_fault_that_does_not_pass_is_told_in_the_end(pubmed, asker, fault, message):
    pubmed.faults["esearch"] = [fault] * TRIES
    with pytest.raises(BadDocument) as told:
        asker.eutils.search("heap")
    assert told.value.message.endswith(message)
    assert asker.waits == [1, 2, 4, 8, 16]


def test_a_search_that_is_refused_is_not_asked_again(pubmed, asker):
    with pytest.raises(BadDocument, match="refuses what was asked: Invalid query") as fault:
        asker.eutils.search("bad [[query")
    assert fault.value.remedy == "Check the search."
    assert pubmed.programs() == ["esearch"]


def test_no_key_and_no_word_of_a_reply_is_told(pubmed):
    pubmed.faults["esearch"] = ["json"] * TRIES
    with serving(pubmed.answer) as base, pytest.raises(BadDocument) as fault:
        Asker(base, key="MYKEY").eutils.search("heap")
    assert not {"MYKEY", "SECRET"} & set(f"{fault.value.message} {fault.value.remedy}".replace(":", " ").split())


def test_a_reply_that_is_too_large_is_refused(pubmed):
    with serving(pubmed.answer) as base, pytest.raises(BadDocument, match="sends more than 0 MB"):
        Asker(base, bounds=Bounds(size=100)).eutils.search("heap")

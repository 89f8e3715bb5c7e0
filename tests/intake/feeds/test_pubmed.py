"""Articles of PubMed in the library: fetched when asked, once, and never twice where a run was stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curbside.consult import Consult, own_library
from curbside.intake.feeds import eutils, pubmed
from curbside.intake.run import Reading
from tests.intake.feeds.servers import PubMed, serving
from tests.intake.own.shelf import held, settings_of, words_in_files


@pytest.fixture
def world(monkeypatch):
    """Ten articles, three a page, and a side that need not keep pace with itself."""
    monkeypatch.setattr(eutils, "PAGE", 3)
    monkeypatch.setattr(pubmed, "PAGE", 3)
    monkeypatch.setattr(eutils.Eutils, "_keep_pace", lambda self: None)
    heaps = {str(n): f"A heap of compost number {n} is turned on day {n} and rests for a week." for n in range(1, 11)}
    return PubMed(heaps)


@pytest.fixture
def shelf(garden, world):
    with serving(world.answer) as base:
        yield own_library(replace(settings_of(garden), pubmed_address=base))


def add(shelf, *targets: str, **how):
    return shelf.add(list(targets), Reading(workers=1, **how)).report


def failed(report) -> list[tuple[str, str]]:
    return [(result.origin, result.message) for result in report.failed]


def test_a_search_becomes_one_document_an_article(shelf, world, garden):
    report = add(shelf, "pubmed:compost")
    assert (dict(report.counts), report.documents) == ({"added": 10}, 10)
    assert world.programs() == ["esearch", "efetch", "efetch", "efetch", "efetch"]
    (row,) = [row for row in shelf.listed() if row["title"] == "Bed number 7"]
    assert (row["origin"], row["year"], row["standing"]) == ("pmid:7", 2021, "current")
    (found,) = Consult.open(settings_of(garden)).search("compost turned on day 7", 1)
    assert found.text == "A heap of compost number 7 is turned on day 7 and rests for a week."
    assert not (garden.folder / "feeds").exists()


def test_articles_are_added_by_their_numbers_and_wrong_ones_are_told(shelf, world):
    report = add(shelf, "pmid:3, 5,99,five,5,0")
    assert (dict(report.counts), report.documents) == ({"added": 2, "failed": 3}, 2)
    assert failed(report) == [
        ("pmid:five", "'five' is no PMID."),
        ("pmid:0", "'0' is no PMID."),
        ("pmid:99", "PubMed has no article pmid:99: it was withdrawn, or the number is wrong."),
    ]
    assert world.programs() == ["efetch"]


def test_nothing_is_asked_of_pubmed_unless_somebody_asks(shelf, world, tmp_path):
    (tmp_path / "a.md").write_text("# Hoes\n\nHoes are kept dry.\n")
    add(shelf, str(tmp_path / "a.md"))
    shelf.listed()
    assert world.asked == []


def test_a_search_that_finds_nothing_is_told_with_the_words_that_are_not_known(shelf):
    report = add(shelf, "pubmed:weedwhackery")
    assert failed(report) == [
        ("pubmed:weedwhackery", "PubMed finds nothing for 'weedwhackery'. It does not know: weedwhackery."),
    ]


def test_a_search_that_finds_more_than_is_given_fetches_nothing(shelf, world):
    world.stated_count = 12_345
    report = add(shelf, "pubmed:compost")
    assert failed(report) == [
        ("pubmed:compost", "PubMed finds 12,345 articles for 'compost' and gives at most 10,000."),
    ]
    assert world.programs() == ["esearch"]


def test_an_article_that_was_withdrawn_between_search_and_fetching_is_told_and_the_others_go_on(shelf, world):
    world.gone = {"4"}
    report = add(shelf, "pubmed:compost")
    assert dict(report.counts) == {"added": 9, "failed": 1}
    assert failed(report) == [("pmid:4", "PubMed has no article pmid:4: it was withdrawn, or the number is wrong.")]


def test_a_chapter_of_a_book_is_told(shelf, world):
    world.books = {"777"}
    report = add(shelf, "pubmed:compost")
    assert failed(report) == [("pmid:777", "PubMed has pmid:777 as a chapter of a book, which is not read here.")]


def test_a_history_server_that_has_let_the_search_go_is_done_without(shelf, world):
    world.forgetful = True
    report = add(shelf, "pubmed:compost")
    assert dict(report.counts) == {"added": 10}


def test_adding_a_search_again_changes_only_what_pubmed_has_changed(shelf, world):
    add(shelf, "pubmed:compost")
    world.articles["2"] = "A heap of compost number 2 is turned on day 2, which was wrong in print."
    world.articles["11"] = "A heap of compost number 11 came later than all the others did."
    report = add(shelf, "pubmed:compost")
    assert dict(report.counts) == {"same": 9, "updated": 1, "added": 1}
    assert sorted(row["standing"] for row in shelf.listed()) == ["current"] * 11 + ["superseded"]


def test_an_article_that_a_search_no_longer_finds_stays(shelf, world):
    add(shelf, "pubmed:compost")
    del world.articles["9"]
    report = add(shelf, "pubmed:compost")
    assert (dict(report.counts), report.gone) == ({"same": 9}, 0)
    assert shelf.standings() == {"current": 10}


@pytest.mark.parametrize("stop_at", ["1", "4", "7", "10"])
def test_a_run_that_was_stopped_fetches_no_page_again_and_ends_as_an_undisturbed_one(
    shelf, world, garden, tmp_path, stop_at
):
    clean = garden.copy_to(tmp_path / "clean")
    undisturbed = PubMed(dict(world.articles))
    with serving(undisturbed.answer) as base:
        add(own_library(replace(settings_of(clean), pubmed_address=base)), "pubmed:compost")

    def stop(result):
        if result.origin == f"pmid:{stop_at}":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(shelf, "pubmed:compost", on_result=stop)
    report = add(shelf, "pubmed:compost")
    assert not report.failed
    assert sorted(world.programs()) == ["efetch"] * 4 + ["esearch"]
    assert held(garden) == held(clean)
    assert not (garden.folder / "feeds").exists()


def test_a_network_that_fails_halfway_keeps_what_came_and_the_next_run_goes_on(shelf, world, monkeypatch):
    monkeypatch.setattr(eutils, "TRIES", 1)
    real, calls = world.answer, []

    def flaky(request):
        calls.append(request.path)
        if len(calls) > 3:  # the search and two pages
            world.faults["efetch"] = [500]
        real(request)

    with serving(flaky) as base:
        weak = own_library(replace(shelf.settings, pubmed_address=base))
        report = add(weak, "pubmed:compost")
    assert dict(report.counts) == {"added": 6, "failed": 1}
    assert report.failed[0].origin == "pubmed:compost"
    assert "the same command goes on from there" in report.failed[0].remedy
    world.asked.clear()
    world.faults.clear()
    report = add(shelf, "pubmed:compost")
    assert dict(report.counts) == {"same": 6, "added": 4}
    assert world.programs() == ["efetch", "efetch"]
    assert [told["id"] for _, told in world.asked] == ["7,8,9", "10"]


def test_what_is_removed_does_not_stay_behind_in_what_a_stopped_run_left(shelf, garden):
    def stop(result):
        if result.origin == "pmid:8":
            raise KeyboardInterrupt

    add(shelf, "pmid:2")
    with pytest.raises(KeyboardInterrupt):
        add(shelf, "pubmed:compost", on_result=stop)
    assert words_in_files(garden.folder, "compost number 2")
    shelf.remove("pmid:2")
    assert words_in_files(garden.folder, "compost number 2") == []

"""Scores told in a note, and ranges that findings leave."""

from __future__ import annotations

import pytest

from curbside.cases.case import Case
from curbside.cases.scores import read_scores, score_issues
from tests.cases.scores.tables import shipped_scores

TOLD = {
    "72, mJOA 13, what next?": "mjoa 13-13 moderate",
    "mJOA score of 12/18; Nurick grade III": "mjoa 12-12 moderate, nurick 3-3 3",
    "modified JOA 14, JOA 10.5": "mjoa 14-14 moderate, joa 10.5-10.5",
    "mJOA 13/17": "mjoa-out-of-17 13-13",
    "AIS C at T6": "ais 3-3 C",
    "T6 AIS A": "ais 1-1 A",
    "AIS A, sensory level T6": "ais 1-1 A",
    "Frankel A on arrival": "frankel 1-1 A",
    "ASIA impairment scale grade B": "ais 2-2 B",
    "AIS a complete injury": "",
    "Frankel D": "frankel 4-4 D",
    "SINS 11, Bilsky 1c": "sins 11-11 potentially unstable, escc 1.3-1.3 1c",
    "Bilsky (ESCC) grade 2-3": "escc 2-3 2 or 3",
    "Bilsky grade 1": "escc 1.1-1.3 1a or 1b or 1c",
    "SINS: 7-9.": "sins 7-9 potentially unstable",
    "mJOA <= 11": "mjoa 0-11 severe",
    "mJOA under 12": "mjoa 0-11 severe",
    "mJOA at least 15": "mjoa 15-18 mild or full marks",
    "mJOA fell from 15 to 12": "mjoa 12-12 moderate",
    "previous mJOA 15, now mJOA 12": "mjoa 12-12 moderate",
    "mJOA 15 last year, mJOA 12 today": "mjoa 12-12 moderate",
    "mJOA was 12": "mjoa 12-12 moderate",
    "NDI 48%": "ndi 24-24 moderate",
    "mJOA has improved; he is 72 and 13 weeks after surgery": "",
    "from Asia, two children": "",
    "Nurick 7": "",
}


def told(text: str) -> str:
    found = read_scores(Case(text=text), shipped_scores())
    return ", ".join(f"{s.id} {s.low:g}-{s.high:g} {s.band}".strip() for s in found)


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text)
def test_a_score_is_read_from_a_note(text: str) -> None:
    assert told(text) == TOLD[text]


def test_a_told_score_shows_the_words_that_told_it() -> None:
    (found,) = read_scores(Case(text="Seen today. mJOA 13."), shipped_scores())
    assert (found.words, found.start, found.end) == ("mJOA 13", 12, 19)


def test_two_tellings_of_today_that_differ_are_a_range() -> None:
    assert told("mJOA 11 (nurse), mJOA 13 (registrar)") == "mjoa 11-13 severe or moderate"


def test_a_score_outside_its_limits_is_an_issue_and_is_not_used() -> None:
    (issue,) = score_issues(Case(text="Nurick 7, mJOA 13"), shipped_scores())
    assert (issue.level, issue.message) == ("warning", "Nurick grade runs from 0 to 5; the note tells one outside.")
    assert score_issues(Case(text="mJOA 13/17, NDI 40%"), shipped_scores()) == ()


def test_a_score_given_as_a_number_counts_as_told() -> None:
    (found,) = read_scores(Case(numbers={"mjoa": (12, 12)}), shipped_scores())
    assert (found.low, found.high, found.band, found.words) == (12, 12, "moderate", "")


def test_findings_bound_a_score_where_its_table_says_so() -> None:
    case = Case(states={"hand-clumsiness": "present", "unable-to-walk": "present"})
    mjoa, nurick = read_scores(case, shipped_scores())
    assert (mjoa.low, mjoa.high, mjoa.band) == (0, 12, "severe or moderate")
    assert mjoa.missing == ("arms-motor", "legs-motor", "hands-sensory", "bladder")
    assert mjoa.because == (
        "hand-clumsiness: the best level means no difficulty with the hands",
        "unable-to-walk: every level from 3 on is one who walks",
    )
    assert (nurick.low, nurick.high) == (4, 5)


def test_findings_alone_say_nothing_of_scores_of_other_diseases_or_of_an_empty_case() -> None:
    assert read_scores(Case(states={"fever": "present", "unable-to-walk": "present"}), shipped_scores()) == ()
    assert read_scores(Case(), shipped_scores()) == ()

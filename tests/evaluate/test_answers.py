"""Scoring a file of questions: exact measures on a tiny library, and floors on the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

import curbside.evaluate.answers
from curbside.consult import Consult
from curbside.evaluate.answers import Run, measure, run_answers
from curbside.evaluate.redflags import run_redflags
from curbside.settings import Settings
from tests.answer.garden import passage, shelf_of

SHIPPED = Path(curbside.evaluate.answers.__file__).with_name("questions") / "spinal_cord.yaml"
SPRAY = passage("leaf-001", "Copper spray treats leaf blight.")
PICK = passage("leaf-002", "Picking off old leaves keeps young ones well.")
TINY = """
- id: found
  group: gp
  question: How is leaf blight treated?
  decline: false
  facts:
  - {text: copper, must: true, match: ['copper spray']}
  - {text: picking, must: false, passages: ['garden:leaf-002']}
- id: missed
  group: gp
  question: Does copper spray treat leaf blight?
  decline: false
  facts:
  - {text: copper, must: true, passages: ['garden:leaf-001']}
  - {text: sulphur, must: true, match: ['sulphur']}
  contradicts: ['spray treats', 'leaf blight kills']
- id: follows
  group: follow-up
  question: and how is it treated?
  first: What is leaf blight?
  decline: false
  facts:
  - {text: copper, must: true, match: ['copper spray']}
- {id: outside, group: decline, question: Who won the cup at Wembley?, decline: true}
- {id: let-through, group: decline, question: leaf blight, decline: true}
"""


@pytest.fixture
def run(tmp_path) -> Run:
    path = tmp_path / "tiny.yaml"
    path.write_text(TINY, encoding="utf-8")
    return run_answers(Consult(Settings(home=tmp_path, keep_answers=False), shelf_of(SPRAY, PICK), tmp_path), path)


def without_times(measures: dict) -> dict:
    return {name: value for name, value in measures.items() if name not in ("ms_p50", "ms_p95", "words_p50")}


def test_a_tiny_file_is_measured_exactly(run):
    assert {group: without_times(row) for group, row in run.measures.items()} == {
        "decline": {"n": 2, "facts": None, "vital": None, "all_vital": None, "wrong": 0, "decline_p": 1.0,
                    "decline_r": 0.5, "cited": 1.0},
        "follow-up": {"n": 1, "facts": 1.0, "vital": 1.0, "all_vital": 1.0, "wrong": 0, "decline_p": None,
                      "decline_r": None, "cited": 1.0},
        "gp": {"n": 2, "facts": 0.75, "vital": 0.75, "all_vital": 0.5, "wrong": 1, "decline_p": None,
               "decline_r": None, "cited": 1.0},
        "scope": {"n": 3, "facts": pytest.approx(2.5 / 3), "vital": pytest.approx(2.5 / 3),
                  "all_vital": pytest.approx(2 / 3), "wrong": 1, "decline_p": None, "decline_r": None, "cited": 1.0},
        "all": {"n": 5, "facts": pytest.approx(2.5 / 3), "vital": pytest.approx(2.5 / 3),
                "all_vital": pytest.approx(2 / 3), "wrong": 1, "decline_p": 1.0, "decline_r": 0.5, "cited": 1.0},
    }  # fmt: skip


def test_outcomes_name_what_was_found_and_what_was_wrongly_claimed(run):
    assert [(o.question.id, o.declined, o.found, o.vital, o.wrong) for o in run.outcomes] == [
        ("found", False, (True, True), (True,), ()),
        ("missed", False, (True, False), (True, False), ("spray treats",)),
        ("follows", False, (True,), (True,), ()),
        ("outside", True, (), (), ()),
        ("let-through", False, (), (), ()),
    ]


def test_each_answer_has_a_row_of_plain_values(run):
    rows = run.rows
    assert [set(row) for row in rows] == [{
        "id", "answer_text", "declined", "citations", "sentences", "cited_sentences", "latency_ms",
    }] * 5  # fmt: skip
    assert {k: rows[0][k] for k in ("id", "declined", "citations", "sentences", "cited_sentences")} == {
        "id": "found", "declined": False, "citations": 2, "sentences": 2, "cited_sentences": 2,
    }  # fmt: skip
    assert rows[3]["answer_text"].startswith("This is outside the library’s scope")
    assert all(row["latency_ms"] > 0 for row in rows)


def test_what_was_missed_is_listed_below_the_table_when_asked_for(run):
    table, full = run.as_table(), run.as_table(misses=True)
    assert [line.split()[0] for line in table.splitlines()] == ["group", "decline", "follow-up", "gp", "scope", "all"]
    assert full == table + (
        "\nmissed: wrong claim spray treats\nmissed: missed sulphur\nlet-through: answered wrongly"
    )


def test_measures_of_nothing_are_none():
    assert measure([]) == {
        "n": 0, "facts": None, "vital": None, "all_vital": None, "wrong": 0, "decline_p": None, "decline_r": None,
        "cited": None, "words_p50": None, "ms_p50": None, "ms_p95": None,
    }  # fmt: skip


def test_utterances_are_scored_by_whether_the_banner_was_raised(shipped, tmp_path):
    path = tmp_path / "utterances.yaml"
    path.write_text(
        "utterances:\n"
        "- {text: 'My saddle area went numb today and I cannot pass urine.', emergency: true}\n"
        "- {text: 'What is syringomyelia?', emergency: true}\n"
        "- {text: 'How is syringomyelia treated?', emergency: false}\n",
        encoding="utf-8",
    )
    run = run_redflags(shipped, path)
    assert run.measures == {"emergencies": 2, "found": 0.5, "others": 1, "false_alarms": 0.0}
    assert run.as_table(misses=True) == (
        "emergencies   2\nfound         0.500\nothers        1\nfalse_alarms  0.000\nmissed: What is syringomyelia?"
    )


@pytest.fixture(scope="module")
def shipped_run(shipped) -> Run:
    return run_answers(shipped, SHIPPED)


def test_the_shipped_library_gives_four_fifths_of_the_vital_facts_and_no_wrong_claim(shipped_run):
    scope = shipped_run.measures["scope"]
    assert scope["n"] >= 150
    assert scope["vital"] >= 0.80
    assert scope["wrong"] == 0


def test_the_shipped_library_declines_what_it_should_and_little_else(shipped_run):
    everything = shipped_run.measures["all"]
    assert everything["decline_p"] >= 0.93
    assert everything["decline_r"] >= 0.93


def test_every_statement_of_the_shipped_library_is_cited_and_proved(shipped_run, shipped):
    from curbside.answer.record import to_record

    assert shipped_run.measures["all"]["cited"] == 1.0
    for outcome in shipped_run.outcomes:
        proof = shipped.prove(to_record(outcome.answer))
        assert proof.faults == (), outcome.question.question


def test_no_answer_of_the_shipped_library_is_longer_than_a_page(shipped_run):
    longest = max(shipped_run.outcomes, key=lambda outcome: 0 if outcome.declined else outcome.words)
    assert longest.words <= 600, longest.question.question


def test_no_patient_is_shown_what_is_for_clinicians_alone(shipped_run, shipped):
    answers = [o.answer for o in shipped_run.outcomes if o.answer.reader == "patient"]
    assert len(answers) >= 40
    cited = {c.passage for answer in answers for s in answer.statements for c in s.citations}
    assert [id for id in sorted(cited) if shipped.passage(id).audience == "clinician"] == []

"""`curbside ask`: one question in, one answer out, in words or as a record."""

from __future__ import annotations

import json

import pytest

from curbside.answer.question import READERS
from tests.cli.homes import FRANCE, SIGNS, Outcome

WIDTH = 96
KEYS = [
    "id", "question", "reader", "status", "title", "urgency", "declined", "bottom_line", "sections", "comparison",
    "disagreements", "references", "related", "not_covered", "caution", "disclaimer", "text", "made_with", "trace",
]  # fmt: skip


def test_an_answer_is_printed_with_its_sources_and_the_id_to_follow_it_by(garden):
    done = garden.run("ask", SIGNS)
    record = json.loads(garden.call("ask", SIGNS, "--json").out)
    references = [f"[{r['number']}] {r['evidence']}. {r['citation']}" for r in record["references"]]
    last = [record["caution"], record["disclaimer"], f"Answer {record['id']}"]
    assert (done.code, done.err) == (0, "")
    assert done.out.split() == " ".join([record["text"], "References", *references, *last]).split()
    assert references == [
        "[1] Web page. [Notes from a shed]. 2021. Available from: https://example.org/shed.",
        "[2] Guideline. Green A, Thumb B. The almanac of tomatoes. Journal of Made-up Gardens. 2019;7(3):70. "
        "doi: 10.1000/almanac.2019.",
    ]


def test_no_line_of_a_printed_answer_is_wider_than_a_page(shipped):
    done = shipped.call("ask", "What is the treatment of degenerative cervical myelopathy?")
    assert max(len(line) for line in done.out.splitlines() if "http" not in line) <= WIDTH


def test_json_is_the_whole_record(garden):
    record = json.loads(garden.call("ask", SIGNS, "--json").out)
    assert list(record) == KEYS
    assert record["question"] == SIGNS
    assert record["made_with"]["packs"] == {"garden": "0.1.0"}
    assert record["bottom_line"][0]["text"] == "Greenfly gather under the leaves of a tomato vine."


def test_the_same_question_gives_the_same_bytes_but_for_its_trace(garden):
    first, second = (garden.run("ask", SIGNS, "--json").out for _ in range(2))
    assert first.partition('"trace"')[0] == second.partition('"trace"')[0]
    assert first.partition('"trace"')[1] == '"trace"'


def test_an_answer_does_not_depend_on_how_python_hashes(garden):
    outs = [garden.run("ask", SIGNS, "--json", PYTHONHASHSEED=seed).out for seed in ("1", "2")]
    assert outs[0].partition('"trace"')[0] == outs[1].partition('"trace"')[0]


def test_a_question_can_come_from_standard_input(garden):
    piped = garden.run("ask", "-", stdin=f"  {SIGNS}\n".encode())
    assert piped == garden.run("ask", SIGNS)


@pytest.mark.parametrize(
    "stdin", [b"", b" \n\n", b"?!", b"\x00\x01\x02", b"\xff\xfe signs of greenfly attack", b"%PDF-\x93"]
)
def test_standard_input_without_a_question_is_refused(garden, stdin):
    done = garden.run("ask", "-", stdin=stdin)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(("curbside: The question is empty.\n", "curbside: The question is not text.\n"))


@pytest.mark.parametrize("reader", READERS)
def test_an_answer_is_worded_for_the_reader_named(garden, reader):
    question = "Should I water tomatoes in the morning?"
    record = json.loads(garden.call("ask", question, "--reader", reader, "--json").out)
    for_clinicians = "Watering at noon is said to scorch the leaves."
    assert record["reader"] == reader
    assert (for_clinicians in record["text"]) == (reader != "patient")
    assert record["disclaimer"].startswith("For health professionals") == (reader != "patient")


@pytest.mark.parametrize(("name", "reader"), [("Patient", "patient"), ("clinician", "specialist"), ("doctor", "gp")])
def test_readers_go_by_the_names_people_use(garden, name, reader):
    assert json.loads(garden.call("ask", SIGNS, "--reader", name, "--json").out)["reader"] == reader


def test_an_unknown_reader_is_refused_and_the_readers_are_named(garden):
    expected = "curbside: There is no reader called 'vet'.\n  Use one of: patient, nurse, gp, specialist.\n"
    assert garden.run("ask", SIGNS, "--reader", "vet") == Outcome(2, "", expected)


def test_a_decline_is_an_answer(garden):
    done = garden.call("ask", FRANCE)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("This is outside the library’s scope, so it is not covered here. The library covers:")


def test_urgent_words_put_the_banner_first_even_when_the_question_is_declined(garden):
    out = garden.call("ask", "my plant wilts, what now").out
    assert out.splitlines()[:4] == ["!" * WIDTH, "URGENT: Water it now.", "Because of: “plant wilts”", "!" * WIDTH]
    assert "outside the library’s scope" in out


@pytest.mark.parametrize("words", [[], [""], ["  "], ["?"], ["12 34"]])
def test_asking_nothing_is_refused(garden, words):
    expected = "curbside: The question is empty.\n  Ask a question in words.\n"
    assert garden.call("ask", *words) == Outcome(2, "", expected)


def test_a_question_as_long_as_a_document_is_refused(garden):
    done = garden.call("ask", "tomato " * 1000)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("curbside: The question has 6,999 characters; at most 4,000 are read.\n")


def test_a_question_without_quotes_is_refused_before_it_is_half_read(garden):
    expected = 'curbside: A question of several words goes in quotes.\n  Ask: curbside ask "What is ...?"\n'
    assert garden.call("ask", "what", "is", "greenfly") == Outcome(2, "", expected)


def test_an_out_file_without_a_batch_is_refused(garden, tmp_path):
    done = garden.call("ask", SIGNS, "--out", tmp_path / "x")
    assert done == Outcome(2, "", "curbside: --out is for a batch.\n  Send one answer to a file with: > FILE\n")


def test_the_home_given_as_a_flag_is_used_rather_than_the_environments(garden, tmp_path):
    done = garden.run("ask", SIGNS, "--home", tmp_path / "other")
    assert done.err == "curbside: building the library (once; a few seconds) ...\n"
    assert (done.code, garden.kept) == (0, [])
    assert len(list((tmp_path / "other" / "answers").iterdir())) == 1


def test_the_shipped_pack_answers_what_it_is_for(shipped):
    question = "What is the treatment approach for an adult patient with myomalacia and spinal cord atrophy?"
    done = shipped.run("ask", question, "--json")
    record = json.loads(done.out)
    assert (done.code, record["declined"], record["status"]) == (0, None, "submitted")
    assert record["bottom_line"]
    assert all(s["citations"] for s in record["bottom_line"])
    numbers = [r["number"] for r in record["references"]]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_patient_is_given_the_plain_reading_where_there_is_one(shipped):
    words = ["ask", "What is myelomalacia?", "--json"]
    plain, exact = (json.loads(shipped.call(*words, "--reader", r).out) for r in ("patient", "gp"))
    assert {s["verdict"] for s in exact["bottom_line"]} == {"quoted"}
    assert "verified" in {s["verdict"] for s in plain["bottom_line"]}


def test_emergency_words_come_before_everything_else_on_the_shipped_pack(shipped):
    done = shipped.run("ask", "I can't pee since this morning and my bottom is numb")
    assert done.out.splitlines()[1].startswith("EMERGENCY: These can be signs of cauda equina syndrome.")

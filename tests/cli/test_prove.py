"""`curbside prove`: a saved answer stands, or the sentence that does not is named."""

from __future__ import annotations

import json

import pytest

from curbside.plain import content_hash
from tests.cli.homes import FRANCE, Outcome


def change(record, old, new):
    """The record with words replaced wherever they stand, as a forger would, with an id to match."""
    text = json.dumps(record, ensure_ascii=False)
    assert old in text
    changed = json.loads(text.replace(old, new))
    return changed | {"id": content_hash(changed)}


def first_citation(record):
    return record["bottom_line"][0]["citations"][0]


def save(path, record):
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def test_an_answer_as_it_was_saved_stands(garden, saved):
    assert garden.run("prove", saved) == Outcome(0, "4 sentences proved; the answer stands.\n", "")


def test_an_answer_out_of_a_batch_stands(garden, tmp_path, saved):
    row = {"id": "q1", "answer": json.loads(saved.read_bytes()), "latency_ms": 1.0}
    assert garden.call("prove", save(tmp_path / "row.json", row)).code == 0


def test_the_outcome_can_be_had_as_json(garden, saved):
    done = garden.call("prove", saved, "--json")
    id = json.loads(saved.read_bytes())["id"]
    assert json.loads(done.out) == {"answer": id, "sentences": 4, "faults": []}
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("gather under", "gather over", "bottom line, sentence 1"),
        ("take 3 litres", "take 4 litres", "disagreement “Greenfly”, side 1"),
        ("under the leaves", "over the leaves", "bottom line, sentence 1"),
        ("takes 2 litres a day", "takes 2 litres a week", "disagreement “Greenfly”, side 2"),
        ("Plants under attack take", "Plants under attack do not take", "disagreement “Greenfly”, side 1"),
    ],
)
def test_changed_words_fall_wherever_they_are_changed_and_the_sentence_is_named(garden, saved, old, new, place):
    save(saved, change(json.loads(saved.read_bytes()), old, new))
    done = garden.call("prove", saved)
    assert (done.code, done.err) == (4, "curbside: 1 fault: the answer does not stand.\n")
    first, second = done.out.splitlines()
    assert first.startswith(f"FAILED {place}: ")
    assert new in second


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("start", 1, "the quote does not stand at 1-50 of garden:greenfly-001"),
        ("end", 49, "the quote does not stand at 0-49 of garden:greenfly-001"),
        ("sha256", "0" * 64, "the hash of the quote from garden:greenfly-001 does not match its words"),
        ("passage", "garden:greenfly-009", "the passage garden:greenfly-009 is not in the library"),
        ("number", 2, "the passage does not rest on reference 2"),
        ("number", 9, "reference 9 is not listed"),
    ],
)
def test_a_changed_citation_falls_with_the_reason(garden, saved, key, value, reason):
    record = json.loads(saved.read_bytes())
    first_citation(record)[key] = value
    done = garden.call("prove", save(saved, record | {"id": content_hash(record)}))
    assert done.code == 4
    sentence = record["bottom_line"][0]["text"]
    assert done.out == f"FAILED bottom line, sentence 1: {reason}\n  {sentence}\n"


def test_a_quote_cut_short_falls_even_with_offsets_and_hash_to_match(garden, saved):
    from curbside.library.passages import text_sha256

    record = json.loads(saved.read_bytes())
    cut = "Greenfly gather under the leaves"
    first_citation(record).update(end=len(cut), quote=cut, sha256=text_sha256(cut))
    record["bottom_line"][0]["text"] = cut
    record["text"] = record["text"].replace("Greenfly gather under the leaves of a tomato vine.", cut)
    done = garden.call("prove", save(saved, record | {"id": content_hash(record)}))
    assert done.code == 4
    assert "the sentence is not the library’s wording" in done.out


def test_a_sentence_without_a_citation_falls(garden, saved):
    record = json.loads(saved.read_bytes())
    record["bottom_line"][0]["citations"] = []
    done = garden.call("prove", save(saved, record | {"id": content_hash(record)}))
    assert (done.code, done.out.splitlines()[0]) == (4, "FAILED bottom line, sentence 1: no citation")


def test_an_answer_changed_outside_its_sentences_falls_by_its_id(garden, saved):
    record = json.loads(saved.read_bytes())
    done = garden.call("prove", save(saved, record | {"caution": "All is well."}))
    assert (done.code, done.out.splitlines()[0]) == (4, "FAILED answer: the answer was changed outside its sentences")


def test_a_sentence_changed_in_the_plain_text_alone_falls(garden, saved):
    record = json.loads(saved.read_bytes())
    record["text"] = record["text"].replace("Greenfly gather", "Blackfly gather")
    done = garden.call("prove", save(saved, record | {"id": content_hash(record)}))
    assert done.code == 4
    assert done.out.splitlines()[0] == "FAILED bottom line, sentence 1: the plain text does not hold this sentence"


def test_faults_as_json_still_end_with_exit_code_4(garden, saved):
    save(saved, change(json.loads(saved.read_bytes()), "Greenfly gather", "Blackfly gather"))
    done = garden.call("prove", saved, "--json")
    faults = json.loads(done.out)["faults"]
    assert done.code == 4
    assert [(f["where"], f["sentence"]) for f in faults] == [
        ("bottom line, sentence 1", "Blackfly gather under the leaves of a tomato vine."),
    ]


def test_a_decline_has_no_sentence_to_prove_and_stands(garden, tmp_path):
    path = tmp_path / "decline.json"
    path.write_text(garden.call("ask", FRANCE, "--json").out)
    assert garden.call("prove", path) == Outcome(0, "0 sentences proved; the answer stands.\n", "")


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"7", b'"answer"', b"{}", b'{"answer": 5}', b'{"answer": {}}', b'{"text": "x"}', b"\xff\x00",
    b"[" * 100_000,
    b'{"text": "", "bottom_line": "words", "comparison": null, "sections": [], "disagreements": []}',
    b'{"text": "\\ud800", "bottom_line": [], "comparison": null, "sections": [], "disagreements": []}',
], ids=lambda content: content[:30].decode("latin-1"))  # fmt: skip
def test_a_file_that_holds_no_answer_is_refused(garden, tmp_path, content):
    path = tmp_path / "other.json"
    path.write_bytes(content)
    done = garden.call("prove", path)
    assert (done.code, done.out) == (2, "")
    assert "not a saved answer" in done.err


def test_a_file_that_is_not_there_is_refused(garden, tmp_path):
    done = garden.run("prove", tmp_path / "none.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"curbside: {tmp_path / 'none.json'} is not a saved answer: ")


def test_answers_of_the_shipped_pack_stand_and_fall_by_one_figure(shipped, tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(shipped.call("ask", "What is the outlook for degenerative cervical myelopathy?", "--json").out)
    assert shipped.run("prove", path).code == 0
    record = json.loads(path.read_bytes())
    sentence = record["bottom_line"][0]["text"]
    save(path, change(record, sentence, sentence.removesuffix(".") + " in 17 of 23 people."))
    done = shipped.run("prove", path)
    assert done.code == 4
    assert "17 of 23 people" in done.out

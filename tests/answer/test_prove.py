"""Proving a saved answer: what was saved stands, and every corruption is named with its sentence."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from curbside.answer.prove import Fault, prove
from curbside.answer.record import to_record
from curbside.errors import BadInput
from curbside.library.passages import text_sha256
from curbside.plain import content_hash
from tests.answer.garden import answered, passage, shelf_of

SPRAY = passage("leaf-001", "Copper spray 20 mg slows leaf blight.", references=("almanac",))
PICK = passage("leaf-002", "Picking off old leaves keeps young ones well.", references=("bed-trial",))
SHELF = shelf_of(SPRAY, PICK)
SAVED = json.loads(json.dumps(to_record(answered(SHELF, "How is leaf blight treated with copper spray?"))))
LED = "bottom line, sentence 1"


def proof_of(record: dict[str, Any]):
    return prove(record, SHELF.index.passages, SHELF.knowledge)


def corrupted(change: Callable[[dict[str, Any]], None], *, rename: bool = False) -> dict[str, Any]:
    """A copy of the saved answer with one thing changed; `rename` gives it the id it would have."""
    record = copy.deepcopy(SAVED)
    change(record)
    return record | {"id": content_hash(record)} if rename else record


def retext(record: dict[str, Any], text: str) -> None:
    """A forger who changes a sentence changes the plain text with it."""
    statement = record["bottom_line"][0]
    record["text"] = record["text"].replace(statement["text"], text)
    statement["text"] = text


def recite(record: dict[str, Any], **values: Any) -> None:
    record["bottom_line"][0]["citations"][0] |= values


def requote(record: dict[str, Any], text: str) -> None:
    retext(record, text)
    recite(record, quote=text, sha256=text_sha256(text), end=len(text))


def test_a_saved_answer_stands():
    proof = proof_of(SAVED)
    assert (proof.answer, proof.sentences, proof.faults, proof.stands) == (SAVED["id"], 2, (), True)


def test_every_answer_of_the_shipped_library_stands_when_read_back(shipped):
    for question in (
        "How is transverse myelitis treated?", "MS versus NMOSD", "Can I drive after neck surgery for myelopathy?",
        "Should methylprednisolone be given after acute spinal cord injury?", "How do I bake bread?",
    ):  # fmt: skip
        record = json.loads(json.dumps(to_record(shipped.ask(question))))
        proof = shipped.prove(record)
        assert (proof.faults, proof.answer) == ((), record["id"])


CORRUPTIONS = [
    ("number", lambda r: retext(r, SPRAY.text.replace("20", "30")), "“30 mg” does not stand in the source"),
    ("unit", lambda r: retext(r, SPRAY.text.replace("mg", "g")), "“20 g” does not stand in the source"),
    ("drug", lambda r: retext(r, SPRAY.text.replace("Copper spray", "Sulphur dust")),
     "the source does not name sulphur-dust"),
    ("negation", lambda r: retext(r, SPRAY.text.replace("slows", "does not change")), "a negation was added"),
    ("obligation", lambda r: retext(r, SPRAY.text.replace("slows", "must slow")),
     "the wording is stronger or weaker than the source’s (“must slow”)"),
    ("wording", lambda r: retext(r, SPRAY.text.replace("slows", "stops")), "“stops” does not stand in the source"),
    ("passage", lambda r: recite(r, passage="garden:leaf-404"), "the passage garden:leaf-404 is not in the library"),
    ("offset", lambda r: recite(r, start=1), "the quote does not stand at 1-37 of garden:leaf-001"),
    ("quote", lambda r: recite(r, quote="Other words."), "the quote does not stand at 0-37 of garden:leaf-001"),
    ("hash", lambda r: recite(r, sha256="0" * 64),
     "the hash of the quote from garden:leaf-001 does not match its words"),
    ("quote and hash", lambda r: requote(r, SPRAY.text.replace("20", "40")),
     "the quote does not stand at 0-37 of garden:leaf-001"),
    ("unlisted number", lambda r: recite(r, number=9), "reference 9 is not listed"),
    ("wrong number", lambda r: recite(r, number=2), "the passage does not rest on reference 2"),
    ("no citation", lambda r: r["bottom_line"][0].update(citations=[]), "no citation"),
    ("text", lambda r: r.update(text=r["text"].replace(SPRAY.text, "Something else.")),
     "the plain text does not hold this sentence"),
]  # fmt: skip


@pytest.mark.parametrize("rename", [False, True])
@pytest.mark.parametrize(("change", "reason"), [c[1:] for c in CORRUPTIONS], ids=[c[0] for c in CORRUPTIONS])
def test_a_corruption_is_named_with_its_sentence(change, reason, rename):
    record = corrupted(change, rename=rename)
    proof = proof_of(record)
    assert proof.stands is False
    assert Fault(LED, record["bottom_line"][0]["text"], reason) in proof.faults


def test_a_citation_of_part_of_a_passage_is_named():
    part = SPRAY.text[:20]

    def change(record):
        recite(record, end=20, quote=part, sha256=text_sha256(part))
        retext(record, part)

    reasons = [fault.reason for fault in proof_of(corrupted(change)).faults]
    assert reasons == [
        "the sentence is not the library’s wording", "the citation of garden:leaf-001 does not cover its passage",
    ]  # fmt: skip


def test_a_sentence_in_a_section_is_named_by_its_heading():
    def change(record):
        statement = record["sections"][0]["statements"][0]
        record["text"] = record["text"].replace(statement["text"], "Leaves may be left.")
        statement["text"] = "Leaves may be left."

    assert proof_of(corrupted(change)).faults == (
        Fault("Treatment, sentence 1", "Leaves may be left.", "the sentence is not the library’s wording"),
    )


@pytest.mark.parametrize("key", ["question", "caution", "disclaimer", "references", "related", "made_with"])
def test_a_change_outside_the_sentences_is_named(key):
    def change(record):
        match record[key]:
            case str(text):
                record[key] = f"{text} Changed."
            case list(rows):
                rows.append(rows[0] | {"number": 99} if rows else "What else?")
            case dict(values):
                values["library"] = "another"

    assert proof_of(corrupted(change)).faults == (
        Fault("answer", corrupted(change)["title"], "the answer was changed outside its sentences"),
    )


@pytest.mark.parametrize("change", [
    lambda r: r | {"title": "Root rot: treatment"},
    lambda r: r | {"text": r["text"] + "\n- Drink the spray. [1]"},
    lambda r: r | {"text": r["text"].replace("[1]", "[2]")},
], ids=["title", "sentence added", "mark changed"])
def test_a_text_that_the_record_does_not_say_falls_even_under_a_new_id(change):
    record = change(copy.deepcopy(SAVED))
    record["id"] = content_hash(record)
    assert [(f.where, f.reason) for f in proof_of(record).faults] == [
        ("text", "the plain text is not what the record says")
    ]


@pytest.mark.parametrize(("key", "value"), [("url", "https://example.org/elsewhere"), ("citation", "Nobody. Nothing.")])
def test_a_reference_that_is_not_the_librarys_falls_even_under_a_new_id(key, value):
    record = copy.deepcopy(SAVED)
    record["references"][0][key] = value
    record["id"] = content_hash(record)
    assert [f.reason for f in proof_of(record).faults] == ["the reference is not as the library has it"]


def test_a_strength_that_the_passage_does_not_have_falls_even_under_a_new_id():
    record = copy.deepcopy(SAVED)
    record["bottom_line"][0]["strength"] = "strong recommendation"
    record["id"] = content_hash(record)
    assert [f.reason for f in proof_of(record).faults] == ["its role, strength or population is not the passage’s"]



def test_timings_may_differ():
    assert proof_of(SAVED | {"trace": {}}).stands


def test_a_passage_that_the_library_lost_is_named():
    shelf = shelf_of(PICK)
    proof = prove(SAVED, shelf.index.passages, shelf.knowledge)
    assert proof.faults == (Fault(LED, SPRAY.text, "the passage garden:leaf-001 is not in the library"),)


def test_words_that_the_library_changed_are_named():
    shelf = shelf_of(passage("leaf-001", "Copper spray 25 mg slows leaf blight."), PICK)
    (fault,) = prove(SAVED, shelf.index.passages, shelf.knowledge).faults
    assert (fault.where, fault.sentence) == (LED, SPRAY.text)


@pytest.mark.parametrize("record", [
    {}, {"id": "x"}, [], "text", None, SAVED | {"bottom_line": None}, SAVED | {"bottom_line": [{"text": "x"}]},
    SAVED | {"references": [{}]}, {k: v for k, v in SAVED.items() if k != "text"},
    SAVED | {"made_with": {}}, SAVED | {"comparison": {"columns": []}},
])  # fmt: skip
def test_what_is_not_an_answer_is_refused_with_a_remedy(record):
    with pytest.raises(BadInput) as raised:
        proof_of(record)
    assert raised.value.message.startswith("This is not a saved answer: ")
    assert raised.value.remedy == "Save one with: curbside ask --json QUESTION > answer.json"


def test_every_sentence_of_a_shipped_answer_is_guarded(shipped):
    saved = json.loads(json.dumps(to_record(shipped.ask("Should steroids be given after acute spinal cord injury?"))))
    places = [saved["bottom_line"], *(s["statements"] for s in saved["sections"])]
    for statements in places:
        for statement in statements:
            kept = statement["text"]
            statement["text"] = f"{kept[:-1]} at 77 mg/kg."
            proof = shipped.prove(saved)
            assert statement["text"] in {fault.sentence for fault in proof.faults}
            statement["text"] = kept
    assert shipped.prove(saved).stands

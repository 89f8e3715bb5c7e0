"""The composed answer: numbers, text, the public record and the id made of its content."""

from __future__ import annotations

import json
from dataclasses import replace

from curbside import __version__
from curbside.answer.citations import vancouver
from curbside.answer.record import Citation, Statement, to_record
from curbside.answer.references import CitedReference
from curbside.answer.wording import caution_for, disclaimer_for
from curbside.library.passages import text_sha256
from curbside.plain import content_hash
from tests.answer.garden import REFERENCES, answered, passage, shelf_of, understood
from tests.factories import STAMP

SPRAY = passage(
    "leaf-001", "Copper spray 20 mg slows leaf blight.", references=("shed-notes", "almanac"),
    strength="strong", certainty="moderate", applies_to="under glass",
)  # fmt: skip
PICK = passage("leaf-002", "Picking off old leaves keeps young ones well.", references=("almanac", "bed-trial"))
OUTLOOK = passage("leaf-003", "Most plants outlive it.", role="prognosis", references=("bed-trial",))
SHELF = shelf_of(SPRAY, PICK, OUTLOOK)
ASKED = "How is leaf blight treated with copper spray?"
KEYS = [
    "id", "question", "reader", "status", "title", "urgency", "declined", "bottom_line", "sections", "comparison",
    "disagreements", "references", "related", "not_covered", "caution", "disclaimer", "text", "made_with", "trace",
]  # fmt: skip


def cite(source, number: int) -> Citation:
    return Citation(number, source.id, 0, len(source.text), source.text, text_sha256(source.text))


def test_an_answer_is_composed_whole():
    answer = answered(SHELF, ASKED)
    assert answer.bottom_line == (
        Statement(
            SPRAY.text, "treatment", (cite(SPRAY, 1), cite(SPRAY, 2)), "strong", "moderate", "under glass", None,
            "quoted",
        ),
    )  # fmt: skip
    assert [(s.heading, [t.text for t in s.statements]) for s in answer.sections] == [
        ("Treatment", [PICK.text]), ("Prognosis", [OUTLOOK.text]),
    ]  # fmt: skip
    assert answer.text == (
        "Leaf blight: treatment\n\n"
        f"{SPRAY.text} [1, 2]\n\n"
        f"Treatment\n- {PICK.text} [2, 3]\n\n"
        f"Prognosis\n- {OUTLOOK.text} [3]"
    )
    assert (answer.question, answer.reader, answer.status, answer.title) == (
        ASKED, "gp", "submitted", "Leaf blight: treatment",
    )  # fmt: skip
    assert (answer.urgency, answer.declined, answer.comparison, answer.disagreements, answer.related) == (
        None, None, None, (), (),
    )  # fmt: skip
    assert answer.caution == caution_for(SHELF.knowledge, understood(SHELF, ASKED), ())
    assert answer.disclaimer == disclaimer_for("gp")
    assert answer.made_with == {
        "version": __version__, "packs": {"garden": "0.1.0"}, "library": STAMP.fingerprint, "writer": "quoting",
    }  # fmt: skip
    assert [stage["stage"] for stage in answer.trace["stages"]] == [
        "understand", "meet", "urgency", "find", "scope", "choose", "verify", "relate", "compose",
    ]  # fmt: skip


def test_references_are_numbered_in_the_order_of_first_use():
    almanac, trial, shed = REFERENCES
    references = answered(SHELF, ASKED).references
    assert [(r.number, r.id) for r in references] == [(1, "shed-notes"), (2, "almanac"), (3, "bed-trial")]
    assert references[1] == CitedReference(
        2, "almanac", "guideline", almanac.title, almanac.authors, almanac.container, 2019, almanac.doi, almanac.pmid,
        almanac.address, "current", "Guideline", vancouver(almanac),
    )
    assert [r.citation for r in references] == [vancouver(shed), vancouver(almanac), vancouver(trial)]


def test_the_record_has_the_public_keys_in_their_order():
    assert list(to_record(answered(SHELF, ASKED))) == KEYS
    assert list(to_record(answered(SHELF, "Who won the cup at Wembley?"))) == KEYS


def test_the_record_is_plain_json_and_says_the_same():
    record = to_record(answered(SHELF, ASKED))
    assert json.loads(json.dumps(record)) == record
    assert record["bottom_line"][0]["citations"][0]["quote"] == SPRAY.text


def test_an_id_is_made_of_the_content_and_never_of_the_timings():
    answer = answered(SHELF, ASKED)
    again = answered(SHELF, ASKED)
    assert (len(answer.id), answer.id) == (20, again.id)
    record = to_record(answer)
    assert content_hash(record) == answer.id
    assert content_hash(record | {"trace": {"ms": 1e9}, "id": "other"}) == answer.id


def test_any_change_of_the_content_changes_the_id():
    answer = answered(SHELF, ASKED)
    record = to_record(answer)
    for key in KEYS:
        if key not in ("id", "trace"):
            assert content_hash(record | {key: "changed"}) != answer.id, key
    assert answered(SHELF, ASKED, "specialist").id != answer.id
    assert answered(SHELF, f"{ASKED} Quickly!").id != answer.id


def test_a_declined_answer_holds_its_reason_and_no_statement():
    answer = answered(SHELF, "Who won the cup at Wembley?")
    assert (answer.title, answer.text) == ("Not answered here", answer.declined.message)
    assert (answer.statements, answer.sections, answer.references) == ((), (), ())


def test_a_title_is_made_of_concepts_and_never_of_the_wording():
    title = answered(SHELF, "Ethel asks: does copper spray slow my brown leaves?", "patient").title
    assert title == "Leaf blight: what it is"


def test_the_text_of_a_shipped_answer_holds_every_sentence_with_its_marks(shipped):
    for question in ("MS versus NMOSD", "How is spinal epidural abscess treated?", "steroids in spinal cord injury"):
        answer = shipped.ask(question)
        assert answer.declined is None
        for statement in answer.statements:
            numbers = ", ".join(str(n) for n in sorted({c.number for c in statement.citations}))
            assert f"{statement.text} [{numbers}]" in answer.text
        used = list(dict.fromkeys(c.number for s in answer.statements for c in s.citations))
        assert used == [r.number for r in answer.references] == list(range(1, len(used) + 1))


def test_each_reader_is_told_what_the_answer_is_not():
    told = {reader: disclaimer_for(reader) for reader in ("patient", "nurse", "gp", "specialist")}
    assert told["gp"] == told["specialist"]
    assert len(set(told.values())) == 3
    assert told["patient"].startswith("This is general information, not advice about you.")


def test_the_caution_states_the_status_of_every_pack_once_and_what_no_passage_mentions():
    knowledge = replace(SHELF.knowledge, packs=(*SHELF.knowledge.packs, *SHELF.knowledge.packs))
    assert caution_for(knowledge, understood(SHELF, ASKED), ("bricklayer",)) == (
        "Editorial status: submitted. No medical board has reviewed this answer yet; every sentence is taken from "
        "the passage it cites. This answer has nothing on: bricklayer."
    )

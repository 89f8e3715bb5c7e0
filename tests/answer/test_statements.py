"""Choosing statements: no repeats, enough and no more, worded for the reader."""

from __future__ import annotations

import pytest

from curbside.answer.bottom_line import is_settled, lead_with
from curbside.answer.question import READERS
from curbside.answer.statements import Chosen, choose_statements, is_for, wording
from curbside.answer.statements.choice import MOST_STATEMENTS, REPEATS, WORDS, WORDS_OTHERWISE
from curbside.answer.units import features_of
from tests.answer.garden import answered, draft, evidence_for, passage, shelf_of, understood

SPRAY = passage("leaf-001", "Copper spray slows leaf blight.", plain="A copper spray slows it.")
AGAIN = passage("leaf-002", "Copper spray slows leaf blight greatly.", references=("shed-notes",))
PICK = passage("leaf-003", "Picking off old leaves keeps leaf blight away from young ones.")
OUTLOOK = passage("leaf-004", "Most plants with leaf blight live through the summer.", role="prognosis")
ROOT = passage("root-001", "Drains help root rot.", "root-rot", plain="Drains help.")
QUESTIONS = (
    "How is transverse myelitis treated?",
    "symptoms of cauda equina syndrome",
    "spinal cord infarction",
    "Can I drive after neck surgery for myelopathy?",
    "What is the outlook for acute spinal cord injury?",
)


def choose(shelf, text: str, reader: str = "gp") -> Chosen:
    question = understood(shelf, text, reader)
    return choose_statements(question, evidence_for(shelf, text, reader), shelf)


def ids(drafts) -> list[str]:
    return [d.passage.id.removeprefix("garden:") for d in drafts]


def test_what_repeats_a_statement_already_picked_is_left_out():
    chosen = choose(shelf_of(SPRAY, AGAIN, PICK), "how is leaf blight treated?")
    assert sorted(ids(chosen.all)) == ["leaf-001", "leaf-003"]


def test_nothing_found_gives_nothing():
    assert choose(shelf_of(SPRAY), "quantum chromodynamics") == Chosen((), ())


def test_what_is_taken_already_is_not_picked_again_and_counts_in_the_length():
    shelf = shelf_of(SPRAY, PICK)
    text = "how is leaf blight treated?"
    question, evidence = understood(shelf, text), evidence_for(shelf, text)
    assert ids(choose_statements(question, evidence, shelf, (draft(SPRAY),)).all) == ["leaf-003"]
    long = draft(passage("leaf-009", "word " * WORDS_OTHERWISE))
    assert choose_statements(question, evidence, shelf, (long,)).all == ()


def test_what_answers_leads_and_what_is_expected_beside_it_follows():
    chosen = choose(shelf_of(SPRAY, OUTLOOK), "how is leaf blight treated?")
    assert (ids(chosen.bottom_line), ids(chosen.rest)) == (["leaf-001"], ["leaf-004"])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_keeps_to_the_length_for_its_reader_and_says_nothing_twice(shipped, question, reader):
    drafts = choose(shipped.shelf, question, reader).all
    assert 1 <= len(drafts) <= MOST_STATEMENTS + 3
    assert sum(len(d.text.split()) for d in drafts) <= WORDS.get(reader, WORDS_OTHERWISE)
    stems = [features_of(d.passage).own_stems for d in drafts]
    for n, own in enumerate(stems):
        for other in stems[:n]:
            assert len(own & other) / min(len(own), len(other)) < REPEATS


def contested(about: str, level: str, strength: str):
    """A pair of passages that disagree, the first of them far nearer to the question."""
    near = passage(
        f"leaf-{about}1", "Copper spray slows leaf blight in wet beds at once.", disagrees=(f"garden:leaf-{about}2",),
        references=(level,),
    )
    far = passage(
        f"leaf-{about}2", "A bed trial saw nothing gained by spraying.", disagrees=(f"garden:leaf-{about}1",),
        references=(strength,),
    )
    return near, far


def test_what_another_disease_is_does_not_lead_in_place_of_the_one_asked_about():
    rot = passage("root-002", "Root rot is a fungus that softens roots.", "root-rot", role="definition")
    early = passage("early-001", "Early blight often follows a wet spring.", "early-blight", role="cause")
    shelf = shelf_of(rot, early)
    question = understood(shelf, "What is early blight?")
    assert lead_with(question, [draft(rot), draft(early)], shelf.index) == (draft(early),)
    assert lead_with(question, [draft(rot)], shelf.index) == (draft(rot),)


def test_a_contested_statement_does_not_lead():
    near, far = contested("a", "almanac", "bed-trial")
    chosen = choose(shelf_of(near, far, PICK), "does copper spray treat leaf blight in wet beds?")
    assert (is_settled(near, shelf_of(near, far).index), "leaf-a1" in ids(chosen.all)) == (False, True)
    settled = passage("leaf-b1", "In wet beds copper spray and dry leaves stop most leaf blight.")
    chosen = choose(shelf_of(near, far, settled), "does copper spray treat leaf blight in wet beds?")
    assert ids(chosen.bottom_line) == ["leaf-b1"]


def test_a_contested_statement_may_lead_when_its_source_is_clearly_stronger():
    near, far = contested("a", "almanac", "shed-notes")
    shelf = shelf_of(near, far, PICK)
    assert (is_settled(near, shelf.index), is_settled(far, shelf.index)) == (True, False)
    chosen = choose(shelf, "does copper spray treat leaf blight in wet beds?")
    assert ids(chosen.bottom_line)[0] == "leaf-a1"


def test_a_passage_that_nothing_disagrees_with_is_settled():
    assert is_settled(SPRAY, shelf_of(SPRAY).index)


def test_a_patient_reads_the_plain_words_and_others_the_statement():
    shelf = shelf_of(SPRAY)
    worded = {r: wording(SPRAY, understood(shelf, "how is leaf blight treated?", r)) for r in READERS}
    assert worded == {"patient": SPRAY.plain, "nurse": SPRAY.text, "gp": SPRAY.text, "specialist": SPRAY.text}


def test_a_plain_reading_that_leans_on_another_topic_gives_way_to_the_statement():
    question = understood(shelf_of(SPRAY, ROOT), "how is leaf blight treated?", "patient")
    assert (wording(ROOT, question), wording(PICK, question)) == (ROOT.text, PICK.text)


def test_a_patient_is_never_shown_what_is_for_clinicians_alone():
    closed = passage("leaf-010", "Leaf blight in a graft is treated by cutting.", audience="clinician")
    shelf = shelf_of(SPRAY, closed)
    assert [is_for(closed, reader) for reader in READERS] == [False, True, True, True]
    assert ids(choose(shelf, "how is leaf blight treated?", "patient").all) == ["leaf-001"]
    assert sorted(ids(choose(shelf, "how is leaf blight treated?").all)) == ["leaf-001", "leaf-010"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_patient_of_the_shipped_library_gets_plain_words_on_topic(shipped, question):
    asked = understood(shipped.shelf, question, "patient")
    drafts = choose(shipped.shelf, question, "patient").all
    assert drafts
    for d in drafts:
        on_topic = set(asked.subjects) & set(d.passage.subjects)
        assert d.passage.audience != "clinician"
        assert d.text == (d.passage.plain if on_topic and d.passage.plain else d.passage.text)


def test_who_asks_about_a_drug_is_not_answered_first_by_what_is_said_of_others():
    dust = passage("dust", "Sulphur dust after grafting does no harm.", about="grafting", role="treatment")
    spray = passage("sprayed", "Copper spray after grafting does no harm.", about="copper-spray", role="treatment")
    shelf = shelf_of(dust, spray)
    lines = answered(shelf, "Should copper spray be given after grafting?").bottom_line
    assert [line.text for line in lines] == [spray.text]

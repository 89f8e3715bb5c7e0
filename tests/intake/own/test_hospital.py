"""A made-up hospital's own pages, of eleven wards and services, asked as its staff would ask them.

The pages beside this file are invented: local rules of a hospital that does not exist, and no medical source.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.answer.record import Answer, to_record
from curbside.consult import Consult
from tests.cli.homes import shipped_home
from tests.intake.own.shelf import add, settings_of

PAGES = Path(__file__).with_name("hospital")

# The question, and how the bottom line begins and ends: whole sentences of the right section.
ANSWERED = [
    ("When is the collar removed after neck fusion?",
     "A soft collar is given to every patient after a fusion of the neck.", "the surgeon has seen the radiograph."),
    ("How long is the collar worn after cervical fusion?",
     "A soft collar is given to every patient after a fusion of the neck.", "the surgeon has seen the radiograph."),
    ("When can a patient drive after a cervical fusion?",
     "Activity: Driving; When: after the first visit to the clinic;", "Who decides: surgeon"),
    ("What steroid is given for an adult asthma attack?",
     "Prednisolone is given by mouth within the first hour.", "and no tapering is needed."),
    ("When can a patient with asthma go home from the emergency department?",
     "A patient may go home when the peak flow", "above three quarters of their best for two hours."),
    ("When should an asthma attack be admitted?",
     "Admit anyone whose peak flow remains below half", "are admitted at a lower threshold."),
    ("How often should a patient at high risk of pressure ulcers be turned?",
     "A patient at high risk is turned every two hours", "being helped to stand."),
    ("Who gets an air mattress?",
     "Air mattresses are ordered from the equipment library", "cannot be turned because of traction."),
    ("How many days before surgery is warfarin stopped?",
     "Warfarin is stopped five days before the operation.", "unless the surgeon writes otherwise."),
    ("When is apixaban stopped before spinal surgery in a patient with reduced kidney function?",
     "Kidney function: reduced;", "high risk of bleeding: last dose 3 days before"),
    ("Is heparin bridging needed before an operation?",
     "Bridging with heparin is not used,", "The haematologist on call decides about them."),
    ("What do we do for hypoglycaemia in a drowsy patient?",
     "If the patient is drowsy or cannot swallow,", "give glucagon from the hypo box."),
    ("What counts as hypoglycaemia on our wards?",
     "On our wards a glucose below 4.0 mmol/L is treated as hypoglycaemia,", "whether or not there are symptoms."),
    ("How often is a silicone catheter changed?",
     "A latex catheter is changed after two weeks,", "a silicone catheter after twelve weeks."),
    ("What should I do about a blocked catheter in a patient with a spinal cord injury?",
     "In a patient with an injury of the cord above T6,", "change the catheter at once if it does not drain."),
    ("Which catheter size for men?", "Who: Men; Size: 14 Ch;", "Balloon: 10 ml"),
    ("Can a patient with a pacemaker have an MRI?",
     "A patient with a pacemaker is scanned only on Thursdays,", "when the cardiac physiologist is present."),
    ("How is an MRI for suspected cauda equina booked at night?",
     "Between ten at night and eight in the morning", "need not ask a radiologist."),
    ("What are the signs of a transfusion reaction and what to do?",
     "Stop the transfusion if the temperature rises", "to the laboratory with the pink form."),
    ("Does a patient on blood thinners who hit the head need a CT?",
     "A patient who takes a blood thinner and has hit the head", "gets a CT scan within the hour."),
    ("Can I drive after my epidural injection?",
     "You should not drive on the day of the injection.", "You should not drive on the day of the injection."),
    ("When does evening handover start?",
     "The evening handover starts at half past eight", "in the seminar room on the first floor."),
    ("What INR is acceptable for surgery?",
     "Warfarin is stopped five days before the operation.", "unless the surgeon writes otherwise."),
    ("Who checks the hypo box?",
     "Every ward keeps one hypo box on the resuscitation trolley.", "signs the card in its lid."),
    ("When are clips removed after cervical fusion?",
     "Clips are taken out by the district nurse on day ten.", "Clips are taken out by the district nurse on day ten."),
    ("My legs feel heavy after the injection, is that normal?",
     "Your legs may feel heavy for some hours.", "Your legs may feel heavy for some hours."),
    ("Over how long is a unit of red cells transfused?",
     "A unit of red cells runs over ninety minutes", "within four hours of leaving the fridge."),
    ("What about baclofen pumps and MRI?",
     "Baclofen pumps are interrogated before and after the scan", "and may not start again."),
]  # fmt: skip
NOT_THERE = [
    "What is the visiting time on ward 4?",
    "How is sepsis treated?",
    "At what temperature is the pharmacy fridge kept?",
    "Which antibiotic is given for pneumonia?",
    "How is an anaphylactic reaction to penicillin treated?",
    "What is the dose of morphine after a hip replacement?",
]


@pytest.fixture(scope="module")
def consult(tmp_path_factory: pytest.TempPathFactory) -> Consult:
    home = shipped_home().copy_to(tmp_path_factory.mktemp("northfield") / "home")
    add(home, PAGES)
    return Consult.open(settings_of(home))


def own_answer(consult: Consult, question: str) -> Answer:
    return consult.ask(question, reader="gp", keep=consult.keep_only(only="own"))


@pytest.mark.parametrize(("question", "begins", "ends"), ANSWERED)
def test_what_a_page_says_is_answered_from_it_in_whole_sentences(consult, question, begins, ends):
    answer = own_answer(consult, question)
    assert answer.declined is None
    said = " ".join(statement.text for statement in answer.bottom_line)
    assert (said[: len(begins)], said[-len(ends) :]) == (begins, ends)
    assert len(answer.statements) <= 2
    assert {r.evidence for r in answer.references} <= {"Web page, own document", "Patient information, own document"}
    assert consult.prove(to_record(answer)).faults == ()


@pytest.mark.parametrize("question", NOT_THERE)
def test_what_no_page_says_is_declined_as_not_there(consult, question):
    declined = own_answer(consult, question).declined
    assert declined is not None
    assert declined.code == "not_in_library"
    assert declined.message.startswith("Your own documents have no passage that covers what was asked")


@pytest.mark.parametrize("question", [question for question, _, _ in ANSWERED] + NOT_THERE)
def test_an_answer_that_is_not_declined_says_something_and_no_line_of_furniture(consult, question):
    answer = own_answer(consult, question)
    assert bool(answer.statements) != bool(answer.declined)
    texts = [statement.text for statement in answer.statements]
    assert not any("Northfield" in text or text.endswith(("?", ":")) for text in texts)
    headings = {consult.passage(c.passage).section.rpartition(" > ")[2] for s in answer.statements for c in s.citations}
    assert headings.isdisjoint(texts)


def test_a_page_stands_beside_what_the_pack_says_and_only_where_it_answers(consult):
    answer = consult.ask("How often should a patient at high risk of pressure ulcers be turned?", reader="gp")
    own = [s.text for s in answer.statements if s.citations[0].passage.startswith("local/")]
    assert own[0] == "A patient at high risk is turned every two hours by day and every three hours by night."
    assert len(own) <= 2
    assert any(not s.citations[0].passage.startswith("local/") for s in answer.bottom_line)
    alone = consult.ask("Who do I call at night about a wound after neck fusion?", reader="gp")
    assert not any(s.citations[0].passage.startswith("local/") for s in alone.statements)


def test_a_row_of_a_table_is_cited_by_its_section_and_number(consult):
    answer = own_answer(consult, "Which catheter size for men?")
    (citation,) = answer.bottom_line[0].citations
    assert (citation.place.page, citation.place.section, citation.place.row) == (None, "Catheter sizes", 2)

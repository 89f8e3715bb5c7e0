"""The layout of an answer: sections, their order and their headings by reader."""

from __future__ import annotations

from curbside.answer.intents import read_intents
from curbside.answer.plan import GROUP_OF, lay_out
from curbside.library.passages import ROLES
from tests.answer.garden import draft, passage

ONE_OF_EACH = tuple(draft(passage(f"leaf-{n:03}", f"Statement {n}.", role=role)) for n, role in enumerate(ROLES))
CLINICIAN = (
    "Definition", "Epidemiology", "Causes and risk factors", "Symptoms and signs", "Red flags", "Imaging",
    "Tests and differential diagnosis", "Scores", "Treatment", "Doses", "Rehabilitation and self-care", "Prognosis",
    "Follow-up", "Complications and adverse effects", "Pitfalls",
)  # fmt: skip
PATIENT = (
    "What it is", "How common it is", "Why it happens", "What you may notice", "When to get help", "Scans",
    "How it is found", "How severity is measured", "What can be done", "Medicines", "Living with it",
    "What to expect", "Check-ups", "Risks and side effects", "Good to know",
)  # fmt: skip


def headings(question: str, reader: str) -> tuple[str, ...]:
    return tuple(heading for heading, _ in lay_out(ONE_OF_EACH, read_intents(question), reader))


def test_headings_are_worded_for_the_reader_in_a_textbooks_order():
    assert headings("leaf blight", "gp") == headings("leaf blight", "nurse") == CLINICIAN
    assert headings("leaf blight", "specialist") == CLINICIAN
    assert headings("leaf blight", "patient") == PATIENT


def test_what_was_asked_comes_first():
    assert headings("what dose", "gp")[:2] == ("Doses", "Definition")
    assert headings("what causes it", "patient")[:2] == ("Why it happens", "What it is")
    assert headings("what are the symptoms and the outlook", "gp")[:3] == (
        "Symptoms and signs", "Prognosis", "Definition",
    )  # fmt: skip


def test_roles_that_belong_together_share_a_section_in_the_order_given():
    sign, symptom, other = (
        draft(passage("leaf-1", "A sign.", role="sign")),
        draft(passage("leaf-2", "A symptom.", role="symptom")),
        draft(passage("leaf-3", "A dose.", role="dose")),
    )
    laid_out = lay_out((sign, other, symptom), read_intents("leaf blight"), "gp")
    assert laid_out == (("Symptoms and signs", (sign, symptom)), ("Doses", (other,)))


def test_every_draft_has_its_place_and_none_is_lost():
    placed = [d for _, drafts in lay_out(ONE_OF_EACH, read_intents("leaf blight"), "gp") for d in drafts]
    assert sorted(placed, key=lambda d: d.passage.id) == list(ONE_OF_EACH)
    assert len(set(GROUP_OF.values()) - {"own"}) == len(CLINICIAN)


def test_no_drafts_make_no_sections():
    assert lay_out((), read_intents("leaf blight"), "gp") == ()

"""Roles of running text: measured on labelled sentences, unknown where nothing tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.library.passages import ROLES
from curbside.library.role_cues import CUES, HEADINGS
from curbside.library.roles import role_of, role_of_heading, role_of_passage


def labelled(name: str) -> list[tuple[str, str, str]]:
    """(role, heading, sentence) of each line of a file beside this one."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    parted = (line.split("|", 2) for line in lines if not line.startswith("#"))
    return [("" if role == "-" else role, heading, text) for role, heading, text in parted]


LABELLED = labelled("labelled_sentences.txt")


def test_labelled_sentences_are_told_as_measured():
    told = [(label, role_of(heading, text)) for label, heading, text in LABELLED]
    named = [pair for pair in told if pair[1]]
    assert len(told) == 238
    assert sum(label == role for label, role in told) / len(told) >= 0.97
    assert sum(label == role for label, role in named) / len(named) >= 0.97


def test_sentences_in_other_words_are_left_without_a_role_rather_than_guessed():
    told = [(label, role_of(heading, text)) for label, heading, text in labelled("held_out_sentences.txt")]
    assert len(told) == 66
    assert sum(bool(role) and role != label for label, role in told) <= 3
    assert sum(role == label for label, role in told) >= 9


def test_every_role_has_labelled_sentences_and_cues():
    assert {label for label, _, _ in LABELLED} - {""} == set(ROLES)
    assert {role for role, _, _ in CUES} - {"-"} == set(ROLES)
    assert set(HEADINGS) - {"-"} == set(ROLES)


@pytest.mark.parametrize(
    ("section", "role"),
    [
        ("Treatment", "treatment"),
        ("Treatment > Dose and administration", "dose"),
        ("Results > Adverse events", "adverse-effect"),
        ("3.2 Differential diagnosis", "differential"),
        ("Methods", "-"),
        ("A treatise on the many ways in which a garden may be treated", ""),
        ("Tomatoes", ""),
        ("", ""),
    ],
)
def test_the_deepest_heading_that_names_a_role_decides(section, role):
    assert role_of_heading(section) == role


@pytest.mark.parametrize("text", ["Tomatoes ripen late.", "", "It was so.", "1234 5678"])
def test_what_nothing_tells_of_has_no_role(text):
    assert role_of("", text) == ""


def test_two_roles_that_are_told_alike_are_not_guessed_between():
    assert role_of("", "Burning, and wasting of the hand.") == ""


def test_what_one_sentence_of_several_names_is_not_the_role_of_all():
    after_a_fall = (
        "Nobody is lifted before a nurse has come. Whoever hit the head gets a CT scan. The doctor on call sees "
        "everyone within half an hour."
    )
    assert role_of("After a fall", after_a_fall) == "imaging"
    assert role_of_passage("After a fall", after_a_fall) == ""
    assert role_of_passage("Imaging", after_a_fall) == "imaging"
    assert role_of_passage("", "A CT scan shows bone. Radiographs show it, too.") == "imaging"


def test_a_department_is_no_warning():
    assert role_of("", "This pathway is for the emergency department.") == ""
    assert role_of("", "A blocked catheter is an emergency.") == "red-flag"

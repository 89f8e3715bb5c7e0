"""Roles of running text: measured on labelled sentences, unknown where nothing tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.intake.role_cues import CUES, HEADINGS
from curbside.intake.roles import role_of, role_of_heading
from curbside.library.passages import ROLES

LABELLED = [
    line.split("|", 2)
    for line in Path(__file__).with_name("labelled_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_labelled_sentences_are_told_as_measured():
    told = [("" if label == "-" else label, role_of(heading, text)) for label, heading, text in LABELLED]
    named = [pair for pair in told if pair[1]]
    assert len(told) == 238
    assert sum(label == role for label, role in told) / len(told) >= 0.97
    assert sum(label == role for label, role in named) / len(named) >= 0.97


def test_every_role_has_labelled_sentences_and_cues():
    assert {label for label, _, _ in LABELLED} - {"-"} == set(ROLES)
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
    assert role_of("", "A positive tap sign supports the diagnosis of morvexia.") == ""

"""Examination language has its own polarity: there, not there, or left open."""

from __future__ import annotations

import pytest

from curbside.cases.findings import read_case
from tests.cases.findings.pack import lexicon

PRESENT, ABSENT, UNKNOWN = "present", "absent", "unknown"


def state(text: str, finding: str) -> str:
    return read_case(text, lexicon()).state(finding)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plantars down.", {"babinski": ABSENT}),
        ("Hoffmann -ve, clonus 0 beats.", {"hoffmann": ABSENT, "clonus": ABSENT}),
        ("Anal tone intact.", {"anal-tone-reduced": ABSENT}),
        ("No trouble with bladder or bowel.", {"bladder-dysfunction": ABSENT}),
        ("No difficulty with buttons.", {"hand-clumsiness": ABSENT}),
        ("He is not yet on an anticoagulant.", {"anticoagulant": ABSENT}),
        ("Pinprick, temperature and fine touch lost in the left leg.", {"touch-loss": PRESENT, "fever": UNKNOWN}),
        ("Biopsy showed non-caseating granulomas.", {"sarcoidosis": PRESENT, "tb-positive": UNKNOWN}),
        ("Had his hepatitis B vaccine.", {"recent-vaccine": PRESENT, "liver-disease": UNKNOWN}),
        ("Cataracts removed as a teenager.", {"age-under-20": UNKNOWN}),
        ("C4 slipped forward on C5.", {"recent-trauma": UNKNOWN}),
        ("Neither leg moves.", {"leg-paralysis": PRESENT}),
        ("Signal from C5 to T8 without compression.", {"mri-compression": ABSENT, "mri-cervical-lesion": PRESENT}),
        ("Faecal incontinence.", {"faecal-incontinence": PRESENT, "urinary-incontinence": UNKNOWN}),
        (
            "Reflexes brisk but no clonus; Hoffmann positive.",
            {"brisk-reflexes": PRESENT, "clonus": ABSENT, "hoffmann": PRESENT},
        ),
        ("?cord compression", {"mri-compression": UNKNOWN}),
        ("MRI excluded metastasis.", {"mri-vertebral-metastasis": ABSENT}),
        ("Metastasis excluded.", {"mri-vertebral-metastasis": ABSENT}),
        (
            "Weakness without neck pain until last week when neck pain began.",
            {"weakness": PRESENT, "neck-pain": PRESENT},
        ),
        ("Tone normal, power 5/5 throughout.", {"weakness": ABSENT, "spasticity": ABSENT, "flaccid-weakness": ABSENT}),
        ("Bladders and bowels NAD.", {"bladder-dysfunction": ABSENT, "bowel-dysfunction": ABSENT}),
        ("No cranial nerve deficit.", {"cranial-nerve-deficit": ABSENT}),
        ("Denies leg weakness.", {"leg-weakness": ABSENT, "leg-weakness-both": ABSENT}),
        ("Paraparesis, arms spared.", {"leg-weakness-both": PRESENT, "arm-weakness": ABSENT}),
        (
            "No fever, weight loss or night sweats.",
            {"fever": ABSENT, "weight-loss": ABSENT, "night-sweats": ABSENT},
        ),
        ("Mother had MS.", {"known-ms": UNKNOWN}),
        ("To have MRI to exclude cord compression.", {"mri-compression": UNKNOWN}),
        ("The numbness in the legs has resolved.", {"leg-numbness": ABSENT}),
        ("Possible cord compression.", {"mri-compression": UNKNOWN}),
        ("AQP4 pending.", {"aqp4-positive": UNKNOWN}),
        ("Neck pain and bladder function are not recorded.", {"neck-pain": UNKNOWN, "bladder-dysfunction": UNKNOWN}),
    ],
)
def test_a_note_is_read_with_its_polarity(text: str, expected: dict[str, str]) -> None:
    assert {finding: state(text, finding) for finding in expected} == expected


def test_a_denial_stops_where_the_note_states_something() -> None:
    case = read_case("No sensory level, power 4/5 in both legs, reflexes brisk.", lexicon())

    assert case.is_absent("sensory-level")
    assert case.is_present("leg-weakness-both")
    assert case.is_present("brisk-reflexes")


def test_a_symptom_belongs_to_its_own_part_of_the_body() -> None:
    case = read_case("Weak arms and numb legs.", lexicon())

    assert case.is_present("arm-weakness")
    assert case.is_present("leg-numbness")
    assert case.state("leg-weakness") == UNKNOWN
    assert case.state("arm-numbness") == UNKNOWN


def test_a_list_of_symptoms_shares_its_part_of_the_body() -> None:
    case = read_case("Weakness, numbness and tingling in both legs.", lexicon())

    assert case.is_present("leg-weakness-both")
    assert case.is_present("leg-numbness-both")


def test_a_heading_of_the_examination_holds_for_what_follows_it() -> None:
    case = read_case("LL: tone up, power 3/5, reflexes brisk. UL: power 5/5.", lexicon())

    assert case.is_present("leg-weakness-both")
    assert case.is_present("brisk-leg-reflexes")
    assert case.is_absent("arm-weakness")


def test_words_of_normality_that_are_denied_clear_nothing() -> None:
    assert state("Gait not normal.", "walking-difficulty") != ABSENT


def test_an_improvement_that_did_not_come_denies_nothing() -> None:
    assert state("The weakness of both legs has not improved.", "leg-weakness-both") == PRESENT


def test_a_relative_who_tells_is_not_the_one_who_is_ill() -> None:
    assert state("His wife has noticed slurred speech.", "dysarthria") == PRESENT


def test_of_somebody_who_writes_of_a_relative_the_relative_is_the_patient() -> None:
    assert state("My mother is 70. She has had breast cancer and her legs are weak.", "breast-cancer") == PRESENT


def test_tests_that_are_normal_tell_of_nothing() -> None:
    case = read_case("ESR, CRP, ANA and ANCA unremarkable.", lexicon())

    assert case.is_absent("ana-positive")
    assert case.is_absent("anca-positive")


def test_the_cue_that_decided_is_told() -> None:
    found = read_case("No clonus.", lexicon()).told("clonus")

    assert [(each.state, each.cue, each.words) for each in found] == [(ABSENT, "no", "clonus")]

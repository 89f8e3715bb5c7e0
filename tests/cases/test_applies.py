"""Whom a statement holds for, held against a case: no from known facts alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.applies import Fit, applies, read_applies, read_populations
from curbside.cases.case import Case, Level
from curbside.cases.findings import read_case
from curbside.cases.scores import read_scores, with_scores
from curbside.errors import PackFault
from tests.cases.scores.tables import lexicon, shipped_populations, shipped_scores, statements

TEXTS = sorted({each["applies"] for each in statements().values() if each["applies"]})


def fit(text: str, note: str) -> Fit:
    case = read_case(note, lexicon())
    return applies(text, with_scores(case, read_scores(case, shipped_scores())), shipped_populations())


@pytest.mark.parametrize(
    ("text", "note", "verdict", "would_need"),
    [
        ("adults", "34-year-old woman", "yes", ""),
        ("adults", "8-year-old boy", "no", ""),
        ("adults", "weak legs", "unknown", "age"),
        ("adults", "an adult with cord atrophy", "yes", ""),
        ("children and adults", "8-year-old boy", "yes", ""),
        ("men with SCI", "34-year-old woman", "no", ""),
        ("DCM, mJOA 15-17", "mJOA 13", "no", ""),
        ("DCM, mJOA 14 or less", "mJOA 13", "yes", ""),
        ("mild DCM", "mJOA 16", "yes", ""),
        ("moderate to severe DCM", "mJOA 16", "no", ""),
        ("adults with DCM", "40-year-old man with DCM", "yes", ""),
        ("adults with cancer", "60-year-old man, no history of cancer", "no", ""),
        ("adults with cancer", "60-year-old man", "unknown", "known-cancer"),
        ("people with complete SCI", "AIS C at T4", "no", ""),
        ("people aged 61 or over", "70-year-old man", "yes", ""),
        ("US adults over 65 after posterior surgery for DCM", "40-year-old man", "no", ""),
        ("general population", "40-year-old man", "yes", ""),
        ("DCM 12 months after surgery", "mJOA 13", "unknown", ""),
        ("people with MSCC who could not walk for over 48 hours", "30-year-old man", "unknown", ""),
    ],
)
def test_a_statement_meets_a_case(text: str, note: str, verdict: str, would_need: str) -> None:
    found = fit(text, note)
    assert (found.verdict, found.would_need) == (verdict, would_need)


def test_the_parts_that_decided_are_told() -> None:
    assert fit("adults with DCM, mJOA 15-17", "70-year-old, mJOA 13") == Fit("no", because=("mjoa 15-17",))


def test_two_open_facts_are_not_one() -> None:
    assert fit("adults with cancer", "weak legs") == Fit("unknown")


def test_a_disease_of_somebody_else_or_of_the_past_is_not_that_of_the_person() -> None:
    assert fit("multiple sclerosis", "Her mother has multiple sclerosis.").verdict == "unknown"
    assert fit("multiple sclerosis", "She has multiple sclerosis.").verdict == "yes"


def test_what_turns_a_part_round_keeps_it_from_saying_no() -> None:
    assert fit("people with no known cancer", "no history of cancer").verdict == "unknown"


def test_a_sensory_level_says_nothing_against_a_lesion_higher_up() -> None:
    told = {"top": "T10", "bottom": "T10", "words": "T10", "start": 0, "end": 3}
    for kind, verdict in (("sensory", "unknown"), ("imaged", "no")):
        case = Case(levels=(Level(kind, **told),))
        assert applies("people with a lesion at or above T6", case, shipped_populations()).verdict == verdict


@pytest.mark.parametrize("text", TEXTS)
def test_an_empty_case_is_never_refused(text: str) -> None:
    assert applies(text, Case(), shipped_populations()).verdict != "no"


def test_most_statements_say_whom_they_hold_for_in_words_that_are_read_whole() -> None:
    whole = [text for text in TEXTS if read_applies(text, shipped_populations()).whole]
    assert len(whole) / len(TEXTS) >= 0.55


_FINDINGS = sorted(
    {
        name
        for each in shipped_populations().known.values()
        for condition in (each.yes_when, each.no_when)
        if condition
        for name in condition.findings
    }
)
_STATES = st.dictionaries(st.sampled_from(_FINDINGS), st.sampled_from(["present", "absent"]), max_size=6)
_NUMBERS = st.fixed_dictionaries(
    {}, optional={"age": st.integers(0, 100), "mjoa": st.integers(0, 18), "ais": st.integers(1, 5)}
)


@given(st.sampled_from(TEXTS), _STATES, _NUMBERS, st.sampled_from(["", "male", "female"]), st.data())
def test_no_never_comes_from_what_is_unknown(text: str, states: dict, numbers: dict, sex: str, data) -> None:
    known = {name: (value, value) for name, value in numbers.items()}
    some = {name: state for name, state in states.items() if data.draw(st.booleans())}
    fewer = Case(states=some, numbers=known if data.draw(st.booleans()) else {}, sex=sex)
    if applies(text, fewer, shipped_populations()).verdict == "no":
        assert applies(text, Case(states=states, numbers=known, sex=sex), shipped_populations()).verdict == "no"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"id": "gnomes", "kind": "disease", "words": ["gnomes"], "hat": "red"}, "has an unknown key 'hat'"),
        ({"id": "gnomes", "kind": "garden", "words": ["gnomes"]}, "lacks its words or a kind"),
        ({"id": "gnomes", "kind": "disease", "words": []}, "lacks its words or a kind"),
        ({"id": "gnomes", "kind": "disease", "words": ["gnomes"], "yes_when": "hat"}, "names an unknown finding 'hat'"),
    ],
)
def test_a_population_with_a_fault_is_refused_by_name(entry: dict, message: str) -> None:
    with pytest.raises(PackFault) as caught:
        read_populations([entry], frozenset())
    assert caught.value.message == f"The population 'gnomes' {message}."

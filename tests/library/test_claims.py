"""What a patient's sentence claims beyond the statements it stands on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curbside.library.claims import unsupported_claims
from curbside.library.packs import read_pack
from curbside.library.topics import Statement
from curbside.library.vocabulary import Concept, Vocabulary
from curbside.settings import shipped_packs

VOCABULARY = Vocabulary((
    Concept("pest", "pest", "disease"),
    Concept("greenfly", "greenfly", "disease", broader=("pest",)),
    Concept("soap", "soap", "drug", treats=("greenfly",)),
    Concept("leaf", "leaf", "anatomy"),
))


def statement(text: str, plain: str = "") -> Statement:
    return Statement("s-001", "Signs", text, ("a",), plain=plain)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Greenfly hurt 3 plants.", ()),
        ("A pest hurts 3 plants.", ()),  # what greenfly is a kind of
        ("Greenfly hurt each leaf.", ()),  # where it happens claims nothing
        ("Greenfly hurt 4 plants.", ("the figure '4'",)),
        ("Soap kills greenfly.", ("the name of 'soap'",)),
        ("Greenfly never hurt.", ("a negation",)),
    ],
)
def test_a_sentence_may_say_what_its_statement_says_and_no_more(sentence, expected):
    held = (statement("Greenfly hurt 3 plants."),)
    assert unsupported_claims(sentence, held, VOCABULARY) == expected


def test_what_the_plain_reading_says_counts_as_well():
    held = (statement("Aphids infest a third of plants.", "Greenfly live on one third of plants."),)
    assert unsupported_claims("One third of plants have greenfly.", held, VOCABULARY) == ()


def test_what_a_leaflet_is_about_may_be_named():
    assert unsupported_claims("Soap is used.", (statement("It is used."),), VOCABULARY, ["soap"]) == ()


def test_what_every_statement_denies_must_be_denied():
    held = (statement("Soap does not help."), statement("There is no proof of soap."))
    assert unsupported_claims("Soap helps.", held, VOCABULARY) == ("without its negation",)
    assert unsupported_claims("Soap does not help.", held, VOCABULARY) == ()


@pytest.fixture(scope="module")
def shipped():
    [folder] = shipped_packs()
    return read_pack(folder)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_statement_of_the_shipped_pack_claims_no_more_than_itself(shipped, data):
    vocabulary = vocabulary_of(shipped)
    held = data.draw(st.sampled_from([s for topic in shipped.topics for s in topic.statements]))
    assert unsupported_claims(held.text, (held,), vocabulary) == ()


_VOCABULARIES: dict[str, Vocabulary] = {}


def vocabulary_of(pack) -> Vocabulary:
    """One vocabulary for every example: its matcher takes a while to make."""
    return _VOCABULARIES.setdefault(pack.name, Vocabulary(pack.concepts))

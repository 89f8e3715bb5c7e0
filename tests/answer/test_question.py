"""Reading one question: tidying, the reader, subjects, sides and the words left over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.answer.intents import Intents
from curbside.answer.question import LONGEST, Enquiry, Mention, Question, guess_reader, tidy, understand
from curbside.errors import BadInput
from curbside.library.vocabulary import Concept
from tests.answer.garden import CONCEPTS, knowledge_of, passage, shelf_of, understood

SHELF = shelf_of(passage("leaf-001", "Copper spray slows leaf blight."))


def test_a_question_is_read_whole():
    assert understood(SHELF, "  How is  leaf blight\ntreated in glasshouses? ", "") == Question(
        text="How is leaf blight treated in glasshouses?",
        folded="how is leaf blight treated in glasshouses?",
        reader="gp",
        intents=Intents((("treatment", 1.0),)),
        mentions=(Mention("leaf-blight", "leaf blight", 7, 18, "exact"),),
        subjects=("leaf-blight",),
        concepts=("leaf-blight",),
        stems=("glasshous",),
        sides=(),
    )


def test_a_question_with_nothing_in_it_is_refused_with_a_remedy():
    for text in ("", "   \n\t", "???", "12 / 34"):
        with pytest.raises(BadInput) as raised:
            tidy(text)
        assert (raised.value.message, raised.value.remedy) == (
            "The question is empty.", "Ask a question in words."
        )  # fmt: skip


@pytest.mark.parametrize("text", ["what is\x00 blight", "\x01\x02\x03\x04 blight", "\u200b\u200b\u200b\u200bblight"])
def test_bytes_that_are_not_text_are_refused_with_a_remedy(text):
    with pytest.raises(BadInput) as raised:
        tidy(text)
    assert (raised.value.message, raised.value.remedy) == ("The question is not text.", "Ask in plain words.")


def test_a_whole_document_is_refused_with_a_remedy():
    assert tidy("a" * LONGEST) == "a" * LONGEST
    with pytest.raises(BadInput) as raised:
        tidy("a" * (LONGEST + 1))
    assert raised.value.message == "The question has 4,001 characters; at most 4,000 are read."
    assert raised.value.remedy == "Ask one question, or add the document to the library and ask about it."


def test_white_space_does_not_count_towards_the_length():
    assert tidy("why" + " " * LONGEST + "blight") == "why blight"


@given(st.text(max_size=300))
def test_a_question_is_tidied_once_and_for_all_or_refused(text):
    try:
        once = tidy(text)
    except BadInput:
        return
    assert tidy(once) == once
    assert once.split() == text.split()


@pytest.mark.parametrize("question", ["LB at school", "leaf bligth spreads", "aphid infestations"])
def test_abbreviations_misspellings_and_plurals_name_the_same_concept(question):
    found = understood(SHELF, question).subjects
    assert found == (("greenfly-attack",) if "aphid" in question else ("leaf-blight",))


@pytest.mark.parametrize(("question", "reader"), [
    ("what is leaf blight", "gp"),
    ("leaf blight in a greenhouse: management", "gp"),
    ("why do i have spots", "patient"),
    ("my leaves wilt", "patient"),
    ("are brown leaves a serious matter", "patient"),
    ("brown leaves causes", "gp"),
    ("how should i investigate leaf blight", "gp"),
    ("how do we grade root rot", "gp"),
    ("my patient has root rot", "gp"),
    ("71m, wilting", "gp"),
    ("what can we do about root rot", "patient"),
])  # fmt: skip
def test_the_reader_is_guessed_from_the_wording(question, reader):
    assert understood(SHELF, question, "").reader == reader


def test_a_reader_who_is_named_is_not_guessed():
    assert understood(SHELF, "my leaves wilt", "nurse").reader == "nurse"


def test_without_a_vocabulary_the_first_person_alone_tells_a_patient():
    assert (guess_reader("brown leaves"), guess_reader("my brown leaves")) == ("gp", "patient")


def test_only_kinds_that_a_question_can_be_about_are_subjects():
    found = understood(SHELF, "does copper spray help leaf blight with wilting?")
    assert (found.concepts, found.subjects) == (
        ("copper-spray", "leaf-blight", "wilting"),
        ("leaf-blight",),
    )


def test_a_concept_of_medicine_at_large_is_a_subject_only_where_a_topic_is_about_it():
    concepts = (*CONCEPTS, Concept("rust", "rust", "disease", "shared"))
    knowledge = replace(knowledge_of((passage("leaf-001", "Copper spray slows leaf blight."),)), concepts=concepts)
    assert understand(Enquiry("rust"), knowledge).subjects == ()
    about_rust = replace(knowledge_of((passage("rust-001", "It spreads.", "rust"),)), concepts=concepts)
    assert understand(Enquiry("rust"), about_rust).subjects == ("rust",)


def test_people_are_concepts_of_the_question_where_the_vocabulary_knows_them():
    assert understood(SHELF, "a 9-year-old with leaf blight").concepts == ("leaf-blight", "child")
    bare = replace(knowledge_of(()), concepts=CONCEPTS[:3])
    assert understand(Enquiry("a 9-year-old with leaf blight"), bare).concepts == ("leaf-blight",)


def test_a_comparison_has_the_first_two_subjects_as_its_sides():
    assert understood(SHELF, "root rot versus leaf blight or grafting").sides == ("root-rot", "leaf-blight")


@pytest.mark.parametrize("question", ["root rot and leaf blight", "leaf blight versus frost", "leaf blight vs LB"])
def test_a_question_that_does_not_compare_two_subjects_has_no_sides(question):
    assert understood(SHELF, question).sides == ()


def test_left_over_are_the_stems_of_words_that_name_nothing_ask_nothing_and_count_nothing():
    found = understood(SHELF, "Tell me, does leaf blight really spread through 20 wet greenhouses in 3 weeks?")
    assert found.stems == ("spread", "wet", "greenhous")


def test_a_name_with_two_meanings_gives_a_mention_of_each():
    bean = Concept("dwarf-bean", "dwarf bean", "disease", abbreviations=("DB",))
    bed = Concept("damp-bed", "damp bed", "disease", abbreviations=("DB",))
    knowledge = replace(knowledge_of(()), concepts=(bean, bed))
    assert sorted(understand(Enquiry("what is DB"), knowledge).concepts) == ["damp-bed", "dwarf-bean"]

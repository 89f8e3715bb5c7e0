"""Reading grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.errors import BadInput
from curbside.text.readability import count_syllables, hard_words, reading_grade


@pytest.mark.parametrize(
    ("count", "listed"),
    [
        (1, "cord pain leg walked aged times hands breathe scale"),
        (2, "spinal disease table numbness needed something people handle region likely steroid"),
        (3, "surgery imaging area idea various usual vertebrae nausea"),
        (4, "operation myelitis posterior society emergency situation"),
        (5, "myelopathy degenerative deteriorate"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count, listed):
    assert {word: count_syllables(word) for word in listed.split()} == dict.fromkeys(
        listed.split(), count
    )


def test_the_grade_is_that_of_flesch_and_kincaid():
    # Ten words, two sentences, eleven syllables: 0.39 * 5 + 11.8 * 1.1 - 15.59.
    text = "The cord is squeezed in the neck. Go to bed, doctor."
    assert reading_grade(text) == pytest.approx(0.39 * 11 / 2 + 11.8 * 12 / 11 - 15.59)


def test_plain_words_grade_below_clinical_words():
    plain = "Your spinal cord is squeezed in the neck. It can make your hands clumsy."
    clinical = "Degenerative cervical myelopathy produces progressive neurological deterioration."
    assert reading_grade(plain) < 8 < reading_grade(clinical)


def test_text_with_no_words_is_refused():
    with pytest.raises(BadInput, match="There are no words to grade"):
        reading_grade(" - ")


def test_hard_words_come_once_each_without_inflections_or_acronyms():
    assert hard_words("Myelopathy visited the MRIAE unit; myelopathy deteriorates.") == (
        "myelopathy",
        "deteriorates",
    )


@given(st.text(min_size=1).filter(lambda text: any(map(str.isalpha, text))))
def test_any_text_with_letters_has_a_grade(text):
    assert isinstance(reading_grade(text), float)

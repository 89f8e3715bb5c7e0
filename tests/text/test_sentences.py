"""Sentence splitting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.text.sentences import split_sentences


def cut(text):
    return [span.text for span in split_sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Some drugs, e.g. baclofen, i.e. a relaxant, help.",
        "Surgery at C5/6 vs. C6/7 was compared (P = 0.046).",
        "Smith et al. reported 12 cases, cf. Fig. 2 and ref. 14.",
        "Written by J. Smith, A. B. Jones and Dr. Brown.",
        "The U.S. patients took 16 mg b.i.d. for 5 days.",
        "The estimate was .05 (95% CI 5.5 to 181.8; approx. 12 people).",
        "M. tuberculosis and C. difficile grew in No. 3.",
        "It took approx. Twelve men, see suppl. Two by Messrs. Hill and Dale.",
        "A line that is broken by hand\ngoes on below.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_cut_it(sentence):
    assert cut(sentence + " The next one.") == [sentence, "The next one."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is AIS grade A. Patients differ.", ["It is AIS grade A.", "Patients differ."]),
        ("Give vitamin D. Surgery waits.", ["Give vitamin D.", "Surgery waits."]),
        ("By Fehlings et al. The rest.", ["By Fehlings et al.", "The rest."]),
        ("No. Surgery waits.", ["No.", "Surgery waits."]),
        ("It was 14. mJOA rose.", ["It was 14.", "mJOA rose."]),
        ("Is it urgent? Yes! Go.", ["Is it urgent?", "Yes!", "Go."]),
        ("my hands are numb. is it bad? help", ["my hands are numb.", "is it bad?", "help"]),
        ("It hurt.[3,4] Others fell.", ["It hurt.[3,4]", "Others fell."]),
        ("The cord.The gait.12 Then rest.", ["The cord.", "The gait.12", "Then rest."]),
        ('He said "stop." She did.', ['He said "stop."', "She did."]),
        ("(See ref. 4.) Then stop.", ["(See ref. 4.)", "Then stop."]),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_ends_it(text, sentences):
    assert cut(text) == sentences


def test_headings_list_items_and_table_rows_stand_alone():
    text = (
        "# Treatment\n\n- Weakness of hands\n- Numbness\n1. Operate.\n2. Wait. See.\n"
        "Red flags:\nloss of bladder control\n| a | b |\n"
    )
    assert cut(text) == [
        "# Treatment",
        "- Weakness of hands",
        "- Numbness",
        "1. Operate.",
        "2. Wait.",
        "See.",
        "Red flags:",
        "loss of bladder control",
        "| a | b |",
    ]


def test_offsets_point_into_the_source():
    spans = split_sentences("  One.\r\n\r\nTwo.  ")
    assert [(span.start, span.end, span.text) for span in spans] == [
        (2, 6, "One."),
        (10, 14, "Two."),
    ]


PROSE = st.lists(
    st.sampled_from(
        ["e.g.", "C5/6", "vs.", "P", "=", "0.046", ".", "?", "\n", "\n\n", "- ", "The", "cord",
         "et al.", "Fig.", "2", "A.", "(", ")", " ", "# ", "1.", "“", "”", "[3]", "\t", "numb", "é"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), PROSE))
def test_sentences_cover_all_that_is_not_space_once_and_in_order(text):
    spans = split_sentences(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())

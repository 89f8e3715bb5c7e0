"""What a text claims of a span: is it so, whose is it, and when."""

from __future__ import annotations

import pytest

from curbside.text.assertion import Assertion, read_assertion, read_context, read_tokens


def claim(text: str, words: str, *, last: bool = False) -> Assertion:
    start = text.rindex(words) if last else text.index(words)
    return read_assertion(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("no clonus; Hoffmann positive", "clonus", "absent"),
        ("no clonus; Hoffmann positive", "Hoffmann", "present"),
        ("no clonus, Hoffmann positive", "Hoffmann", "present"),
        ("Babinski absent, clonus present", "Babinski", "absent"),
        ("Babinski absent, clonus present", "clonus", "present"),
        ("denies headache, fever or rash but reports weakness", "rash", "absent"),
        ("denies headache, fever or rash but reports weakness", "weakness", "present"),
        ("without pain, numbness or tingling", "tingling", "absent"),
        ("no fever, legs are weak", "legs are weak", "present"),
        ("no fever no injury legs gone weak", "legs gone weak", "present"),
        ("fracture ruled out", "fracture", "absent"),
        ("stiffness rather than weakness", "weakness", "absent"),
        ("free of pain", "pain", "absent"),
        ("not only numbness but weakness", "numbness", "present"),
        ("no longer able to grip", "grip", "present"),
        ("no change in the weakness", "weakness", "present"),
        ("the weakness is not getting better", "weakness", "present"),
        ("I don't know why my arm is weak", "weak", "present"),
        ("no doubt it is weakness", "weakness", "present"),
        ("?fracture after a fall", "fracture", "uncertain"),
        ("possible weakness of grip", "weakness", "uncertain"),
        ("if the weakness spreads, who do I call?", "weakness", "conditional"),
        ("in case of weakness call us", "weakness", "conditional"),
        ("I wonder if the numbness matters", "numbness", "present"),
        ("it feels as if my arm is numb", "numb", "present"),
    ],
)
def test_a_span_is_present_absent_uncertain_or_conditional(
    text: str, words: str, state: str
) -> None:
    assert claim(text, words).state == state


def test_a_denial_ends_where_the_thing_begins() -> None:
    text = "weakness without neck pain until last week when neck pain began"
    assert claim(text, "weakness").state == "present"
    assert claim(text, "neck pain").state == "absent"
    assert claim(text, "neck pain", last=True).state == "present"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("my mother has weakness", "weakness", "other"),
        ("my mother is well but I have weakness", "weakness", "self"),
        ("he cannot lift his arm", "lift his arm", "other"),
        ("asking for a friend: numb hands", "numb hands", "other"),
        ("I have numb hands", "numb hands", "self"),
        ("numb hands", "numb hands", "self"),
    ],
)
def test_a_span_is_said_of_the_speaker_or_of_another(text: str, words: str, who: str) -> None:
    assert claim(text, words).who == who


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("had weakness in 1989", "weakness", "past"),
        ("weakness last year", "weakness", "past"),
        ("numbness which has resolved", "numbness", "past"),
        ("numb hands, all gone now", "numb hands", "past"),
        ("as a child I had fits", "fits", "past"),
        ("weakness since this morning", "weakness", "now"),
        ("weakness", "weakness", "now"),
    ],
)
def test_a_span_is_now_or_past(text: str, words: str, when: str) -> None:
    assert claim(text, words).when == when


def test_the_cue_carries_its_words_and_offsets() -> None:
    text = "She DENIES any Weakness."
    assert claim(text, "Weakness") == Assertion("absent", "other", "now", "DENIES", 4, 10)
    assert claim("Weakness.", "Weakness") == Assertion("present", "self", "now", "", -1, -1)


def test_an_empty_text_claims_nothing() -> None:
    assert read_assertion("", 0, 0) == Assertion("present", "self", "now", "", -1, -1)


def test_tokens_keep_offsets_of_the_source_whatever_the_letters() -> None:
    text = "İ can’t feel C5/6… w/o pain?"
    assert [text[t.start : t.end] for t in read_tokens(text)] == [
        "İ", "can’t", "feel", "C5", "/", "6", "w/o", "pain", "?",
    ]  # fmt: skip
    assert read_tokens(text)[1].word == "cant"


def test_a_question_mark_before_a_word_does_not_end_the_sentence() -> None:
    context = read_context("40F ?fracture. Sent home?")
    assert [context.sentences[at] for at in (0, 2, 4)] == [0, 0, 1]

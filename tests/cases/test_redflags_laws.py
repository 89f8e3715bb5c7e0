"""Laws of urgency: a denial or an unrelated sentence never lowers it, and the same words give the same."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import curbside
from curbside.cases.redflags import RedFlags, Urgency, raise_urgency, read_redflags

PACK = Path(curbside.__file__).parent / "packs" / "spinal_cord"
VIGNETTES = Path(__file__).parent / "vignettes" / "redflags.yaml"
LEVEL = {None: 0, "urgent": 1, "emergency": 2}


def _rules() -> RedFlags:
    return read_redflags(yaml.safe_load((PACK / "redflags.yaml").read_text(encoding="utf-8")))


RULES = _rules()
TEXTS = [item["text"] for item in yaml.safe_load(VIGNETTES.read_text(encoding="utf-8"))]

DENIALS = st.sampled_from(
    [
        "No fever.",
        "No headache.",
        "There is no rash.",
        "I have not lost weight.",
        "Denies chest pain.",
        "No leg weakness.",
        "No numbness.",
        "There is no incontinence.",
        "I have no neck pain.",
    ]
)
UNRELATED = st.sampled_from(
    [
        "Thank you.",
        "The weather is dreadful here.",
        "We live near the station.",
        "What is the capital of France?",
        "I like tea.",
        "My surname is Brown.",
        "Please excuse the long message.",
        "Greetings from Leeds.",
    ]
)


def level(found: Urgency | None) -> int:
    return LEVEL[found.level if found else None]


def before_or_after(text: str, extra: str, first: bool) -> str:
    text = text if text[-1] in ".?!" else text + "."
    return f"{extra} {text}" if first else f"{text} {extra}"


@given(text=st.sampled_from(TEXTS), extra=DENIALS, first=st.booleans())
@settings(max_examples=400, deadline=None)
def test_adding_an_absent_finding_never_lowers_urgency(text: str, extra: str, first: bool) -> None:
    with_it = raise_urgency(before_or_after(text, extra, first), RULES)
    assert level(with_it) >= level(raise_urgency(text, RULES))


@given(text=st.sampled_from(TEXTS), extra=UNRELATED, first=st.booleans())
@settings(max_examples=400, deadline=None)
def test_adding_an_unrelated_sentence_never_lowers_urgency(
    text: str, extra: str, first: bool
) -> None:
    with_it = raise_urgency(before_or_after(text, extra, first), RULES)
    assert level(with_it) >= level(raise_urgency(text, RULES))


@given(text=st.sampled_from(TEXTS))
@settings(max_examples=100, deadline=None)
def test_the_same_words_give_the_same_urgency_from_freshly_read_rules(text: str) -> None:
    assert raise_urgency(text, RULES) == raise_urgency(text, RULES)
    assert raise_urgency(text.upper(), RULES) is None or isinstance(
        raise_urgency(text.upper(), RULES), Urgency
    )


@given(text=st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_its_reasons_quote_it(text: str) -> None:
    found = raise_urgency(text, RULES)
    for reason in found.reasons if found else ():
        assert text[reason.start : reason.end] == reason.words

"""Proving a sentence against the words it cites, and every way in which it may fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from curbside.answer.outline import Outline
from curbside.answer.verify import QUOTED, VERIFIED, Quote, Verdict, check_sentence, quote_whole, verify_outline
from curbside.library.passages import text_sha256
from curbside.library.vocabulary import Vocabulary
from tests.answer.garden import CONCEPTS, draft, passage

VOCABULARY = Vocabulary(CONCEPTS)
SOURCE = passage(
    "leaf-001",
    "Copper spray 20 mg/kg daily for 6 to 8 weeks should follow leaf blight at C5-C6, and fewer than 5% of "
    "plants lose a branch (95% CI 2 to 9).",
    plain="Spray with copper, 20 mg/kg each day, for 6 to 8 weeks.",
)
DENIES = passage("leaf-002", "Leaf blight does not spread in frost, and sulphur dust may be used in 3 of 4 beds.")


def check(sentence: str, source=SOURCE, quote: Quote | None = None) -> Verdict:
    return check_sentence(sentence, (quote or quote_whole(source),), {source.id: source}, VOCABULARY)


def test_a_passages_own_words_are_quoted():
    assert check(SOURCE.text) == Verdict(QUOTED)
    assert str(check(SOURCE.text)) == "quoted"


def test_a_plain_reading_with_the_same_figures_is_verified():
    assert check(SOURCE.plain) == Verdict(VERIFIED)


@pytest.mark.parametrize("sentence", [
    "After leaf blight at C5/6 give copper spray at 20 mg per kg a day for 6-8 weeks.",
    "Copper spray helps after leaf blight.",
    "A branch is lost by <5% of plants (95% CI 2-9).",
])  # fmt: skip
def test_a_sentence_that_says_no_more_than_its_source_is_verified(sentence):
    assert check(sentence) == Verdict(VERIFIED)


def test_a_sentence_may_stand_on_part_of_a_passage():
    words = SOURCE.text[:51]
    quote = Quote(SOURCE.id, 0, 51, words, text_sha256(words))
    assert check("Copper spray 20 mg/kg daily for 6 to 8 weeks.", quote=quote) == Verdict(VERIFIED)
    assert check("Fewer than 5% lose a branch.", quote=quote).stands is False


def test_a_sentence_that_cites_nothing_fails():
    assert check_sentence("It spreads.", (), {}, VOCABULARY) == Verdict("failed", "no citation")


def test_a_passage_that_the_library_does_not_hold_fails():
    verdict = check_sentence(SOURCE.text, (quote_whole(SOURCE),), {}, VOCABULARY)
    assert verdict == Verdict("failed", "the passage garden:leaf-001 is not in the library")
    assert str(verdict) == "failed: the passage garden:leaf-001 is not in the library"


LENGTH = len(SOURCE.text)


@pytest.mark.parametrize(
    ("start", "end"), [(1, LENGTH), (0, LENGTH - 1), (0, LENGTH + 1), (-LENGTH, LENGTH), (LENGTH, 0)]
)
def test_an_offset_that_moved_fails(start, end):
    moved = replace(quote_whole(SOURCE), start=start, end=end)
    reason = f"the quote does not stand at {start}-{end} of garden:leaf-001"
    assert check(SOURCE.text, quote=moved) == Verdict("failed", reason)


def test_a_quote_of_nothing_proves_nothing():
    nothing = Quote(SOURCE.id, 0, 0, "", text_sha256(""))
    assert check("It spreads.", quote=nothing) == Verdict(
        "failed", "the quote does not stand at 0-0 of garden:leaf-001"
    )


def test_a_quote_of_other_words_fails():
    whole = quote_whole(SOURCE)
    other = SOURCE.text.replace("20", "30")
    changed = replace(whole, quote=other, sha256=text_sha256(other))
    assert check(other, quote=changed).reason == f"the quote does not stand at 0-{whole.end} of garden:leaf-001"


def test_a_hash_of_other_words_fails():
    wrong = replace(quote_whole(SOURCE), sha256=text_sha256("other words"))
    assert check(SOURCE.text, quote=wrong).reason == (
        "the hash of the quote from garden:leaf-001 does not match its words"
    )


@pytest.mark.parametrize(("old", "new", "named"), [
    ("20 mg/kg", "30 mg/kg", "30 mg/kg daily"),  # number
    ("20 mg/kg", "20 g/kg", "20 g/kg daily"),  # unit
    ("mg/kg daily", "mg/kg weekly", "20 mg/kg weekly"),  # how often
    ("fewer than 5%", "more than 5%", "more than 5%"),  # comparator
    ("6 to 8 weeks", "6 to 9 weeks", "6 to 9 weeks"),  # end of a range
    ("6 to 8 weeks", "6 to 8 days", "6 to 8 days"),  # unit of time
    ("C5-C6", "C5-C7", "C5-C7"),  # level
    ("2 to 9", "1 to 9", "95% CI 1 to 9"),  # interval
])  # fmt: skip
def test_a_changed_figure_fails_and_is_named(old, new, named):
    assert check(SOURCE.text.replace(old, new)) == Verdict("failed", f"“{named}” does not stand in the source")


def test_a_drug_that_the_source_does_not_name_fails():
    verdict = check(SOURCE.text.replace("Copper spray", "Sulphur dust"))
    assert verdict == Verdict("failed", "the source does not name sulphur-dust")


@pytest.mark.parametrize(("sentence", "reason"), [
    ("Leaf blight does spread in frost, and sulphur dust may be used in 3 of 4 beds.", "a negation was added or lost"),
    ("Leaf blight spreads when there is frost.", "a negation was lost"),
])  # fmt: skip
def test_a_negation_that_was_lost_fails(sentence, reason):
    assert check(sentence, DENIES) == Verdict("failed", reason)


def test_a_clause_that_stands_beside_a_denied_one_stands_by_itself():
    assert check("Sulphur dust may be used in 3 of 4 beds.", DENIES) == Verdict(VERIFIED)


def test_a_negation_that_was_added_fails():
    changed = SOURCE.text.replace("should follow", "should not follow")
    assert check(changed) == Verdict("failed", "a negation was added or lost")


@pytest.mark.parametrize(("other", "said"), [
    ("must follow", "must"),
    ("may follow", "may"),
    ("is required after", "is required after"),
    ("is contraindicated after", "is contraindicated after"),
])  # fmt: skip
def test_wording_stronger_or_weaker_than_the_source_fails(other, said):
    verdict = check(SOURCE.text.replace("should follow", other))
    assert verdict == Verdict("failed", f"the wording is stronger or weaker than the source’s (“{said}”)")


def test_wording_stronger_than_the_source_fails_in_a_sentence_of_other_words():
    verdict = check("Blight is a case in which a copper spray is always required.")
    assert verdict == Verdict("failed", "the wording is stronger than the source’s (obligation)")


@pytest.mark.parametrize(("plain", "reason"), [
    ("Spray with copper, 25 mg/kg each day.", "“25 mg/kg each day” does not stand in the source"),
    ("Do not spray with copper.", "a negation was added or lost"),
    ("Use sulphur dust.", "the source does not name sulphur-dust"),
])  # fmt: skip
def test_a_plain_reading_is_held_to_figures_drugs_and_negation(plain, reason):
    text = "Copper spray 20 mg/kg daily should follow leaf blight."
    source = passage("leaf-003", text, plain=plain)
    assert check(plain, source) == Verdict("failed", reason)


def test_a_plain_reading_may_name_the_class_of_a_drug_and_say_no_in_its_own_way():
    source = passage("leaf-004", "Oil spray is contraindicated in frost.", plain="Do not use a spray in frost.")
    assert check(source.plain, source) == Verdict(VERIFIED)


def test_a_sentence_may_join_what_two_passages_say():
    quotes = (quote_whole(SOURCE), quote_whole(DENIES))
    both = {p.id: p for p in (SOURCE, DENIES)}
    joined = "Leaf blight does not spread in frost; copper spray 20 mg/kg daily follows it."
    assert check_sentence(joined, quotes, both, VOCABULARY) == Verdict(VERIFIED)


def test_an_outline_shows_the_passages_own_words_where_a_plain_reading_fails():
    wrong = structs.replace(SOURCE, id="garden:leaf-005", plain="Spray with copper, 90 mg/kg each day.")
    plain, own = draft(wrong, wrong.plain), draft(wrong)
    proven = verify_outline(Outline(rest=(plain,)), VOCABULARY)
    assert proven.outline == Outline(rest=(own,))
    assert proven.verdicts == {own: Verdict(QUOTED)}
    assert proven.failed == {plain: Verdict("failed", "“90 mg/kg each day” does not stand in the source")}


WORDS = st.lists(
    st.sampled_from("copper spray blight no not must 5% 20 mg 6-8 weeks C5-C6 T2 <3 daily (95% CI 2 to 9), frost. "
                    "twice half 1,000 ½ – “so” naïve aphid infestation".split(" ")),
    min_size=1, max_size=25,
).map(" ".join)  # fmt: skip


@given(WORDS | st.text(min_size=1, max_size=200))
def test_a_passages_own_text_always_stands(text):
    assert check(text, passage("any-001", text)) == Verdict(QUOTED)


@given(
    st.sampled_from((SOURCE, DENIES)),
    st.integers(min_value=0, max_value=60),
    st.sampled_from("0123456789"),
)
def test_a_figure_with_a_digit_changed_never_stands(source, place, digit):
    at = [n for n, char in enumerate(source.text) if char.isdigit()]
    n = at[place % len(at)]
    assume(source.text[n] != digit)
    assert check(source.text[:n] + digit + source.text[n + 1 :], source).stands is False


@given(st.integers(2, 9999), st.integers(2, 9999), st.sampled_from(("mg", "weeks", "%", "mm", "years")))
def test_a_sentence_with_another_number_never_stands(stated, claimed, unit):
    assume(stated != claimed)
    source = passage("any-002", f"Leaf blight took {stated} {unit} in one bed.")
    assert check(f"Leaf blight took {claimed} {unit} in one bed.", source).stands is False

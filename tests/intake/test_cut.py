"""Cutting: passages of whole sentences at their places in the text, never across a heading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curbside.intake.cut import ENOUGH_WORDS, LONGEST_SENTENCE, MOST_WORDS, cut_document
from curbside.intake.record import Block, Meta, ReadDocument
from curbside.library.own.pages import page_of

WORDS = "water the tomato well before noon".split()


def document(*blocks: Block, title: str = "Tomatoes") -> ReadDocument:
    return ReadDocument("text", Meta(title=title), blocks)


def words(count: int) -> str:
    """A sentence of so many words."""
    return " ".join(WORDS[n % len(WORDS)] for n in range(count)).capitalize() + "."


def told(*blocks: Block) -> list[tuple[str, str]]:
    return [(cut.section, cut.text) for cut in cut_document(document(*blocks)).cuts]


def test_a_passage_names_the_headings_above_it():
    assert told(
        Block("heading", "Care", 1), Block("paragraph", "Water it."), Block("heading", "Frost", 2),
        Block("paragraph", "Cover it."), Block("heading", "Pests", 1), Block("paragraph", "Wash it."),
    ) == [("Care", "Water it."), ("Care > Frost", "Cover it."), ("Pests", "Wash it.")]  # fmt: skip


def test_a_long_paragraph_is_cut_between_sentences():
    cuts = told(Block("paragraph", " ".join([words(30)] * 5)))
    assert [text.count(".") for _, text in cuts] == [2, 2, 1]


def test_a_few_words_that_would_be_left_over_stay_with_the_passage_before():
    cuts = told(Block("paragraph", " ".join([words(45), words(30), words(30), words(6)])))
    assert [len(text.split()) for _, text in cuts] == [45, 66]


def test_a_long_sentence_stays_whole():
    assert [len(text.split()) for _, text in told(Block("paragraph", words(120)))] == [120]


def test_a_text_without_stops_is_cut_at_spaces_before_it_grows_without_bounds():
    cuts = cut_document(document(Block("paragraph", "tomato " * 5_000 + "end"))).cuts
    assert max(len(cut.text) for cut in cuts) <= LONGEST_SENTENCE
    assert " ".join(cut.text for cut in cuts) == "tomato " * 5_000 + "end"


def test_items_share_a_passage_with_what_leads_into_them():
    assert told(Block("paragraph", "You need:"), Block("item", "a spade"), Block("item", "water"),
                Block("paragraph", words(20))) == [("", "You need:\na spade\nwater"), ("", words(20))]  # fmt: skip


def test_a_short_line_opens_the_paragraph_that_follows():
    assert told(Block("paragraph", "Note well."), Block("paragraph", words(20))) == [("", f"Note well.\n{words(20)}")]


def test_a_row_is_a_passage_of_its_own_under_the_caption_of_its_table():
    assert told(
        Block("heading", "Feeding", 1), Block("caption", "Table 1. Feed"), Block("row", "Week: 1; Feed: straw"),
        Block("row", "Week: 2; Feed: tea"), Block("paragraph", "Then rest."),
    ) == [
        ("Feeding", "Table 1. Feed"), ("Feeding > Table 1. Feed", "Week: 1; Feed: straw"),
        ("Feeding > Table 1. Feed", "Week: 2; Feed: tea"), ("Feeding", "Then rest."),
    ]  # fmt: skip


def test_pages_begin_where_their_first_block_does_or_within_a_block_that_runs_on():
    cut = cut_document(document(
        Block("paragraph", "On one.", page=1), Block("paragraph", "From two to three.", page=2, breaks=(12,)),
        Block("paragraph", "On five.", page=5),
    ))  # fmt: skip
    at = cut.text.index
    assert [page_of(cut.page_starts, at(w)) for w in ("Tomatoes", "On one", "From", "three", "On five")] == [
        1,
        1,
        2,
        3,
        5,
    ]
    assert page_of((), 7) is None


def test_the_id_follows_from_the_text_and_the_identifiers():
    one, same, other = (
        cut_document(ReadDocument("text", Meta(title="T", doi=doi), (Block("paragraph", "Water it."),)))
        for doi in ("10.1/A", "10.1/a", "10.1/b")
    )
    assert one.id == same.id != other.id
    assert one.id.startswith("local/") and len(one.id) == len("local/") + 16


BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(["heading", "paragraph", "item", "row", "caption"]),
        st.lists(st.sampled_from(["Water it.", "e.g.", words(30), "tomato", "You need:", words(100)]), min_size=1)
        .map(" ".join),
        st.integers(0, 3),
    )
).map(tuple)  # fmt: skip


@given(BLOCKS)
def test_passages_hold_all_that_is_no_heading_once_and_in_order(blocks):
    cut = cut_document(document(*blocks))
    assert all(cut.text[each.start : each.end] == each.text for each in cut.cuts)
    assert all(a.end <= b.start for a, b in zip(cut.cuts, cut.cuts[1:], strict=False))
    running = "".join(block.text for block in blocks if block.kind != "heading")
    assert "".join("".join(each.text for each in cut.cuts).split()) == "".join(running.split())


@given(st.lists(st.integers(3, 40), min_size=1, max_size=30))
def test_passages_stay_within_their_bounds(lengths):
    cuts = cut_document(document(Block("paragraph", " ".join(map(words, lengths))))).cuts
    sizes = [len(each.text.split()) for each in cuts]
    assert all(size < MOST_WORDS + 15 for size in sizes)
    assert all(size >= min(ENOUGH_WORDS, MOST_WORDS - 40) for size in sizes[:-1])

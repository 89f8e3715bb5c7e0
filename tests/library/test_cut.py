"""Cutting a topic: a document of clean lines, and passages that lie where they say."""

from __future__ import annotations

from curbside.library.cut import cut_topic
from curbside.library.documents import Document
from curbside.library.packs import read_pack
from curbside.library.passages import Passage, from_json, text_sha256, to_json
from curbside.library.related import related_topics
from curbside.library.vocabulary import Vocabulary
from tests.factories import make_pack, make_passage


def cut(tmp_path):
    pack = read_pack(make_pack(tmp_path))
    references = {reference.id: reference for reference in pack.references}
    return cut_topic("garden", pack.topics[1], references, Vocabulary(pack.concepts))


def test_a_topic_becomes_a_document_of_clean_statements_under_their_headings(tmp_path):
    document, _ = cut(tmp_path)
    text = (
        "Looking after tomatoes\n"
        "\nTreatment\n"
        "Watering in the morning suits a tomato plant.\n"
        "In summer a tomato plant takes 2 litres a day.\n"
        "\nPitfalls\n"
        "Watering at noon is said to scorch the leaves.\n"
    )
    assert document == Document(
        id="garden/tomato-care",
        title="Looking after tomatoes",
        source="garden",
        kind="topic",
        text=text,
        sha256=text_sha256(text),
        subjects=("tomato-plant",),
        reviewed="awaiting",
        date="2026-11-21",
    )


def test_every_passage_lies_in_its_document_where_it_says(tmp_path):
    document, passages = cut(tmp_path)
    assert [document.text[p.start : p.end] for p in passages] == [p.text for p in passages]


def test_a_passage_carries_all_that_its_statement_and_its_sources_say(tmp_path):
    _, passages = cut(tmp_path)
    assert passages[1] == Passage(
        id="garden:tomato-care-002",
        document="garden/tomato-care",
        title="Looking after tomatoes",
        section="Treatment",
        text="In summer a tomato plant takes 2 litres a day.",
        start=80,
        end=126,
        role="dose",
        subjects=("tomato-plant",),
        concepts=("tomato-plant",),
        applies_to="summer, under glass",
        strength="strong",
        plain="In summer, tomatoes take 2 litres a day.",
        references=("almanac2019", "shed-notes"),
        disagrees=("garden:greenfly-003",),
        year=2021,
        level="guideline",
        source="garden",
    )


def test_concepts_are_the_subjects_then_those_the_title_and_the_words_name(tmp_path):
    _, passages = cut(tmp_path)
    assert [passage.concepts for passage in passages] == [
        ("tomato-plant", "watering"),
        ("tomato-plant",),
        ("tomato-plant", "watering"),
    ]


def test_a_passage_survives_json(tmp_path):
    _, passages = cut(tmp_path)
    assert [from_json(to_json(passage)) for passage in passages] == list(passages)


def test_related_topics_share_what_is_rare_and_come_nearest_first():
    passages = [
        make_passage("garden:leeks-001", "a", subjects=("leek",), concepts=("leek", "rust")),
        make_passage("garden:onions-001", "b", subjects=("onion",), concepts=("onion", "rust")),
        make_passage("garden:chives-001", "c", subjects=("leek",), concepts=("leek", "soil")),
        make_passage("garden:roses-001", "d", subjects=("rose",), concepts=("rose",)),
    ]
    assert related_topics(passages) == {
        "garden/leeks": ("garden/chives", "garden/onions"),
        "garden/onions": ("garden/leeks",),
        "garden/chives": ("garden/leeks",),
        "garden/roses": (),
    }


def test_at_most_six_related_topics_are_named():
    passages = [
        make_passage(f"garden:bed{n}-001", "a", subjects=("leek",), concepts=("leek", f"c{n}")) for n in range(9)
    ] + [make_passage("garden:rose-001", "a", concepts=("rose",))]
    related = related_topics(passages)
    assert related["garden/bed8"] == tuple(f"garden/bed{n}" for n in range(6))

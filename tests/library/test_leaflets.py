"""Reading a leaflet's Markdown, and keeping leaflets in a file."""

from __future__ import annotations

import pytest

from curbside.errors import IndexBroken
from curbside.library.faults import Fault
from curbside.library.leaflet_markdown import read_leaflet
from curbside.library.leaflets import SECTIONS, LeafletSection, LeafletSentence, read_leaflets, write_leaflets
from tests.factories import leaflet_md

FILE = "leaflets/pests.md"


def faults_of(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in read_leaflet(text, FILE)[1]]


def test_a_leaflet_is_read_with_its_sections_and_its_questions():
    leaflet, faults = read_leaflet(leaflet_md(), FILE)
    assert faults == ()
    assert (leaflet.id, leaflet.title, leaflet.subjects) == ("pests", "Pests", ("greenfly-attack",))
    assert list(dict.fromkeys(section.key for section in leaflet.sections)) == list(SECTIONS)
    assert leaflet.sections[0] == LeafletSection(
        "what-it-is", "",
        (LeafletSentence("leaf-what-it-is", "Greenfly gather under the leaves.", ("greenfly-001",), 11),), 9,
    )
    assert [(section.question, section.sentences) for section in leaflet.sections[-2:]] == [
        ("How much water?",
         (LeafletSentence("leaf-q1", "In summer it takes 2 litres a day.", ("tomato-care-002",), 57),)),
        ("Where are they?",
         (LeafletSentence("leaf-q2", "They gather under the leaves.", ("greenfly-001", "greenfly-002"), 61),)),
    ]


def test_the_words_of_a_leaflet_are_all_that_a_reader_sees():
    leaflet, _ = read_leaflet(leaflet_md(), FILE)
    headings = sum(len(heading.split()) for heading in SECTIONS.values())
    # title, headings, ten sections of five words, one of five, two questions of three, two answers
    assert leaflet.words == 1 + headings + 10 * 5 + 5 + 3 + 3 + 8 + 5


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"why": "- It rains."}, [(15, "this sentence has no id"), (15, "this sentence stands on no statement")]),
        ({"why": '- {#leaf-why from="greenfly-001"}'}, [(15, "this sentence has no words")]),
        ({"why": '- It rains. {#a from="greenfly-001" role=sign}'}, [(15, "unknown attribute 'role'")]),
        ({"why": "It rains."}, [(15, "'It rains.' belongs to no sentence")]),
        ({"why": '### Why?\n\n- It rains. {#a from="greenfly-001"}'},
         [(15, "a question stands in the section 'questions'")]),
    ],
)
def test_a_fault_of_form_is_named_by_its_line(sections, expected):
    assert faults_of(leaflet_md(**sections)) == expected


def test_a_sentence_before_every_heading_is_a_fault():
    text = leaflet_md().replace("## what-it-is", "- It rains.\n\n## what-it-is", 1)
    assert faults_of(text)[0] == (9, "a sentence stands under a heading")


def test_a_leaflet_without_front_matter_is_no_leaflet():
    remedy = "open the file with --- , the front matter, and --- again"
    assert read_leaflet("## why\n", FILE) == (None, (Fault(FILE, 1, "there is no front matter", remedy),))


def test_leaflets_that_are_kept_come_back_as_they_were(tmp_path):
    leaflet, _ = read_leaflet(leaflet_md(), FILE)
    write_leaflets([leaflet], tmp_path / "leaflets.json")
    assert read_leaflets(tmp_path / "leaflets.json") == (leaflet,)


@pytest.mark.parametrize("content", ["", "{}", '{"version": 0, "leaflets": []}', '{"version": 1, "leaflets": [{}]}'])
def test_a_file_that_is_not_ours_is_broken(tmp_path, content):
    path = tmp_path / "leaflets.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(IndexBroken, match="cannot be read"):
        read_leaflets(path)


def test_a_missing_file_is_broken_and_says_how_to_mend_it(tmp_path):
    with pytest.raises(IndexBroken) as broken:
        read_leaflets(tmp_path / "leaflets.json")
    assert broken.value.remedy == "Build the library again: curbside library build --afresh."

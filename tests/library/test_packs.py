"""Reading a pack: records as written, and values kept as they were typed."""

from __future__ import annotations

import pytest

from curbside.errors import NotFound, PackFault
from curbside.library.faults import Fault
from curbside.library.knowledge import PackCard
from curbside.library.packs import read_draft, read_pack
from curbside.library.references import Reference, newest_year, strongest_type
from curbside.library.vocabulary import Concept
from tests.factories import change, make_pack


def test_a_pack_is_read_whole(tmp_path):
    pack = read_pack(make_pack(tmp_path))
    assert pack.card == PackCard(
        name="garden",
        version="0.1.0",
        title="The kitchen garden",
        language="en-GB",
        licence="CC-BY-4.0",
        editors="awaiting",
        review="submitted",
        reviewed_by="awaiting",
        date="2026-11-21",
        review_due="2999-11-21",
        scope="Tomatoes, their pests and their watering.",
    )
    assert pack.references == (
        Reference(
            id="almanac2019",
            type="guideline",
            title="The almanac of tomatoes",
            authors=("Green A", "Thumb B"),
            container="Journal of Made-up Gardens",
            year=2019,
            locator="7(3):70",
            doi="10.1000/almanac.2019",
            seen="Water in the morning; 2 litres a day in summer.",
            checked="2026-11-21",
        ),
        Reference(
            id="shed-notes",
            type="web-page",
            title="Notes from a shed",
            year=2021,
            url="https://example.org/shed",
            seen="Greenfly gather under the leaves.",
            checked="2026-11-21",
            title_seen=False,
        ),
    )
    assert pack.concepts[1] == Concept(
        id="greenfly-attack",
        term="greenfly attack",
        kind="disease",
        scope="core",
        synonyms=("aphid infestation",),
        misspellings=("grenfly",),
        part_of=("tomato-plant",),
    )
    assert [(topic.id, len(topic.statements)) for topic in pack.topics] == [
        ("greenfly", 3),
        ("tomato-care", 3),
    ]
    assert pack.redflags == (
        {
            "id": "wilting",
            "finding": "wilting all over",
            "patterns": ["plant wilts", "drooping all over"],
        },
        {
            "id": "rule.drought",
            "rule": "sudden drought",
            "level": "urgent",
            "when": ["wilting"],
            "advice": "Water it now.",
            "sources": ["almanac2019"],
        },
    )
    assert pack.scope == {
        "covers": "Tomatoes and what troubles them.",
        "nearby": ["marrows"],
        "elsewhere": [{"field": "roses", "terms": ["rose", "rambler"]}],
    }
    assert pack.summary == "2 topics, 6 statements, 2 references, 3 concepts"


def test_numbers_dates_and_yes_or_no_are_kept_as_they_were_typed(tmp_path):
    folder = change(make_pack(tmp_path), "references/references.yaml", "'7(3):70'", "7:70")
    change(folder, "references/references.yaml", "seen: Greenfly", "pmid: 0123\n  seen: Greenfly")
    change(folder, "vocabulary/concepts.yaml", "term: watering", "term: NO")
    pack = read_pack(folder)
    assert (pack.references[0].locator, pack.references[1].pmid) == ("7:70", "0123")
    assert pack.concepts[2].term == "NO"


def test_a_folder_without_a_pack_is_not_found(tmp_path):
    with pytest.raises(NotFound) as raised:
        read_pack(tmp_path)
    assert raised.value.message == f"There is no pack in {tmp_path}."


def test_a_pack_with_faults_of_form_is_refused_with_all_of_them(tmp_path):
    folder = change(make_pack(tmp_path), "references/references.yaml", "  doi:", "  dio:")
    change(folder, "topics/greenfly.md", "## Signs\n", "## Signs\nA stray line.\n")
    with pytest.raises(PackFault) as raised:
        read_pack(folder)
    assert [str(fault) for fault in raised.value.faults] == [
        "references/references.yaml:8: unknown key 'dio' in reference 'almanac2019' (the keys are: "
        "id, type, title, seen, checked, container, year, locator, doi, pmid, pmcid, url, standing, "
        "superseded_by, note, title_seen, authors)",
        "topics/greenfly.md:10: 'A stray line.' belongs to no statement (begin a heading with '## ',"
        " a statement with '- ', what follows with 2 spaces)",
    ]


def test_a_file_that_is_not_yaml_names_its_line(tmp_path):
    folder = make_pack(tmp_path, {"references/references.yaml": "- id: a\n  - b\n"})
    with pytest.raises(PackFault) as raised:
        read_pack(folder)
    fault = raised.value.faults[0]
    assert (fault.file, fault.line) == ("references/references.yaml", 2)
    assert fault.message.startswith("this is not YAML: ")


def test_a_list_file_that_holds_something_else_is_a_fault(tmp_path):
    folder = make_pack(tmp_path, {"references/references.yaml": "almanac: yes\n"})
    with pytest.raises(PackFault) as raised:
        read_pack(folder)
    expected = Fault("references/references.yaml", 1, "this file holds a list", "begin each entry with '- '")
    assert expected in raised.value.faults


def test_the_level_of_a_passage_is_that_of_its_strongest_source_still_standing():
    old = Reference("a", "guideline", "", year=2010, standing="retracted")
    new = Reference("b", "cohort", "", year=2020)
    page = Reference("c", "web-page", "")
    assert strongest_type((page, new, old)) == "cohort"
    assert strongest_type((old,)) == "guideline"
    assert strongest_type(()) == ""
    assert (newest_year((old, new, page)), newest_year((page,))) == (2020, None)


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"url": "https://example.org/", "doi": "10.1/x"}, "https://example.org/"),
        ({"doi": "10.1000/x", "pmid": "1"}, "https://doi.org/10.1000/x"),
        ({"pmid": "1"}, "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ({"pmcid": "PMC1"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/"),
        ({}, ""),
    ],
)
def test_a_reference_gives_the_address_a_reader_can_open(values, address):
    assert Reference("a", "cohort", "", **values).address == address


def test_a_topic_that_is_not_utf8_is_a_fault_with_its_file(tmp_path):
    folder = make_pack(tmp_path)
    (folder / "topics/tomato-care.md").write_bytes("Kläranlage".encode("latin-1"))
    faults = [f for f in read_draft(folder).faults if f.file == "topics/tomato-care.md"]
    assert [(f.line, f.remedy) for f in faults] == [(0, "save it as UTF-8")]

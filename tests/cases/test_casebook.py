"""The casebook: every part compiled against the others, and parts that a pack lacks are empty."""

from __future__ import annotations

import pytest

from curbside.cases.assess import assess
from curbside.cases.case import Case
from curbside.cases.casebook import read_casebook
from curbside.cases.findings import read_case
from curbside.errors import PackFault
from tests.cases.casebooks import garden_casebook, garden_tables, shipped_casebook, shipped_tables


def test_of_no_tables_comes_an_empty_casebook_that_still_assesses():
    empty = read_casebook({})
    assert (empty.lexicon.ids, empty.criteria.all, empty.causes.known) == (frozenset(), (), ())
    assert (dict(empty.scores.tables), empty.pathways, empty.steps, dict(empty.populations.known)) == ({}, (), (), {})
    found = assess(Case(text="The leaves hang down."), empty)
    assert (found.urgency, found.localisation.region, found.differential, found.next_steps) == (
        "routine", "unclear", (), (),
    )  # fmt: skip


@pytest.mark.parametrize("part", ["causes", "sites", "emergency", "scores", "next_steps", "populations"])
def test_any_part_but_what_others_name_may_be_missing(part):
    # the steps name causes and the pathways scores, so those go with them
    with_it = {"causes": {"next_steps"}, "scores": {"pathways"}}.get(part, set())
    book = read_casebook({name: entries for name, entries in garden_tables().items() if name not in {part, *with_it}})
    found = assess(read_case("Wilting all over, dry soil.", book.lexicon), book)
    assert [finding.id for finding in found.findings] == ["wilting-leaves", "wilting-all-over", "dry-soil"]


def test_every_part_of_the_garden_is_in_its_casebook():
    garden = garden_casebook()
    assert [cause.id for cause in garden.causes.known] == ["greenfly", "drought"]
    assert [criterion.id for criterion in garden.criteria.all] == ["dying-of-thirst", "getting-dry"]
    assert [region.id for region in garden.sites.regions] == ["root", "peripheral"]
    assert [rule.id for rule in garden.pathways] == ["water-at-once", "water-in-the-morning"]
    assert [step.id for step in garden.steps] == ["photograph", "finger-in-the-soil"]
    assert garden.names["wilting-all-over"] == "Wilting all over"
    assert garden.names["thirst"] == "Thirst score"


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("findings", "The cause 'greenfly': unknown finding 'curled-leaves'"),
        ("causes", "unknown cause 'greenfly'"),
        ("scores", "names an unknown number 'thirst'"),
    ],
)
def test_a_part_that_names_what_another_lacks_is_refused(part, message):
    with pytest.raises(PackFault, match=message):
        read_casebook(garden_tables() | {part: garden_tables()[part][:1] if part == "findings" else ()})


def test_the_shipped_casebook_compiles_and_holds_what_its_tables_list():
    book, tables = shipped_casebook(), shipped_tables()
    assert len(book.lexicon.ids) >= 350
    assert len(book.causes.known) >= 90
    assert {"mjoa", "joa", "nurick", "frankel", "ais", "sins", "escc", "tokuhashi", "ndi"} <= set(book.scores.tables)
    assert len(book.pathways) == len(tables["pathways"])
    assert all(cause.sources for cause in book.causes.known)
    advice = [entry for part in ("pathways", "next_steps") for entry in tables[part] if "group" not in entry]
    assert all(entry["sources"] for entry in advice)


def test_an_example_is_a_title_and_a_text_and_nothing_else():
    book = read_casebook({"examples": ({"id": "one", "title": "A plant", "text": " Wilting.\n"},)})
    assert [(each.id, each.title, each.text) for each in book.examples] == [("one", "A plant", "Wilting.")]
    for wrong in ({"id": "one", "title": "A plant"}, {"id": "one", "title": "", "text": "x"},
                  {"id": "one", "title": "A plant", "text": "x", "sources": []}):  # fmt: skip
        with pytest.raises(PackFault, match="is not id, title and text"):
            read_casebook({"examples": (wrong,)})

"""Comparison questions: two columns, and only rows that are whole."""

from __future__ import annotations

from msgspec.structs import replace

from curbside.answer.comparison import FEWEST_ROWS, MOST_WORDS, Comparison, Row, compare_sides
from curbside.answer.outline import Outline, outline_answer
from tests.answer.garden import answered, draft, evidence_for, passage, shelf_of, understood


def about(concept: str, name: str) -> tuple:
    return (
        passage(f"{concept}-def", f"{name} is a disease of gardens.", concept, role="definition"),
        passage(f"{concept}-cause", f"{name} comes from wet ground.", concept, role="cause"),
        passage(f"{concept}-sign", f"{name} shows first low down.", concept, role="sign"),
        passage(f"{concept}-cure", f"{name} is treated by dry beds.", concept),
    )


LEAF, ROOT = about("leaf-blight", "Leaf blight"), about("root-rot", "Root rot")
SHELF = shelf_of(*LEAF, *ROOT)
ASKED = "What is the difference between root rot and leaf blight?"


def cells(*rows: str) -> tuple[Row, ...]:
    by_id = {p.id: draft(p) for p in (*LEAF, *ROOT)}
    names = {"Definition": "def", "Causes": "cause", "Features": "sign", "Management": "cure"}
    return tuple(
        Row(row, (by_id[f"garden:root-rot-{names[row]}"], by_id[f"garden:leaf-blight-{names[row]}"])) for row in rows
    )


def ids(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(row.aspect, *(cell.passage.id.removeprefix("garden:") for cell in row.cells)) for row in comparison.rows]


WHOLE = [
    ("Definition", "root-rot-def", "leaf-blight-def"),
    ("Causes", "root-rot-cause", "leaf-blight-cause"),
    ("Features", "root-rot-sign", "leaf-blight-sign"),
    ("Management", "root-rot-cure", "leaf-blight-cure"),
]


def test_two_subjects_stand_in_two_columns_in_the_order_named():
    comparison = compare_sides(understood(SHELF, ASKED), SHELF)
    assert comparison.columns == ("root rot", "leaf blight")
    assert ids(comparison) == WHOLE


def test_a_question_that_compares_nothing_has_no_table():
    assert compare_sides(understood(SHELF, "How is root rot treated?"), SHELF) is None


def test_an_aspect_that_the_library_gives_for_one_side_alone_has_no_row():
    shelf = shelf_of(*LEAF, *(p for p in ROOT if p.role != "cause"))
    assert [row[0] for row in ids(compare_sides(understood(shelf, ASKED), shelf))] == [
        "Definition", "Features", "Management",
    ]  # fmt: skip


def test_a_table_of_one_row_is_none():
    shelf = shelf_of(*LEAF, ROOT[0])
    assert compare_sides(understood(shelf, ASKED), shelf) is None


def test_what_is_about_both_contested_or_for_clinicians_alone_fills_no_cell():
    subjects = ("leaf-blight", "root-rot")
    both = passage("both", "Leaf blight is root rot of leaves.", subjects=subjects, role="definition")
    contested = replace(LEAF[1], id="garden:leaf-blight-a", disagrees=("garden:root-rot-def",))
    closed = replace(LEAF[2], id="garden:leaf-blight-b", audience="clinician")
    shelf = shelf_of(both, contested, closed, *LEAF[3:], *ROOT)
    assert compare_sides(understood(shelf, ASKED, "patient"), shelf) is None
    for_gp = compare_sides(understood(shelf, ASKED), shelf)
    assert [row[2] for row in ids(for_gp)] == ["leaf-blight-b", "leaf-blight-cure"]


def test_a_table_never_grows_beyond_its_length():
    long = " and on" * 40
    shelf = shelf_of(*(replace(p, text=p.text[:-1] + long + ".") for p in (*LEAF, *ROOT)))
    comparison = compare_sides(understood(shelf, ASKED), shelf)
    assert comparison is None or sum(len(d.text.split()) for d in comparison.drafts) <= MOST_WORDS


def test_a_row_that_loses_a_cell_goes_and_so_does_a_thin_table():
    table = Comparison(("root rot", "leaf blight"), cells("Definition", "Causes", "Features"))
    lost = table.rows[1].cells[0]
    assert table.each(lambda d: d) == table
    assert table.each(lambda d: None if d == lost else d) == Comparison(table.columns, cells("Definition", "Features"))
    two = Comparison(table.columns, table.rows[:FEWEST_ROWS])
    assert two.each(lambda d: None if d == lost else d) is None
    assert Outline(comparison=two).each(lambda d: None if d == lost else d) == Outline()


def test_where_no_passage_names_both_the_definitions_lead():
    question = understood(SHELF, ASKED)
    outline = outline_answer(question, evidence_for(SHELF, ASKED), None, SHELF)
    assert [d.passage.id for d in outline.bottom_line] == ["garden:root-rot-def", "garden:leaf-blight-def"]
    assert ids(outline.comparison) == WHOLE[1:]
    assert len({d.passage.id for d in outline.drafts}) == len(outline.drafts)


def test_where_a_passage_names_both_it_leads_and_the_table_stays_whole():
    sets_apart = passage("both", "Root rot differs from leaf blight in that it begins below ground.", "root-rot",
                         subjects=("leaf-blight", "root-rot"), role="differential")  # fmt: skip
    answer = answered(shelf_of(*LEAF, *ROOT, sets_apart), ASKED)
    assert answer.bottom_line[0].text == sets_apart.text
    assert [row.aspect for row in answer.comparison.rows] == [row[0] for row in WHOLE]
    assert "Side by side\nDefinition:\n- root rot: Root rot is a disease of gardens. [1]\n" in answer.text


def test_a_comparison_in_the_shipped_library_has_both_columns_filled_and_cited(shipped):
    answer = shipped.ask("What is the difference between transverse myelitis and spinal cord infarction?")
    assert answer.comparison.columns == ("transverse myelitis", "spinal cord infarction")
    assert len(answer.comparison.rows) >= FEWEST_ROWS - 1  # the definitions may have been lifted out to lead
    for row in answer.comparison.rows:
        for cell, side in zip(row.cells, ("transverse-myelitis", "spinal-cord-infarction"), strict=True):
            assert cell.verdict in ("quoted", "verified")
            assert side in shipped.passage(cell.citations[0].passage).subjects

"""Where sources disagree both sides are shown, and never half a disagreement."""

from __future__ import annotations

from msgspec.structs import replace

from curbside.answer.disagreements import Disagreement, find_disagreements
from curbside.answer.outline import Outline
from curbside.answer.statements import Chosen
from tests.answer.garden import answered, draft, passage, shelf_of, understood

FOR = passage(
    "leaf-001", "Copper spray slows leaf blight.", plain="Copper slows it.", disagrees=("garden:leaf-002",),
    reason="another kind of plant",
)
AGAINST = passage("leaf-002", "In one trial copper spray changed nothing in leaf blight.",
                  disagrees=("garden:leaf-001",), references=("bed-trial",))  # fmt: skip
CALM = passage("leaf-003", "Picking off old leaves keeps leaf blight from young ones.")
SHELF = shelf_of(FOR, AGAINST, CALM)
QUESTION = understood(SHELF, "how is leaf blight treated?")


def found(chosen: Chosen, shelf=SHELF, question=QUESTION):
    return find_disagreements(chosen, shelf.index, question)


def test_a_contested_statement_is_lifted_out_and_set_beside_the_other_side():
    chosen, points = found(Chosen((draft(CALM),), (draft(FOR),)))
    assert chosen == Chosen((draft(CALM),), ())
    assert points == (Disagreement("On leaf-blight", (draft(FOR), draft(AGAINST))),)


def test_a_contested_statement_that_leads_stays_and_its_other_side_is_shown():
    chosen, points = found(Chosen((draft(FOR),), (draft(CALM),)))
    assert chosen == Chosen((draft(FOR),), (draft(CALM),))
    assert [side.passage.id for side in points[0].sides] == ["garden:leaf-001", "garden:leaf-002"]


def test_both_sides_picked_make_one_point():
    chosen, points = found(Chosen((draft(CALM),), (draft(FOR), draft(AGAINST))))
    assert (chosen.rest, len(points)) == ((), 1)


def test_nothing_contested_makes_no_point():
    chosen = Chosen((draft(CALM),), ())
    assert found(chosen) == (chosen, ())


def test_a_point_has_three_sides_at_most_and_an_answer_two_points():
    many = [
        passage(f"leaf-{n}0", f"Claim {n} of leaf blight.", disagrees=tuple(f"garden:leaf-{n}{m}" for m in (1, 2, 3)))
        for n in (1, 2, 3)
    ]
    others = [passage(f"leaf-{n}{m}", f"Claim {n}{m}.", disagrees=(f"garden:leaf-{n}0",))
              for n in (1, 2, 3) for m in (1, 2, 3)]  # fmt: skip
    chosen, points = found(Chosen((draft(CALM),), tuple(map(draft, many))), shelf_of(*many, *others))
    assert [[s.passage.id[-2:] for s in p.sides] for p in points] == [["10", "11", "12"], ["20", "21", "22"]]
    assert chosen.rest == ()  # the third is left out: half a disagreement misleads


def test_a_patient_reads_plain_words_on_both_sides():
    asked = understood(SHELF, "how is leaf blight treated?", "patient")
    _, points = found(Chosen((draft(CALM),), (draft(AGAINST),)), question=asked)
    assert [side.text for side in points[0].sides] == [AGAINST.text, FOR.plain]


def test_a_point_that_loses_a_side_is_not_shown_at_all():
    point = Disagreement("On leaf-blight", (draft(FOR), draft(AGAINST)))
    assert point.each(lambda d: d) == point
    assert point.each(lambda d: None if d.passage is AGAINST else d) is None
    outline = Outline(bottom_line=(draft(CALM),), disagreements=(point,))
    assert outline.each(lambda d: None if d.passage is FOR else d) == Outline(bottom_line=(draft(CALM),))


def test_the_answer_shows_both_sides_and_why_they_differ():
    answer = answered(SHELF, "does copper spray help leaf blight?")
    (point,) = answer.disagreements
    assert {side.statement.text: side.reason for side in point.sides} == {
        FOR.text: "another kind of plant", AGAINST.text: "",
    }  # fmt: skip
    assert "Sources differ: On leaf-blight\n" in answer.text


def test_every_disagreement_of_the_shipped_library_names_passages_it_holds(shipped):
    index = shipped.shelf.index
    topics = shipped.shelf.knowledge.topics.values()
    held = index.passages(id for topic in topics for id in topic.passages)
    contested = [p for p in held.values() if p.disagrees]
    assert contested
    for one in contested:
        others = index.passages(one.disagrees)
        assert tuple(others) == one.disagrees
        assert all(one.id in other.disagrees for other in others.values())


def test_a_contested_question_of_the_shipped_library_shows_whole_points(shipped):
    answer = shipped.ask("Should methylprednisolone be given after acute spinal cord injury?")
    assert answer.disagreements
    for point in answer.disagreements:
        cited = [side.statement.citations[0].passage for side in point.sides]
        first = shipped.passage(cited[0])
        assert len(cited) >= 2
        assert set(cited[1:]) <= set(first.disagrees)


def test_a_side_that_is_not_in_the_library_leaves_a_lone_statement_unshown():
    lone = replace(FOR, disagrees=("garden:leaf-999",))
    chosen, points = found(Chosen((draft(CALM),), (draft(lone),)), shelf_of(lone, CALM))
    assert chosen == Chosen((draft(CALM),), ())
    assert points == ()


def test_a_patient_is_not_shown_a_side_that_is_for_clinicians_alone():
    closed = replace(AGAINST, audience="clinician")
    shelf = shelf_of(FOR, closed, CALM)
    asked = understood(shelf, "how is leaf blight treated?", "patient")
    chosen, points = found(Chosen((draft(CALM),), (draft(FOR),)), shelf, asked)
    assert (chosen, points) == (Chosen((draft(CALM),), ()), ())
    assert len(found(Chosen((draft(CALM),), (draft(FOR),)), shelf)[1]) == 1

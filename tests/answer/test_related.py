"""Related questions: only those the library answers, and none that the answer already gives."""

from __future__ import annotations

from curbside.answer.plan import GROUP_OF
from curbside.answer.related import MOST, answerable_questions
from tests.answer.garden import answered, passage, shelf_of

TREAT = passage("leaf-001", "Copper spray slows leaf blight.")
SIGNS = passage("leaf-002", "Signs of leaf blight are brown rings, and its symptoms come late.", role="sign")
CAUSE = passage("leaf-003", "Leaf blight is caused by wet leaves.", role="cause")
PAIRS = {
    "leaf-blight": (("treatment", "How is leaf blight treated?"), ("causes", "What causes leaf blight?")),
    "root-rot": (("treatment", "How is root rot treated?"),),
}


def test_only_questions_that_the_library_answers_are_kept():
    shelf = shelf_of(TREAT, SIGNS, passage("graft-001", "Grafting joins two plants.", "grafting", role="definition"))
    kept = answerable_questions(shelf.knowledge, lambda question: answered(shelf, question))
    assert kept == {
        "leaf-blight": [
            ("features", "What are the symptoms and signs of leaf blight?"),
            ("treatment", "How is leaf blight treated?"),
        ]
    }


def test_what_the_answer_already_gives_is_not_offered_again():
    shelf = shelf_of(TREAT, SIGNS, CAUSE, answerable=PAIRS)
    answer = answered(shelf, "What are the signs of leaf blight?")
    given = {GROUP_OF[statement.role] for statement in answer.statements}
    assert answer.related == tuple(q for section, q in PAIRS["leaf-blight"] if section not in given)
    lean = shelf_of(SIGNS, answerable=PAIRS)
    assert answered(lean, "What are the signs of leaf blight?").related == tuple(q for _, q in PAIRS["leaf-blight"])


def test_related_questions_follow_the_subjects_and_are_few():
    many = {"leaf-blight": tuple(("harms", f"Question {n}?") for n in range(9))}
    answer = answered(shelf_of(TREAT, answerable=PAIRS | many), "How is leaf blight treated?")
    assert answer.related == tuple(f"Question {n}?" for n in range(MOST))


def test_the_shipped_library_offers_only_what_it_answers(shipped):
    answerable = {q: section for pairs in shipped.shelf.answerable.values() for section, q in pairs}
    answer = shipped.ask("How is transverse myelitis treated?")
    assert answer.related
    given = {GROUP_OF[statement.role] for statement in answer.statements}
    for question in answer.related:
        other = shipped.ask(question, reader="gp")
        assert other.declined is None
        assert answerable[question] in {GROUP_OF[s.role] for s in other.bottom_line} - given

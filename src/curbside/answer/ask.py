"""The path of a question, on one screen: each stage takes a frozen record and returns one."""

from __future__ import annotations

from dataclasses import replace

from curbside.answer.compose import compose
from curbside.answer.conversation import understand_in_turn
from curbside.answer.evidence import find_evidence
from curbside.answer.outline import outline_answer
from curbside.answer.own import look_in_own
from curbside.answer.patient import meet_person
from curbside.answer.question import Enquiry
from curbside.answer.record import Answer
from curbside.answer.related import related_questions
from curbside.answer.scope import judge_scope
from curbside.answer.shelf import Shelf
from curbside.answer.trace import Trace
from curbside.answer.verify import verify_outline
from curbside.cases.redflags import raise_urgency


def ask(enquiry: Enquiry, shelf: Shelf) -> Answer:
    """Answers one question from one library, or declines it with a reason.

    Raises BadInput when the enquiry holds no question.
    """
    trace = Trace()
    question = trace.run("understand", understand_in_turn, enquiry, shelf.knowledge)
    question = trace.run("meet", meet_person, question, shelf)
    urgency = trace.run("urgency", raise_urgency, question.text, shelf.redflags)
    evidence = trace.run("find", find_evidence, question, shelf)
    declined = trace.run("scope", judge_scope, question, evidence, shelf)
    if shelf.own is not None:
        evidence, declined = trace.run("own", look_in_own, question, evidence, declined, shelf)
    outline = trace.run("choose", outline_answer, question, evidence, declined, shelf)
    proven = trace.run("verify", verify_outline, outline, shelf.vocabulary)
    related = trace.run("relate", related_questions, question, proven, shelf.answerable)
    answer = trace.run("compose", compose, question, evidence, urgency, declined, proven, related, shelf.knowledge)
    return replace(answer, trace=trace.record())

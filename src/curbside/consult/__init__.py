"""Consult: the one object behind every door, and what is done to the library that it opens."""

from curbside.answer.record import Answer, to_record
from curbside.consult.building import build
from curbside.consult.consult import Consult
from curbside.consult.home import feedback, kept_question, own_library

__all__ = ["Answer", "Consult", "build", "feedback", "kept_question", "own_library", "to_record"]

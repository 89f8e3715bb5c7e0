"""The statements of an answer: which are picked, and in whose words."""

from curbside.answer.bottom_line import Draft
from curbside.answer.statements.choice import WRITER, Chosen, choose_statements
from curbside.answer.statements.words import is_for, wording

__all__ = ["WRITER", "Chosen", "Draft", "choose_statements", "is_for", "wording"]

"""Is it so, whose is it, and when: reads negation, doubt, condition, person and time. Knows no medicine."""

from curbside.text.assertion.context import Assertion, Context, Cue, read_assertion, read_context
from curbside.text.assertion.tokens import Token, read_tokens, word_set

__all__ = [
    "Assertion",
    "Context",
    "Cue",
    "Token",
    "read_assertion",
    "read_context",
    "read_tokens",
    "word_set",
]

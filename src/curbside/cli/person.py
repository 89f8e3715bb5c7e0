"""What an answer says of the person that its question describes: what does not hold, and what one fact would settle."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten

from curbside.answer.record import Answer

HEADING = "For the person described"
_SHOWN = 72  # characters of a statement: enough to find it above


def person_lines(answer: Answer) -> tuple[str, ...]:
    """A line for each statement that does not hold, with whom it is for, and for each fact that would settle
    some; none where the question describes nobody."""
    statements = {each.text: each for each in answer.statements}.values()
    lines = [
        f"Does not hold: “{shorten(each.text, _SHOWN, placeholder=' …')}” It is for {each.applies_to}."
        for each in statements if each.applies == "no"
    ]  # fmt: skip
    needs = Counter(each.would_need for each in statements if each.would_need)
    for fact, count in needs.items():
        lines.append(f"Not told, and would settle {count} statement{'s' * (count > 1)}: {fact}.")
    return tuple(lines)

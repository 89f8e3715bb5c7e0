"""What a list of references says of each beside its line: its standing, and where in it the words stand."""

from __future__ import annotations

from curbside.answer.record import Answer

MARKS = {"retracted": "RETRACTED", "superseded": "SUPERSEDED"}
MOST_PLACES = 6


def mark_of(standing: str) -> str:
    """The word that marks a reference that counts no more; empty for a current one."""
    return MARKS.get(standing, "")


def cited_at(answer: Answer) -> dict[int, str]:
    """For each number of an own document, the places that the answer cites: "page 2, Collar; page 3, Wound"."""
    places: dict[int, list[str]] = {}
    for statement in answer.statements:
        for citation in statement.citations:
            if citation.place and citation.place.in_words:
                places.setdefault(citation.number, []).append(citation.place.in_words)
    return {number: _listed(list(dict.fromkeys(told))) for number, told in places.items()}


def _listed(told: list[str]) -> str:
    more = f"; and {len(told) - MOST_PLACES} more" if len(told) > MOST_PLACES else ""
    return "; ".join(told[:MOST_PLACES]) + more

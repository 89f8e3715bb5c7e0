"""The references of an answer: numbered in the order of first use, each with its Vancouver line."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.answer.citations import KINDS, vancouver
from curbside.library.knowledge import Knowledge
from curbside.library.references import Reference


@dataclass(frozen=True, slots=True)
class CitedReference:
    """A reference as the answer's list shows it; `citation` is the Vancouver line."""

    number: int
    id: str
    type: str
    title: str
    authors: tuple[str, ...]
    container: str
    year: int | None
    doi: str
    pmid: str
    url: str
    standing: str
    evidence: str
    citation: str


OWN = ", own document"


def is_own(reference: str) -> bool:
    """Whether a reference is a document that the asker added."""
    return reference.startswith("local/")


def cite(number: int, reference: Reference) -> CitedReference:
    """A reference of the library as an answer lists it under a number."""
    return CitedReference(
        number, reference.id, reference.type, reference.title, reference.authors, reference.container,
        reference.year, reference.doi, reference.pmid, reference.address, reference.standing,
        KINDS[reference.type] + (OWN if is_own(reference.id) else ""), vancouver(reference),
    )


class Numbers:
    """Numbers references in the order in which the answer first cites them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._numbers: dict[str, int] = {}

    def of(self, reference: str) -> int:
        """The number of a reference, the next free one when it is cited for the first time."""
        return self._numbers.setdefault(reference, len(self._numbers) + 1)

    def cited(self) -> tuple[CitedReference, ...]:
        """Every reference cited so far, by number."""
        return tuple(cite(n, self._knowledge.references[id]) for id, n in self._numbers.items())

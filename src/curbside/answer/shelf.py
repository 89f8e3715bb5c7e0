"""All that a question is answered from, opened once: index, knowledge and what is compiled of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from curbside.cases.patient import Patients, People, read_people
from curbside.cases.redflags import RedFlags, read_redflags
from curbside.index.base import Index
from curbside.library.knowledge import Knowledge
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.terms import TermMatcher

ADULT = "adult"  # whom a question is about unless it says otherwise


@dataclass(frozen=True, eq=False)
class Shelf:
    """An open library. `elsewhere` finds what packs list as not covered; `answerable` are the
    (section, question) pairs checked when the library was built, by the concept they are about.
    `groups` are the concepts of groups of people: a passage about one is for that group;
    `patients` reads the person of a question; `about` are the concepts that a whole pack is about.
    `index` finds the statements of the packs, `own` the asker's documents, where there are any."""

    index: Index
    knowledge: Knowledge
    redflags: RedFlags
    elsewhere: TermMatcher
    answerable: Mapping[str, tuple[tuple[str, str], ...]]
    groups: frozenset[str]
    patients: Patients
    about: frozenset[str]
    own: Index | None = None

    @property
    def indexes(self) -> tuple[Index, ...]:
        return (self.index, self.own) if self.own else (self.index,)

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages of packs and own documents by id; ids that are not held are left out."""
        wanted = tuple(ids)
        return {id: passage for index in self.indexes for id, passage in index.passages(wanted).items()}

    @property
    def vocabulary(self) -> Vocabulary:
        return self.knowledge.vocabulary


def open_shelf(
    index: Index,
    knowledge: Knowledge,
    answerable: Mapping[str, tuple[tuple[str, str], ...]],
    open_people: Callable[[], People] = lambda: read_people({}),
    own: Index | None = None,
    redflags: RedFlags | None = None,
) -> Shelf:
    """Compiles what every question needs, the red flags unless they are given; done once a process.
    `open_people` is asked when a question describes someone."""
    terms = [
        (term, group["field"])
        for scope in knowledge.scope.values()
        for group in scope.get("elsewhere", ())
        for term in group["terms"]
    ]
    return Shelf(
        index=index,
        knowledge=knowledge,
        redflags=redflags or read_redflags(knowledge.redflags),
        elsewhere=TermMatcher(terms, known_words=knowledge.vocabulary.known_words),
        answerable=answerable,
        groups=frozenset(c.id for c in knowledge.concepts if c.kind == "population" and c.id != ADULT),
        patients=Patients(open_people),
        about=frozenset(c for scope in knowledge.scope.values() for c in scope.get("about", ())),
        own=own,
    )

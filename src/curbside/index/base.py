"""The contract of every index: a query in, the nearest passages out, always in one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from curbside.library.passages import Passage


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: weighted stems (of `fields.analyse`), concepts and subjects.

    `roles`, `sources` and `levels` keep only passages with one of those, empty means any; `since`
    keeps those of that year or later. A passage must match at least one word, concept or subject to
    be found. `names` are the stems by which the question names each concept, `serves` how well each
    role serves it, 0 to 1, `says` for each thing asked for the stems by which an answer says it,
    `asked` its own words: engines leave all four alone, `ranking.py` and `dense/` read them.
    """

    words: tuple[tuple[str, float], ...] = ()
    concepts: tuple[tuple[str, float], ...] = ()
    subjects: tuple[tuple[str, float], ...] = ()
    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    since: int | None = None
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    serves: tuple[tuple[str, float], ...] = ()
    says: tuple[tuple[str, ...], ...] = ()
    asked: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.concepts or self.subjects)

    @property
    def is_filtered(self) -> bool:
        """Whether it keeps only some passages, whatever they say."""
        return bool(self.roles or self.sources or self.levels or self.since is not None)

    def keeps(self, passage: Passage) -> bool:
        """Whether a passage is one of those it keeps."""
        told = (self.roles, passage.role), (self.sources, passage.source), (self.levels, passage.level)
        recent = self.since is None or (passage.year or 0) >= self.since
        return recent and all(not wanted or value in wanted for wanted, value in told)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found and its score, higher is nearer; `stems` are those of its text, in order, and `likeness`
    is how near it is in meaning, the cosine of its vector and the question's, where there are vectors."""

    passage: Passage
    score: float
    stems: tuple[str, ...]
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made with: schema and language versions, and the content's fingerprint."""

    schema: int
    language: int
    fingerprint: str


class Index(Protocol):
    """An engine that finds passages; it is never changed, a rebuild makes a new one."""

    @property
    def stamp(self) -> Stamp: ...

    @property
    def count(self) -> int:
        """Number of passages held."""
        ...

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """At most `limit` hits, best first, equal scores in order of passage id."""
        ...

    def passages(self, ids: Iterable[str]) -> Mapping[str, Passage]:
        """Passages by id in the order asked; ids that are not held are left out."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """How many passages hold a stem in a field of words, or a value in a field of terms."""
        ...


@runtime_checkable
class Widening(Protocol):
    """An index that also finds by meaning."""

    def widen(self, query: Query, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits of a search, told how near in meaning they are, and others that are near."""
        ...

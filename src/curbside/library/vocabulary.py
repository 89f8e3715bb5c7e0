"""Vocabulary: the concepts of the packs, the words people use for them, and their kin."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from curbside.errors import NotFound
from curbside.text.common_words import common_words

if TYPE_CHECKING:
    from curbside.text.terms import TermMatcher

KINDS: tuple[str, ...] = (
    "disease",
    "syndrome",
    "symptom",
    "sign",
    "anatomy",
    "imaging",
    "test",
    "score",
    "procedure",
    "drug",
    "therapy",
    "organism",
    "population",
    "life",
    "outcome",
    "study",
)
SCOPES: tuple[str, ...] = ("core", "shared")
_DISEASES = frozenset({"disease", "syndrome"})
_JOINING = re.compile(r"\s(?:after|following|in|of|with|for|from|due to)\s")


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its preferred term, other words for it, and its kin by concept id."""

    id: str
    term: str
    kind: str
    scope: str = "shared"
    synonyms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    lay: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    treats: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """Every right word for it, the preferred one first; misspellings are left out."""
        return tuple(dict.fromkeys((self.term, *self.synonyms, *self.abbreviations, *self.lay)))


class Vocabulary:
    """Concepts by id, a matcher of their terms, and their kin.

    `words` and what is `also_known` are never misspellings; `prepared` is what an earlier matcher of these
    concepts worked out.
    """

    def __init__(
        self,
        concepts: Iterable[Concept],
        *,
        words: frozenset[str] = frozenset(),
        prepared: Mapping[str, Any] | None = None,
        also_known: Container[str] = (),
    ) -> None:
        self.concepts: tuple[Concept, ...] = tuple(concepts)
        self.words = words
        self._prepared = prepared
        self._also_known = also_known
        self._by_id = {concept.id: concept for concept in self.concepts}

    def __contains__(self, concept: str) -> bool:
        return concept in self._by_id

    def __len__(self) -> int:
        return len(self.concepts)

    def concept(self, id: str) -> Concept:
        """The concept with this id; raises NotFound when there is none."""
        try:
            return self._by_id[id]
        except KeyError:
            raise NotFound(f"No concept has the id {id!r}.") from None

    def terms(self, id: str) -> tuple[str, ...]:
        """Every right word for the concept, the preferred one first."""
        return self.concept(id).terms

    def children(self, id: str) -> tuple[str, ...]:
        """Ids of the concepts that name this one as broader."""
        return self._children.get(self.concept(id).id, ())

    def narrower(self, id: str) -> tuple[str, ...]:
        """Ids of every concept under this one, nearest first, itself left out."""
        return self._walk(id, lambda each: self._children.get(each, ()))

    def broader(self, id: str) -> tuple[str, ...]:
        """Ids of every concept above this one, nearest first, itself left out."""
        return self._walk(id, lambda each: self.concept(each).broader)

    def kin(self, id: str) -> tuple[str, ...]:
        """Ids one step away: broader, narrower, whole, parts, what it treats, what treats it."""
        concept = self.concept(id)
        found = (
            *concept.broader,
            *self._children.get(id, ()),
            *concept.part_of,
            *self._parts.get(id, ()),
            *concept.treats,
            *self._treated_by.get(id, ()),
        )
        return tuple(dict.fromkeys(each for each in found if each != id))

    def within(self, concept: str, words: str) -> tuple[str, ...]:
        """Diseases of the packs' own field named inside the words that name something else: "neuropathic pain
        after spinal cord injury" names the injury too."""
        entry = self.concept(concept)
        parted = _JOINING.split(words, maxsplit=1)
        if len(parted) < 2 or entry.scope == "core" or entry.kind in _DISEASES:
            return ()
        found = (self.concept(match.concept) for match in self.matcher.find_exact(parted[1]))
        return tuple(dict.fromkeys(each.id for each in found if each.scope == "core" and each.kind in _DISEASES))

    @cached_property
    def matcher(self) -> TermMatcher:
        """The matcher of every term; made on first use because asking by id does not need it."""
        from curbside.text.terms import TermMatcher

        if self._prepared:
            return TermMatcher.restored(self._prepared, self.known_words)
        entries, exact = self._entries()
        return TermMatcher(entries, exact_case=exact, known_words=self.known_words)

    @cached_property
    def known_words(self) -> Container[str]:
        """Words never taken for misspellings: those of the library and common English."""
        words = self.words | common_words()
        return _Either(words, self._also_known) if self._also_known else words

    def _entries(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """(term, concept) pairs in any case, and those that match in their own case only."""
        entries: list[tuple[str, str]] = []
        exact: list[tuple[str, str]] = []
        for concept in self.concepts:
            whole = (concept.term, *concept.synonyms, *concept.lay, *concept.misspellings)
            entries += [(term, concept.id) for term in whole if not _needs_its_case(term)]
            exact += [(term, concept.id) for term in whole if _needs_its_case(term)]
            for term in concept.abbreviations:
                (exact if _needs_its_case(term) else entries).append((term, concept.id))
        return entries, exact

    def _walk(self, id: str, step) -> tuple[str, ...]:
        found: dict[str, None] = {}
        edge = [self.concept(id).id]
        while edge:
            edge = [each for one in edge for each in step(one) if each not in found and each != id]
            found.update(dict.fromkeys(edge))
        return tuple(found)

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        return _reversed(self.concepts, "broader")

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        return _reversed(self.concepts, "part_of")

    @cached_property
    def _treated_by(self) -> dict[str, tuple[str, ...]]:
        return _reversed(self.concepts, "treats")


class _Either:
    """The words of two collections, the second asked only for what the first lacks."""

    def __init__(self, first: Container[str], second: Container[str]) -> None:
        self._first, self._second = first, second

    def __contains__(self, word: object) -> bool:
        return word in self._first or word in self._second


def _reversed(concepts: tuple[Concept, ...], link: str) -> dict[str, tuple[str, ...]]:
    links: dict[str, list[str]] = {}
    for concept in concepts:
        for target in getattr(concept, link):
            links.setdefault(target, []).append(concept.id)
    return {target: tuple(sources) for target, sources in links.items()}


def _needs_its_case(term: str) -> bool:
    """Whether a term in capitals would be mistaken for an everyday word in lower case."""
    # "MS" and "AS" are diseases, "ms" and "as" are not; "DCM" may be typed in any case.
    if not term.isupper():
        return False
    return len(term) <= 2 or term.lower() in common_words()

"""An open library: what is in it, looked up; nothing is asked of it yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from curbside.answer.keep import OWN
from curbside.answer.shelf import Shelf, open_shelf
from curbside.consult.building import build, read_answerable
from curbside.consult.home import own_library
from curbside.errors import LibraryMissing, NotFound
from curbside.index.base import Query
from curbside.index.fields import analyse
from curbside.index.joined import JoinedIndex
from curbside.index.memory import MemoryIndex
from curbside.index.opening import LEAFLETS, open_library
from curbside.library.compiled import open_people, open_redflags
from curbside.library.passages import Passage
from curbside.settings import Settings, load_settings

if TYPE_CHECKING:
    from curbside.answer.article import Article
    from curbside.answer.leaflet import CitedLeaflet
    from curbside.library.browse import Browse
    from curbside.library.leaflets import Leaflet
    from curbside.library.originality.check import Originality


@dataclass(frozen=True, eq=False)
class OpenLibrary:
    """A library that is open for reading, with the settings it was opened by."""

    settings: Settings
    shelf: Shelf
    folder: Path

    @classmethod
    def open(cls, settings: Settings | None = None, *, build_missing: bool = True) -> Self:
        """Opens the library of the settings; builds it first when it is missing or out of date.

        With `build_missing` off a missing or outdated library raises LibraryMissing instead.
        """
        settings = settings or load_settings()
        try:
            library = open_library(settings)
        except LibraryMissing:
            if not build_missing:
                raise
            build(settings)
            library = open_library(settings)
        folder = library.folder
        shelf = open_shelf(
            library.index,
            library.knowledge,
            read_answerable(folder),
            lambda: open_people(folder),
            library.own,
            open_redflags(folder, library.knowledge.redflags),
        )
        return cls(settings, shelf, folder)

    def search(self, words: str, limit: int = 10) -> tuple[Passage, ...]:
        """Passages that bear on the words, nearest first."""
        concepts = {m.concept for m in self.shelf.vocabulary.matcher.find(words)}
        query = Query(
            words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(words))),
            concepts=tuple((concept, 1.0) for concept in sorted(concepts)),
        )
        hits = [hit for index in self.shelf.indexes for hit in index.search(query, limit)]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return tuple(hit.passage for hit in hits[:limit])

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id, those of retracted and superseded own documents among them; ids that are not held are
        left out."""
        wanted = tuple(ids)
        found = self.shelf.passages(wanted)
        if any(id.startswith(f"{OWN}/") for id in wanted if id not in found):
            found = self.shelf_with_retired.passages(wanted)
        return found

    def passage(self, id: str) -> Passage:
        """One passage by its id; raises NotFound when the library does not hold it."""
        found = self.passages((id,))
        if id not in found:
            raise NotFound(f"The library holds no passage {id!r}.")
        return found[id]

    @cached_property
    def shelf_with_retired(self) -> Shelf:
        """The shelf with own documents that are retracted or superseded. They are in no index on disk, so this
        reads them from the catalogue; it is made when it is first asked for."""
        retired = own_library(self.settings).retired(self.shelf.vocabulary)
        if not retired:
            return self.shelf
        indexes = (*([self.shelf.own] if self.shelf.own else []), MemoryIndex(retired, self.shelf.index.stamp))
        return replace(self.shelf, own=JoinedIndex(indexes))

    def leaflets(self) -> tuple[Leaflet, ...]:
        """Every leaflet of the library; read when asked for, as no question needs them."""
        from curbside.library.leaflets import read_leaflets

        return read_leaflets(self.folder / LEAFLETS)

    def leaflet(self, id: str) -> CitedLeaflet:
        """One leaflet with its references; `id` may leave out the pack. Raises NotFound when there is none."""
        from curbside.answer.leaflet import cite_leaflet

        found = [each for each in self.leaflets() if id in (each.id, each.id.partition("/")[2])]
        if len(found) != 1:
            known = ", ".join(each.id for each in found or self.leaflets()) or "none"
            raise NotFound(f"The library holds no one leaflet {id!r}.", remedy=f"Leaflets: {known}.")
        passages = self.shelf.index.passages({on for sentence in found[0].sentences for on in sentence.stands_on})
        return cite_leaflet(found[0], passages, self.shelf.knowledge)

    @cached_property
    def browse(self) -> Browse:
        """What the packs hold as lists to walk through: topics, sources, and what cites a source."""
        from curbside.library.browse import open_browse

        return open_browse(self.shelf.knowledge, self.shelf.index.passages, self.leaflets())

    def article(self, topic: str) -> Article:
        """One topic with its references; `topic` may leave out the pack. Raises NotFound when there is none."""
        from curbside.answer.article import cite_topic

        return cite_topic(self.browse.topic(topic), self.browse.passages, self.shelf.knowledge)

    def originality(self, text: str) -> Originality:
        """What of a text stands word for word in the library, and where; see `library/originality`."""
        from curbside.library.catalogue import Catalogue
        from curbside.library.originality.check import check_originality
        from curbside.library.originality.texts import library_texts

        with Catalogue.opened(self.settings.database_url) as catalogue:
            return check_originality(text, library_texts(catalogue.engine))

    def status(self) -> dict[str, Any]:
        """What the library holds, as plain values in reading order."""
        knowledge = self.shelf.knowledge
        references = getattr(knowledge.references, "packs", knowledge.references)
        standings = Counter(r.standing for r in references.values())
        held = {
            "library": knowledge.fingerprint,
            "packs": knowledge.versions,
            "review": {pack.name: pack.review for pack in knowledge.packs},
            "topics": len(knowledge.topics),
            "passages": self.shelf.index.count,
            "references": dict(sorted(standings.items())),
            "concepts": len(knowledge.concepts),
            "red_flags": len(knowledge.redflags),
            "questions": sum(map(len, self.shelf.answerable.values())),
        }
        if own := own_library(self.settings).standings():
            held["own_documents"] = own
            held["own_passages"] = self.shelf.own.count if self.shelf.own else 0
        return held

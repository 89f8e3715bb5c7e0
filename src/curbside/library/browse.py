"""Browsing: the topics and sources of the packs as lists to walk through, and what cites a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from curbside.errors import NotFound
from curbside.library.knowledge import Knowledge, TopicCard
from curbside.library.leaflets import Leaflet
from curbside.library.passages import Passage
from curbside.library.references import TYPES, Reference
from curbside.text.words import fold

# Where a topic stands among the others: by the kind of concept it is first about.
AREAS: dict[str, tuple[str, frozenset[str]]] = {
    "diseases": ("Diseases and injuries", frozenset({"disease", "organism"})),
    "signs": ("Symptoms, signs and syndromes", frozenset({"symptom", "sign", "syndrome", "anatomy"})),
    "tests": ("Imaging, tests and scores", frozenset({"imaging", "test", "score", "study"})),
    "treatment": ("Treatment and rehabilitation", frozenset({"procedure", "therapy", "drug"})),
    "living": ("Daily life", frozenset({"life", "population", "outcome"})),
}
ORDERS: dict[str, str] = {
    "year": "Newest first",
    "level": "Strongest first",
    "cited": "Most cited first",
    "title": "Title",
}


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic as a list shows it: `subject` is the term of the concept it is first about."""

    id: str
    title: str
    area: str
    subject: str
    sections: tuple[str, ...]
    statements: int
    sources: int
    reviewed: str
    date: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as a list shows it, with how many statements, topics and leaflets rest on it."""

    reference: Reference
    statements: int
    topics: int
    leaflets: int


@dataclass(frozen=True, slots=True)
class CitingTopic:
    """A topic with those of its passages that cite a source, in reading order."""

    topic: TopicCard
    passages: tuple[Passage, ...]


@dataclass(frozen=True, eq=False)
class Browse:
    """Topics and sources of an open library; `passages` are those of its packs by id, in reading order."""

    knowledge: Knowledge
    passages: Mapping[str, Passage]
    leaflets: tuple[Leaflet, ...]

    def topics(self, *, area: str = "", section: str = "", words: str = "") -> tuple[TopicLine, ...]:
        """Topics of an area, with such a section, whose title or subject has all the words; by subject and title."""
        wanted = fold(words).split()
        return tuple(
            line
            for line in self._lines
            if (not area or line.area == area)
            and (not section or section in line.sections)
            and all(word in fold(f"{line.title} {line.subject}") for word in wanted)
        )

    def topic(self, id: str) -> TopicCard:
        """The topic with this id, which may leave out the pack; raises NotFound when there is no one such."""
        found = [t for t in self.knowledge.topics.values() if id in (t.id, t.id.partition("/")[2])]
        if len(found) != 1:
            raise NotFound(f"The library holds no one topic {id!r}.", remedy="Look for it among the topics.")
        return found[0]

    @cached_property
    def areas(self) -> Mapping[str, int]:
        """How many topics each area has, areas in their order and empty ones left out."""
        counts = Counter(line.area for line in self._lines)
        return {area: counts[area] for area in AREAS if counts[area]}

    @cached_property
    def sections(self) -> Mapping[str, int]:
        """How many topics have each section, the commonest first."""
        return dict(Counter(section for line in self._lines for section in line.sections).most_common())

    def sources(
        self,
        *,
        standing: str = "",
        level: str = "",
        since: int | None = None,
        until: int | None = None,
        words: str = "",
        order: str = "year",
    ) -> tuple[SourceLine, ...]:
        """Sources of a standing and type, of these years, whose title, authors or container have all the words."""
        wanted = fold(words).split()
        found = [line for line in self._sources if _fits(line.reference, standing, level, since, until, wanted)]
        return tuple(sorted(found, key=_ORDER[order]))

    def source(self, id: str) -> SourceLine:
        """The source with this id; raises NotFound for none."""
        found = self._sources_by_id.get(id)
        if found is None:
            raise NotFound(f"The library holds no source {id!r}.", remedy="Look for it among the sources.")
        return found

    def citing(self, id: str) -> tuple[CitingTopic, ...]:
        """Topics that cite a source, each with the passages that do; in order of title."""
        found: dict[str, list[Passage]] = {}
        for passage in self._cited_by.get(id, ()):
            found.setdefault(passage.document, []).append(passage)
        topics = (CitingTopic(self.knowledge.topics[topic], tuple(held)) for topic, held in found.items())
        return tuple(sorted(topics, key=lambda each: each.topic.title))

    def leaflets_on(self, id: str) -> tuple[Leaflet, ...]:
        """Leaflets with a sentence on a passage that cites a source."""
        on = {passage.id for passage in self._cited_by.get(id, ())}
        return tuple(each for each in self.leaflets if any(on.intersection(s.stands_on) for s in each.sentences))

    @cached_property
    def _lines(self) -> tuple[TopicLine, ...]:
        lines = (self._line(topic) for topic in self.knowledge.topics.values())
        return tuple(sorted(lines, key=lambda line: (fold(line.subject), fold(line.title))))

    def _line(self, topic: TopicCard) -> TopicLine:
        concept = self.knowledge.vocabulary.concept(topic.subjects[0])
        area = next(area for area, (_, kinds) in AREAS.items() if concept.kind in kinds)
        sources = {reference for id in topic.passages for reference in self.passages[id].references}
        return TopicLine(
            topic.id, topic.title, area, concept.term, topic.sections, len(topic.passages), len(sources),
            topic.reviewed, topic.date,
        )  # fmt: skip

    @cached_property
    def _sources(self) -> tuple[SourceLine, ...]:
        packs: Mapping[str, Reference] = getattr(self.knowledge.references, "packs", self.knowledge.references)
        return tuple(map(self._source, packs.values()))

    @cached_property
    def _sources_by_id(self) -> Mapping[str, SourceLine]:
        return {line.reference.id: line for line in self._sources}

    def _source(self, reference: Reference) -> SourceLine:
        citing = self._cited_by.get(reference.id, ())
        topics = {passage.document for passage in citing}
        return SourceLine(reference, len(citing), len(topics), len(self.leaflets_on(reference.id)))

    @cached_property
    def _cited_by(self) -> Mapping[str, tuple[Passage, ...]]:
        """The passages that cite each source: the references of passages, turned round."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages.values():
            for reference in passage.references:
                found.setdefault(reference, []).append(passage)
        return {reference: tuple(passages) for reference, passages in found.items()}


def open_browse(
    knowledge: Knowledge, passages: Callable[[Iterable[str]], Mapping[str, Passage]], leaflets: tuple[Leaflet, ...]
) -> Browse:
    """The topics and sources of a library; `passages` looks passages up by id."""
    held = passages(id for topic in knowledge.topics.values() for id in topic.passages)
    return Browse(knowledge, held, leaflets)


def _fits(
    reference: Reference, standing: str, level: str, since: int | None, until: int | None, words: list[str]
) -> bool:
    if (standing and reference.standing != standing) or (level and reference.type != level):
        return False
    if since is not None and (reference.year is None or reference.year < since):
        return False
    if until is not None and (reference.year is None or reference.year > until):
        return False
    text = fold(f"{reference.title} {' '.join(reference.authors)} {reference.container}") if words else ""
    return all(word in text for word in words)


_ORDER: dict[str, Callable[[SourceLine], tuple]] = {
    "year": lambda line: (-(line.reference.year or 0), fold(line.reference.title)),
    "title": lambda line: (fold(line.reference.title), line.reference.id),
    "cited": lambda line: (-line.statements, fold(line.reference.title)),
    "level": lambda line: (TYPES.index(line.reference.type), -(line.reference.year or 0), fold(line.reference.title)),
}

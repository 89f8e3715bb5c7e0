"""A topic as an article: its statements under their headings, each with the numbers of its references."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from curbside.answer.references import CitedReference, Numbers
from curbside.library.knowledge import Knowledge, TopicCard
from curbside.library.passages import Passage


@dataclass(frozen=True, slots=True)
class CitedStatement:
    """A statement of a topic; `passage` is the id by which it is opened, `plain` its plain reading."""

    passage: str
    text: str
    role: str
    plain: str
    applies_to: str
    strength: str
    certainty: str
    references: tuple[int, ...]

    @property
    def marks(self) -> tuple[tuple[int, str], ...]:
        """Each number with the passage that it opens: the statement itself, with all that it rests on."""
        return tuple((number, self.passage) for number in self.references)


@dataclass(frozen=True, slots=True)
class ArticleSection:
    heading: str
    statements: tuple[CitedStatement, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A topic ready for a page; `related` are the nearest topics as (id, title)."""

    id: str
    title: str
    pack: str
    subjects: tuple[str, ...]
    reviewed: str
    date: str
    sections: tuple[ArticleSection, ...]
    references: tuple[CitedReference, ...]
    related: tuple[tuple[str, str], ...]


def cite_topic(topic: TopicCard, passages: Mapping[str, Passage], knowledge: Knowledge) -> Article:
    """The topic with its references numbered; `passages` are its own, by id."""
    numbers = Numbers(knowledge)
    held = [passages[id] for id in topic.passages]
    sections = tuple(
        ArticleSection(heading, tuple(_cite(passage, numbers) for passage in group))
        for heading, group in groupby(held, key=lambda passage: passage.section)
    )
    return Article(
        id=topic.id,
        title=topic.title,
        pack=topic.pack,
        subjects=tuple(knowledge.vocabulary.concept(each).term for each in topic.subjects),
        reviewed=topic.reviewed,
        date=topic.date,
        sections=sections,
        references=numbers.cited(),
        related=tuple((id, knowledge.topics[id].title) for id in knowledge.related.get(topic.id, ())),
    )


def _cite(passage: Passage, numbers: Numbers) -> CitedStatement:
    return CitedStatement(
        passage.id, passage.text, passage.role, passage.plain, passage.applies_to, passage.strength,
        passage.certainty, tuple(numbers.of(reference) for reference in passage.references),
    )  # fmt: skip

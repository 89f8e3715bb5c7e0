"""Questions to begin with, all of which the library answers, and its newest articles."""

from __future__ import annotations

from functools import lru_cache

from curbside.answer.shelf import Shelf
from curbside.library.knowledge import Knowledge, TopicCard

EXAMPLES, RECENT = 6, 6


@lru_cache(maxsize=2)
def examples(shelf: Shelf) -> tuple[str, ...]:
    """A question for each of the subjects that the library says most about, each of another kind."""
    said = {s: sum(len(shelf.knowledge.topics[t].passages) for t in ids)
            for s, ids in shelf.knowledge.topics_about.items()}  # fmt: skip
    chosen: list[str] = []
    kinds: set[str] = set()
    for subject in sorted(shelf.answerable, key=lambda s: (-said.get(s, 0), s)):
        fresh = [(kind, asked) for kind, asked in shelf.answerable[subject] if kind not in kinds]
        if fresh and len(chosen) < EXAMPLES:
            kinds.add(fresh[0][0])
            chosen.append(fresh[0][1])
    return tuple(chosen)


def recent_topics(knowledge: Knowledge) -> tuple[TopicCard, ...]:
    """The newest topics; those with most to say first among topics of one day."""
    ranked = sorted(knowledge.topics.values(), key=lambda t: (t.date, len(t.passages), t.id), reverse=True)
    return tuple(ranked[:RECENT])

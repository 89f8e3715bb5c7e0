"""Related topics: which topics a reader of one would want next, by the concepts they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log, sqrt

from curbside.library.passages import Passage

# A topic about a concept shares more with another than one that only names it.
SUBJECT_WEIGHT = 3.0
AT_MOST = 6


def related_topics(passages: Iterable[Passage]) -> dict[str, tuple[str, ...]]:
    """Ids of at most six nearest documents by document id, nearest first, ties by id."""
    profiles = _profiles(passages)
    about = Counter(concept for profile in profiles.values() for concept in profile)
    rarity = {concept: log(len(profiles) / count) for concept, count in about.items()}
    weighted = {
        topic: {concept: weight * rarity[concept] for concept, weight in profile.items()}
        for topic, profile in profiles.items()
    }
    lengths = {t: sqrt(sum(w * w for w in profile.values())) for t, profile in weighted.items()}
    related = {}
    for topic, profile in weighted.items():
        scores = {
            other: _likeness(profile, theirs) / (lengths[topic] * lengths[other])
            for other, theirs in weighted.items()
            if other != topic and lengths[topic] and lengths[other]
        }
        nearest = sorted((-round(score, 9), other) for other, score in scores.items() if score > 0)
        related[topic] = tuple(other for _, other in nearest[:AT_MOST])
    return related


def _profiles(passages: Iterable[Passage]) -> dict[str, dict[str, float]]:
    """Weight of each concept in each document: how often it is named, more when a subject."""
    counts: dict[str, Counter[str]] = {}
    subjects: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        counts.setdefault(passage.document, Counter()).update(passage.concepts)
        subjects[passage.document] = passage.subjects
    return {
        topic: {
            concept: log(1 + count) * (SUBJECT_WEIGHT if concept in subjects[topic] else 1.0)
            for concept, count in sorted(counter.items())
        }
        for topic, counter in sorted(counts.items())
    }


def _likeness(ours: dict[str, float], theirs: dict[str, float]) -> float:
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    return sum(weight * theirs[concept] for concept, weight in ours.items() if concept in theirs)

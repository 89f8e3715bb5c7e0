"""What the page of an answer shows besides the answer itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from curbside.answer.plan import GROUP_OF, heading_of
from curbside.answer.record import Answer
from curbside.answer.shelf import Shelf
from curbside.doors.pages.examples import examples
from curbside.doors.pages.rendering import topic_address
from curbside.doors.pages.structured import describe_answer
from curbside.doors.pages.words import DECLINES
from curbside.doors.site import Site
from curbside.library.knowledge import TopicCard

MOST_ARTICLES, MOST_RELATED, MOST_NEAR = 6, 4, 6
# sections that any question about a disease may want; the rest are told of only where there is something
_USUAL = ("causes", "features", "warnings", "imaging", "tests", "treatment", "outlook", "harms")


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer with its surroundings: `articles`, `related` and `closest` are (title, address), `structured` is
    for search engines, `limits` are lines on what it does not cover,
    `way_on` says what may help where it was declined."""

    answer: Answer
    thread: tuple[str, ...]
    has_changed: bool
    urgent_words: tuple[str, ...]
    sentences: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    way_on: str
    closest: tuple[tuple[str, str], ...]
    near_questions: tuple[str, ...]
    structured: dict[str, Any]


def view_of(site: Site, id: str) -> AnswerView:
    """The view of a kept answer; raises NotFound where it is not kept."""
    answer, shelf = site.again(id), site.consult.shelf
    declined, documents = answer.declined, _documents(answer, shelf)
    return AnswerView(
        answer=answer,
        thread=site.enquiry(id).previous,
        has_changed=answer.id != id,
        urgent_words=_urgent_words(answer),
        sentences=tuple(dict.fromkeys(s.text for s in answer.statements)),
        articles=_titled(documents[:MOST_ARTICLES], shelf),
        related=_titled(_related(documents, shelf), shelf),
        limits=_limits(answer),
        way_on=DECLINES[declined.code] if declined else "",
        closest=tuple(_nearest(name, shelf) for name in declined.closest) if declined else (),
        near_questions=_near_questions(declined.closest, shelf) if declined else (),
        structured=describe_answer(answer, shelf.knowledge),
    )


def _documents(answer: Answer, shelf: Shelf) -> tuple[str, ...]:
    """The topics that its sentences are taken from, that of most sentences first."""
    cited = {c.passage for s in answer.statements for c in s.citations}
    counted = Counter(passage.document for passage in shelf.passages(sorted(cited)).values())
    return tuple(sorted((d for d in counted if d in shelf.knowledge.topics), key=lambda d: (-counted[d], d)))


def _related(documents: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """The topics nearest to the first of these that the answer takes nothing from."""
    near = (id for document in documents[:2] for id in shelf.knowledge.related.get(document, ()))
    return tuple(dict.fromkeys(id for id in near if id not in documents))[:MOST_RELATED]


def _titled(documents: tuple[str, ...], shelf: Shelf) -> tuple[tuple[str, str], ...]:
    return tuple((shelf.knowledge.topics[d].title, topic_address(d)) for d in documents)


def _urgent_words(answer: Answer) -> tuple[str, ...]:
    """The words that call for help, those within others left out."""
    reasons = answer.urgency.reasons if answer.urgency else ()
    spans = {(r.start, r.end): r.words for r in reasons}
    within = {s for s in spans for o in spans if o != s and o[0] <= s[0] and s[1] <= o[1]}
    return tuple(dict.fromkeys(words for span, words in spans.items() if span not in within))


def _limits(answer: Answer) -> tuple[str, ...]:
    given = {GROUP_OF.get(s.role) for s in answer.statements}
    missing = [heading_of(group, answer.reader).lower() for group in _USUAL if group not in given]
    lines = [f"You asked of it, and it has nothing on: {'; '.join(answer.not_covered)}."] if answer.not_covered else []
    lines += [f"Nothing is said here on: {'; '.join(missing)}."] if missing else []
    groups = list(dict.fromkeys(s.applies_to for s in answer.statements if s.applies_to))
    if groups:
        lines.append("Sentences marked “For” hold for those people alone; for others nothing is said.")
    needs = list(dict.fromkeys(s.would_need for s in answer.statements if s.would_need))
    if needs:
        lines.append(f"It would say more if it were told: {'; '.join(needs)}.")
    lines.append("It knows what is in its library and nothing newer, and it has not examined anyone.")
    return tuple(lines)


def _topics_of(name: str, shelf: Shelf) -> list[TopicCard]:
    """The topics that a decline names: one by its title, or those about a subject, the fullest first."""
    topics = shelf.knowledge.topics
    titled = [topic for topic in topics.values() if topic.title == name]
    about = [id for m in shelf.vocabulary.matcher.find(name) for id in shelf.knowledge.topics_about.get(m.concept, ())]
    return titled or sorted((topics[id] for id in dict.fromkeys(about)), key=lambda t: -len(t.passages))


def _nearest(name: str, shelf: Shelf) -> tuple[str, str]:
    """What a decline names, as a title with the address of the topic about it."""
    found = _topics_of(name, shelf)
    return f"{name[:1].upper()}{name[1:]}", topic_address(found[0].id) if found else "/library"


def _near_questions(closest: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """Questions on what is nearest that the library answers, of as many kinds as may be; its examples where
    there is none."""
    subjects = dict.fromkeys(s for name in closest for t in _topics_of(name, shelf)[:1] for s in t.subjects)
    held = [[asked for _, asked in shelf.answerable[s]] for s in subjects if s in shelf.answerable]
    turns = range(max(map(len, held), default=0))
    # the first question of the first subject, the second of the second ..., then on from there
    found = [each[(turn + place) % len(each)] for turn in turns for place, each in enumerate(held)]
    return tuple(dict.fromkeys(found))[:MOST_NEAR] or examples(shelf)

"""What the page of an answer shows besides the answer itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from curbside.answer.plan import GROUP_OF, heading_of
from curbside.answer.record import Answer
from curbside.answer.shelf import Shelf
from curbside.cases.redflags import Urgency, raise_urgency
from curbside.cases.redflags.rules import LEVELS
from curbside.doors.pages.examples import examples
from curbside.doors.pages.rendering import document_address
from curbside.doors.pages.structured import describe_answer
from curbside.doors.pages.words import DECLINES
from curbside.doors.site import Site
from curbside.library.knowledge import TopicCard
from curbside.library.passages import Passage

MOST_ARTICLES, MOST_RELATED, MOST_NEAR = 6, 4, 6
# sections that any question about a disease may want; the rest are told of only where there is something
_USUAL = ("causes", "features", "warnings", "imaging", "tests", "treatment", "outlook", "harms")


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer with its surroundings: `articles`, `related` and `closest` are (title, address), `structured` is
    for search engines, `limits` are lines on what it does not cover, `quoted` how many sentences are their
    passage's own words, `way_on` says what may help where it was declined. `urgency` is that of the question, or of one
    before it (`urgent_before`): what was told does not wear off."""

    answer: Answer
    thread: tuple[str, ...]
    has_changed: bool
    urgency: Urgency | None
    urgent_words: tuple[str, ...]
    urgent_before: bool
    sentences: tuple[str, ...]
    quoted: int
    articles: tuple[tuple[str, str], ...]
    related: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    way_on: str
    closest: tuple[tuple[str, str], ...]
    near_questions: tuple[str, ...]
    structured: dict[str, Any]


def view_of(site: Site, id: str) -> AnswerView:
    """The view of a kept answer; raises NotFound where it is not kept."""
    answer, shelf, thread = site.again(id), site.consult.shelf, site.enquiry(id).previous
    urgency = _gravest(answer, thread, shelf)
    declined, passages = answer.declined, _passages(answer, shelf)
    return AnswerView(
        answer=answer,
        thread=thread,
        has_changed=answer.id != id,
        urgency=urgency,
        urgent_words=_urgent_words(urgency),
        urgent_before=urgency is not answer.urgency,
        sentences=tuple(dict.fromkeys(s.text for s in answer.statements)),
        quoted=len({s.text for s in answer.statements if s.verdict == "quoted"}),
        articles=tuple((p.title, document_address(p.document)) for p in passages[:MOST_ARTICLES]),
        related=_related(passages, shelf),
        limits=_limits(answer),
        way_on=DECLINES[declined.code] if declined else "",
        closest=tuple(_nearest(name, shelf) for name in declined.closest) if declined else (),
        near_questions=_near_questions(declined.closest, shelf) if declined else (),
        structured=describe_answer(answer, shelf.knowledge),
    )


def _passages(answer: Answer, shelf: Shelf) -> tuple[Passage, ...]:
    """A passage of each document that its sentences are taken from, that of most passages first."""
    cited = {c.passage for s in answer.statements for c in s.citations}
    held = shelf.passages(sorted(cited)).values()
    counted = Counter(passage.document for passage in held)
    first = {passage.document: passage for passage in reversed(tuple(held))}
    return tuple(first[document] for document in sorted(counted, key=lambda d: (-counted[d], d)))


def _related(passages: tuple[Passage, ...], shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """The topics nearest to the first two of these that the answer takes nothing from."""
    taken = {passage.document for passage in passages}
    near = (id for p in passages[:2] for id in shelf.knowledge.related.get(p.document, ()))
    found = tuple(dict.fromkeys(id for id in near if id not in taken))[:MOST_RELATED]
    return tuple((shelf.knowledge.topics[id].title, document_address(id)) for id in found)


def _gravest(answer: Answer, thread: tuple[str, ...], shelf: Shelf) -> Urgency | None:
    """The gravest urgency of a conversation, that of the latest question among equals."""
    told = [answer.urgency, *(raise_urgency(question, shelf.redflags) for question in reversed(thread))]
    return max(filter(None, told), key=lambda urgency: LEVELS.index(urgency.level), default=None)


def _urgent_words(urgency: Urgency | None) -> tuple[str, ...]:
    """The words that call for help, those within others left out."""
    reasons = urgency.reasons if urgency else ()
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
    return f"{name[:1].upper()}{name[1:]}", document_address(found[0].id) if found else "/library"


def _near_questions(closest: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """Questions on what is nearest that the library answers, of as many kinds as may be; its examples where
    there is none."""
    subjects = dict.fromkeys(s for name in closest for t in _topics_of(name, shelf)[:1] for s in t.subjects)
    held = [[asked for _, asked in shelf.answerable[s]] for s in subjects if s in shelf.answerable]
    turns = range(max(map(len, held), default=0))
    # the first question of the first subject, the second of the second ..., then on from there
    found = [each[(turn + place) % len(each)] for turn in turns for place, each in enumerate(held)]
    return tuple(dict.fromkeys(found))[:MOST_NEAR] or examples(shelf)

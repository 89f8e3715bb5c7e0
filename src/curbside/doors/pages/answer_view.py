"""What the page of an answer shows besides the answer itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from curbside.answer.plan import GROUP_OF, heading_of
from curbside.answer.record import Answer
from curbside.answer.shelf import Shelf
from curbside.doors.pages.examples import examples
from curbside.doors.pages.structured import describe_answer
from curbside.doors.pages.words import DECLINES
from curbside.doors.site import Site

MOST_ARTICLES = 6
# sections that any question about a disease may want; the rest are told of only where there is something
_USUAL = ("causes", "features", "warnings", "imaging", "tests", "treatment", "outlook", "harms")


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer with its surroundings: `articles` and `closest` are (title, address), `structured` is for
    search engines, `limits` are lines on what it does not cover."""

    answer: Answer
    thread: tuple[str, ...]
    has_changed: bool
    urgent_words: tuple[str, ...]
    sentences: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    decline_heading: str
    closest: tuple[tuple[str, str], ...]
    near_questions: tuple[str, ...]
    structured: dict[str, Any]


def view_of(site: Site, id: str) -> AnswerView:
    """The view of a kept answer; raises NotFound where it is not kept."""
    answer, shelf = site.again(id), site.consult.shelf
    declined = answer.declined
    return AnswerView(
        answer=answer,
        thread=site.enquiry(id).previous,
        has_changed=answer.id != id,
        urgent_words=tuple(dict.fromkeys(r.words for r in answer.urgency.reasons)) if answer.urgency else (),
        sentences=tuple(dict.fromkeys(s.text for s in answer.statements)),
        articles=_articles(answer, shelf),
        limits=_limits(answer),
        decline_heading=DECLINES[declined.code] if declined else "",
        closest=tuple((title, _address_of_title(title, shelf)) for title in declined.closest) if declined else (),
        near_questions=_near_questions(declined.closest, shelf) if declined else (),
        structured=describe_answer(answer, shelf.knowledge),
    )


def _articles(answer: Answer, shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """The documents that most of its sentences are taken from."""
    cited = {c.passage for s in answer.statements for c in s.citations}
    counted = Counter(passage.document for passage in shelf.passages(sorted(cited)).values())
    topics = shelf.knowledge.topics
    ranked = sorted((d for d in counted if d in topics), key=lambda d: (-counted[d], d))
    return tuple((topics[d].title, topic_address(d)) for d in ranked[:MOST_ARTICLES])


def topic_address(id: str) -> str:
    """The address of the page of a topic."""
    return f"/library/topics/{quote(id, safe=':/')}"


def _limits(answer: Answer) -> tuple[str, ...]:
    given = {GROUP_OF.get(s.role) for s in answer.statements}
    missing = [heading_of(group, answer.reader).lower() for group in _USUAL if group not in given]
    lines = [f"Nothing is said here on: {', '.join(missing)}."] if missing else []
    groups = list(dict.fromkeys(s.applies_to for s in answer.statements if s.applies_to))
    if groups:
        lines.append("Sentences marked “For” hold for those people alone; for others nothing is said.")
    needs = list(dict.fromkeys(s.would_need for s in answer.statements if s.would_need))
    if needs:
        lines.append(f"It would say more if it were told: {'; '.join(needs)}.")
    lines.append("It knows what is in its library and nothing newer, and it has not examined anyone.")
    return tuple(lines)


def _address_of_title(title: str, shelf: Shelf) -> str:
    found = [topic.id for topic in shelf.knowledge.topics.values() if topic.title == title]
    return topic_address(found[0]) if found else ""


def _near_questions(closest: tuple[str, ...], shelf: Shelf) -> tuple[str, ...]:
    """Questions on the topics nearby that the library answers; its examples where there is none."""
    near = [t for t in shelf.knowledge.topics.values() if t.title in closest]
    found = [asked for t in near for s in t.subjects for _, asked in shelf.answerable.get(s, ())[:2]]
    return tuple(dict.fromkeys(found))[:6] or examples(shelf)

"""Cutting: a topic becomes a document, and each of its statements a passage of that document."""

from __future__ import annotations

from collections.abc import Mapping

from curbside.library.documents import Document
from curbside.library.passages import Passage, text_sha256
from curbside.library.references import Reference, newest_year, strongest_type
from curbside.library.topics import Statement, Topic
from curbside.library.vocabulary import Vocabulary


def cut_topic(
    pack: str, topic: Topic, references: Mapping[str, Reference], vocabulary: Vocabulary
) -> tuple[Document, tuple[Passage, ...]]:
    """The document of a topic and its passages; `references` must hold every one cited."""
    text, spans = _document_text(topic)
    document = Document(
        id=f"{pack}/{topic.id}",
        title=topic.title,
        source=pack,
        kind="topic",
        text=text,
        sha256=text_sha256(text),
        subjects=topic.subjects,
        reviewed=topic.reviewed,
        date=topic.date,
    )
    in_title = _concepts_in(topic.title, vocabulary)
    passages = []
    for statement, (start, end) in zip(topic.statements, spans, strict=True):
        concepts = (*topic.subjects, *in_title, *_concepts_in(statement.text, vocabulary))
        cited = tuple(references[id] for id in statement.sources)
        passages.append(_passage(pack, document, statement, start, end, concepts, cited))
    return document, tuple(passages)


def passage_id(pack: str, statement: str) -> str:
    """The id of a statement's passage across packs."""
    return f"{pack}:{statement}"


def _document_text(topic: Topic) -> tuple[str, list[tuple[int, int]]]:
    """The clean text, one statement a line under its heading, and where each statement lies."""
    parts, spans, at, heading = [topic.title, "\n"], [], len(topic.title) + 1, ""
    for statement in topic.statements:
        if statement.heading != heading:
            heading = statement.heading
            parts.append(f"\n{heading}\n")
            at += len(heading) + 2
        spans.append((at, at + len(statement.text)))
        parts += [statement.text, "\n"]
        at += len(statement.text) + 1
    return "".join(parts), spans


def _passage(
    pack: str,
    document: Document,
    statement: Statement,
    start: int,
    end: int,
    concepts: tuple[str, ...],
    cited: tuple[Reference, ...],
) -> Passage:
    return Passage(
        id=passage_id(pack, statement.id),
        document=document.id,
        title=document.title,
        section=statement.heading,
        text=statement.text,
        start=start,
        end=end,
        role=statement.role,
        subjects=document.subjects,
        concepts=tuple(dict.fromkeys(concepts)),
        applies_to=statement.applies,
        strength=statement.strength,
        certainty=statement.certainty,
        plain=statement.plain,
        references=statement.sources,
        disagrees=tuple(passage_id(pack, other) for other in statement.disagrees),
        reason=statement.reason,
        year=newest_year(cited),
        level=strongest_type(cited),
        source=pack,
        audience=statement.audience,
    )


def _concepts_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    # A guess at a misspelling is for questions: in a text somebody wrote with care it would be
    # a concept the text never names.
    named = tuple(vocabulary.matcher.find_exact(text))
    inside = (concept for match in named for concept in vocabulary.within(match.concept, match.words))
    return tuple(dict.fromkeys((*(match.concept for match in named), *inside)))

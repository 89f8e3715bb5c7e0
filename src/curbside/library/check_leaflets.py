"""The rules of leaflets: every section, sentences that say no more than their statements, plain, short, no orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from curbside.library.check_statements import check_front
from curbside.library.claims import unsupported_claims
from curbside.library.faults import Fault
from curbside.library.leaflets import HELP_NOW, QUESTIONS, SECTIONS, Leaflet, LeafletSentence
from curbside.library.packs import Draft
from curbside.library.topics import Statement, Topic
from curbside.library.vocabulary import Vocabulary
from curbside.text.readability import reading_grade
from curbside.text.sentences import split_sentences
from curbside.text.words import fold

# The reading age that public bodies ask of leaflets, as a US grade; ours as text/readability.py counts it.
HARDEST_GRADE = 8.0
# In 11 point two sides of A4 hold about 100 lines of 88 characters. With a heading or question on a line of its own and
# bullets that end in mid-line, ten words take a line, so 900 words leave some ten lines for the space between sections.
# The list of references goes on a sheet of its own.
MOST_WORDS = 900
MOST_SENTENCES = 2  # in one bullet
_LINE_OF_FRONT = 2

_TREATMENTS = ("drug", "procedure")
_TREATMENT_WORDS = r"(?:medicines?|medications?|tablets?|pills?|drugs?|doses?|treatments?|injections?)"
_YOU_MUST = r"you (?:should|must|need to|have to|ought to)(?: not)?"
# Words that tell a reader to begin, end or change something: an order when a treatment follows in the same sentence.
_ORDER = re.compile(
    rf"(?:^|[.;:!?]\s+|\b(?:please|never|do not|don't|and|then|so|{_YOU_MUST})\s+)"
    r"(?:take|start|begin|stop|increase|raise|reduce|lower|double|halve|skip|switch|change|come off|cut down|wean)\b"
)
_MUST_HAVE = re.compile(rf"\b{_YOU_MUST} (?:have|get|take|use|try|accept|refuse)\b")


_Statements = Mapping[str, tuple[Statement, Topic]]  # by id, with the topic each stands in


def check_leaflets(draft: Draft) -> Iterator[Fault]:
    """Faults of the leaflets and of each of their sentences."""
    leaflets, topics = draft.pack.leaflets, draft.pack.topics
    if not leaflets:
        return
    vocabulary = Vocabulary(draft.pack.concepts)
    statements = {statement.id: (statement, topic) for topic in topics for statement in topic.statements}
    concepts = {concept.id for concept in draft.pack.concepts}
    for leaflet in leaflets:
        yield from check_front(leaflet, "leaflet", concepts)
        yield from _check_sections(leaflet)
        yield from _check_reading(leaflet)
        for sentence in leaflet.sentences:
            yield from _check_sentence(leaflet, sentence, statements, vocabulary)
        yield from _check_help_now(leaflet, statements)
    yield from _check_ids(leaflets, statements)


def _check_sections(leaflet: Leaflet) -> Iterator[Fault]:
    keys = list(dict.fromkeys(section.key for section in leaflet.sections))
    for section in leaflet.sections:
        if section.key not in SECTIONS:
            remedy = f"the sections are: {', '.join(SECTIONS)}"
            yield Fault(leaflet.file, section.line, f"unknown section {section.key!r}", remedy)
        if not section.sentences:
            yield Fault(leaflet.file, section.line, f"the section {section.key!r} has no sentence")
        if section.key == QUESTIONS and not section.question.endswith("?"):
            yield Fault(leaflet.file, section.line, "a question ends in '?'", "begin it with '### '")
    missing = [key for key in SECTIONS if key not in keys]
    if missing:
        yield Fault(leaflet.file, _LINE_OF_FRONT, f"this leaflet lacks {', '.join(map(repr, missing))}")
    in_order = [key for key in SECTIONS if key in keys]
    placed = [section.key for section in leaflet.sections if section.key in SECTIONS and section.key != QUESTIONS]
    if placed != [key for key in in_order if key != QUESTIONS] or (QUESTIONS in keys and keys[-1] != QUESTIONS):
        remedy = f"the order is: {', '.join(SECTIONS)}"
        yield Fault(leaflet.file, _LINE_OF_FRONT, "the sections are out of order, or one stands twice", remedy)


def _check_reading(leaflet: Leaflet) -> Iterator[Fault]:
    if not any(sentence.text for sentence in leaflet.sentences):
        return
    if leaflet.grade > HARDEST_GRADE:
        fault = f"this leaflet reads at grade {leaflet.grade:.1f}, over {HARDEST_GRADE:.0f}"
        yield Fault(leaflet.file, _LINE_OF_FRONT, fault, f"shorten first: {_hardest(leaflet)}")
    if leaflet.words > MOST_WORDS:
        fault = f"this leaflet has {leaflet.words} words, over {MOST_WORDS}"
        yield Fault(leaflet.file, _LINE_OF_FRONT, fault, "keep it to two sides of A4")


def _hardest(leaflet: Leaflet) -> str:
    hardest = sorted(leaflet.sentences, key=lambda each: -reading_grade(each.text))
    return ", ".join(f"line {sentence.line}" for sentence in hardest[:3])


def _check_sentence(
    leaflet: Leaflet, sentence: LeafletSentence, statements: _Statements, vocabulary: Vocabulary
) -> Iterator[Fault]:
    def fault(message: str, remedy: str = "") -> Fault:
        return Fault(leaflet.file, sentence.line, message, remedy)

    held = [statements[id] for id in sentence.stands_on if id in statements]
    for id in sentence.stands_on:
        if id not in statements:
            yield fault(f"{sentence.id!r} stands on unknown statement {id!r}", "see topics/")
        elif statements[id][0].audience == "clinician":
            yield fault(f"{sentence.id!r} stands on {id!r}, which is for clinicians")
    if len(split_sentences(sentence.text)) > MOST_SENTENCES:
        yield fault(f"{sentence.id!r} is more than two sentences", "make two bullets of it")
    if order := _order_in(sentence.text, vocabulary):
        yield fault(f"{sentence.id!r} orders a treatment: {order!r}", "say what is known, and whom to ask")
    if len(held) == len(sentence.stands_on) and held:
        about = {*leaflet.subjects, *(subject for _, topic in held for subject in topic.subjects)}
        known = [concept for concept in about if concept in vocabulary]
        for claim in unsupported_claims(sentence.text, [each for each, _ in held], vocabulary, known):
            yield fault(f"{sentence.id!r} adds {claim}", "say no more than its statements, or name another")


def _check_help_now(leaflet: Leaflet, statements: _Statements) -> Iterator[Fault]:
    """Whom to send for help at once is not for the writer of a leaflet to decide: a red-flag statement says so."""
    for sentence in (each for section in leaflet.sections if section.key == HELP_NOW for each in section.sentences):
        roles = {statements[id][0].role for id in sentence.stands_on if id in statements}
        if roles and "red-flag" not in roles:
            yield Fault(leaflet.file, sentence.line, f"{sentence.id!r} stands on no red-flag statement", "name one")


def _order_in(text: str, vocabulary: Vocabulary) -> str:
    """The words by which a sentence orders a treatment to be begun, changed or ended; empty when it does not."""
    for span in split_sentences(text):
        folded = fold(span.text)
        for found in (*_ORDER.finditer(folded), *_MUST_HAVE.finditer(folded)):
            rest = span.text[found.end():]
            named = {vocabulary.concept(match.concept).kind for match in vocabulary.matcher.find(rest)}
            if named.intersection(_TREATMENTS) or re.search(rf"\b{_TREATMENT_WORDS}\b", fold(rest)):
                return found[0].strip(" .;:!?")
    return ""


def _check_ids(leaflets: tuple[Leaflet, ...], statements: _Statements) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for leaflet in leaflets:
        for sentence in leaflet.sentences:
            if sentence.id in statements:
                yield Fault(leaflet.file, sentence.line, f"the id {sentence.id!r} is that of a statement")
            elif sentence.id in first:
                fault = f"the id {sentence.id!r} stands twice"
                yield Fault(leaflet.file, sentence.line, fault, f"also in {first[sentence.id]}")
            elif sentence.id:
                first[sentence.id] = f"{leaflet.file}:{sentence.line}"

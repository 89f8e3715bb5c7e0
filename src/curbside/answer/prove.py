"""Proves a saved answer again, sentence by sentence, against the library and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curbside.answer.excerpt import sentences_of
from curbside.answer.place import place_of
from curbside.answer.plain_text import write_text
from curbside.answer.plan import HEADINGS
from curbside.answer.references import cite
from curbside.answer.statements import WRITER
from curbside.answer.verify import Quote, check_sentence
from curbside.errors import BadInput
from curbside.library.knowledge import Knowledge
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.plain import content_hash, plain

PassagesOf = Callable[[Iterable[str]], Mapping[str, Passage]]


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence (or part of an answer) that no longer stands, and why."""

    where: str
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome: how many sentences were proved, and every fault found."""

    answer: str
    sentences: int
    faults: tuple[Fault, ...]

    @property
    def stands(self) -> bool:
        return not self.faults


def prove(record: Mapping[str, Any], passages_of: PassagesOf, knowledge: Knowledge) -> Proof:
    """Proves every sentence of an answer's record (as `--json` gives it), and all that surrounds them.

    `passages_of` looks passages up by id. Raises BadInput when the record is not an answer.
    """
    try:
        statements = list(_statements(record))
        wanted = {c["passage"] for _, s in statements for c in s["citations"]}
        passages = dict(passages_of(sorted(wanted)))
        faults = [
            fault for place, statement in statements
            for fault in _faults_of(place, statement, record, passages, knowledge.vocabulary)
        ]
        faults += _faults_of_text(record, statements)
        faults += _faults_around(record, passages, knowledge)
        if not faults and record["text"] != write_text(record):
            faults.append(Fault("text", record["title"], "the plain text is not what the record says"))
        if content_hash(dict(record)) != record["id"] and not faults:
            faults.append(Fault("answer", record["title"], "the answer was changed outside its sentences"))
        return Proof(record["id"], len(statements), tuple(faults))
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as fault:
        raise BadInput(
            f"This is not a saved answer: {type(fault).__name__} in reading it.",
            remedy="Save one with: curbside ask --json QUESTION > answer.json",
        ) from fault


def _statements(record: Mapping[str, Any]):
    """(place, statement) for every sentence shown, in reading order."""
    for n, statement in enumerate(record["bottom_line"], 1):
        yield f"bottom line, sentence {n}", statement
    for row in (record["comparison"] or {"rows": ()})["rows"]:
        for n, cell in enumerate(row["cells"], 1):
            yield f"comparison, {row['aspect']}, column {n}", cell
    for section in record["sections"]:
        for n, statement in enumerate(section["statements"], 1):
            yield f"{section['heading']}, sentence {n}", statement
    for point in record["disagreements"]:
        for n, side in enumerate(point["sides"], 1):
            yield f"disagreement “{point['point']}”, side {n}", side["statement"]


def _faults_of(
    place: str,
    statement: Mapping[str, Any],
    record: Mapping[str, Any],
    passages: dict[str, Passage],
    vocabulary: Vocabulary,
) -> list[Fault]:
    sentence, citations = statement["text"], statement["citations"]
    quotes = [Quote(c["passage"], c["start"], c["end"], c["quote"], c["sha256"]) for c in citations]
    verdict = check_sentence(sentence, quotes, passages, vocabulary)
    reasons = [] if verdict.stands else [verdict.reason]
    if verdict.stands and record["made_with"]["writer"] == WRITER:
        # this writer only ever quotes: the library's own words or their plain reading, to the letter
        whole = [(q, passages[q.passage]) for q in quotes]
        allowed = {w for q, p in whole for w in (q.quote if sentences_of(p) else p.text, p.plain)}
        if sentence not in allowed:
            reasons.append("the sentence is not the library’s wording")
        reasons += [
            f"the citation of {q.passage} does not cover its passage"
            for q in quotes if not _covers(q, passages[q.passage])
        ]
    for passage in {q.passage: passages[q.passage] for q in quotes if q.passage in passages}.values():
        said = (statement["role"], statement["strength"], statement["certainty"], statement["applies_to"])
        if said != (passage.role, passage.strength, passage.certainty, passage.applies_to):
            reasons.append("its role, strength or population is not the passage’s")
    reasons += _faults_of_numbers(citations, record, passages)
    reasons += [
        f"the place of {c['passage']} is not where its document has it"
        for c in citations
        if c["passage"] in passages and c.get("place") != plain(place_of(passages[c["passage"]], c["start"]))
    ]
    return [Fault(place, sentence, reason) for reason in dict.fromkeys(reasons)]


def _covers(quote: Quote, passage: Passage) -> bool:
    """Whether a quote is all of its passage or, of running text, whole sentences of it."""
    sentences = sentences_of(passage)
    begins, ends = {0, *(s.start for s in sentences)}, {len(passage.text), *(s.end for s in sentences)}
    return quote.start in begins and quote.end in ends


def _faults_of_numbers(
    citations: list[Mapping[str, Any]], record: Mapping[str, Any], passages: dict[str, Passage]
) -> list[str]:
    """Faults in the numbers: each must name a listed reference that the passage rests on."""
    listed = {r["number"]: r["id"] for r in record["references"]}
    reasons = []
    for citation in citations:
        passage = passages.get(citation["passage"])
        reference = listed.get(citation["number"])
        if reference is None:
            reasons.append(f"reference {citation['number']} is not listed")
        elif passage and reference not in passage.references:
            reasons.append(f"the passage does not rest on reference {citation['number']}")
    return reasons


def _faults_of_text(record: Mapping[str, Any], statements: list) -> list[Fault]:
    """The sentences that the plain text does not hold, word for word."""
    return [
        Fault(place, s["text"], "the plain text does not hold this sentence")
        for place, s in statements if s["text"] not in record["text"]
    ]


def _faults_around(
    record: Mapping[str, Any], passages: dict[str, Passage], knowledge: Knowledge
) -> list[Fault]:
    """Faults outside the sentences: references, headings and reasons."""
    faults = []
    for listed in record["references"]:
        reference = knowledge.references.get(listed["id"])
        if reference is None or plain(cite(listed["number"], reference)) != listed:
            fault = "the reference is not as the library has it"
            faults.append(Fault(f"reference {listed['number']}", listed["citation"], fault))
    for section in record["sections"]:
        if section["heading"] not in HEADINGS:
            faults.append(Fault("heading", section["heading"], "no section has this heading"))
    for point in record["disagreements"]:
        for side in point["sides"]:
            sentence, citations = side["statement"]["text"], side["statement"]["citations"]
            cited = [passages[c["passage"]] for c in citations if c["passage"] in passages]
            if cited and side["reason"] != cited[0].reason:
                faults.append(Fault("disagreement", sentence, "the reason is not the library’s"))
    return faults

"""Proves a saved answer again, sentence by sentence, against the library and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curbside.answer.compose import content_hash
from curbside.answer.statements import WRITER
from curbside.answer.verify import Quote, check_sentence
from curbside.errors import BadInput
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary

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


def prove(record: Mapping[str, Any], passages_of: PassagesOf, vocabulary: Vocabulary) -> Proof:
    """Proves every sentence of an answer's record (as `--json` gives it).

    `passages_of` looks passages up by id. Raises BadInput when the record is not an answer.
    """
    try:
        statements = list(_statements(record))
        wanted = {c["passage"] for _, s in statements for c in s["citations"]}
        passages = dict(passages_of(sorted(wanted)))
        faults = [f for place, s in statements for f in _faults_of(place, s, record, passages, vocabulary)]
        faults += _faults_of_text(record, statements)
        if content_hash(dict(record)) != record["id"] and not faults:
            faults.append(Fault("answer", record["title"], "the answer was changed outside its sentences"))
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadInput(
            f"This is not a saved answer: {fault!r} is missing or of the wrong kind.",
            remedy="Save one with: curbside ask --json QUESTION > answer.json",
        ) from fault
    return Proof(record["id"], len(statements), tuple(faults))


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
        allowed = {w for q in quotes for w in (passages[q.passage].text, passages[q.passage].plain)}
        if sentence not in allowed:
            reasons.append("the sentence is not the library’s wording")
        reasons += [
            f"the citation of {q.passage} does not cover its passage"
            for q in quotes if (q.start, q.end) != (0, len(passages[q.passage].text))
        ]
    reasons += _faults_of_numbers(citations, record, passages)
    return [Fault(place, sentence, reason) for reason in dict.fromkeys(reasons)]


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
    """The plain text must hold every sentence, word for word."""
    if record["declined"]:
        return []
    return [
        Fault(place, s["text"], "the plain text does not hold this sentence")
        for place, s in statements if s["text"] not in record["text"]
    ]

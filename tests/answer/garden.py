"""A made-up garden library in memory: concepts, passages and a shelf, so no medicine is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from curbside.answer.ask import ask
from curbside.answer.conversation import understand_in_turn
from curbside.answer.evidence import Evidence, find_evidence
from curbside.answer.question import Enquiry, Question
from curbside.answer.record import Answer
from curbside.answer.shelf import Shelf, open_shelf
from curbside.answer.statements import Draft
from curbside.index.memory import MemoryIndex
from curbside.library.knowledge import Knowledge, PackCard, TopicCard
from curbside.library.passages import Passage
from curbside.library.references import Reference, newest_year, strongest_type
from curbside.library.vocabulary import Concept, Vocabulary
from tests.factories import STAMP, make_passage

CONCEPTS = (
    Concept("leaf-blight", "leaf blight", "disease", "core", abbreviations=("LB",), lay=("brown leaves",)),
    Concept("early-blight", "early blight", "disease", "core", broader=("leaf-blight",)),
    Concept("root-rot", "root rot", "disease", "core"),
    Concept("greenfly-attack", "greenfly attack", "disease", "core", synonyms=("aphid infestation",)),
    Concept("grafting", "grafting", "procedure", "core"),
    Concept("copper-spray", "copper spray", "drug", treats=("leaf-blight",)),
    Concept("sulphur-dust", "sulphur dust", "drug"),
    Concept("spray", "spray", "drug"),
    Concept("oil-spray", "oil spray", "drug", broader=("spray",)),
    Concept("watering", "watering", "therapy"),
    Concept("wilting", "wilting", "symptom"),
    Concept("spotting", "spotting", "symptom"),
    Concept("adult", "adult", "population"),
    Concept("child", "child", "population"),
    Concept("older-person", "older person", "population"),
    Concept("pregnant-person", "pregnant person", "population"),
)
REFERENCES = (
    Reference(
        "almanac", "guideline", "The almanac of leaves", ("Green A", "Thumb B"), "Journal of Made-up Gardens",
        2019, "7(3):70-9", "10.1000/almanac", "1234567",
    ),
    Reference("bed-trial", "rct", "A trial of beds", ("Spade C",), "Plot", 2020, "2:11", "10.1000/beds"),
    Reference("shed-notes", "web-page", "Notes from a shed", url="https://example.org/shed", title_seen=False),
)
CARD = PackCard(
    "garden", "0.1.0", "The garden", "en-GB", "CC-BY-4.0", "awaiting", "submitted", "awaiting", "2026-11-21",
    "2999-11-21", "Leaves and roots.",
)
SCOPE = {"garden": {
    "covers": "Leaves and roots.",
    "nearby": ["leaf blight", "root rot"],
    "elsewhere": [{"field": "lawns", "terms": ["moss killer", "lawn mower"]}],
}}
REDFLAGS: tuple[Mapping[str, Any], ...] = ()


def passage(id: str, text: str, about: str = "leaf-blight", **values: Any) -> Passage:
    """A passage of the garden about one concept; what else it names is read from its words."""
    named = tuple(m.concept for m in Vocabulary(CONCEPTS).matcher.find(text))
    references = values.pop("references", ("almanac",))
    cited = tuple(r for r in REFERENCES if r.id in references)
    given = {
        "title": f"On {about}",
        "subjects": (about,),
        "concepts": tuple(dict.fromkeys((about, *named))),
        "references": references,
        "year": newest_year(cited),
        "level": strongest_type(cited),
    } | values
    return make_passage(f"garden:{id}", text, document=f"garden/{about}", **given)


def knowledge_of(passages: Iterable[Passage], scope: Mapping[str, Any] = SCOPE) -> Knowledge:
    """What a garden library of these passages knows."""
    passages = tuple(passages)
    topics = {}
    for about in dict.fromkeys(s for p in passages for s in p.subjects):
        ids = tuple(p.id for p in passages if about in p.subjects)
        title = f"On {about}"
        topics[f"garden/{about}"] = TopicCard(
            f"garden/{about}", title, "garden", (about,), ("Treatment",), ids, "awaiting", "2026-11-21"
        )
    words = {word for p in passages for word in p.text.lower().replace(".", " ").split() if word.isalpha()}
    return Knowledge(
        (CARD,), STAMP.fingerprint, scope, CONCEPTS, topics, {r.id: r for r in REFERENCES}, REDFLAGS, {},
        " ".join(sorted(words)),
    )


def shelf_of(
    *passages: Passage,
    scope: Mapping[str, Any] = SCOPE,
    answerable: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
) -> Shelf:
    """An open shelf of these passages and nothing else."""
    return open_shelf(MemoryIndex(passages, STAMP), knowledge_of(passages, scope), answerable or {})


def understood(shelf: Shelf, text: str, reader: str = "gp", *previous: str) -> Question:
    """A question read against the shelf."""
    return understand_in_turn(Enquiry(text, reader, previous), shelf.knowledge)


def evidence_for(shelf: Shelf, text: str, reader: str = "gp") -> Evidence:
    """What the shelf has for a question."""
    return find_evidence(understood(shelf, text, reader), shelf)


def answered(shelf: Shelf, text: str, reader: str = "gp", *previous: str) -> Answer:
    """The whole path, once."""
    return ask(Enquiry(text, reader, previous), shelf)


def draft(source: Passage, text: str = "", **values: Any) -> Draft:
    """A draft of a passage, in its own words unless others are given."""
    return Draft(text or source.text, source.role, source, values.get("score", 1.0), values.get("fit", 1.0))

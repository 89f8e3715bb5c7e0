"""Gathering: packs that passed the check become catalogue rows, passages, one knowledge and tables for cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from curbside.errors import PackFault
from curbside.library.case_tables import Tables, join_tables
from curbside.library.catalogue import PackRows
from curbside.library.checksums import content_sha256
from curbside.library.cut import cut_topic, passage_id
from curbside.library.faults import Fault, raise_faults
from curbside.library.knowledge import Knowledge, TopicCard
from curbside.library.leaflets import Leaflet, LeafletSentence
from curbside.library.pack_check import check_draft
from curbside.library.packs import Pack, read_draft
from curbside.library.passages import Passage
from curbside.library.related import related_topics
from curbside.library.vocabulary import Concept, Vocabulary
from curbside.text.words import bare_words, fold

# Shorter words are never looked at for misspellings, so they need not be known.
_SHORTEST_KNOWN = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a build writes: catalogue rows by pack, every passage, the knowledge, the leaflets and
    the tables for cases."""

    rows: tuple[PackRows, ...]
    passages: tuple[Passage, ...]
    knowledge: Knowledge
    leaflets: tuple[Leaflet, ...]
    cases: Tables
    counts: dict[str, int]


def check_packs(folders: Iterable[Path]) -> tuple[Pack, ...]:
    """The packs in the folders; raises PackFault with the faults of all of them."""
    packs, faults = [], []
    for folder in folders:
        draft = read_draft(folder)
        packs.append(draft.pack)
        # an overdue review is for the editors to mend; it must not stop a site from answering
        found = check_draft(draft, today=date.min)
        faults += [Fault(f"{folder.name}/{f.file}", f.line, f.message, f.remedy) for f in found]
    raise_faults(", ".join(pack.name for pack in packs), tuple(faults))
    return tuple(packs)


def gather_library(
    packs: tuple[Pack, ...],
    fingerprint: str,
) -> Gathered:
    """The library of these packs.

    Raises PackFault when two packs give one id to different references or concepts.
    """
    references = _joined(packs, "references")
    concepts = tuple(_joined(packs, "concepts").values())
    vocabulary = Vocabulary(concepts, words=frozenset(_words(packs, concepts)))
    rows = tuple(_rows(pack, references, vocabulary) for pack in packs)
    passages = tuple(passage for each in rows for passage in each.passages)
    topics = tuple(card for each in rows for card in _cards(each))
    knowledge = Knowledge(
        packs=tuple(pack.card for pack in packs),
        fingerprint=fingerprint,
        scope={pack.name: pack.scope for pack in packs},
        concepts=concepts,
        topics={topic.id: topic for topic in topics},
        references=references,
        redflags=tuple(flag for pack in packs for flag in pack.redflags),
        related=related_topics(passage for each in rows for passage in each.passages),
        words=" ".join(sorted(vocabulary.words)),
    )
    counts = {
        "documents": sum(len(each.documents) for each in rows),
        "passages": len(passages),
        "references": len(references),
        "concepts": len(concepts),
    }
    leaflets = tuple(_kept_leaflet(pack.name, leaflet) for pack in packs for leaflet in pack.leaflets)
    return Gathered(rows, passages, knowledge, leaflets, join_tables(packs), counts)


def _joined(packs: tuple[Pack, ...], part: str) -> dict[str, Any]:
    """Records of all packs by id, in order of id."""
    found: dict[str, Any] = {}
    for pack in packs:
        for record in getattr(pack, part):
            if found.setdefault(record.id, record) != record:
                raise PackFault(
                    f"The pack {pack.name} and one before it mean other {part} by {record.id!r}.",
                    remedy="Give one of them another id.",
                )
    return dict(sorted(found.items()))


def _rows(pack: Pack, references: dict[str, Any], vocabulary: Vocabulary) -> PackRows:
    cut = [cut_topic(pack.name, topic, references, vocabulary) for topic in pack.topics]
    return PackRows(
        card=pack.card,
        content_sha256=content_sha256((pack.folder,)),
        documents=tuple(document for document, _ in cut),
        passages=tuple(passage for _, passages in cut for passage in passages),
        references=pack.references,
    )


def _cards(rows: PackRows) -> Iterable[TopicCard]:
    passages: dict[str, list[Passage]] = {}
    for passage in rows.passages:
        passages.setdefault(passage.document, []).append(passage)
    for document in rows.documents:
        held = passages.get(document.id, [])
        yield TopicCard(
            id=document.id,
            title=document.title,
            pack=rows.card.name,
            subjects=document.subjects,
            sections=tuple(dict.fromkeys(passage.section for passage in held)),
            passages=tuple(passage.id for passage in held),
            reviewed=document.reviewed,
            date=document.date,
        )


def _kept_leaflet(pack: str, leaflet: Leaflet) -> Leaflet:
    """The leaflet as a library keeps it: its id is pack/leaflet, its sentences stand on passages by their ids."""

    def kept(sentence: LeafletSentence) -> LeafletSentence:
        return replace(sentence, stands_on=tuple(passage_id(pack, id) for id in sentence.stands_on))

    sections = (replace(each, sentences=tuple(map(kept, each.sentences))) for each in leaflet.sections)
    return replace(leaflet, id=f"{pack}/{leaflet.id}", sections=tuple(sections))


def _words(packs: tuple[Pack, ...], concepts: tuple[Concept, ...]) -> set[str]:
    """Every word the library spells, folded; the misspellings it lists are not among them."""
    texts = [
        text
        for pack in packs
        for topic in pack.topics
        for statement in topic.statements
        for text in (topic.title, statement.text, statement.plain)
    ]
    texts += [term for concept in concepts for term in concept.terms]
    found: set[str] = set()
    for text in texts:
        found.update(bare_words(fold(text)))
    return {word for word in found if len(word) >= _SHORTEST_KNOWN and word.isalpha()}

"""Rows of the embedded index: a passage as its fields are stored, ready to be handed between processes."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

from curbside.index import fields
from curbside.library.own.pages import breaks_in, page_of
from curbside.library.own.records import SOURCE, OwnDocument
from curbside.library.passages import Passage, to_json

if TYPE_CHECKING:
    from curbside.library.vocabulary import Vocabulary

# The text of every field in the order of FIELDS, then the passage itself as JSON.
Row = tuple[str, ...]
FIELDS: tuple[str, ...] = (*fields.TERM_FIELDS, *fields.WORD_FIELDS)


def row_of(passage: Passage) -> Row:
    """The row of one passage. Values and stems are parted by spaces, so that the index needs no analyser."""
    terms = dict(fields.terms_of(passage))
    words = (passage.text, fields.heading_of(passage), passage.plain)
    return (
        *(" ".join(terms[name]) for name in fields.TERM_FIELDS),
        *(fields.joined_stems(text) for text in words),
        to_json(passage),
    )


def rows_of_own(own: OwnDocument, vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of the passages of a document that the asker added, with the concepts that they name.

    What its title names is what each of them is about; what their headings name, they name. The same rows
    as `row_of` gives, written out by hand: there may be a million, and what is done to each is what takes
    the time.
    """
    document, reference, concepts_in = own.document, own.reference, vocabulary.matcher.concepts_in
    whole, subjects = document.text, concepts_in(document.title)
    title, about, year = fields.joined_stems(document.title), " ".join(subjects), str(reference.year or "")
    under, headed, above = None, subjects, title  # of the headings last met, which many passages share
    # of the passage as JSON: what comes before, between and after that which differs from one to the next
    before = f'"{document.id}",{quoted(document.title)}'
    after = f',"","","","",["{document.id}"],[],"",{reference.year or "null"},"{reference.type}","{SOURCE}","",'
    subjects_told = _list(subjects)
    for number, (start, end, section, role, row) in enumerate(own.cuts, 1):
        text = whole[start:end]
        if section != under:
            under, headed = section, subjects + concepts_in(section)
            above = f"{title} {fields.joined_stems(section)}".strip()
        chunks = text.split()
        concepts = tuple(dict.fromkeys(headed + concepts_in(text, chunks)))
        id = f"{document.id}:{number:05d}"
        told = (
            f'["{id}",{before},{quoted(section)},{quoted(text)},{start},{end},"{role}",'
            f"{subjects_told},{_list(concepts)}{after}"
            f"{page_of(own.page_starts, start) or 'null'},{row},{list(breaks_in(own.page_starts, start, end))}]"
        )
        stems = fields.stems_among(chunks)
        yield id, role, SOURCE, reference.type, year, about, " ".join(concepts), stems, above, "", told


def _list(ids: tuple[str, ...]) -> str:
    """The ids of concepts as a JSON list: plain letters, so that nothing in them needs a mark."""
    return '["' + '","'.join(ids) + '"]' if ids else "[]"

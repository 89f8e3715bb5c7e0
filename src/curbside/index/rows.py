"""Rows of the embedded index: a passage as its fields are stored, ready to be handed between processes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from curbside.index import fields
from curbside.library.passages import Passage, encode, to_json

if TYPE_CHECKING:
    from curbside.library.own import OwnDocument
    from curbside.library.vocabulary import Vocabulary

# The text of every field in the order of FIELDS, then the passage itself as JSON.
Row = tuple[str, ...]
FIELDS: tuple[str, ...] = (*fields.TERM_FIELDS, *fields.WORD_FIELDS)


def row_of(passage: Passage) -> Row:
    """The row of one passage. Values and stems are parted by spaces, so that the index needs no analyser."""
    terms = dict(fields.terms_of(passage))
    words = (passage.text, passage.title, passage.plain)
    return (
        *(" ".join(terms[name]) for name in fields.TERM_FIELDS),
        *(fields.joined_stems(text) for text in words),
        to_json(passage),
    )


_PLACE = {name: place for place, name in enumerate(Passage.__slots__)}
_ID, _SECTION, _TEXT, _START, _END, _ROLE, _CONCEPTS = (
    _PLACE[name] for name in ("id", "section", "text", "start", "end", "role", "concepts")
)


def rows_of_own(own: OwnDocument, vocabulary: Vocabulary) -> Iterator[Row]:
    """The rows of the passages of a document that the asker added, with the concepts that they name.

    What its title names is what each of them is about. The same rows as `row_of` gives; what is the
    same for every passage is worked out once, as there may be a million.
    """
    passages = own.passages()
    document, matcher = own.document, vocabulary.matcher
    subjects = matcher.concepts_in(document.title)
    title = fields.joined_stems(document.title)
    first = next(passages, None)
    if first is None:
        return
    values = [getattr(first, name) for name in Passage.__slots__]
    values[_PLACE["subjects"]] = subjects
    about, level, year = " ".join(subjects), first.level, str(first.year or "")
    for number, (start, end, section, role) in enumerate(own.cuts, 1):
        text = document.text[start:end]
        concepts = tuple(dict.fromkeys((*subjects, *matcher.concepts_in(text))))
        values[_ID] = id = f"{document.id}:{number:05d}"
        values[_SECTION], values[_TEXT], values[_START], values[_END] = section, text, start, end
        values[_ROLE], values[_CONCEPTS] = role, concepts
        stems = fields.joined_stems(text)
        yield (id, role, first.source, level, year, about, " ".join(concepts), stems, title, "", encode(values))

"""Rows of own documents are written out by hand for speed: they are what the usual way gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from curbside.index.fields import analyse, joined_stems
from curbside.index.rows import FIELDS, row_of, rows_of_own
from curbside.library.documents import Document
from curbside.library.own.records import OwnDocument
from curbside.library.passages import Passage, from_json
from curbside.library.references import Reference
from curbside.library.vocabulary import Concept, Vocabulary

VOCABULARY = Vocabulary((Concept("tomato-plant", "tomato plant", "anatomy", lay=("tomatoes",)),
                         Concept("watering", "watering", "therapy")))  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def own(title: str, sections: list[tuple[str, str, str]], year: int | None) -> OwnDocument:
    text, cuts = "", []
    for row, (section, role, words) in enumerate(sections):
        cuts.append((len(text), len(text) + len(words), section, role, row))
        text += words + "\n"
    document = Document("local/0123456789abcdef", title, "local", "markdown", text, "")
    page_starts = tuple(range(0, len(text), 50)) if year else ()
    return OwnDocument(document, Reference(document.id, "guideline", title, year=year), page_starts, tuple(cuts))


@given(TEXT, st.lists(st.tuples(TEXT, st.sampled_from(["", "dose"]), TEXT), max_size=4), st.none() | st.just(2024))
def test_rows_of_an_own_document_are_those_of_its_passages(title, sections, year):
    document = own(title, sections, year)
    concepts_in = VOCABULARY.matcher.concepts_in
    subjects = concepts_in(title)

    def tagged(p: Passage) -> Passage:
        named = (*subjects, *concepts_in(p.section), *concepts_in(p.text))
        return replace(p, subjects=subjects, concepts=tuple(dict.fromkeys(named)))

    passages = list(map(tagged, document.passages()))
    rows = list(rows_of_own(document, VOCABULARY))
    assert [row[:-1] for row in rows] == [row_of(passage)[:-1] for passage in passages]
    assert [from_json(row[-1]) for row in rows] == passages


@given(TEXT)
def test_stems_of_stretches_between_spaces_are_the_stems_of_the_text(text):
    assert joined_stems(text).split() == analyse(text)


def test_a_title_tells_what_every_passage_is_about():
    document = own("Tomatoes", [("", "", "Watering in the morning.")], None)
    (row,) = rows_of_own(document, VOCABULARY)
    passage = from_json(row[-1])
    assert (passage.subjects, passage.concepts) == (("tomato-plant",), ("tomato-plant", "watering"))


def test_a_passage_names_what_its_headings_name_and_can_be_found_by_their_words():
    document = own("Beds", [("Care > Watering the tomatoes", "", "Five litres, in the morning.")], None)
    (row,) = rows_of_own(document, VOCABULARY)
    passage = from_json(row[-1])
    assert (passage.subjects, passage.concepts) == ((), ("watering", "tomato-plant"))
    assert row[FIELDS.index("title")] == joined_stems("Beds Care Watering tomatoes")

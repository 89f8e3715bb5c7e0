"""What was put into a file comes out of it: every sentence, at its page and its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pypdfium2
import pytest

from curbside.answer.place import Place, place_of
from curbside.intake.cut import CutDocument, cut_document
from curbside.intake.readers import read_item
from curbside.library.documents import Document
from curbside.library.own.pages import page_of
from curbside.library.own.records import SOURCE, OwnDocument
from curbside.library.references import Reference
from curbside.text.sentences import split_sentences
from tests.intake.readers import samples
from tests.intake.readers.reading import item


@pytest.mark.parametrize("name", samples.FORMATS)
@pytest.mark.parametrize("seed", range(3))
def test_every_passage_stands_at_its_place_in_the_text(name, seed):
    for read in read_item(item(name, samples.FORMATS[name](seed))):
        cut = cut_document(read)
        assert cut.cuts
        assert all(cut.text[each.start : each.end] == each.text for each in cut.cuts)
        assert all(a.end <= b.start for a, b in zip(cut.cuts, cut.cuts[1:], strict=False))


@pytest.mark.parametrize("name", samples.FORMATS)
def test_every_sentence_that_was_written_is_in_a_passage_once(name, monkeypatch):
    written: list[str] = []
    real = samples.sentence
    monkeypatch.setattr(samples, "sentence", lambda rand: written.append(real(rand)) or written[-1])
    data = samples.FORMATS[name](7)
    told = [c.text for read in read_item(item(name, data)) for c in cut_document(read).cuts]
    lost = [each for each in written if sum(text.count(each) for text in told) < written.count(each)]
    assert written and lost == []
    assert not any("ever read this" in text for text in told)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_sentence_of_a_pdf_is_cited_with_its_page(columns, monkeypatch):
    pages: list[tuple[str, int]] = []
    real = samples.sentence
    count = {"page": 0}
    add = samples.FPDF.add_page
    monkeypatch.setattr(samples.FPDF, "add_page", lambda self: count.update(page=count["page"] + 1) or add(self))
    monkeypatch.setattr(samples, "sentence", lambda rand: pages.append((real(rand), count["page"])) or pages[-1][0])
    (read,) = read_item(item("a.pdf", samples.pdf(3, pages=4, columns=columns)))
    cut = cut_document(read)
    found = [(text, page_of(cut.page_starts, cut.text.find(text))) for text, _ in pages]
    assert found == pages


def bare(text: str) -> str:
    """Without what layout adds: spaces, and hyphens at the ends of lines."""
    return re.sub(r"[\s\-\ufffe\x02]", "", text)


def test_500_quotes_drawn_from_pdf_and_html_stand_where_they_are_said_to():
    drawn, found = 0, 0
    for seed in range(100, 128):
        (read,) = read_item(item("a.pdf", samples.pdf(seed, columns=1 + seed % 3)))
        cut = cut_document(read)
        with pypdfium2.PdfDocument(samples.pdf(seed, columns=1 + seed % 3)) as file:
            pages = [bare(page.get_textpage().get_text_range()) for page in file]
        for quote, place in quotes(own_document(cut), seed):
            drawn, found = drawn + 1, found + (bare(quote) in pages[place.page - 1])
        (read,) = read_item(item("a.html", samples.html(seed)))
        source = re.sub(r"<[^>]*>", "", samples.html(seed).decode())
        for quote, place in quotes(own_document(cut_document(read)), seed):
            headed = all(heading in source for heading in place.section.split(" > ") if heading)
            drawn, found = drawn + 1, found + (quote in source and headed and place.page is None)
    assert drawn >= 500
    assert found == drawn


def own_document(cut: CutDocument) -> OwnDocument:
    """A document as the catalogue holds it."""
    cuts = tuple((each.start, each.end, each.section, "", each.row) for each in cut.cuts)
    document = Document(cut.id, "Almanac", SOURCE, "pdf", cut.text, "")
    return OwnDocument(document, Reference(cut.id, "web-page", "Almanac"), cut.page_starts, cuts)


def quotes(own: OwnDocument, seed: int) -> Iterator[tuple[str, Place]]:
    """Sentences of passages drawn at random, each with the place that a citation of it gives; rows of tables are
    put together, not quoted."""
    passages = [each for each in own.passages() if not each.row]
    for each in random.Random(seed).sample(passages, k=min(len(passages), 12)):
        sentence = random.Random(seed).choice(split_sentences(each.text))
        assert own.document.text[each.start + sentence.start : each.start + sentence.end] == sentence.text
        yield sentence.text, place_of(each, sentence.start)


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.docx"])
def test_a_row_of_a_table_is_placed_by_its_number(name):
    (read,) = read_item(item(name, samples.FORMATS[name](5)))
    rows = [(each.text, place_of(each)) for each in own_document(cut_document(read)).passages() if each.row]
    assert [text for text, _ in rows] == list(samples.ROWS)
    assert [place.row for _, place in rows] == [1, 2, 3]
    assert {place.page for _, place in rows} == ({3} if name == "a.pdf" else {None})


def test_a_quote_on_the_second_page_of_a_passage_has_that_page():
    text = "The first half stands here. The second half stands overleaf."
    document = Document("local/a", "Almanac", SOURCE, "pdf", text, "")
    own = OwnDocument(document, Reference("local/a", "web-page", "Almanac"), (0, 28), ((0, 60, "Care > Beds", "", 0),))
    (passage,) = own.passages()
    assert [place_of(passage, at).page for at in (0, 27, 28, 40)] == [1, 1, 2, 2]
    assert place_of(passage, 28).in_words == "page 2, Care > Beds"

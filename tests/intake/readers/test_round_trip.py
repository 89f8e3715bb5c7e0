"""What was put into a file comes out of it: every sentence, at its page and its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pypdfium2
import pytest

from curbside.intake.cut import CutDocument, cut_document
from curbside.intake.readers import read_item
from curbside.library.own.pages import page_of
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
        for quote, start in quotes(cut, seed):
            page = page_of(cut.page_starts, start)
            drawn, found = drawn + 1, found + (page is not None and bare(quote) in pages[page - 1])
        (read,) = read_item(item("a.html", samples.html(seed)))
        source = re.sub(r"<[^>]*>", "", samples.html(seed).decode())
        for quote, _ in quotes(cut_document(read), seed):
            drawn, found = drawn + 1, found + (quote in source)
    assert drawn >= 500
    assert found == drawn


def quotes(cut: CutDocument, seed: int) -> Iterator[tuple[str, int]]:
    """Sentences of passages drawn at random, with where they begin; rows of tables are put together, not quoted."""
    passages = [each for each in cut.cuts if "Week: " not in each.text]
    for each in random.Random(seed).sample(passages, k=min(len(passages), 12)):
        sentence = random.Random(seed).choice(split_sentences(each.text))
        yield cut.text[each.start + sentence.start : each.start + sentence.end], each.start + sentence.start

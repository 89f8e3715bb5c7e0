"""DOCX, Markdown, plain text and JSONL."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from curbside.errors import BadDocument
from curbside.intake.readers import docx as reader
from curbside.intake.readers import read_item
from tests.intake.readers import samples
from tests.intake.readers.reading import drawn, item, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*parts: str) -> bytes:
    """A DOCX whose body is these pieces of XML."""
    file = docx.Document()
    for part in parts:
        file.element.body.insert(len(file.element.body) - 1, parse_xml(part.replace(">", f" {W}>", 1)))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def test_a_docx_gives_headings_lists_and_tables():
    document = read("a.docx", samples.word(1))
    assert document.meta.title == "Tomatoes 1"
    assert [line.partition(":")[0] for line in drawn(document)] == [
        "paragraph", "heading 1", "paragraph", "item", "item", "item", "heading 2", "row", "row", "row", "paragraph",
    ]  # fmt: skip
    assert [b.text for b in document.blocks if b.kind == "row"] == list(samples.ROWS)


def test_what_was_struck_out_or_hidden_is_not_read_and_what_was_put_in_is():
    data = word("<w:p><w:r><w:t>Dig </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t>deep </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>"
                '<w:r><w:t>beds</w:t></w:r>'
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>')  # fmt: skip
    assert drawn(read("a.docx", data)) == ["paragraph: Dig deep beds[3]"]


def test_text_in_content_controls_and_frames_is_read():
    data = word("<w:sdt><w:sdtContent><w:p><w:r><w:t>Dig.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Framed.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")  # fmt: skip
    assert drawn(read("a.docx", data)) == ["paragraph: Dig.", "paragraph: Framed."]


def test_a_bold_line_is_a_heading_where_no_style_makes_one():
    file = docx.Document()
    file.add_paragraph().add_run("Beds").bold = True
    file.add_paragraph("Dig in spring.")
    file.add_paragraph().add_run("Frost").bold = True
    file.add_paragraph("Cover it.")
    saved = io.BytesIO()
    file.save(saved)
    document = read("a.docx", saved.getvalue())
    assert (document.meta.title, drawn(document)) == (
        "Beds", ["paragraph: Dig in spring.", "heading 1: Frost", "paragraph: Cover it."])  # fmt: skip


def test_a_docx_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "MOST_PART", 1_000)
    with pytest.raises(BadDocument) as fault:
        read("a.docx", samples.word(1))
    assert "which is more than is read" in fault.value.message


def test_a_docx_whose_parts_are_broken_is_named():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document><w:body>")
    with pytest.raises(BadDocument) as fault:
        read("a.docx", made.getvalue())
    assert fault.value.message == "a.docx is no well-formed XML at line 1."


def test_markdown_gives_front_matter_headings_lists_and_tables():
    document = read("a.md", samples.markdown(1))
    assert (document.meta.title, document.meta.authors, document.meta.year) == ("Tomatoes 1", ("Green A",), 2020)
    assert [line.partition(":")[0] for line in drawn(document)] == [
        "paragraph", "heading 2", "item", "item", "row", "row", "row", "paragraph",
    ]  # fmt: skip


def test_marks_of_markdown_are_no_words():
    text = "*Dig* **deep** `now` in [spring](http://x.org), 5\\*3 <b>times</b>.\n\n> Quoted\n> words.\n\n---\n"
    assert drawn(read("a.md", f"Beds\n====\n\n{text}")) == [
        "paragraph: Dig deep now in spring, 5*3 times.", "paragraph: Quoted words."]  # fmt: skip


def test_front_matter_that_is_no_mapping_or_holds_aliases_is_not_metadata():
    for front in ("- a\n- b", "a: &x [1]\nb: *x", "title: [unclosed"):
        assert read("beds.md", f"---\n{front}\n---\n\nDig in spring.\n").meta.title == "beds"


def test_plain_text_gives_headings_and_lists():
    text = "BEDS\n\nDig in spring.\nRake it.\n\n2.1 Frost\n\nCover:\n- the beds\n  by night\n* the pots\n3. the rest\n"
    document = read("a.txt", text)
    assert document.meta.title == "BEDS"
    assert drawn(document) == ["paragraph: Dig in spring. Rake it.", "heading 2: 2.1 Frost", "paragraph: Cover:",
                               "item: the beds by night", "item: the pots", "item: 3. the rest"]  # fmt: skip


def test_a_row_of_jsonl_is_a_document_by_whatever_its_fields_are_called():
    rows = (
        '{"id": "a", "title": "T", "text": "Dig.", "year": 2019, "doi": "10.1000/a", "url": "https://x.org"}\n'
        '{"id": "b", "focus": "Beds", "question": "What are beds?", "answer": "Dug."}\n'
        '{"pmid": 7, "title": "T", "abstract": "Dig.", "publication_types": ["Case Reports"]}\n'
        '{"id": "d", "title": "T", "sections": [{"heading": "Care", "text": "Rake."}]}\n'
    )
    documents = list(read_item(item("a.jsonl", rows)))
    assert [(d.key, d.meta.title, drawn(d)[-1]) for d in documents] == [
        ("a", "T", "paragraph: Dig."), ("b", "What are beds?", "paragraph: Dug."),
        ("7", "T", "paragraph: Dig."), ("d", "T", "paragraph: Rake."),
    ]  # fmt: skip
    assert (documents[0].meta.year, documents[0].meta.doi, documents[2].meta.type) == (2019, "10.1000/a", "case-report")


def test_lines_that_cannot_be_read_are_told_and_the_others_are_read():
    documents = list(read_item(item("a.jsonl", '{"text": "Dig."}\n{oops\n{"id": 3}\n{"text": "Rake."}\n')))
    assert [d.key for d in documents] == ["1", "4"]
    assert documents[-1].notes == ("line 2 is no JSON object", "line 3 has no text")


def test_a_part_of_a_file_counts_its_lines_as_the_whole_does():
    documents = read_item(item("a.jsonl", '{"text": "Dig."}\n', part="lines 501-1000"))
    assert [d.key for d in documents] == ["501"]


def test_a_file_without_a_line_that_can_be_read_is_named():
    with pytest.raises(BadDocument) as fault:
        read("a.jsonl", '{"id": 1}\n')
    assert fault.value.message == "a.jsonl has no line that can be read: line 1 has no text."


def test_half_a_sign_does_not_stop_a_run():
    assert read("a.jsonl", '{"text": "Dig \\ud800 deep."}').blocks[0].text == "Dig ? deep."

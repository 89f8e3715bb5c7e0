"""Which reader an item gets: what its bytes are decides, then its name; what is not read is named."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from curbside.errors import BadDocument
from curbside.intake.readers import read_item, unpacking
from curbside.intake.readers.formats import format_of
from curbside.intake.record import Item
from tests.intake.readers import samples
from tests.intake.readers.reading import item, read

FORMATS = {
    "a.pdf": "pdf", "a.html": "html", "a.docx": "docx", "a.md": "markdown", "a.txt": "text", "a.xml": "jats",
    "pubmed.xml": "medline", "a.json": "bioc", "a.jsonl": "jsonl",
}  # fmt: skip


def fault(name: str, data: bytes) -> tuple[str, str]:
    with pytest.raises(BadDocument) as told:
        list(read_item(item(name, data)))
    return told.value.message, told.value.remedy


@pytest.mark.parametrize(("name", "format"), FORMATS.items())
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_content_decides_and_packing_does_not_matter(name, format, pack):
    data = pack(samples.FORMATS[name](1))
    packed = ".gz" if data[:2] == b"\x1f\x8b" else ""
    assert format_of(item(name + packed, data), data) == format
    assert next(read_item(item(name + packed, data))).kind == format


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.docx", "a.xml", "pubmed.xml", "a.json"])
def test_a_wrong_name_does_not_mislead(name):
    data = samples.FORMATS[name](1)
    assert format_of(item("download.bin", data), data) == FORMATS[name]


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.rtf", b"{\\rtf1 hello}", "a.rtf is an RTF file, which is not read here."),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a.png is a picture without a text, which is not read here."),
        ("a.xlsx", zipped(xl__workbook=b""), "a.xlsx is a workbook, which is not read here."),
        ("a.pptx", zipped(ppt__slide=b""), "a.pptx is a set of slides, which is not read here."),
        ("a.zip", zipped(a=b""), "a.zip is an archive that is no DOCX."),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc is a file of an old Office, which is not read here."),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx is encrypted.",
        ),
        ("a.docx", b"PK\x03\x04 and no more", "a.docx is a broken archive or DOCX."),
        ("a.pdf", b"Not one.", "a.pdf is named .pdf and is none."),
        ("a.xml", b"<?xml version='1.0'?><recipe/>", "a.xml is XML of a kind that is not read here (recipe)."),
        ("a.csv", b"a,b\n1,2\n", "a.csv is of no kind that is read here."),
        ("a.txt", b"\x00\x01\x02\x03" * 50, "a.txt is of no kind that is read here."),
        ("a.txt", b" \n\t\n", "a.txt is empty."),
        ("a.txt", b"---\n\n***\n", "a.txt has no text."),
        ("a.txt.gz", gzip.compress(b"The bed is dug. " * 500)[:-20], "a.txt.gz is packed with gzip and broken."),
    ],
)
def test_what_is_not_read_is_named_with_a_remedy(name, data, message):
    told, remedy = fault(name, data)
    assert told == message
    assert remedy


def test_a_bomb_of_gzip_is_refused_before_it_fills_the_memory():
    data = gzip.compress(b"The bed is dug." + b" " * 50_000_000, 9)
    assert fault("a.txt.gz", data) == ("a.txt.gz unpacks to more than is read.",
                                       "Unpack it, and cut it into smaller files.")  # fmt: skip


def test_a_file_that_is_missing_or_too_large_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with pytest.raises(BadDocument) as told:
        list(read_item(Item(str(path), "a.txt", path)))
    assert told.value.message == f"{path} cannot be read: No such file or directory."
    path.write_bytes(b"The bed is dug.")
    monkeypatch.setattr(unpacking, "MOST_BYTES", 10)
    with pytest.raises(BadDocument) as told:
        list(read_item(Item(str(path), "a.txt", path)))
    assert told.value.message.startswith(f"{path} is larger than")


@pytest.mark.parametrize(
    ("data", "text", "notes"),
    [
        ("Süße Äpfel.".encode(), "Süße Äpfel.", ()),
        (b"\xef\xbb\xbf" + "Süße Äpfel.".encode(), "Süße Äpfel.", ()),
        ("Süße Äpfel.".encode("utf-16"), "Süße Äpfel.", ()),
        ("Süße Äpfel.".encode("cp1252"), "Süße Äpfel.", ("read as windows-1252",)),
    ],
)
def test_encodings_are_told_apart_and_a_guess_is_told(data, text, notes):
    document = read("a.txt", data)
    assert (document.blocks[0].text, document.notes) == (text, notes)

"""Which format an item is in: its first bytes tell, and where they do not, its name."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePath

from curbside.errors import BadDocument
from curbside.intake.readers.unpacking import peek, unpack
from curbside.intake.record import Item

READ_HERE = "PDF, HTML, DOCX, Markdown, plain text, JATS, PubMed XML, BioC or JSONL"
_BY_NAME: dict[str, str] = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", "": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
# What a source states beats the name, but for plain text: hosts call every file so that they do not know.
_BY_MEDIA: dict[str, str] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}  # fmt: skip
_PLAIN = "text/plain"
_BY_ROOT: dict[str, str] = {
    "article": "jats", "pmc-articleset": "jats", "OAI-PMH": "jats", "html": "html", "collection": "bioc",
    "PubmedArticleSet": "medline", "MedlineCitationSet": "medline", "PubmedArticle": "medline",
    "MedlineCitation": "medline", "DeleteCitation": "medline",
}  # fmt: skip
# Beginnings of what is not read here: what to call it, and what to do about it.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF file", "Save it as DOCX or PDF."),
    (b"\x89PNG", "a picture without a text", "Run text recognition on it, and give the PDF."),
    (b"\xff\xd8\xff", "a picture without a text", "Run text recognition on it, and give the PDF."),
    (b"GIF8", "a picture without a text", "Run text recognition on it, and give the PDF."),
    (b"II*\x00", "a picture without a text", "Run text recognition on it, and give the PDF."),
    (b"MM\x00*", "a picture without a text", "Run text recognition on it, and give the PDF."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it, and add the folder."),
    (b"Rar!", "a RAR archive", "Unpack it, and add the folder."),
    (b"BZh", "packed with bzip2", "Unpack it first."),
    (b"\xfd7zXZ", "packed with xz", "Unpack it first."),
    (b"SQLite format 3", "a database", "Export its texts, one JSON object a line."),
    (b"\x7fELF", "a program", "Give a document."),
    (b"MZ", "a program", "Give a document."),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_IN_ZIP: tuple[tuple[str, str], ...] = (
    ("xl/", "a workbook"), ("ppt/", "a set of slides"), ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an EPUB book"),
)  # fmt: skip
_PROLOG = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|\s+)*<([A-Za-z_][\w.:-]*)", re.S)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|h[1-6]|table|ul|article|main|section)\b", re.I)


def format_of(item: Item, data: bytes) -> str:
    """The name of the reader for an item; raises BadDocument, naming the kind, for none we read."""
    suffix = PurePath(item.name.lower().removesuffix(".gz")).suffix
    start = peek(data)
    if not start:
        raise BadDocument(f"{item.origin} is packed with gzip and broken.", remedy="Fetch it again.")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _in_zip(item, data)
    _refuse(item, data, start)
    found = _by_text(start.removeprefix(b"\xef\xbb\xbf").lstrip(), suffix, item)
    if not found:
        raise _unknown(item, suffix)
    return found


def _by_text(start: bytes, suffix: str, item: Item) -> str:
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    if start.startswith(b"<"):
        found = _of_markup(start, item)
        if found or suffix not in (".txt", ".text", ".md", ".markdown"):
            return found
    if start.startswith((b"{", b"[")) and suffix not in (".txt", ".text", ".md", ".markdown"):
        return _of_json(start)
    media = item.media.partition(";")[0].strip().lower()
    return _BY_MEDIA.get(media, "") or _BY_NAME.get(suffix, "") or ("text" if media == _PLAIN else "")


def _of_markup(start: bytes, item: Item) -> str:
    root = _PROLOG.match(start)
    name = root[1].decode("ascii", "replace").rpartition(":")[2] if root else ""
    if name in _BY_ROOT:
        return _BY_ROOT[name]
    if _HTML.search(start):
        return "html"
    if start.startswith(b"<?xml"):
        raise BadDocument(f"{item.origin} is XML of a kind that is not read here ({name[:40] or 'no root'}).",
                          remedy="Give JATS, PubMed or BioC XML.")  # fmt: skip
    return ""


def _of_json(start: bytes) -> str:
    """BioC has documents made of passages; all else is rows, on lines of their own or in one list."""
    first = start.partition(b"\n")[0]
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return "bioc" if b'"passages"' in start or b'"documents"' in start else "jsonl"
    rows = row if isinstance(row, list) else [row]
    return "bioc" if any(isinstance(r, dict) and {"documents", "passages"} & set(r) for r in rows) else "jsonl"


def _in_zip(item: Item, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(unpack(data, item))) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as fault:
        raise BadDocument(f"{item.origin} is a broken archive or DOCX.", remedy="Save or fetch it again.") from fault
    if "word/document.xml" in names:
        return "docx"
    for member, kind in _IN_ZIP:
        if any(name.startswith(member) for name in names):
            raise BadDocument(f"{item.origin} is {kind}, which is not read here.", remedy=f"Give {READ_HERE}.")
    raise BadDocument(f"{item.origin} is an archive that is no DOCX.", remedy="Unpack it, and add the folder.")


def _refuse(item: Item, data: bytes, start: bytes) -> None:
    if start.startswith(_OLD_OFFICE):
        if _ENCRYPTED_PACKAGE in data:
            raise BadDocument(f"{item.origin} is encrypted.", remedy="Save it without a password.")
        raise BadDocument(f"{item.origin} is a file of an old Office, which is not read here.",
                          remedy="Save it as DOCX or PDF.")  # fmt: skip
    for beginning, kind, remedy in _REFUSED:
        if start.startswith(beginning):
            raise BadDocument(f"{item.origin} is {kind}, which is not read here.", remedy=remedy)


def _unknown(item: Item, suffix: str) -> BadDocument:
    if suffix in (".pdf", ".docx"):
        return BadDocument(f"{item.origin} is named {suffix} and is none.", remedy="Save or fetch it again.")
    return BadDocument(f"{item.origin} is of no kind that is read here.", remedy=f"Give {READ_HERE}.")

"""BioC, JSON or XML: documents made of passages that say which section they are of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.readers.publication import doi_in, is_taken_back, pmcid_in, type_of, year_in
from curbside.intake.readers.safe_xml import parse, text_of
from curbside.intake.readers.unpacking import tidy
from curbside.intake.record import Block, Item, Meta, ReadDocument

# Sections that hold no text of the article itself.
_NOT_READ = frozenset({"REF", "AUTH_CONT", "COMP_INT", "ACK_FUND", "KEYWORD", "REVIEW_INFO"})
_SECTIONS = {
    "ABSTRACT": "Abstract", "INTRO": "Introduction", "METHODS": "Methods", "RESULTS": "Results",
    "DISCUSS": "Discussion", "CONCL": "Conclusions", "CASE": "Case", "SUPPL": "Supplement",
}  # fmt: skip


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """A document for each that has a text; raises BadDocument where none has."""
    found = False
    for document in _documents(data, item):
        read = _document(document)
        if read.blocks:
            found = True
            yield read
    if not found:
        raise BadDocument(f"{item.origin} holds no passage with a text.", remedy="Give BioC with full passages.")


def _documents(data: bytes, item: Item) -> Iterator[dict[str, Any]]:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from map(_of_xml, parse(data, item).iter("document"))
        return
    for value in _values(data, item):
        for collection in value if isinstance(value, list) else [value]:
            if isinstance(collection, dict):
                inside = collection.get("documents")
                for document in inside if isinstance(inside, list) else [collection]:
                    if isinstance(document, dict):
                        yield document


def _values(data: bytes, item: Item) -> list[Any]:
    """The file as one value, else each of its lines."""
    try:
        text = data.decode("utf-8-sig")
        try:
            return [json.loads(text)]
        except ValueError:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError) as fault:
        raise BadDocument(f"{item.origin} is no well-formed JSON.", remedy="Fetch or export it again.") from fault


def _of_xml(document: etree._Element) -> dict[str, Any]:
    passages = []
    for passage in document.iterfind("passage"):
        infons = {infon.get("key", ""): text_of(infon) for infon in passage.iterfind("infon")}
        passages.append({"infons": infons, "text": passage.findtext("text") or ""})
    return {"id": text_of(document.find("id")), "passages": passages}


def _document(document: dict[str, Any]) -> ReadDocument:
    passages = document.get("passages")
    rows = [p for p in passages if isinstance(p, dict)] if isinstance(passages, list) else []
    known: dict[str, str] = {}
    title, section, blocks = "", "", []
    for row in rows:
        infons = row.get("infons") if isinstance(row.get("infons"), dict) else {}
        infons = {str(k).lower(): str(v) for k, v in infons.items()}
        text = tidy(row["text"]) if isinstance(row.get("text"), str) else ""
        of, kind = infons.get("section_type", infons.get("section", "")).upper(), infons.get("type", "").lower()
        if not title and text and (of == "TITLE" or kind in ("title", "front")) and not blocks:
            title, known = text, infons
        elif text and of not in _NOT_READ and kind != "ref":
            if of in _SECTIONS and of != section and not kind.startswith("title") and not _is_under_heading(blocks):
                blocks.append(Block("heading", _SECTIONS[of], 1))
            section = of
            blocks += _blocks(text, kind, row["text"])
    meta = _meta(known, str(document.get("id") or ""), title)
    return ReadDocument("bioc", meta, tuple(blocks), key=str(document.get("id") or ""))


def _is_under_heading(blocks: list[Block]) -> bool:
    return bool(blocks) and blocks[-1].kind == "heading"


def _blocks(text: str, kind: str, raw: str) -> Iterator[Block]:
    if kind.startswith(("title", "abstract_title")) or kind.endswith("_title_1"):
        level = kind[-1:]
        yield Block("heading", text, int(level) if level.isdigit() and level != "0" else 1)
    elif "caption" in kind or kind == "fig_title_caption":
        yield Block("caption", text)
    elif kind == "table":
        # cells are parted by tabs where the maker kept them; without, the table is one row
        rows = [tidy(row) for row in raw.replace(" \t ", "; ").replace("\t", "; ").splitlines() if row.strip()]
        yield from (Block("row", row) for row in rows)
    else:
        yield Block("paragraph", text)


def _meta(infons: dict[str, str], id: str, title: str) -> Meta:
    numbered = id.removeprefix("PMC").isdigit()
    return Meta(
        title=title,
        authors=tuple(_names(infons)),
        container=infons.get("journal-title", "").strip() or infons.get("journal", "").partition(";")[0].strip(),
        year=year_in(infons.get("year", "")),
        doi=doi_in(infons.get("article-id_doi", "")),
        pmid=infons.get("article-id_pmid", ""),
        pmcid=pmcid_in(infons.get("article-id_pmc", "") or (id if id.startswith("PMC") and numbered else "")),
        type=type_of([infons.get("article_type", "")], title),
        standing="retracted" if is_taken_back(title) else "current",
    )


def _names(infons: dict[str, str]) -> Iterator[str]:
    """Authors in order, written "surname:Hill;given-names:Ada B" under name_0, name_1 ..."""
    for number in range(1000):
        stated = infons.get(f"name_{number}")
        if stated is None:
            return
        parts = dict(part.partition(":")[::2] for part in stated.split(";"))
        initials = "".join(word[0] for word in parts.get("given-names", "").replace("-", " ").split())
        yield f"{parts.get('surname', stated).strip()} {initials}".strip()

"""JATS, the XML of PMC and many publishers: sections, lists, tables and captions of each article."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.readers.flow import TERM, Flow
from curbside.intake.readers.grid import grid_of
from curbside.intake.readers.jats_meta import meta_of
from curbside.intake.readers.safe_xml import name_of, parse, said, text_of, without_namespaces
from curbside.intake.readers.tables import rows_of
from curbside.intake.record import Block, Item, ReadDocument

_SECTIONS = frozenset({"sec", "abstract", "trans-abstract", "app", "boxed-text", "statement"})
_OPENS: dict[str, str] = {
    "p": "paragraph", "disp-quote": "paragraph", "verse-group": "paragraph", "preformat": "paragraph",
    "disp-formula": "paragraph", "list-item": "item", "term": TERM, "def": "item",
}  # fmt: skip
_SKIPPED = frozenset(
    "ref-list fn-group ack glossary bio label object-id tex-math graphic media "
    "supplementary-material permissions sec-meta kwd-group front-stub sub-article response".split()
)
_OTHER_ABSTRACTS = frozenset({"graphical", "toc", "teaser", "editor", "short"})
_LOST = ("body of the article missing: its abstract alone is read",)


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """A document for every article; raises BadDocument where none has a text."""
    root = without_namespaces(parse(data, item))
    articles = [root] if root.tag == "article" else list(root.iter("article"))
    found = False
    for article in articles:
        read = _document(article)
        if read.blocks:
            found = True
            yield read
    if not found:
        raise BadDocument(f"{item.origin} holds no article with a text.", remedy="Give the full text as JATS.")


def _document(article: etree._Element) -> ReadDocument:
    meta = meta_of(article)
    flow = Flow()
    for abstract in article.iterfind("front/article-meta/abstract"):
        if abstract.get("abstract-type", "") not in _OTHER_ABSTRACTS:
            if abstract.find("title") is None:
                flow.blocks.append(Block("heading", "Abstract", 1))
            _walk(abstract, flow)
    body = article.find("body")
    for part in (body, *article.iterfind("back/app-group")):
        if part is not None:
            _walk(part, flow)
    blocks = flow.take()
    notes = _LOST if body is None and blocks else ()
    return ReadDocument("jats", meta, blocks, notes, key=meta.pmcid or meta.doi or meta.pmid)


def _walk(part: etree._Element, flow: Flow) -> None:
    """Everything within one part of the article, in reading order."""
    depth = int(part.tag in _SECTIONS)
    walker = etree.iterwalk(part, events=("start", "end"))
    for event, each in walker:
        name = name_of(each)
        if event == "start":
            if name in _SKIPPED:
                walker.skip_subtree()
            elif name in ("table-wrap", "fig", "table"):
                flow.flush()
                flow.blocks += _table_or_figure(each)
                walker.skip_subtree()
            elif name == "title" and name_of(each.getparent()) in _SECTIONS:
                flow.flush()
                _heading(each, depth, flow)
                walker.skip_subtree()
            else:
                depth += int(name in _SECTIONS and each is not part)
                flow.open(_OPENS[name]) if name in _OPENS else None
                flow.lift() if name == "sup" else None
                flow.say(said(each))
        elif name not in _SKIPPED and name not in ("table-wrap", "fig", "table"):
            flow.lower() if name == "sup" else None
            flow.close() if name in _OPENS else None
            depth -= int(name in _SECTIONS and each is not part)
        if event == "end" and each is not part:
            flow.say(each.tail or "")
    flow.flush()


def _heading(title: etree._Element, depth: int, flow: Flow) -> None:
    text = text_of(title, _SKIPPED)
    if text:
        flow.blocks.append(Block("heading", text, max(depth, 1)))


def _table_or_figure(element: etree._Element) -> Iterator[Block]:
    """The caption with its label, then the rows, then the notes below them."""
    caption = element.find("caption")
    named = " ".join(filter(None, (_label(element), text_of(caption, frozenset({"table-wrap-foot"})))))
    if named:
        yield Block("caption", named)
    tables = [element] if element.tag == "table" else element.iter("table")
    for table in tables:
        yield from rows_of(*grid_of(table))
    for foot in element.iterfind("table-wrap-foot"):
        text = text_of(foot)
        if text:
            yield Block("paragraph", text)


def _label(element: etree._Element) -> str:
    label = text_of(element.find("label")).rstrip(".:")
    return f"{label}." if label else ""

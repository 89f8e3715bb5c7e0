"""HTML: the main text of a page with its headings, lists and tables, and what the page states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from curbside.errors import BadDocument
from curbside.intake.readers.flow import TERM, Flow
from curbside.intake.readers.grid import grid_of
from curbside.intake.readers.html_main import main_text
from curbside.intake.readers.html_meta import meta_of
from curbside.intake.readers.safe_xml import name_of, said, text_of
from curbside.intake.readers.tables import rows_of
from curbside.intake.readers.unpacking import as_text
from curbside.intake.record import Block, Item, ReadDocument

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_STATED = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_RUNNING = (
    "p div section article main blockquote pre address details summary figure ul ol dl body form fieldset "
    "header hgroup center td tr tbody table"
).split()
_TAG = re.compile(r"[a-z][a-z0-9-]*", re.ASCII | re.IGNORECASE)
_OPENS: dict[str, tuple[str, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    **dict.fromkeys(_RUNNING, ("paragraph", 0)),
    "li": ("item", 0), "dd": ("item", 0), "dt": (TERM, 0), "figcaption": ("caption", 0),
}  # fmt: skip


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; raises BadDocument where the page has no text."""
    # what the host says of a page goes before what the page says of itself
    stated, declared = _STATED.search(item.media), _CHARSET.search(data[:4096])
    text, notes = as_text(data, item, stated[1] if stated else declared[1].decode("ascii") if declared else "")
    page = _parsed(text, item)
    meta = meta_of(page, item)
    blocks = _without_title(_blocks(main_text(page)), meta.title)
    if not blocks:
        raise BadDocument(f"{item.origin} has no text: the page may be made by its scripts.",
                          remedy="Save the page from a browser, or print it as PDF.")  # fmt: skip
    lower = text.lower()
    broken_off = ("the page breaks off before its end",) if "<html" in lower and "</html" not in lower[-5000:] else ()
    yield ReadDocument("html", meta, blocks, (*(() if stated or declared else notes), *broken_off))


def _parsed(text: str, item: Item) -> etree._Element:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        page = lxml_html.document_fromstring(_DECLARATION.sub("", text, count=1), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise BadDocument(f"{item.origin} is no HTML.", remedy="Save the page again.") from None
    for element in page.iter(etree.Element):
        if ":" in element.tag or "}" in element.tag:
            name = re.split("[:}]", element.tag)[-1]
            element.tag = name if _TAG.fullmatch(name) else "span"
    return page


def _blocks(main: etree._Element) -> list[Block]:
    flow = Flow()
    walker = etree.iterwalk(main, events=("start", "end"))
    after_break = False
    for event, each in walker:
        name = name_of(each)
        is_table = name == "table" and not _is_layout(each)
        if event == "start" and is_table:
            flow.flush()
            flow.blocks += _table(each)
            walker.skip_subtree()
        elif event == "start":
            flow.open(*_OPENS[name]) if name in _OPENS else None
            flow.lift() if name == "sup" else None
            if name == "br":  # two of them are an empty line
                flow.flush() if after_break else flow.say(" ")
        else:
            flow.lower() if name == "sup" else None
            flow.close() if name in _OPENS and not is_table else None
        words = ("" if is_table else said(each)) if event == "start" else "" if each is main else each.tail or ""
        after_break = (after_break or name == "br") and not words.strip()
        flow.say(words)
    return list(flow.take())


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only places things: it holds tables, headings or paragraphs without naming columns."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    rows = [row for row in table.iter("tr") if len(row)]
    return len(rows) < 2 or all(len(row) < 2 for row in rows)


def _table(table: etree._Element) -> Iterator[Block]:
    caption = text_of(table.find("caption"))
    if caption:
        yield Block("caption", caption)
    names, rows = grid_of(table)
    if not names and rows and len(rows) > 2 and len(rows[0]) > 2 and all(rows[0]):
        names, rows = rows[0], rows[1:]  # no row is marked: the first of several names the columns
    yield from rows_of(names, rows)


def _without_title(blocks: list[Block], title: str) -> tuple[Block, ...]:
    """The blocks without the heading that repeats the title, and without headings that nothing follows."""
    kept: list[Block] = []
    for block in reversed(blocks):
        over_nothing = not kept or (kept[-1].kind == "heading" and kept[-1].level <= block.level)
        if block.kind == "heading" and (over_nothing or block.text.casefold() == title.casefold()):
            continue
        kept.append(block)
    return tuple(reversed(kept))

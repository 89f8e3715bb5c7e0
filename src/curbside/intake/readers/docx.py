"""DOCX: headings by style, lists, tables and captions; what is struck out or hidden is not read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.readers.docx_styles import Styles, read_styles
from curbside.intake.readers.flow import Flow
from curbside.intake.readers.publication import doi_in, language_of, type_of
from curbside.intake.readers.safe_xml import parse, text_of
from curbside.intake.readers.tables import MOST_ROWS, joined_heads, rows_of
from curbside.intake.record import Block, Item, Meta, ReadDocument

# A part of real text packs 10 to 50 times; what packs far more is made to fill the memory.
MOST_PART, MOST_RATIO = 100_000_000, 300
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NOT_READ = frozenset({f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}txbxContent", f"{W}instrText"})
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
_LONGEST_BOLD_HEADING = 80


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; raises BadDocument where it is broken, encrypted, a bomb, or has no text."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml", item)
            styles = read_styles(_part(archive, "word/styles.xml", item))
            core = _part(archive, "docProps/core.xml", item)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as fault:
        raise BadDocument(f"{item.origin} is a broken DOCX.", remedy="Open it and save it again.") from fault
    found = None if body is None else body.find(f"{W}body")
    blocks = [] if found is None else list(_Walk(styles).blocks(found))
    if not blocks:
        raise BadDocument(f"{item.origin} has no text.", remedy="Give a DOCX with a text in it.")
    title, blocks = _title(blocks, core)
    stated = text_of(core.find(f"{_DC}language")) if core is not None else ""
    authors = tuple(filter(None, (text_of(core.find(f"{_DC}creator")),))) if core is not None else ()
    first = " ".join(block.text for block in blocks[:10])
    meta = Meta(title=title, authors=authors, doi=doi_in(first), type=type_of((), title), language=language_of(stated))
    yield ReadDocument("docx", meta, tuple(blocks))


def _part(archive: zipfile.ZipFile, name: str, item: Item) -> etree._Element | None:
    """The root of one part, None where the file has no such part."""
    if name not in archive.namelist():
        return None
    member = archive.getinfo(name)
    if member.flag_bits & 1:
        raise BadDocument(f"{item.origin} is encrypted.", remedy="Save it without a password.")
    if member.file_size > min(MOST_PART, MOST_RATIO * max(member.compress_size, 10_000)):
        raise BadDocument(f"{item.origin} unpacks to {member.file_size:,} bytes, which is more than is read.",
                          remedy="Cut it into smaller documents.")  # fmt: skip
    return parse(archive.read(name), item)


def _title(blocks: list[Block], core: etree._Element | None) -> tuple[str, list[Block]]:
    """The title, and the blocks without it: what bears the style of one, or is stated, or stands first."""
    for number, block in enumerate(blocks[:5]):
        if block.kind == "heading" and block.level == 0:
            return block.text, [b for n, b in enumerate(blocks) if n != number]
    stated = text_of(core.find(f"{_DC}title")) if core is not None else ""
    first = blocks[0]
    if first.kind == "heading" and stated in ("", first.text):
        return first.text, blocks[1:]
    return stated, blocks


class _Walk:
    """Goes through a body with the styles of its document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        text = _text(paragraph)
        style = self._styles.of(paragraph)
        if text and not style.is_contents:
            if style.heading is not None:
                yield Block("heading", text, style.heading)
            elif style.is_caption:
                yield Block("caption", text)
            elif style.is_list:
                yield Block("item", text)
            elif not self._styles.has_headings and len(text) <= _LONGEST_BOLD_HEADING and _is_bold(paragraph, text):
                yield Block("heading", text, 1)
            else:
                yield Block("paragraph", text)
        for box in paragraph.iter(f"{W}txbxContent"):
            # the same box stands twice, once for old programs
            if not any(each.tag.endswith("}Fallback") for each in box.iterancestors()):
                yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        rows = [row for row in table.iter(f"{W}tr") if _owner(row) is table][:MOST_ROWS]
        if len(rows) == 1 or all(len(row.findall(f"{W}tc")) < 2 for row in rows):
            for row in rows:  # a frame around running text
                for cell in row.iterfind(f"{W}tc"):
                    yield from self.blocks(cell)
            return
        heads = 0
        while heads < len(rows) - 1 and rows[heads].find(f"{W}trPr/{W}tblHeader") is not None:
            heads += 1
        grid = _grid(rows)
        if not heads and len(grid[0]) > 1 and all(grid[0]) and len(set(grid[0])) > 1:
            heads = int(len(grid[0]) > 2 or _is_bold(rows[0], "".join(grid[0])))
        yield from rows_of(joined_heads(grid[:heads]), grid[heads:])


def _owner(row: etree._Element) -> etree._Element | None:
    return next((each for each in row.iterancestors(f"{W}tbl")), None)


def _grid(rows: list[etree._Element]) -> list[list[str]]:
    grid: list[list[str]] = []
    for row in rows:
        cells: list[str] = []
        for cell in row.iterfind(f"{W}tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
            above = grid[-1][len(cells)] if grid and len(cells) < len(grid[-1]) else ""
            text = above if goes_on else " ".join(filter(None, map(_text, cell.iter(f"{W}p"))))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            stated = "1" if span is None else span.get(f"{W}val", "1")
            cells += [text] * (min(int(stated), 60) if stated.isascii() and stated.isdigit() else 1)
        grid.append(cells)
    return grid


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph as it is printed: what was inserted is, what was struck out is not."""
    flow = Flow()
    walker = etree.iterwalk(paragraph, events=("start", "end"))
    for event, each in walker:
        if event == "start" and (each.tag in _NOT_READ or _is_hidden(each)):
            walker.skip_subtree()
        elif event == "start" and each.tag == f"{W}t":
            flow.say(each.text or "")
        elif event == "start":
            flow.lift() if _is_raised(each) else None
            flow.say(_SIGNS.get(each.tag, ""))
        elif _is_raised(each):
            flow.lower()
    return flow.line()


def _is_hidden(run: etree._Element) -> bool:
    return run.tag == f"{W}r" and _is_on(run.find(f"{W}rPr/{W}vanish"))


def _is_raised(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vertAlign") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val") == "superscript"


def _is_bold(parent: etree._Element, text: str) -> bool:
    """Whether all that is said stands in bold, as a heading that nobody gave a style does."""
    runs = [run for run in parent.iter(f"{W}r") if text_of(run)]
    return bool(runs) and not text.endswith((".", ";", ",")) and all(_is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")

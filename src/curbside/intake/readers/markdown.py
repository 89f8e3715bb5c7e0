"""Markdown: headings, lists, tables; the front matter is metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import yaml

from curbside.intake.readers.publication import doi_in, language_of, type_of, year_in
from curbside.intake.readers.tables import row_text
from curbside.intake.readers.text import no_text
from curbside.intake.readers.unpacking import as_text, tidy
from curbside.intake.record import Block, Item, Meta, ReadDocument

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELLS = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"!?\[([^\]\[]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`]{1,500})`")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|kbd|mark|q|s|small|span|strong|sub|u)\b[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """One document; the front matter, or else the first heading or the file's name, is its title."""
    text, notes = as_text(data, item)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    stated = _stated(front[1]) if front else {}
    blocks = list(_blocks(_COMMENT.sub("", text[front.end() :] if front else text)))
    title = tidy(str(stated.get("title") or ""))
    if blocks and blocks[0].kind == "heading" and title in ("", blocks[0].text):
        title = blocks.pop(0).text
    if not blocks:
        raise no_text(item)
    yield ReadDocument("markdown", _meta(stated, title or PurePath(item.name).stem), tuple(blocks), notes)


def _stated(front: str) -> dict[str, Any]:
    """The front matter; nothing where it is no plain mapping."""
    if "&" in front or len(front) > 20_000:
        return {}  # aliases can be made to fill the memory, and no metadata needs them
    try:
        stated = yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).lower(): value for key, value in stated.items()} if isinstance(stated, dict) else {}


def _meta(stated: dict[str, Any], title: str) -> Meta:
    def text(*names: str) -> str:
        return next((tidy(str(stated[n])) for n in names if isinstance(stated.get(n), str | int | float)), "")

    authors = stated.get("authors") or stated.get("author") or ()
    authors = authors if isinstance(authors, list) else [authors]
    return Meta(
        title=title,
        authors=tuple(tidy(a) for a in authors if isinstance(a, str)),
        container=text("container", "journal", "publisher"),
        year=year_in(str(stated.get("year") or stated.get("date") or "")),
        doi=doi_in(text("doi")),
        pmid=text("pmid"),
        pmcid=text("pmcid"),
        url=text("url"),
        type=type_of([text("type")], title),
        language=language_of(text("language", "lang")),
    )


def _blocks(text: str) -> Iterator[Block]:
    running: list[str] = []
    kind, table, in_code = "paragraph", [], False
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""]):
        if table and not (line.strip() and "|" in line):
            yield from _table(table)
            table = []
        heading = None if in_code else _HEADING.match(line)
        item = None if in_code else _ITEM.match(line)
        fence = _FENCE.match(line)
        if running and not in_code and _UNDERLINE.match(line) and kind == "paragraph" and len(running) == 1:
            yield Block("heading", _plain(running[0]), 1 if "=" in line else 2)
            running = []
        elif heading or item or fence or not line.strip() or _RULE.match(line) or table or _opens_table(lines, number):
            if running:
                yield Block(kind, _plain(" ".join(running)))
                running, kind = [], "paragraph"
            if heading and heading[2]:
                yield Block("heading", _plain(heading[2]), len(heading[1]))
            elif item and not _RULE.match(line):
                running, kind = [item[1]], "item"
            elif fence:
                in_code = not in_code
            elif line.strip() and not _RULE.match(line):
                table.append(line)
        else:
            running.append(line.strip().removeprefix("> ").removeprefix(">"))
    if running:
        yield Block(kind, _plain(" ".join(running)))


def _opens_table(lines: list[str], number: int) -> bool:
    return number + 1 < len(lines) and "|" in lines[number] and "|" in lines[number + 1] and bool(
        _TABLE_RULE.match(lines[number + 1]))  # fmt: skip


def _table(lines: list[str]) -> Iterator[Block]:
    rows = [[_plain(cell) for cell in _CELLS.split(line.strip().strip("|"))] for line in lines]
    for row in rows[2:]:
        text = row_text(rows[0], row)
        if text:
            yield Block("row", text)


def _plain(text: str) -> str:
    """The words without their marks of Markdown."""
    text = _TAG.sub(" ", _INLINE.sub("", _CODE.sub(r"\1", _LINK.sub(r"\1", text))))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return tidy(re.sub(r"\\([\\`*_{}\[\]()#+.!|<>-])", r"\1", text))

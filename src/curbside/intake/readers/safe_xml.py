"""XML without its dangers: no entities of its own, nothing fetched, no huge trees."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.readers.flow import Flow
from curbside.intake.readers.unpacking import tidy
from curbside.intake.record import Item

_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_APART = frozenset({"p", "title", "break", "sec", "list-item", "td", "th", "def", "term"})


def parse(data: bytes, item: Item) -> etree._Element:
    """The root of a small document; raises BadDocument where it is broken or declares entities."""
    try:
        root = etree.fromstring(data, etree.XMLParser(remove_comments=True, remove_pis=True, **_SAFE))
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _broken(item, fault) from None
    _refuse_entities(root, item)
    return root


def walk(stream: BinaryIO, item: Item, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Each element of these names as it is complete; what has been walked over is let go."""
    events = etree.iterparse(stream, events=("end",), tag=tags, remove_comments=True, remove_pis=True, **_SAFE)
    checked = False
    try:
        for _, element in events:
            if not checked:
                _refuse_entities(element.getroottree().getroot(), item)
                checked = True
            if name_of(element.getparent()) in tags:
                continue  # it is told with the one that it is part of
            yield element
            element.clear(keep_tail=False)
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise _broken(item, fault) from None


def name_of(element: etree._Element | None) -> str:
    """The name of an element without its namespace; empty for none, an entity or a comment."""
    tag = None if element is None else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def without_namespaces(root: etree._Element) -> etree._Element:
    """The same tree with bare names, for formats that are known by them; attributes keep theirs."""
    for element in root.iter(etree.Element):
        element.tag = name_of(element)
    return root


def said(element: etree._Element) -> str:
    """The text of an element itself; the sign that an entity stands for."""
    text = element.text or ""
    return html.unescape(text) if element.tag is etree.Entity else text


def text_of(element: etree._Element | None, skip: frozenset[str] = frozenset()) -> str:
    """All the text of an element on one line, without the elements to skip; empty for none."""
    if element is None:
        return ""
    if not len(element):
        return tidy(said(element))
    flow = Flow()
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, each in walker:
        name = name_of(each)
        if event == "end":
            flow.lower() if name == "sup" else None
            if each is not element:
                flow.say(f" {each.tail or ''}" if name in _APART else each.tail or "")
        elif name in skip and each is not element:
            walker.skip_subtree()
        else:
            flow.lift() if name == "sup" else None
            flow.say(f" {said(each)}" if name in _APART else said(each))
    return flow.line()


def _refuse_entities(root: etree._Element, item: Item) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise BadDocument(f"{item.origin} declares entities of its own, which can be made to harm.",
                          remedy="Save it with every entity written out.")  # fmt: skip


def _broken(item: Item, fault: Exception) -> BadDocument:
    line = getattr(fault, "lineno", None)
    where = f" at line {line}" if line else ""
    return BadDocument(f"{item.origin} is no well-formed XML{where}.", remedy="Fetch or export it again.")

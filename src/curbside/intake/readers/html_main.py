"""The main text of a page: what remains when menus, banners, footers and link lists are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from curbside.intake.readers.safe_xml import name_of

_NEVER = frozenset(
    "script style noscript template svg canvas iframe object embed audio video map head "
    "button select option input textarea label datalist dialog nav menu math-renderer".split()
)
_AROUND = frozenset({"footer", "aside", "header"})
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog menu menubar toolbar alert tablist".split()
)
# Words of class and id names that say what an element is for.
_FURNITURE = frozenset(
    "nav navbar navigation menu menubar breadcrumb breadcrumbs sidebar footer cookie cookies consent banner "
    "share sharing social related recommended comments advert advertisement ads promo promotion newsletter "
    "subscribe subscription pagination pager skip masthead toolbar popup modal feedback toc printonly hidden "
    "visually-hidden sr-only screen-reader-text".split()
)
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset("div section ul ol table td article main p dl form".split())
_MOST_OF_PAGE = 0.5
_LINKED, _LINKS = 0.6, 3


def main_text(page: etree._Element) -> etree._Element:
    """The element that holds the main text, what does not belong to it removed from the page."""
    body = page.find("body")
    body = page if body is None else body
    whole = _length(body)
    for element in list(_unwanted(body, whole)):
        _drop(element)
    main = _root(body)
    for element in list(_link_lists(main)):
        _drop(element)
    return main


def _unwanted(body: etree._Element, whole: int) -> Iterator[etree._Element]:
    walker = etree.iterwalk(body, events=("start",))
    for _, element in walker:
        name = name_of(element)
        gone = name in _NEVER or _is_hidden(element)
        gone = gone or (_is_furniture(element, name) and _length(element) < _MOST_OF_PAGE * whole)
        if gone and element is not body:
            yield element
            walker.skip_subtree()


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or element.get("aria-hidden") == "true" or bool(
        _HIDDEN.search(element.get("style", "")))  # fmt: skip


def _is_furniture(element: etree._Element, name: str) -> bool:
    if element.get("role") in _ROLES:
        return True
    if name in _AROUND:
        # the header of an article holds its title; that of the page holds its menu
        return not (name == "header" and any(name_of(e) in ("article", "main") for e in element.iterancestors()))
    if name not in _BLOCKS:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return any(not _FURNITURE.isdisjoint((word, *word.split("-"))) for word in _WORDS.findall(names))


def _root(body: etree._Element) -> etree._Element:
    """The element that the page marks as its main text; else the smallest that holds most of its prose."""
    for marked in (list(body.iter("main")), body.xpath(".//*[@role='main']"), list(body.iter("article"))):
        if len(marked) == 1 and _length(marked[0]) > 0:
            return marked[0]
    prose = {element: _own_prose(element) for element in body.iter("p", "li", "dd", "td", "blockquote", "pre")}
    total, root = sum(prose.values()), body
    if not total:
        return body
    while True:
        # down as long as one child alone holds nearly all of the prose
        sums = [(sum(prose.get(e, 0) for e in child.iter(etree.Element)), child) for child in root]
        most, child = max(sums, key=lambda pair: pair[0], default=(0, root))
        if most < 0.9 * total or name_of(child) in ("p", "li", "ul", "ol", "dl", "table", "tbody", "tr", "blockquote"):
            return root
        root = child


def _own_prose(element: etree._Element) -> int:
    """Length of the text that stands in an element itself, links aside, when it is more than a label."""
    length = len((element.text or "").strip()) + sum(
        len((child.tail or "").strip()) + (0 if name_of(child) in ("a", "ul", "ol", "table") else _length(child))
        for child in element
    )
    return length if length > 40 else 0


def _link_lists(main: etree._Element) -> Iterator[etree._Element]:
    """Lists and boxes that are mostly links: menus that say nowhere that they are one."""
    walker = etree.iterwalk(main, events=("start",))
    for _, element in walker:
        if element is main or name_of(element) not in ("ul", "ol", "div", "section", "table"):
            continue
        links = list(element.iter("a"))
        if len(links) >= _LINKS and sum(map(_length, links)) > _LINKED * _length(element):
            yield element
            walker.skip_subtree()


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext(etree.Element))


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = f"{before.tail or ''} {tail}"
    else:
        parent.text = f"{parent.text or ''} {tail}"
    parent.remove(element)

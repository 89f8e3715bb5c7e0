"""What the styles of a DOCX make of a paragraph: a heading of some level, a list item, a caption."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` is its level, 0 for the title of the document, None for what is no heading."""

    heading: int | None = None
    is_list: bool = False
    is_caption: bool = False
    is_contents: bool = False


class Styles:
    """The styles of one document by the ids that its paragraphs name."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles
        self.has_headings = False

    def of(self, paragraph: etree._Element) -> Style:
        """The style of a paragraph, with what the paragraph itself states on top of it."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return Style()
        named = properties.find(f"{_W}pStyle")
        style = self._styles.get("" if named is None else named.get(f"{_W}val", ""), Style())
        level = _outline(properties)
        if style.heading is None and level is not None:
            style = Style(heading=level)
        elif style.heading is None and _is_numbered(properties):
            style = Style(is_list=True)
        self.has_headings = self.has_headings or style.heading is not None
        return style


def read_styles(root: etree._Element | None) -> Styles:
    """The styles that a styles part defines; none where there is no such part."""
    elements = {} if root is None else {each.get(f"{_W}styleId", ""): each for each in root.iterfind(f"{_W}style")}
    return Styles({id: _style(id, elements) for id in elements})


def _style(id: str, elements: dict[str, etree._Element]) -> Style:
    """What a style makes of a paragraph, by its own name or by those that it is based on."""
    for _ in range(_DEEPEST):
        element = elements.get(id)
        if element is None:
            break
        found = _named(element)
        if found is not None:
            return found
        based = element.find(f"{_W}basedOn")
        id = "" if based is None else based.get(f"{_W}val", "")
    return Style()


def _named(element: etree._Element) -> Style | None:
    given = element.find(f"{_W}name")
    name = "" if given is None else given.get(f"{_W}val", "").lower()
    properties = element.find(f"{_W}pPr")
    level = None if properties is None else _outline(properties)
    if name == "title":
        return Style(heading=0)
    if name.startswith("heading ") and name[8:].isdigit():
        return Style(heading=int(name[8:]))
    if name.startswith("toc ") or name in ("toc heading", "table of figures"):
        return Style(is_contents=True)
    if name == "caption":
        return Style(is_caption=True)
    if level is not None:
        return Style(heading=level)
    in_list = name.startswith("list ") or (properties is not None and _is_numbered(properties))
    return Style(is_list=True) if in_list else None


def _outline(properties: etree._Element) -> int | None:
    found = properties.find(f"{_W}outlineLvl")
    stated = "" if found is None else found.get(f"{_W}val", "")
    return int(stated) + 1 if stated in set("012345678") - {""} else None


def _is_numbered(properties: etree._Element) -> bool:
    number = properties.find(f"{_W}numPr/{_W}numId")
    return number is not None and number.get(f"{_W}val") != "0"

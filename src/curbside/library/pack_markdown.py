"""What topics and leaflets have in common: the front matter, and the attributes of a bullet."""

from __future__ import annotations

import re

from curbside.library.faults import Fault
from curbside.library.pack_files import Entry, parse_yaml

FRONT_REQUIRED: tuple[str, ...] = ("id", "title", "subjects", "reviewed", "date")

_ATTRIBUTE = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s}="]+)
        | (?P<key>[A-Za-z_][\w-]*)=(?:"(?P<quoted>[^"]*)" | (?P<bare>[^\s"]+))
    )(?=\s|$)""",
    re.VERBOSE,
)


def read_front(text: str, file: str) -> tuple[Entry | None, list[str], int, tuple[Fault, ...]]:
    """(front, lines after it, the number of the first of them, faults); no front when it cannot be read."""
    lines = text.splitlines()
    remedy = "open the file with --- , the front matter, and --- again"
    if not lines or lines[0].strip() != "---":
        return None, [], 1, (Fault(file, 1, "there is no front matter", remedy),)
    ends = [number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"]
    if not ends:
        return None, [], 1, (Fault(file, 1, "the front matter never ends", remedy),)
    front, faults = parse_yaml("\n".join(lines[1 : ends[0]]), file, first_line=2)
    if not faults and not isinstance(front, Entry):
        faults = (Fault(file, 2, "the front matter is not a list of keys and values", remedy),)
    if faults:
        return None, [], 1, faults
    return front, lines[ends[0] + 1 :], ends[0] + 2, tuple(_check_front(front, file))


def front_values(front: Entry) -> dict[str, str | tuple[str, ...]]:
    """The front matter by key; what is missing or wrong is empty."""
    subjects = front.get("subjects")
    values = {key: _text(front.get(key)) for key in FRONT_REQUIRED if key != "subjects"}
    return values | {"subjects": tuple(map(str, subjects)) if isinstance(subjects, list) else ()}


def read_attributes(text: str, allowed: tuple[str, ...], file: str, line: int, found: list[Fault]) -> dict[str, str]:
    """The attributes in `#id key=word key="several words"`; faults are added to those found."""
    values: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            remedy = 'write #id, key=word or key="several words"'
            fault = f"{text[at:].strip()[:40]!r} is not an attribute"
            found.append(Fault(file, line, fault, remedy))
            break
        at = match.end()
        key = "id" if match["id"] else match["key"]
        value = match["id"] or match["quoted"] or match["bare"] or ""
        if key in values:
            found.append(Fault(file, line, f"attribute {key!r} stands twice"))
        elif key != "id" and key not in allowed:
            remedy = f"the attributes are: {', '.join(allowed)}"
            found.append(Fault(file, line, f"unknown attribute {key!r}", remedy))
        else:
            values[key] = value.strip()
    return values


def _check_front(front: Entry, file: str) -> list[Fault]:
    found = [
        Fault(file, front.line_of(key), f"unknown key {key!r} in the front matter")
        for key in front
        if key not in FRONT_REQUIRED
    ]
    for key in FRONT_REQUIRED:
        if not front.get(key):
            found.append(Fault(file, front.line, f"the front matter lacks {key!r}"))
    if front.get("subjects") and not isinstance(front["subjects"], list):
        found.append(Fault(file, front.line_of("subjects"), "subjects is a list", "write [one, another]"))
    return found


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""

"""Topics: Markdown files in which every bullet is one statement with its sources.

## Treatment
- One sentence. [@a2017; @b-table2]{#topic-001 role=treatment strength="strong"}
  plain: The same in plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from curbside.library.faults import Fault
from curbside.library.pack_files import Entry, parse_yaml

ATTRIBUTES: tuple[str, ...] = (
    "role",
    "applies",
    "strength",
    "certainty",
    "disagrees",
    "reason",
    "audience",
)
FRONT_REQUIRED: tuple[str, ...] = ("id", "title", "subjects", "reviewed", "date")

_TAIL = re.compile(r"\s*\[(?P<cited>@[^\[\]]*)\]\s*(?:\{(?P<attributes>.*)\})?\s*$")
_CITED = re.compile(r"^@(?P<id>[A-Za-z0-9][\w.:-]*)$")
_ATTRIBUTE = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s}="]+)
        | (?P<key>[A-Za-z_][\w-]*)=(?:"(?P<quoted>[^"]*)" | (?P<bare>[^\s"]+))
    )(?=\s|$)""",
    re.VERBOSE,
)
_PLAIN = "plain:"


@dataclass(frozen=True, slots=True)
class Statement:
    """One bullet of a topic, as written; `line` is where it begins in the topic's file."""

    id: str
    heading: str
    text: str
    sources: tuple[str, ...]
    role: str = ""
    applies: str = ""
    strength: str = ""
    certainty: str = ""
    disagrees: tuple[str, ...] = ()
    reason: str = ""
    audience: str = ""
    plain: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic file: its front matter and its statements in reading order."""

    id: str
    title: str
    subjects: tuple[str, ...]
    reviewed: str
    date: str
    statements: tuple[Statement, ...]
    file: str


def read_topic(text: str, file: str) -> tuple[Topic | None, tuple[Fault, ...]]:
    """(topic, faults) of a topic's Markdown; the topic is None when its front cannot be read."""
    front, body, first_line, faults = _split_front(text, file)
    if front is None:
        return None, faults
    found = [*faults, *_check_front(front, file)]
    statements = []
    for block in _blocks(body, first_line, file, found):
        statement, wrong = _read_statement(block, file)
        found += wrong
        if statement is not None:
            statements.append(statement)
    if not statements:
        found.append(Fault(file, first_line, "this topic has no statement"))
    subjects = front.get("subjects")
    topic = Topic(
        id=_text(front.get("id")),
        title=_text(front.get("title")),
        subjects=tuple(map(str, subjects)) if isinstance(subjects, list) else (),
        reviewed=_text(front.get("reviewed")),
        date=_text(front.get("date")),
        statements=tuple(statements),
        file=file,
    )
    return topic, tuple(found)


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of one bullet, continuation lines joined, and of its plain reading."""

    heading: str
    words: str
    plain: str
    line: int
    plain_line: int = 0


def _split_front(text: str, file: str) -> tuple[Entry | None, list[str], int, tuple[Fault, ...]]:
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
    return front, lines[ends[0] + 1 :], ends[0] + 2, ()


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


def _blocks(lines: list[str], first_line: int, file: str, found: list[Fault]) -> list[_Block]:
    """The bullets in order; lines that belong to none are added to the faults found."""
    blocks: list[_Block] = []
    heading, is_open = "", False
    for number, raw in enumerate(lines, first_line):
        line = raw.strip()
        if not line:
            is_open = False
        elif raw.startswith("## "):
            heading, is_open = line[3:].strip(), False
        elif raw.startswith("- "):
            if not heading:
                found.append(Fault(file, number, "a statement stands under a heading", "add '## '"))
            blocks.append(_Block(heading, line[2:].strip(), "", number))
            is_open = True
        elif raw.startswith("  ") and is_open:
            blocks[-1] = _continued(blocks[-1], line, number)
        else:
            remedy = "begin a heading with '## ', a statement with '- ', what follows with 2 spaces"
            found.append(Fault(file, number, f"{line[:40]!r} belongs to no statement", remedy))
    return blocks


def _continued(block: _Block, line: str, number: int) -> _Block:
    if line.startswith(_PLAIN):
        return replace(block, plain=line[len(_PLAIN) :].strip(), plain_line=number)
    if block.plain_line:
        return replace(block, plain=f"{block.plain} {line}".strip())
    return replace(block, words=f"{block.words} {line}")


def _read_statement(block: _Block, file: str) -> tuple[Statement | None, list[Fault]]:
    tail = _TAIL.search(block.words)
    if tail is None:
        remedy = "end it with [@reference]{#id role=...}"
        return None, [Fault(file, block.line, "this statement has no source", remedy)]
    found: list[Fault] = []
    sources = _read_sources(tail["cited"], block, file, found)
    values = _read_attributes(tail["attributes"] or "", block, file, found)
    words = " ".join(block.words[: tail.start()].split())
    if not words:
        found.append(Fault(file, block.line, "this statement has no words"))
    if not values.get("id"):
        found.append(Fault(file, block.line, "this statement has no id", "add {#id role=...}"))
    if not values.get("role"):
        found.append(Fault(file, block.line, "this statement has no role", "add role=..."))
    if block.plain_line and not block.plain:
        found.append(Fault(file, block.plain_line, "this plain reading is empty"))
    statement = Statement(
        id=values.pop("id", ""),
        heading=block.heading,
        text=words,
        sources=sources,
        disagrees=tuple(values.pop("disagrees", "").split()),
        plain=" ".join(block.plain.split()),
        line=block.line,
        **values,
    )
    return statement, found


def _read_sources(cited: str, block: _Block, file: str, found: list[Fault]) -> tuple[str, ...]:
    sources = []
    for part in cited.split(";"):
        match = _CITED.match(part.strip())
        if match is None:
            fault = f"{part.strip()!r} is not a citation"
            found.append(Fault(file, block.line, fault, "write [@one; @another]"))
        elif match["id"] in sources:
            found.append(Fault(file, block.line, f"{match['id']!r} is cited twice"))
        else:
            sources.append(match["id"])
    return tuple(sources)


def _read_attributes(text: str, block: _Block, file: str, found: list[Fault]) -> dict[str, str]:
    values: dict[str, str] = {}
    at = 0
    while text[at:].strip():
        match = _ATTRIBUTE.match(text, at)
        if match is None:
            remedy = 'write #id, key=word or key="several words"'
            fault = f"{text[at:].strip()[:40]!r} is not an attribute"
            found.append(Fault(file, block.line, fault, remedy))
            break
        at = match.end()
        key = "id" if match["id"] else match["key"]
        value = match["id"] or match["quoted"] or match["bare"] or ""
        if key in values:
            found.append(Fault(file, block.line, f"attribute {key!r} stands twice"))
        elif key != "id" and key not in ATTRIBUTES:
            remedy = f"the attributes are: {', '.join(ATTRIBUTES)}"
            found.append(Fault(file, block.line, f"unknown attribute {key!r}", remedy))
        else:
            values[key] = value.strip()
    return values


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""

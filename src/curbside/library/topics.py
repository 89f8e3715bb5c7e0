"""Topics: Markdown files in which every bullet is one statement with its sources.

## Treatment
- One sentence. [@a2017; @b-table2]{#topic-001 role=treatment strength="strong"}
  plain: The same in plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from curbside.library.faults import Fault
from curbside.library.pack_markdown import front_values, read_attributes, read_front

ATTRIBUTES: tuple[str, ...] = (
    "role",
    "applies",
    "strength",
    "certainty",
    "disagrees",
    "reason",
    "audience",
)

_TAIL = re.compile(r"\s*\[(?P<cited>@[^\[\]]*)\]\s*(?:\{(?P<attributes>.*)\})?\s*$")
_CITED = re.compile(r"^@(?P<id>[A-Za-z0-9][\w.:-]*)$")
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
    front, body, first_line, faults = read_front(text, file)
    if front is None:
        return None, faults
    found = [*faults]
    statements = []
    for block in _blocks(body, first_line, file, found):
        statement, wrong = _read_statement(block, file)
        found += wrong
        if statement is not None:
            statements.append(statement)
    if not statements:
        found.append(Fault(file, first_line, "this topic has no statement"))
    topic = Topic(**front_values(front), statements=tuple(statements), file=file)
    return topic, tuple(found)


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of one bullet, continuation lines joined, and of its plain reading."""

    heading: str
    words: str
    plain: str
    line: int
    plain_line: int = 0


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
    values = read_attributes(tail["attributes"] or "", ATTRIBUTES, file, block.line, found)
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

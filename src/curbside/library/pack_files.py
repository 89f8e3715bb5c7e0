"""The YAML of a pack, read so that every entry and every key remembers its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from curbside.library.faults import Fault

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Entry(dict):
    """A mapping of a YAML file that knows the line it began on and the line of each key."""

    line: int = 0
    lines: dict[str, int]

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True)
class Placed:
    """A record with the file and entry it was read from, so that a fault can name the line."""

    record: Any
    file: str
    entry: Entry

    def fault(self, message: str, *, key: str = "id", remedy: str = "") -> Fault:
        return Fault(self.file, self.entry.line_of(key), message, remedy)


class _TextLoader(_FAST):
    """Reads every plain value as text: 012345, 7:70, 2026-11-21 and NO stay as they were typed."""

    yaml_implicit_resolvers: ClassVar[dict] = {}


class _TypedLoader(_FAST):
    """Reads true, false, null, whole and decimal numbers; everything else stays text."""

    yaml_implicit_resolvers: ClassVar[dict] = {}


_TypedLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_TypedLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_TypedLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))
_TypedLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])


def _construct_entry(loader: Any, node: Any) -> Any:
    entry = Entry()
    entry.line = node.start_mark.line + 1
    entry.lines = {}
    yield entry
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if isinstance(key, int | float) and not isinstance(key, bool):
            key = key_node.value  # JSON, which keeps the entries, knows no other keys than text
        if not isinstance(key, str):
            raise yaml.MarkedYAMLError(None, None, "a key is text", key_node.start_mark)
        if key in entry:
            raise yaml.MarkedYAMLError(None, None, f"{key!r} stands twice", key_node.start_mark)
        entry[key] = loader.construct_object(value_node, deep=True)
        entry.lines[key] = key_node.start_mark.line + 1


for _loader in (_TextLoader, _TypedLoader):
    _loader.add_constructor("tag:yaml.org,2002:map", _construct_entry)


def parse_yaml(text: str, file: str, *, typed: bool = False, first_line: int = 1) -> tuple:
    """(content, faults) of YAML text: content None and one fault when it cannot be read.

    `first_line` is the line of the file on which the text begins. Without `typed` every value is
    text; with it true, false, null and numbers are read.
    """
    try:
        content = yaml.load(text, Loader=_TypedLoader if typed else _TextLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        problem = getattr(fault, "problem", None) or str(fault)
        return None, (Fault(file, line, f"this is not YAML: {problem}"),)
    if first_line > 1:
        _move(content, first_line - 1)
    return content, ()


def not_utf8(file: str, fault: UnicodeDecodeError) -> Fault:
    """The fault of a file in another encoding."""
    return Fault(file, 0, f"this is not UTF-8: {fault}", "save it as UTF-8")


def read_yaml(path: Path, folder: Path, *, typed: bool = False) -> tuple:
    """(content, faults) of one YAML file of the pack in `folder`."""
    file = path.relative_to(folder).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        return None, (not_utf8(file, fault),)
    return parse_yaml(text, file, typed=typed)


def read_entries(path: Path, folder: Path, *, typed: bool = False) -> tuple:
    """(entries, faults) of a YAML file that holds a list of mappings; an empty file has none."""
    content, faults = read_yaml(path, folder, typed=typed)
    file = path.relative_to(folder).as_posix()
    if faults or content in (None, ""):
        return (), faults
    if not isinstance(content, list):
        return (), (Fault(file, 1, "this file holds a list", "begin each entry with '- '"),)
    entries, wrong = [], []
    for each in content:
        if isinstance(each, Entry):
            entries.append(each)
        else:
            wrong.append(Fault(file, 0, f"{str(each)[:40]!r} is not an entry with keys"))
    return tuple(entries), tuple(wrong)


def plain(value: Any) -> Any:
    """Entries as plain dictionaries, so that what is kept is what JSON can hold."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def _move(content: Any, by: int) -> None:
    if isinstance(content, Entry):
        content.line += by
        content.lines = {key: line + by for key, line in content.lines.items()}
        for value in content.values():
            _move(value, by)
    elif isinstance(content, list):
        for value in content:
            _move(value, by)

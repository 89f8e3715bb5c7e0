"""The case files of a pack: findings, causes, sites, criteria, scores, pathways, next steps, populations,
examples.

Each file is a mapping: who reviewed it and when it was last changed, the list of its entries under
the name of its part, and whatever else holds for every entry of the file (its group, its category).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from curbside.library.faults import Fault
from curbside.library.pack_files import Entry, Placed, plain, read_yaml
from curbside.library.pack_shapes import is_date

# Where the entries of each part stand; `cases/casebook.py` compiles the parts by these names.
PARTS: dict[str, str] = {
    "findings": "findings/*.yaml",
    "causes": "causes/*.yaml",
    "emergency": "emergency.yaml",
    "sites": "sites.yaml",
    "scores": "scores/*.yaml",
    "pathways": "pathways/*.yaml",
    "next_steps": "next_steps.yaml",
    "populations": "populations.yaml",
    "examples": "examples.yaml",
}
_FRONT = ("reviewed", "date")


def read_case_files(folder: Path, found: list[Fault]) -> dict[str, tuple[Placed, ...]]:
    """The entries of every part, in order of file and line; faults of form are added to `found`."""
    return {
        part: tuple(placed for path in sorted(folder.glob(where)) for placed in _read_file(path, folder, part, found))
        for part, where in PARTS.items()
    }


def _read_file(path: Path, folder: Path, part: str, found: list[Fault]) -> Iterator[Placed]:
    content, faults = read_yaml(path, folder, typed=True)
    file = path.relative_to(folder).as_posix()
    found += faults
    if faults:
        return
    if not isinstance(content, Entry) or not isinstance(content.get(part), list):
        found.append(Fault(file, 1, f"this file has no list of {part}", f"write {part}: and the entries under it"))
        return
    found += _check_front(content, file)
    shared = {key: plain(value) for key, value in content.items() if key not in (*_FRONT, part)}
    for entry in content[part]:
        if isinstance(entry, Entry):
            yield Placed(shared | plain(entry), file, entry)
        else:
            found.append(Fault(file, content.line_of(part), f"{str(entry)[:40]!r} is not an entry with keys"))


def _check_front(content: Entry, file: str) -> Iterator[Fault]:
    for key in _FRONT:
        if not content.get(key):
            yield Fault(file, 1, f"this file lacks {key!r}", "say who reviewed it (or awaiting), and when it changed")
    date: Any = content.get("date")
    if date and not is_date(str(date)):
        yield Fault(file, content.line_of("date"), f"{date!r} is not a date", "write YYYY-MM-DD")

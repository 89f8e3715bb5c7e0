"""What a library keeps ready of its packs: knowledge, red flags, people, and the casebook for cases.

Each is made of tables that the library keeps as well. To make them takes a second; to take them up, a
twentieth. A file that is missing, damaged, of other code or of other tables is passed over and the tables
are read again, so none of this can change what is answered, nor hide that a table is damaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside import cases, library, text
from curbside.cases.redflags import RedFlags, read_redflags
from curbside.frozen import freeze, mark_of, thaw
from curbside.library.case_tables import FILE_NAME as CASE_TABLES
from curbside.library.case_tables import Tables, read_tables
from curbside.library.knowledge import Knowledge, read_knowledge
from curbside.library.references import References
from curbside.library.safely import write_safely

if TYPE_CHECKING:
    from curbside.cases.casebook import Casebook
    from curbside.cases.patient import People

KNOWLEDGE = "knowledge.json"
_KNOWLEDGE, _REDFLAGS, _PEOPLE, _CASEBOOK = "knowledge.bin", "redflags.bin", "people.bin", "casebook.bin"


def write_compiled(knowledge: Knowledge, tables: Tables, folder: Path) -> None:
    """Makes everything ready, its tables being in the folder; raises PackFault for entries that make no sense."""
    from curbside.cases.casebook import read_casebook
    from curbside.cases.patient import read_people

    ready = replace(
        knowledge,
        references=References.of(knowledge.references),
        matcher=knowledge.vocabulary.matcher.prepared(),
    )
    for name, source, value in (
        (_KNOWLEDGE, KNOWLEDGE, ready),
        (_REDFLAGS, KNOWLEDGE, read_redflags(knowledge.redflags)),
        (_PEOPLE, CASE_TABLES, read_people(tables)),
        (_CASEBOOK, CASE_TABLES, read_casebook(tables)),
    ):
        write_safely(folder / name, freeze(value, _mark(folder / source)))


def open_knowledge(folder: Path) -> Knowledge:
    """The knowledge of a library; raises IndexBroken when it cannot be read."""
    return _ready(folder / _KNOWLEDGE, folder / KNOWLEDGE, "library") or read_knowledge(folder / KNOWLEDGE)


def open_redflags(folder: Path, entries: Iterable[Mapping[str, Any]]) -> RedFlags:
    """The red flags of a library, made of `entries` where none are ready."""
    return _ready(folder / _REDFLAGS, folder / KNOWLEDGE) or read_redflags(entries)


def open_people(folder: Path) -> People:
    """What a library knows of people; raises IndexBroken when its tables cannot be read."""
    from curbside.cases.patient import read_people

    return _ready(folder / _PEOPLE, folder / CASE_TABLES) or read_people(read_tables(folder / CASE_TABLES))


def open_casebook(folder: Path) -> Casebook:
    """The casebook of a library; raises IndexBroken when its tables cannot be read."""
    from curbside.cases.casebook import read_casebook

    return _ready(folder / _CASEBOOK, folder / CASE_TABLES) or read_casebook(read_tables(folder / CASE_TABLES))


def _ready(path: Path, source: Path, room: str = "cases") -> Any:
    try:
        return thaw(path.read_bytes(), room, _mark(source))
    except (OSError, ValueError):
        return None


def _mark(source: Path) -> str:
    """A mark of the code and of the table that something is made of."""
    code = mark_of(Path(room.__file__).parent for room in (cases, library, text))
    return f"{code} {source.stat().st_size}"

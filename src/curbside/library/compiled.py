"""What a library keeps compiled of its packs: the red flags, which every question needs, and the casebook.

To compile them takes a second; to take them up, a tenth. A file that is missing, damaged or of other code
is passed over and its tables are compiled again, so it can never change what is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside import cases, text
from curbside.cases.redflags import RedFlags, read_redflags
from curbside.frozen import freeze, mark_of, thaw
from curbside.library.case_tables import FILE_NAME as CASE_TABLES
from curbside.library.case_tables import Tables, read_tables
from curbside.library.safely import write_safely

if TYPE_CHECKING:
    from curbside.cases.casebook import Casebook

REDFLAGS, CASEBOOK = "redflags.bin", "casebook.bin"
_ROOM = "curbside.cases"


def write_compiled(tables: Tables, redflags: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Compiles red flags and casebook and keeps both; raises PackFault for entries that make no sense."""
    from curbside.cases.casebook import read_casebook

    write_safely(folder / REDFLAGS, freeze(read_redflags(redflags), _mark()))
    write_safely(folder / CASEBOOK, freeze(read_casebook(tables), _mark()))


def open_redflags(folder: Path, entries: Iterable[Mapping[str, Any]]) -> RedFlags:
    """The red flags of a library, compiled of `entries` where none are kept."""
    return _kept(folder / REDFLAGS) or read_redflags(entries)


def open_casebook(folder: Path) -> Casebook:
    """The casebook of a library, compiled of its tables where none is kept."""
    from curbside.cases.casebook import read_casebook

    return _kept(folder / CASEBOOK) or read_casebook(read_tables(folder / CASE_TABLES))


def _kept(path: Path) -> Any:
    try:
        return thaw(path.read_bytes(), _ROOM, _mark())
    except (OSError, ValueError):
        return None


def _mark() -> str:
    return mark_of(Path(room.__file__).parent for room in (cases, text))

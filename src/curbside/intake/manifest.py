"""A manifest: a table of files or addresses with what is to be known of each, as CSV.

Its first line names the columns. A column that is not known stops the whole manifest, for half of what was
meant would be lost; a row with a fault is told by its line, and the others go on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from curbside.errors import BadInput, CurbsideError, NotFound
from curbside.intake.given import Given, checked_given, merged
from curbside.intake.record import Item, Unreadable
from curbside.intake.targets import Reach, is_address, is_of_pubmed, is_single, is_there

PATH = "path"
COLUMNS: tuple[str, ...] = (
    PATH, "title", "type", "level", "year", "authors", "container", "locator", "doi", "pmid", "pmcid", "url",
    "language", "standing", "superseded_by", "note", "review_due",
)  # fmt: skip
_ALSO = {"review_date": "review_due", "file": PATH, "author": "authors", "journal": "container"}
_SIGNS = (",", ";", "\t")
_MOST = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins on, what it names, and what it says of it."""

    line: int
    target: str
    given: Given


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows of a manifest that can be followed, and those that cannot with the reason."""

    path: Path
    rows: tuple[Row, ...]
    faults: tuple[Unreadable, ...]

    def find(self, reach: Reach) -> Iterator[Item | Unreadable]:
        """The items of every row with what the row says of them; what a row names and is not there is told."""
        yield from self.faults
        for row in self.rows:
            try:
                for found in reach.find(row.target):
                    is_item = isinstance(found, Item)
                    yield replace(found, given=merged(found.given, row.given)) if is_item else found
            except NotFound as fault:
                yield _fault(self.path, row.line, fault)


def read_manifest(path: Path) -> Manifest:
    """The manifest in a file; raises BadInput where it is none, or names a column that is not known."""
    reader = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_sign(text), strict=True)
    rows: list[Row] = []
    faults: list[Unreadable] = []
    lines: dict[str, int] = {}
    columns: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise BadInput(f"{path} line {line} is no CSV: {fault}.", remedy="Save the table again as CSV.") from None
        if cells is None:
            break
        if not columns:
            columns = _columns(path, cells)
        elif any(cell.strip() for cell in cells):
            try:
                row = _row(path, line, columns, cells)
                if (before := lines.setdefault(row.target, line)) != line:
                    raise BadInput(f"{row.target} stands on line {before} already.", remedy="Leave one of them out.")
                rows.append(row)
            except CurbsideError as fault:
                faults.append(_fault(path, line, fault))
    return Manifest(path, tuple(rows), tuple(faults))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MOST:
            raise BadInput(f"{path} is larger than {_MOST // 1_000_000} MB.", remedy="Cut the manifest into parts.")
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise NotFound(f"There is no manifest {path}.", remedy="Name a CSV file.") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not in UTF-8.", remedy='Save the table as "CSV UTF-8".') from None


def _sign(text: str) -> str:
    """The sign between cells: a spreadsheet writes a comma, a semicolon or a tab, as its country has it."""
    return max(_SIGNS, key=text.partition("\n")[0].count)


def _columns(path: Path, cells: list[str]) -> list[str]:
    names = [cell.strip().lower().replace(" ", "_").replace("-", "_") for cell in cells]
    names = [_ALSO.get(name, name) for name in names]
    remedy = f"The columns are: {', '.join(COLUMNS)}."
    for name, cell in zip(names, cells, strict=True):
        if name not in COLUMNS:
            raise BadInput(f"{path} line 1: there is no column called {cell.strip()!r}.", remedy=remedy)
        if names.count(name) > 1:
            raise BadInput(f"{path} line 1: the column {name} stands there twice.", remedy=remedy)
    if PATH not in names:
        raise BadInput(f"{path} line 1: there is no column {PATH}, which names the file or address.", remedy=remedy)
    return names


def _row(path: Path, line: int, columns: list[str], cells: list[str]) -> Row:
    if len(cells) > len(columns):
        raise BadInput(f"there are {len(cells)} cells for {len(columns)} columns.",
                       remedy="Put a text that holds the sign between cells in quotes.")  # fmt: skip
    told = dict(zip(columns, cells, strict=False))
    named = told.pop(PATH).strip()
    if not named:
        raise BadInput("the path is empty.", remedy="Name a file or an address.")
    elsewhere = is_address(named) or is_of_pubmed(named)
    target = named if elsewhere else str(path.parent / Path(named).expanduser())
    if not elsewhere and not is_there(target):
        raise NotFound(f"There is no file or folder {target}.", remedy="Name it as it is seen from the manifest.")
    return Row(line, target, checked_given(told, alone=is_single(target)))


def _fault(path: Path, line: int, fault: CurbsideError) -> Unreadable:
    message = fault.message[:1].lower() + fault.message[1:]
    return Unreadable(str(path), f"{path} line {line}: {message}", fault.remedy, part=f"line {line}")

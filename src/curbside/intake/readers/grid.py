"""A table of HTML or JATS as a grid: spans filled in, the names of the columns told from the rows."""

from __future__ import annotations

from lxml import etree

from curbside.intake.readers.safe_xml import name_of, text_of
from curbside.intake.readers.tables import MOST_COLUMNS, MOST_ROWS, joined_heads

_NOT_SAID = frozenset({"script", "style", "table"})


def grid_of(table: etree._Element) -> tuple[list[str], list[list[str]]]:
    """(names of the columns, rows); no names where the table gives none.

    A cell that spans rows or columns is told in each of them.
    """
    rows: list[list[str]] = []
    heads = 0
    below: dict[int, tuple[int, str]] = {}  # column: rows still spanned, text
    for row in table.iter("{*}tr"):
        if _table_of(row) is not table or len(rows) >= MOST_ROWS:
            continue
        cells, below, is_head = _cells(row, below)
        if not any(cells):
            continue
        if is_head and heads == len(rows):
            heads += 1
        rows.append(cells)
    return joined_heads(rows[:heads]), rows[heads:]


def _table_of(row: etree._Element) -> etree._Element | None:
    return next((each for each in row.iterancestors() if name_of(each) == "table"), None)


def _cells(
    row: etree._Element, above: dict[int, tuple[int, str]]
) -> tuple[list[str], dict[int, tuple[int, str]], bool]:
    """The cells of a row with what spans into it from above, what spans on, and whether it names columns."""
    cells: list[str] = []
    below: dict[int, tuple[int, str]] = {}

    def from_above() -> None:
        while len(cells) in above and len(cells) < MOST_COLUMNS:
            left, text = above[len(cells)]
            if left > 1:
                below[len(cells)] = (left - 1, text)
            cells.append(text)

    own = [each for each in row if name_of(each) in ("td", "th")]
    for cell in own:
        from_above()
        text, deep = text_of(cell, _NOT_SAID), _span(cell, "rowspan", MOST_ROWS)
        for _ in range(min(_span(cell, "colspan", MOST_COLUMNS), MOST_COLUMNS - len(cells))):
            if deep > 1:
                below[len(cells)] = (deep - 1, text)
            cells.append(text)
    from_above()
    in_head = name_of(row.getparent()) == "thead"
    return cells, below, in_head or (bool(own) and all(name_of(each) == "th" for each in own))


def _span(cell: etree._Element, name: str, most: int) -> int:
    stated = cell.get(name, "1").strip()
    return min(max(int(stated), 1), most) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1

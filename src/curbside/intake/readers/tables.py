"""A table as text: each row tells its cells under the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curbside.intake.record import Block

MOST_ROWS, MOST_COLUMNS = 20_000, 200


def rows_of(head: Sequence[str], body: Sequence[Sequence[str]], page: int | None = None) -> Iterator[Block]:
    """A row block for every row of the body that says something.

    A row whose one cell spans all columns names the group of the rows below, and is told with each.
    """
    group, width = "", max([len(head), *map(len, body)], default=0)
    for cells in body:
        if width > 1 and len(cells) == width and cells[0] and len(set(cells)) == 1:
            group = cells[0]
            continue
        text = row_text(head, cells)
        if text:
            yield Block("row", f"{group}; {text}" if group else text, page=page)


def row_text(head: Sequence[str], cells: Sequence[str]) -> str:
    """ "Drug: baclofen; Dose: 5 mg"; without names of columns, two cells are a name and its value."""
    if not any(head):
        filled = [cell for cell in cells if cell]
        return f"{filled[0].rstrip(':')}: {filled[1]}" if len(filled) == 2 else "; ".join(filled)
    names = [name.rstrip(":") for name in head] + [""] * (len(cells) - len(head))
    told = [f"{name}: {cell}" if name and name != cell else cell
            for name, cell in zip(names, cells, strict=False) if cell]  # fmt: skip
    return "; ".join(dict.fromkeys(told))  # a cell that spans columns of one name is told once


def joined_heads(rows: Sequence[Sequence[str]]) -> list[str]:
    """Several rows of column names as one: "Women, under 50"."""
    width = max(map(len, rows), default=0)
    heads: list[str] = []
    for column in range(width):
        names = [row[column] for row in rows if column < len(row) and row[column]]
        heads.append(", ".join(dict.fromkeys(names)))
    return heads

"""The plain text of an answer, written from its record: so that `prove` can write it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def write_text(record: Mapping[str, Any]) -> str:
    """Title, bottom line, comparison, sections and disagreements with [n] marks.

    The reason where the record is a decline. Takes the record as plain values, `text` unread.
    """
    if record["declined"]:
        return record["declined"]["message"]
    lines = [record["title"], "", " ".join(map(_marked, record["bottom_line"]))]
    if table := record["comparison"]:
        lines += ["", "Side by side"]
        for row in table["rows"]:
            lines.append(f"{row['aspect']}:")
            pairs = zip(table["columns"], row["cells"], strict=True)
            lines += [f"- {name}: {_marked(cell)}" for name, cell in pairs]
    for section in record["sections"]:
        lines += ["", section["heading"], *(f"- {_marked(s)}" for s in section["statements"])]
    for point in record["disagreements"]:
        lines += ["", f"Sources differ: {point['point']}"]
        lines += [f"- {_marked(side['statement'])}" for side in point["sides"]]
    return "\n".join(lines)


def _marked(statement: Mapping[str, Any]) -> str:
    numbers = ", ".join(str(n) for n in sorted({c["number"] for c in statement["citations"]}))
    return f"{statement['text']} [{numbers}]"

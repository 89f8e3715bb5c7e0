"""The text of one file that is to be looked at and not kept: an article handed in for review."""

from __future__ import annotations

from pathlib import Path

from curbside.errors import BadDocument, NotFound
from curbside.intake.cut import cut_document
from curbside.intake.readers import read_item
from curbside.intake.record import Item

# Read as they stand, so that an offset of the text is one of the file.
_PLAIN = frozenset({".txt", ".md", ".markdown", ""})
_LONGEST = 20_000_000  # bytes


def text_of_file(path: Path) -> str:
    """The text of a file; of plain text and Markdown just as it stands. Raises NotFound where there is no file,
    BadDocument where it cannot be read."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.")
    if path.stat().st_size > _LONGEST:
        raise BadDocument(f"{path} is longer than any article.", remedy="Cut it into parts.")
    data = path.read_bytes()
    if path.suffix.lower() in _PLAIN:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass  # its reader knows other encodings
    item = Item(str(path), path.name, data)
    return "\n".join(cut_document(read).text for read in read_item(item) if not read.gone)

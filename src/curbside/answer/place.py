"""Where in a document the words of a citation stand, so that a reader finds them in the file itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from curbside.answer.keep import OWN
from curbside.library.passages import Passage


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an own document. `page` counts from 1 and is null where the format has no pages, `section` is
    the path of headings (a table's caption the last of them), `row` the row of a table below its head, from 1."""

    page: int | None
    section: str
    row: int | None

    @property
    def in_words(self) -> str:
        """ "page 3, Care > Feeding, row 2"; empty where nothing is known."""
        page = f"page {self.page}" if self.page else ""
        row = f"row {self.row} of the table" if self.row else ""
        return ", ".join(filter(None, (page, self.section, row)))


def place_of(passage: Passage, offset: int = 0) -> Place | None:
    """The place of what begins at an offset of a passage; None for a pack's, which is nowhere but in its topic."""
    if passage.source != OWN:
        return None
    page = None if passage.page is None else passage.page + bisect_right(passage.breaks, offset)
    return Place(page, passage.section, passage.row or None)

"""What a question needs of the index of own documents: where it lies, and the words that it knows."""

from __future__ import annotations

from curbside.index.base import Index
from curbside.index.fields import analyse

FOLDER = "own"  # within the folder of a built library


class OwnWords:
    """The words that own documents hold, which are therefore never taken for misspellings."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __contains__(self, word: object) -> bool:
        stems = analyse(str(word))
        return bool(stems) and all(
            self._index.frequency("text", stem) or self._index.frequency("title", stem) for stem in stems
        )

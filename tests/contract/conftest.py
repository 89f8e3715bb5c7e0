"""Every engine that keeps the contract of index/base.py, one parameter each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from curbside.index.base import Index
from curbside.library.passages import Passage
from tests.factories import STAMP


@pytest.fixture(params=["embedded", "memory", "joined"])
def make_index(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Index]:
    """Builds an index of the passages given, on the engine under test."""

    def make(passages: Iterable[Passage]) -> Index:
        if request.param in ("memory", "joined"):
            from curbside.index.joined import JoinedIndex
            from curbside.index.memory import MemoryIndex

            made = MemoryIndex(passages, STAMP)
            return made if request.param == "memory" else JoinedIndex((made, MemoryIndex((), STAMP)))
        from curbside.index.embedded import EmbeddedIndex, write_embedded

        folder = tmp_path / "index"
        folder.mkdir()
        write_embedded(folder, sorted(passages, key=lambda passage: passage.id))
        return EmbeddedIndex.open(folder, STAMP)

    return make

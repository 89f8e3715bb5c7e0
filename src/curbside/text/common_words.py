"""The common English words that are never taken for a slip of another word."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Every word of the list kept beside this package, in lower case."""
    path = Path(__file__).with_suffix(".txt")
    return frozenset(path.read_text(encoding="utf-8").split())

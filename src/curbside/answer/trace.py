"""The trace of an answer: its stages in order, how long each took and what it handed on."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any


class Trace:
    """Runs stages and keeps their times; counts are kept too, never the words of a question."""

    def __init__(self) -> None:
        self._stages: list[dict[str, Any]] = []

    def run(self, name: str, stage: Callable[..., Any], *arguments: Any) -> Any:
        """Runs one stage and returns what it made."""
        begun = perf_counter()
        made = stage(*arguments)
        self._stages.append({"stage": name, "ms": round(1000 * (perf_counter() - begun), 3)})
        return made

    def record(self) -> dict[str, Any]:
        """The stages run so far with their times in milliseconds."""
        return {"stages": self._stages, "ms": round(sum(s["ms"] for s in self._stages), 3)}

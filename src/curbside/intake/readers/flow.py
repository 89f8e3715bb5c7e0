"""Running text gathered into blocks: what is open decides what the next words are part of."""

from __future__ import annotations

from curbside.intake.readers.raised import raised
from curbside.intake.readers.unpacking import tidy
from curbside.intake.record import Block

TERM = "term"  # of a list of definitions: told with what it means


class Flow:
    """Words in, blocks out; `blocks` are those that are closed."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[tuple[str, int]] = [("paragraph", 0)]
        self._parts: list[str] = []
        self._raised_from = -1

    def say(self, text: str) -> None:
        if text:
            self._parts.append(text)

    def lift(self) -> None:
        """What is said from here on stands raised above the line."""
        self._raised_from = len(self._parts)

    def lower(self) -> None:
        """What is said from here on stands on the line again."""
        start, self._raised_from = self._raised_from, -1
        if 0 <= start < len(self._parts):
            before = "".join(self._parts[max(start - 3, 0) : start])
            self._parts[start:] = [raised("".join(self._parts[start:]), before)]

    def open(self, kind: str, level: int = 0) -> None:
        """Ends what was running; a paragraph within a list item or a caption stays part of it."""
        self.flush()
        outer = self._open[-1]
        self._open.append(outer if kind == "paragraph" and outer[0] in ("item", "caption", TERM) else (kind, level))

    def close(self) -> None:
        self.flush()
        if len(self._open) > 1:
            self._open.pop()

    def flush(self) -> None:
        kind, level = self._open[-1]
        text = self.line()
        if not text:
            return
        last = self.blocks[-1] if self.blocks else None
        if kind == "item" and last is not None and last.kind == TERM:
            self.blocks[-1] = Block("item", f"{last.text.rstrip(':')}: {text}")
        else:
            self.blocks.append(Block(kind, text, level))

    def line(self) -> str:
        """What was said since the last block, on one line."""
        text, self._parts, self._raised_from = tidy("".join(self._parts)), [], -1
        return text

    def take(self) -> tuple[Block, ...]:
        """All blocks; a term that nothing explains is an item of its own."""
        self.flush()
        return tuple(Block("item", b.text) if b.kind == TERM else b for b in self.blocks)

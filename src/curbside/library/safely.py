"""Writing a file so that a crash, or a full disk, leaves the old content or the new, whole."""

from __future__ import annotations

import os
from pathlib import Path


def write_safely(path: Path, text: str) -> None:
    """Puts UTF-8 text in place of a file's content in one move."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)

"""Writing a file so that a crash, or a full disk, leaves the old content or the new, whole."""

from __future__ import annotations

import os
from pathlib import Path


def write_safely(path: Path, content: str | bytes) -> None:
    """Puts bytes, or text as UTF-8, in place of a file's content in one move."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)

"""Watching a folder: it is looked at every few seconds, for no system tells of changes on every kind of disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

# Of every file: size and time of its last change (ns).
Snapshot = dict[str, tuple[int, int]]


def changes(
    folder: Path, before: Snapshot | None, *, every: float, settle: float, pause: Callable[[float], None] = sleep
) -> Iterator[Snapshot]:
    """Gives what the folder holds each time that it has changed and then stayed as it is for `settle` seconds:
    a file that is still being copied is not read. `before` is what it held when it was last read; a folder
    that is not there counts as not changed. Never ends by itself."""
    while True:
        pause(every)
        now = look(folder)
        if now is None or now == before:
            continue
        while True:
            pause(settle)
            again = look(folder)
            if again == now:
                break
            now = again
        if now is not None and now != before:
            before = now
            yield now


def look(folder: Path) -> Snapshot | None:
    """What a folder holds now; None where it is not there."""
    found: Snapshot = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            try:
                stat = os.stat(path)
            except OSError:  # gone between two looks, or a link to nowhere
                continue
            found[path] = (stat.st_size, stat.st_mtime_ns)
    return found if found or folder.is_dir() else None

"""Opening a database: SQLite with WAL and foreign keys on, or PostgreSQL by its URL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from curbside.errors import BadInput

# Long enough for another process's build to commit, short enough not to look like a hang.
BUSY_TIMEOUT_MS = 10_000


def open_engine(url: str) -> Engine:
    """An engine for the URL; a SQLite file's folder is made. Raises BadInput for a bad URL."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed, hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as fault:
        raise BadInput(
            f"The database URL cannot be used: {fault}.",
            remedy="Write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME (with psycopg 3).",
        ) from fault
    if parsed.database and parsed.database != ":memory:":
        file = Path(parsed.database)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            file.touch(mode=0o600)  # its owner's alone, and with it what SQLite writes beside it
    engine = create_engine(parsed, hide_parameters=True)  # what is written may be anybody's text
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def keep_private(url: str) -> None:
    """Leaves a SQLite file, which may be older than what is now put into it, to its owner alone.

    Raises BadInput where it belongs to someone else.
    """
    file = make_url(url).database if url.startswith("sqlite") else None
    for path in (file, f"{file}-wal", f"{file}-shm") if file else ():
        try:
            os.chmod(path, 0o600)
        except FileNotFoundError:
            continue
        except PermissionError as fault:
            raise BadInput(f"The database {path} belongs to another user.", remedy="Use one of your own.") from fault


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()

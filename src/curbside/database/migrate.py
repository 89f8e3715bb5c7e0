"""Migrations, run from the program: a database is brought up to date before it is used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError

from curbside.database.engine import open_engine
from curbside.errors import BadInput

FOLDER = Path(__file__).with_name("migrations")


@contextmanager
def open_database(url: str, *, remedy: str) -> Iterator[Engine]:
    """The database at `url`, migrated first and closed afterwards.

    Raises BadInput with the remedy, then or while it is used, where it cannot be read or written.
    """
    engine = open_engine(url)
    try:
        migrate(engine)
        yield engine
    except OperationalError as fault:
        # without the statement, and with nothing of what was to be written
        raise BadInput(f"The database {engine.url} cannot be used: {fault.orig}.", remedy=remedy) from None
    finally:
        engine.dispose()


def migrate(engine: Engine) -> str:
    """Brings the database to the newest revision and returns its name."""
    config = _config()
    head = ScriptDirectory.from_config(config).get_current_head() or ""
    if current_revision(engine) != head:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    return head


def current_revision(engine: Engine) -> str:
    """The revision the database is at, empty before the first; raises BadInput when it cannot be opened."""
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() or ""
    except DatabaseError as fault:
        # rendered without its password; the driver's own words name the fault
        raise BadInput(
            f"The database {engine.url} cannot be opened: {fault.orig}.",
            remedy="Mend the setting called database, or restore the file from a backup: it holds your own documents "
            "and the reports of readers. Moved aside, it is made anew without them, and they must be added again.",
        ) from fault


def _config() -> Config:
    config = Config()
    # A percent sign in a folder's name would be read as interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config

"""Feedback: the reports of readers, kept in the database of the library and settled one by one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields

import sqlalchemy as sa
from sqlalchemy import Engine

from curbside.database.engine import keep_private
from curbside.database.migrate import open_database
from curbside.errors import BadInput, NotFound
from curbside.review.report import KINDS, Report, now, read_note, read_since

metadata = sa.MetaData()
_TABLE = sa.Table(
    "feedback",
    metadata,
    *(sa.Column(each.name, sa.Text, primary_key=each.name == "id", nullable=False) for each in fields(Report)),
    sa.Index("ix_feedback_made", "made"),
)


class Feedback:
    """The reports in one database; every change is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    @contextmanager
    def opened(cls, url: str) -> Iterator[Feedback]:
        """The reports in the database at `url`, which only its owner can read where it is a file.

        Raises BadInput, then or while it is used, where the database cannot be read or written.
        """
        keep_private(url)
        remedy = "Make room for it or mend the setting called database."
        with open_database(url, remedy=remedy) as engine:
            yield cls(engine)

    def add(self, report: Report) -> None:
        """Keeps a report."""
        with self.engine.begin() as connection:
            connection.execute(_TABLE.insert(), asdict(report))

    def reports(self, kinds: Collection[str] = (), since: str = "", only_open: bool = False) -> tuple[Report, ...]:
        """Reports, the oldest first: of these kinds, made on the day `since` or later, not yet resolved.

        Raises BadInput for a kind or a day that is none.
        """
        query = sa.select(_TABLE).order_by(_TABLE.c.made, _TABLE.c.id)
        for kind in kinds:
            if kind not in KINDS:
                raise BadInput(f"There is no kind of report called {kind!r}.", remedy=f"Use: {', '.join(KINDS)}.")
        if kinds:
            query = query.where(_TABLE.c.kind.in_(kinds))
        if day := read_since(since):
            query = query.where(_TABLE.c.made >= day)
        if only_open:
            query = query.where(_TABLE.c.resolved == "")
        with self.engine.connect() as connection:
            return tuple(Report(**row) for row in connection.execute(query).mappings())

    def resolve(self, id: str, note: str) -> Report:
        """Settles an open report with a note and returns it; raises NotFound for none, BadInput for one
        that is settled already."""
        note = read_note(note)
        of_id = _TABLE.c.id == id
        with self.engine.begin() as connection:
            settled = _TABLE.update().where(of_id, _TABLE.c.resolved == "").values(resolved=now(), note=note)
            done = connection.execute(settled).rowcount
            row = connection.execute(sa.select(_TABLE).where(of_id)).mappings().one_or_none()
        if row is None:
            raise NotFound(f"There is no report {id!r}.", remedy="See: curbside feedback list.")
        if not done:
            raise BadInput(f"The report {id!r} was resolved on {row['resolved'][:10]}.")
        return Report(**row)

"""Reports are kept whole in the library's database, found again, and settled once."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from curbside.database.engine import open_engine
from curbside.database.migrate import migrate
from curbside.errors import BadInput, NotFound
from curbside.review.feedback import Feedback
from curbside.review.report import Report

FIRST = Report(
    "0000000001", "unclear", "", "/library", "", "", "What?", "f" * 16, "garden 0.1.0", "0.1.0",
    "2026-11-20T08:00:00+00:00",
)  # fmt: skip
SECOND = replace(FIRST, id="0000000002", kind="harmful", made="2026-11-21T08:00:00+00:00", comment="")


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'library.sqlite'}"


@pytest.fixture
def kept(url):
    with Feedback.opened(url) as kept:
        kept.add(SECOND)
        kept.add(FIRST)
        yield kept


def test_reports_come_back_as_they_were_the_oldest_first(kept):
    assert kept.reports() == (FIRST, SECOND)


def test_reports_are_found_by_kind_by_day_and_by_whether_they_are_open(kept):
    settled = kept.resolve(FIRST.id, "Said it in other words.")
    assert kept.reports(("harmful",)) == (SECOND,)
    assert kept.reports(("harmful", "unclear")) == (settled, SECOND)
    assert kept.reports(since="2026-11-21") == (SECOND,)
    assert kept.reports(only_open=True) == (SECOND,)


def test_a_kind_that_is_none_is_refused(kept):
    with pytest.raises(BadInput, match="There is no kind of report called 'rude'"):
        kept.reports(("rude",))


def test_a_report_is_settled_with_a_note_and_only_once(kept):
    settled = kept.resolve(FIRST.id, " Said it in other words. ")
    assert settled == replace(FIRST, resolved=settled.resolved, note="Said it in other words.")
    assert not settled.is_open
    with pytest.raises(BadInput, match=f"The report '{FIRST.id}' was resolved on {settled.resolved[:10]}."):
        kept.resolve(FIRST.id, "Again.")
    assert kept.reports()[0] == settled
    with pytest.raises(NotFound, match="There is no report 'none'"):
        kept.resolve("none", "Why?")


def test_a_report_that_cannot_be_kept_whole_leaves_nothing_behind(kept):
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError) as raised:
        kept.add(replace(FIRST, comment="My name is John Smith."))
    assert "John Smith" not in str(raised.value)
    assert kept.reports() == (FIRST, SECOND)


def test_only_the_owner_can_read_what_readers_wrote(tmp_path, url):
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    file = tmp_path / "library.sqlite"
    file.chmod(0o644)  # as an earlier version left it
    with Feedback.opened(url) as kept:
        kept.add(FIRST)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"library.sqlite": 0o600, "library.sqlite-wal": 0o600, "library.sqlite-shm": 0o600}


def test_a_new_database_is_its_owners_alone(tmp_path, url):
    open_engine(url).connect().close()
    assert stat.S_IMODE((tmp_path / "library.sqlite").stat().st_mode) == 0o600

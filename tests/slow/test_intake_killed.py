"""A thousand files and twenty runs killed at random points; minutes long, so it runs only when asked for:
`python -m pytest tests/slow`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.homes import garden_home
from tests.intake.own.runs import add_killed_at_random, timed
from tests.intake.own.shelf import add, held, many


def test_twenty_killed_runs_of_a_thousand_files_leave_what_a_clean_run_leaves(tmp_path: Path):
    folder = many(tmp_path / "own", 1_000)
    clean, home = (garden_home().copy_to(tmp_path / name) for name in ("clean", "home"))
    taken = timed(lambda: add(clean, folder))
    killed = add_killed_at_random(home, folder, times=20, longest=taken)
    assert killed >= 10
    assert held(home) == held(clean)

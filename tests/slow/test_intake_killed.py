"""A thousand files and twenty runs killed at random points; minutes long, so it runs only when asked for:
`python -m pytest tests/slow -s`, which prints the figures."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.homes import garden_home
from tests.intake.own.runs import add_killed_at_random, timed
from tests.intake.own.shelf import add, held, papers, written

FILES, KILLS = 1_000, 20


def test_twenty_killed_runs_of_a_thousand_files_leave_what_a_clean_run_leaves(tmp_path: Path):
    folder = papers(tmp_path / "own", FILES)
    clean, home = (garden_home().copy_to(tmp_path / name) for name in ("clean", "home"))
    empty = garden_home().copy_to(tmp_path / "empty")
    begins = timed(lambda: add(empty, written(tmp_path / "one", one="# One\n\nOne file alone.\n"), workers=2))
    taken = timed(lambda: add(clean, folder, workers=2))
    killed = add_killed_at_random(home, folder, times=KILLS, longest=taken, begins=begins)
    (rows, passages, hits), (rows_then, passages_then, hits_then) = held(clean), held(home)
    print(json.dumps({
        "files": FILES, "documents": len(rows), "passages": len(passages), "kills": KILLS, "kills_at_work": killed,
        "documents_lost": len(set(rows) - set(rows_then)), "passages_lost": len(set(passages) - set(passages_then)),
        "documents_doubled": len(rows_then) - len(set(rows_then)),
        "passages_doubled": len(passages_then) - len(set(passages_then)),
        "identical": (rows, passages, hits) == (rows_then, passages_then, hits_then),
        "clean_run_s": round(taken, 1),
    }, indent=2))  # fmt: skip
    assert len(rows) == FILES
    assert killed >= KILLS // 2
    assert (rows_then, passages_then, hits_then) == (rows, passages, hits)

"""Runs that are killed, stopped or run out of room: the next one goes on, and nothing is lost or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

from curbside.index.opening import open_library
from tests.intake.own.runs import AT_WORK, add_killed_at_random, add_with_small_files, timed
from tests.intake.own.shelf import add, held, many, papers, settings_of


def test_runs_killed_at_random_points_leave_what_an_undisturbed_run_leaves(garden, tmp_path):
    folder = papers(tmp_path / "own", 100)
    clean = garden.copy_to(tmp_path / "clean")
    taken = timed(lambda: add(clean, folder, workers=2))
    killed = add_killed_at_random(garden, folder, times=5, longest=taken)
    assert killed > 0
    assert held(garden) == held(clean)
    left = sorted(path.name for path in garden.folder.iterdir())
    assert left == sorted(path.name for path in clean.folder.iterdir())


def test_the_library_answers_from_what_it_had_while_a_run_is_killed(garden, tmp_path):
    add(garden, many(tmp_path / "first", 8))
    before = open_library(settings_of(garden)).own.count
    killed = AT_WORK.Process(target=add, args=(garden, many(tmp_path / "second", 200)))
    killed.start()
    time.sleep(1.5)
    assert open_library(settings_of(garden)).own.count >= before
    killed.kill()
    killed.join()
    assert open_library(settings_of(garden)).own.count >= before


def test_ctrl_c_ends_with_130_and_the_next_run_goes_on(garden, tmp_path):
    folder = many(tmp_path / "own", 400)
    clean = garden.copy_to(tmp_path / "clean")
    add(clean, folder)
    # a shell that runs the tests in its background has them ignore Ctrl-C, and children inherit that
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    run = subprocess.Popen(
        [sys.executable, "-m", "curbside", "library", "add", str(folder)],
        env=garden.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    signal.signal(signal.SIGINT, before)
    for _ in range(3):
        run.stderr.readline()  # it is at work
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert (run.returncode, b"Traceback" in err) == (130, False)
    assert err.endswith(b"curbside: what was read so far is kept; the same command goes on from there\n"
                        b"curbside: stopped\n")  # fmt: skip
    add(garden, folder)
    assert held(garden) == held(clean)


def test_a_disk_that_is_full_is_told_and_the_next_run_goes_on(garden, tmp_path):
    folder = many(tmp_path / "own", 150)
    clean = garden.copy_to(tmp_path / "clean")
    add(clean, folder)
    size = (garden.folder / "library.sqlite").stat().st_size
    process = AT_WORK.Process(target=add_with_small_files, args=(garden, folder, size + 20_000))
    process.start()
    process.join()
    fault = (garden.folder / "fault.txt").read_text()
    assert fault.startswith("BadInput: The database sqlite:///")
    assert fault.endswith("the same command then goes on.")
    assert "hoe" not in fault.lower().split()
    add(garden, folder)
    assert held(garden) == held(clean)

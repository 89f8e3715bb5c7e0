"""Runs of `add` in a process of their own, to be killed: a module, for processes are started from one."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

from curbside.errors import CurbsideError
from tests.cli.homes import Home
from tests.intake.own.shelf import add

AT_WORK = multiprocessing.get_context("spawn")


def _add(home: Home, target: Path) -> None:
    os.setpgrp()  # so that its workers can be killed with it
    add(home, target, workers=2)


def add_and_kill(home: Home, target: Path, seconds: float) -> bool:
    """Begins to add and kills run and workers alike after so many seconds; returns whether it was killed
    before its end."""
    process = AT_WORK.Process(target=_add, args=(home, target))
    process.start()
    process.join(seconds)
    unfinished = process.is_alive()
    if unfinished:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:  # not yet a group of its own
            process.kill()
    process.join()
    return unfinished


def add_killed_at_random(home: Home, target: Path, times: int, longest: float, begins: float = 0.3) -> int:
    """Adds with kills at random moments, then to the end; returns how many kills met a run that was at work.

    Each run goes on where the last one was killed. `longest` is how long a clean run takes and `begins` how long
    one needs to begin: in a share of the rest each run comes as far as leaves work for the others.
    """
    moments = random.Random(times)
    share = 2 * longest / times
    killed = sum(add_and_kill(home, target, begins + moments.random() * share) for _ in range(times))
    add(home, target)
    return killed


def timed(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def add_with_small_files(home: Home, target: Path, most: int) -> None:
    """Adds in a process that may write no file of more than so many bytes, as on a disk that is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    try:
        add(home, target)
    except CurbsideError as fault:
        (home.folder / "fault.txt").write_text(f"{type(fault).__name__}: {fault.message}\n{fault.remedy}")

"""Builds that are killed, and readers and builders at the same time: the library always answers."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from curbside.errors import IndexBroken, LibraryMissing
from curbside.index.base import Query
from curbside.index.build import STEPS, build_library, open_library
from curbside.index.embedded import EmbeddedIndex
from curbside.index.opening import current_folder, open_folder
from tests.factories import change, make_pack, make_settings

CARE = "topics/tomato-care.md"
WATER = Query(words=(("water", 1.0),))
AT_WORK = multiprocessing.get_context("spawn")


@pytest.fixture
def settings(tmp_path):
    return make_settings(tmp_path, make_pack(tmp_path))


class Killed(BaseException):
    """Stands for whatever ends a process in the middle of a build."""


def killing(step: str):
    def on_step(reached: str) -> None:
        if reached == step:
            raise Killed

    return on_step


def answer_of(settings) -> str:
    """What the library in force says of noon, however stale its packs are."""
    library = open_folder(current_folder(settings))
    assert library.knowledge.fingerprint == library.index.stamp.fingerprint
    return library.index.passages(["garden:tomato-care-003"])["garden:tomato-care-003"].text


@pytest.mark.parametrize("step", STEPS)
def test_a_build_that_ends_at_any_step_leaves_a_library_that_answers(settings, step):
    build_library(settings)
    change(settings.packs[0], CARE, "at noon", "at one")
    with pytest.raises(Killed):
        build_library(settings, on_step=killing(step))
    # Sweeping comes after the switch: only then is the new library the one in force.
    hour = "one" if step == "sweep" else "noon"
    assert answer_of(settings) == f"Watering at {hour} is said to scorch the leaves."
    build_library(settings)
    assert answer_of(settings) == "Watering at one is said to scorch the leaves."
    folders = [path for path in settings.index_folder.iterdir() if path.is_dir()]
    assert folders == [current_folder(settings)]


@pytest.mark.parametrize("step", STEPS[:-1])
def test_a_first_build_that_ends_early_leaves_no_library_and_no_hindrance(settings, step):
    with pytest.raises(Killed):
        build_library(settings, on_step=killing(step))
    with pytest.raises(LibraryMissing):
        open_library(settings)
    assert build_library(settings).fresh
    assert open_library(settings).index.count == 6


def _die_at(settings, step: str) -> None:
    build_library(settings, on_step=lambda s: s == step and os.kill(os.getpid(), signal.SIGKILL))


def _build_often(settings, times: int) -> None:
    for _ in range(times):
        build_library(settings, afresh=True)


@pytest.mark.parametrize("step", ["knowledge", "catalogue"])
def test_a_process_killed_in_a_build_lets_go_of_the_lock(settings, step):
    build_library(settings)
    change(settings.packs[0], CARE, "at noon", "at one")
    process = AT_WORK.Process(target=_die_at, args=(settings, step))
    process.start()
    process.join(30)
    assert process.exitcode == -signal.SIGKILL
    assert answer_of(settings) == "Watering at noon is said to scorch the leaves."
    build_library(settings)
    assert answer_of(settings) == "Watering at one is said to scorch the leaves."


def test_a_process_killed_at_a_random_moment_leaves_a_library_that_answers(settings):
    build_library(settings)
    moments = random.Random(7)
    for _ in range(4):
        process = AT_WORK.Process(target=_build_often, args=(settings, 50))
        process.start()
        process.join(0.6 + moments.random())
        process.kill()
        process.join()
        assert answer_of(settings) == "Watering at noon is said to scorch the leaves."
    build_library(settings)
    assert open_library(settings).index.count == 6


def test_two_processes_that_build_at_once_make_one_sound_library(settings):
    processes = [AT_WORK.Process(target=_build_often, args=(settings, 3)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert open_library(settings).index.count == 6
    folders = [path for path in settings.index_folder.iterdir() if path.is_dir()]
    assert folders == [current_folder(settings)]


def test_readers_go_on_finding_while_the_library_is_built_again_and_again(settings):
    build_library(settings)
    kept = open_library(settings)
    expected = kept.index.search(WATER, 9)
    done = threading.Event()

    def read() -> int:
        rounds = 0
        while not done.is_set() or not rounds:
            assert open_library(settings).index.search(WATER, 9) == expected
            assert kept.index.search(WATER, 9) == expected
            rounds += 1
        return rounds

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            _build_often(settings, 8)
        finally:
            done.set()
        assert all(reader.result() > 0 for reader in readers)


def test_a_library_that_is_open_outlives_the_folder_it_was_read_from(settings):
    build_library(settings)
    kept = open_library(settings)
    build_library(settings, afresh=True)
    build_library(settings, afresh=True)
    assert len(kept.index.search(WATER, 9)) == 2
    assert list(kept.index.passages(["garden:greenfly-002"])) == ["garden:greenfly-002"]


def test_a_library_removed_while_it_is_opened_is_broken_and_not_half_read(settings, monkeypatch):
    folder = build_library(settings).folder

    def open_and_lose(*args):
        index = EmbeddedIndex.open(*args)
        shutil.rmtree(folder)
        return index

    monkeypatch.setattr("curbside.index.opening.EmbeddedIndex", SimpleNamespace(open=open_and_lose))
    with pytest.raises(IndexBroken, match="was removed while it was opened"):
        open_folder(folder)


def test_what_an_earlier_sweep_left_behind_is_swept_too(settings):
    old = build_library(settings).folder
    left = old.with_name(f"gone-{old.name}")
    left.mkdir()
    (left / "meta.json").write_text("{}")
    new = build_library(settings, afresh=True).folder
    assert [path for path in settings.index_folder.iterdir() if path.is_dir()] == [new]

"""A library that follows a folder: what comes, changes and goes there comes, changes and goes in it."""

from __future__ import annotations

import os
import zipfile

import pytest

from curbside.consult import Consult, own_library
from curbside.errors import BadInput, NotFound
from curbside.intake.run import Reading
from curbside.intake.watch import changes, look
from curbside.library.own import records
from tests.intake.own.shelf import NOTES, POLICY, held, settings_of, words_in_files, written

HOSES = "# Hoses\n\nHoses are rolled up in autumn, when the first frost has come to the far beds.\n"


@pytest.fixture
def own(garden):
    return own_library(settings_of(garden))


def sync(own, folder, **how):
    return own.sync(folder, Reading(workers=1), **how)


def standings(own) -> dict[str, str]:
    return {row["title"]: row["standing"] for row in own.listed()}


def test_what_is_new_is_added_what_was_edited_is_read_again_and_what_is_gone_is_superseded(own, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    sync(own, folder)
    (folder / "notes.md").unlink()
    written(folder, hoses=HOSES, policy=POLICY.replace("five litres", "six litres"))
    synced = sync(own, folder)
    assert dict(synced.added.report.counts) == {"added": 1, "updated": 1}
    assert synced.missing == (str(folder / "notes.md"),)
    assert len(synced.ids) == 1
    found = sorted((row["title"], row["standing"], row["version"]) for row in own.listed())
    assert found == [("Compost", "superseded", 1), ("Greenhouse policy", "current", 2),
                     ("Greenhouse policy", "superseded", 1), ("Hoses", "current", 1)]  # fmt: skip
    heaps = Consult.open(own.settings).search("compost heap smells of ammonia", 5)
    assert not any(passage.title == "Compost" for passage in heaps)


def test_what_is_gone_is_told_once_and_comes_back_with_its_file(own, garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    sync(own, folder)
    before = held(garden)
    (folder / "notes.md").rename(tmp_path / "notes.md")
    assert sync(own, folder).missing
    again = sync(own, folder)
    assert (again.missing, again.ids, again.added.build.fresh) == ((), (), False)
    (tmp_path / "notes.md").rename(folder / "notes.md")
    assert dict(sync(own, folder).added.report.counts) == {"same": 1, "updated": 1}
    assert held(garden)[1:] == before[1:]


def test_what_is_gone_can_be_deleted_for_good(own, garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    sync(own, folder)
    (folder / "notes.md").unlink()
    assert len(sync(own, folder, remove=True).ids) == 1
    assert standings(own) == {"Greenhouse policy": "current"}
    assert words_in_files(garden.folder, "ammonia") == []


def test_a_document_that_another_file_holds_too_stays(own, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, copy=POLICY)
    sync(own, folder)
    (folder / "copy.md").unlink()
    synced = sync(own, folder)
    assert (synced.missing, synced.ids) == ((str(folder / "copy.md"),), ())
    (folder / "policy.md").rename(folder / "rules.md")
    assert sync(own, folder).ids == ()  # it has only another name
    assert standings(own) == {"Greenhouse policy": "current"}


def test_documents_from_elsewhere_are_left_alone(own, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    beside = written(tmp_path / "own-beside", notes=NOTES)
    own.add([str(beside)], Reading(workers=1))
    sync(own, folder)
    (beside / "notes.md").unlink()
    assert sync(own, folder).missing == ()
    assert standings(own) == {"Greenhouse policy": "current", "Compost": "current"}


def test_a_folder_that_is_empty_all_at_once_changes_nothing(own, garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    sync(own, folder)
    before = held(garden)
    folder.rename(tmp_path / "away")
    with pytest.raises(NotFound, match="There is no folder"):
        sync(own, folder)
    folder.mkdir()
    with pytest.raises(BadInput) as fault:
        sync(own, folder, remove=True)
    assert fault.value.message == f"{folder} is empty, and documents from it are in the library (1)."
    assert held(garden) == before


def test_what_cannot_be_read_today_is_not_gone(own, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("notes.md", NOTES)
        archive.writestr("hoses.md", HOSES)
    sync(own, folder)
    assert standings(own) == {"Greenhouse policy": "current", "Compost": "current", "Hoses": "current"}
    whole = (folder / "more.zip").read_bytes()
    (folder / "more.zip").write_bytes(whole[:-40])
    (folder / "policy.md").write_bytes(b"")
    synced = sync(own, folder)
    assert (synced.missing, len(synced.added.report.failed)) == ((), 2)
    assert set(standings(own).values()) == {"current"}
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("hoses.md", HOSES)
    assert sync(own, folder).missing == (f"{folder / 'more.zip'}!notes.md",)
    assert standings(own)["Compost"] == "superseded"


def test_a_run_that_is_stopped_is_finished_by_the_next(own, garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    clean = garden.copy_to(tmp_path / "clean")
    sync(own_library(settings_of(clean)), folder)

    def stop(result):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        own.sync(folder, Reading(workers=1, on_result=stop))
    sync(own, folder)
    assert held(garden) == held(clean)


def test_an_unchanged_file_is_not_opened_again_once_its_time_is_past(own, tmp_path, monkeypatch):
    folder = written(tmp_path / "own", policy=POLICY)
    os.utime(folder / "policy.md", (1_000_000_000, 1_000_000_000))
    sync(own, folder)
    (folder / "policy.md").chmod(0)
    monkeypatch.setattr("pathlib.Path.open", _refuse_policy)
    assert dict(sync(own, folder).added.report.counts) == {"same": 1}


def _refuse_policy(path, *rest, **more):
    assert path.name != "policy.md"
    return open(path, *rest, **more)


def test_a_file_that_is_written_twice_within_one_tick_of_the_clock_is_read_again(own, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    path = folder / "policy.md"
    sync(own, folder)
    stat = path.stat()
    path.write_text(POLICY.replace("five litres", "nine litres"))  # as many bytes
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert dict(sync(own, folder).added.report.counts) == {"updated": 1}


def test_a_file_whose_time_alone_has_changed_is_looked_at_once_more(own, tmp_path, monkeypatch):
    folder = written(tmp_path / "own", policy=POLICY)
    path = folder / "policy.md"
    os.utime(path, (1_000_000_000, 1_000_000_000))
    sync(own, folder)
    os.utime(path, (1_100_000_000, 1_100_000_000))
    assert dict(sync(own, folder).added.report.counts) == {"same": 1}
    monkeypatch.setattr("pathlib.Path.open", _refuse_policy)
    assert dict(sync(own, folder).added.report.counts) == {"same": 1}


class Stage:
    """A folder in which something happens at each look: a watcher's pauses, with a step of a play in each."""

    def __init__(self, *steps) -> None:
        self.steps, self.waits = list(steps), []

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        if not self.steps:
            raise KeyboardInterrupt
        self.steps.pop(0)()


def watched(folder, stage) -> list[list[str]]:
    seen = []
    try:
        for found in changes(folder, look(folder), every=5, settle=2, pause=stage.pause):
            seen.append(sorted(os.path.basename(path) for path in found))
    except KeyboardInterrupt:
        return seen
    raise AssertionError("a watcher never ends by itself")


def nothing():
    pass


def test_a_change_is_told_when_the_folder_has_come_to_rest(tmp_path):
    folder = written(tmp_path / "own", a="one")

    def grow():
        with (folder / "b.md").open("a") as file:
            file.write("more of it\n")

    stage = Stage(nothing, grow, grow, grow, nothing, nothing)
    assert watched(folder, stage) == [["a.md", "b.md"]]
    assert stage.waits == [5, 5, 2, 2, 2, 5, 5]


def test_an_edit_and_a_file_that_goes_are_changes_and_a_look_is_none(tmp_path):
    folder = written(tmp_path / "own", a="one", b="two")
    edit, go, see = (lambda: written(folder, a="three"), (folder / "b.md").unlink, (folder / "a.md").read_text)
    assert watched(folder, Stage(see, edit, nothing, see, go, nothing)) == [["a.md", "b.md"], ["a.md"]]


def test_a_change_that_is_taken_back_at_once_is_none(tmp_path):
    folder = written(tmp_path / "own", a="one")
    stage = Stage(lambda: written(folder, b="two"), (folder / "b.md").unlink, nothing, nothing)
    assert watched(folder, stage) == []


def test_a_folder_that_goes_away_is_waited_for(tmp_path):
    folder = written(tmp_path / "own", a="one")
    away = tmp_path / "away"
    stage = Stage(lambda: folder.rename(away), nothing, lambda: away.rename(folder), nothing)
    assert watched(folder, stage) == []


def test_the_tick_of_the_clock_is_that_of_the_coarsest_disks():
    assert records._TICK == 2.0

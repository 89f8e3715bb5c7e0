"""Two hundred broken files: each is read in part or named, none crashes or hangs a reader."""

from __future__ import annotations

from tests.fuzz.malformed import outcomes


def test_two_hundred_broken_files_crash_and_hang_nothing():
    found = outcomes(200, seed=2)
    assert (found["crashed"], found["hung"]) == ([], [])
    assert len(found["read"]) + len(found["named"]) == 200
    assert len(found["named"]) > 40  # what is broken beyond reading is said to be

"""A share of the broken files of `tests/fuzz`, in every run."""

from __future__ import annotations

from tests.fuzz.malformed import outcomes


def test_forty_broken_files_crash_and_hang_nothing():
    found = outcomes(40)
    assert (found["crashed"], found["hung"]) == ([], [])
    assert len(found["read"]) + len(found["named"]) == 40

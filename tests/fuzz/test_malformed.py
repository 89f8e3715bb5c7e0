"""Two hundred broken files of every format: each is read in part or named, none crashes or hangs a reader.

A share of forty, of all formats, runs with all other tests (`tests/intake/readers/test_malformed.py`).
"""

from __future__ import annotations

import pytest

from tests.fuzz.malformed import outcomes
from tests.intake.readers import samples


def test_two_hundred_broken_files_crash_and_hang_nothing():
    found = outcomes(200, seed=2)
    assert (found["crashed"], found["hung"]) == ([], [])
    assert len(found["read"]) + len(found["named"]) == 200
    assert len(found["named"]) > 40  # what is broken beyond reading is said to be


@pytest.mark.parametrize("name", samples.FORMATS)
def test_two_hundred_broken_files_of_one_format_crash_and_hang_nothing(name):
    found = outcomes(200, seed=3, names=(name,))
    assert (found["crashed"], found["hung"]) == ([], [])
    assert len(found["read"]) + len(found["named"]) == 200

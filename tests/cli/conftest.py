"""Homes for the tests of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.homes import SIGNS, Home, case_home, garden_home, shipped_home


@pytest.fixture
def garden(tmp_path: Path) -> Home:
    """A home of its own with the library of the garden pack; the pack itself is shared: do not change it."""
    return garden_home().copy_to(tmp_path / "home")


@pytest.fixture(scope="session")
def case_garden() -> Home:
    """The one home with the library of the garden pack and its tables for cases."""
    return case_home()


@pytest.fixture(scope="session")
def shipped() -> Home:
    """The one home with the library of the shipped packs."""
    return shipped_home()


@pytest.fixture
def saved(garden: Home, tmp_path: Path) -> Path:
    """An answer saved as JSON, as `curbside ask --json > answer.json` leaves it."""
    path = tmp_path / "answer.json"
    path.write_text(garden.call("ask", SIGNS, "--json").out, encoding="utf-8")
    assert json.loads(path.read_bytes())["declined"] is None
    return path

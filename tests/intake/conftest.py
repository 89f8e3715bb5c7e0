"""A home of its own with the library of the garden pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.homes import Home, garden_home


@pytest.fixture
def garden(tmp_path: Path) -> Home:
    return garden_home().copy_to(tmp_path / "home")

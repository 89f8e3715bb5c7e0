"""The shipped library, built once a session from a copy of the packs, in a home of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from curbside.consult import Consult
from curbside.settings import Settings, shipped_packs


@pytest.fixture(scope="session")
def shipped_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a home that only tests write to."""
    base = tmp_path_factory.mktemp("shipped")
    # A copy, so that a pack edited while the tests run does not make the library out of date.
    packs = tuple(Path(shutil.copytree(pack, base / "packs" / pack.name)) for pack in shipped_packs())
    return Settings(home=base / "home", packs=packs, keep_answers=False)


@pytest.fixture(scope="session")
def shipped(shipped_settings: Settings) -> Consult:
    """The shipped library, open; it keeps no answers."""
    return Consult.open(shipped_settings)

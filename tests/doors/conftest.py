"""The site without a browser: a client that sends what a browser on this machine sends."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.exceptions import StarletteDeprecationWarning

from curbside.consult import Consult
from curbside.doors.server import create_app
from curbside.settings import Settings
from tests.cli.homes import Home, garden_home

with warnings.catch_warnings():
    # it asks for a client of its own kind; ours is the httpx that the tests have
    warnings.simplefilter("ignore", StarletteDeprecationWarning)
    from starlette.testclient import TestClient

ORIGIN = "http://127.0.0.1:8321"


def client_of(consult: Consult) -> TestClient:
    """A client of the site of an open library; forms come from the site's own pages."""
    return TestClient(create_app(consult), base_url=ORIGIN, headers={"origin": ORIGIN, "sec-fetch-site": "same-origin"})


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the library of the garden pack that tests of pages write to."""
    return garden_home().copy_to(tmp_path_factory.mktemp("doors") / "home")


@pytest.fixture(scope="session")
def garden(shelves: Home) -> TestClient:
    """The site of the garden pack, small and quick; answers are kept in its home."""
    return client_of(Consult.open(Settings(home=shelves.folder, packs=shelves.packs)))


@pytest.fixture(scope="session")
def pages(shipped_settings: Settings, shipped: Consult, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The site of the shipped packs, which keeps what was asked in memory alone."""
    return client_of(shipped)


@pytest.fixture
def of_own_home(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Makes a site of the garden pack in a home of its own, with settings as told."""

    def make(**told: object) -> TestClient:
        home = garden_home().copy_to(tmp_path / "home")
        return client_of(Consult.open(Settings(home=home.folder, packs=home.packs, **told)))

    yield make

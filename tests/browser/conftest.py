"""The real site in a real browser: `curbside serve` in a process, and Chromium driven by Playwright.

`make browser` runs it all and insists on Chromium and axe-core; `make test` runs a share, or skips the folder
with a reason where there is no Chromium.
Any console error and any request to another host fails the test in which it happens.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.cli.homes import Home, shipped_home

CHROMIUM = os.environ.get("CURBSIDE_CHROMIUM") or shutil.which("chromium") or ""
AXE = Path(os.environ.get("CURBSIDE_AXE") or ".axe") / "node_modules" / "axe-core" / "axe.min.js"
INSISTS = bool(os.environ.get("CURBSIDE_BROWSER_INSISTS"))  # set by `make browser`
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


# Pages that stand for the rest where not every page is looked at: `make test`, and a first look at a change.
SHARE = frozenset({"front", "answer", "urgent", "declined", "case", "library", "topic", "leaflet"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips the folder where there is no browser, and looks at a share of the pages, unless its own command runs it."""
    if INSISTS:
        return
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and (reason := _why_not(item)):
            item.add_marker(pytest.mark.skip(reason=reason))


def _why_not(item: pytest.Item) -> str:
    if not CHROMIUM:
        return "needs Chromium: see docs/pages.md"
    if "axe" in getattr(item, "fixturenames", ()) and not AXE.exists():
        return "needs axe-core: `make browser` fetches it"
    place = item.callspec.params.get("place") if hasattr(item, "callspec") else None
    return "not of the share: `make browser` looks at every page" if place and place not in SHARE else ""


@dataclass
class Watched:
    """What a page did that no page may do: errors on its console, requests to other hosts."""

    host: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self, page: Any) -> None:
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: self.errors.append(str(fault)))
        page.on("request", lambda request: self._look(request.url))

    def _look(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.strangers.append(url)


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of the server: the library of the shipped packs, and what readers leave there."""
    return shipped_home().copy_to(tmp_path_factory.mktemp("served") / "home")


@pytest.fixture(scope="session")
def served(served_home: Home) -> Iterator[str]:
    """The address of the real server, on a free port."""
    with serving(served_home, served_home.folder.parent / "log") as address:
        yield address


@contextmanager
def serving(home: Home, log: Path, **environ: str) -> Iterator[str]:
    """`curbside serve` in a process of its own, which logs to a file; gives its address."""
    command = [sys.executable, "-m", "curbside", "serve", "--port", "0"]
    with log.open("w") as stream, subprocess.Popen(command, env=home.environ | environ, stderr=stream) as process:
        try:
            for _ in range(600):
                if told := re.search(r"http://\S+(?=/ )", log.read_text()):
                    break
                assert process.poll() is None, log.read_text()
                sleep(0.1)
            assert told, "the server did not come up within a minute"
            yield told[0]
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    from playwright.sync_api import sync_playwright

    if not CHROMIUM:
        pytest.fail("There is no Chromium here. On Debian: apt-get install chromium; or set CURBSIDE_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opening(chromium: Any, served: str) -> Iterator[Callable[..., Any]]:
    """Opens pages of the site, each in a browser of its own; at the end none of them did what no page may do."""
    watched = Watched(urlsplit(served).netloc)
    contexts = []

    def make(width: int = 1280, height: int = 900, *, script: bool = True, **told: Any) -> Any:
        context = chromium.new_context(
            base_url=served, viewport={"width": width, "height": height}, java_script_enabled=script,
            locale="en-GB", **told,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watched.watch(page)
        page.watched = watched
        return page

    yield make
    for context in contexts:
        context.close()
    assert watched.errors == []
    assert watched.strangers == []


@pytest.fixture
def new_page(chromium: Any, served: str) -> Iterator[Callable[..., Any]]:
    """Opens a browser of its own for a test: new_page(width=320, color_scheme="dark", script=False ...)."""
    with opening(chromium, served) as make:
        yield make


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """One page of a desktop's width, in light colours."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """What axe-core finds against WCAG 2.2 AA in a page as it is now, a line for each element."""
    if not AXE.exists():
        pytest.fail("axe-core is not here; run: make browser")
    source = AXE.read_text(encoding="utf-8")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

    def look(page: Any) -> list[str]:
        page.evaluate(source)
        found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", rules)
        return [f"{fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]]

    return look

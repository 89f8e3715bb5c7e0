"""Slow: broken files by the hundred. Run by name only: `pytest tests/fuzz`."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return None if any("fuzz" in str(each) for each in config.args) else True

"""Tests of minutes: collected only when this folder is named, as in `python -m pytest tests/slow`."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    named = any("slow" in str(argument) for argument in config.invocation_params.args)
    return None if named else True

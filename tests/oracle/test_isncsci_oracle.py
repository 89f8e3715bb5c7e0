"""Our classification against the npm package isncsci, on random examinations. Slow; needs Node and the package:

    npm install --prefix FOLDER isncsci@2.0.6
    CURBSIDE_ISNCSCI_NPM=FOLDER python -m pytest tests/oracle
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

from curbside.cases.scores.isncsci import classify, read_examination
from tests.oracle.examinations import random_examination
from tests.oracle.praxis import as_praxis, results_of

EXAMINATIONS, SEED = 10_000, 20261121
FOLDER = os.environ.get("CURBSIDE_ISNCSCI_NPM", "")


@pytest.mark.skipif(not FOLDER, reason="set CURBSIDE_ISNCSCI_NPM to a folder where npm has installed isncsci")
@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_random_examinations_are_classified_as_the_npm_package_does() -> None:
    random = Random(SEED)
    written = [random_examination(random) for _ in range(EXAMINATIONS)]
    theirs = _run_node([as_praxis(each) for each in written])
    ours = [results_of(classify(read_examination(each))) for each in written]
    differing = [n for n in range(EXAMINATIONS) if ours[n] != theirs[n]]
    assert differing == [], {key: (ours[differing[0]][key], theirs[differing[0]][key]) for key in ours[0]}


def _run_node(examinations: list[dict[str, Any]]) -> list[dict[str, str]]:
    done = subprocess.run(
        ["node", str(Path(__file__).with_name("classify.js")), str(Path(FOLDER).resolve())],
        input="\n".join(map(json.dumps, examinations)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [_flat(json.loads(line)) for line in done.stdout.splitlines()]


def _flat(found: dict[str, Any]) -> dict[str, str]:
    """The package's classification and totals by dotted names."""
    flat: dict[str, str] = {}

    def walk(value: Any, name: str) -> None:
        if isinstance(value, dict):
            for key, each in value.items():
                walk(each, f"{name}.{key}" if name else key)
        else:
            flat[name] = value

    walk({**found["classification"], "totals": found["totals"]}, "")
    return flat

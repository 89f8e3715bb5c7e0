"""The pack's findings, read and compiled once for all tests of this folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

import curbside
from curbside.cases.findings import Lexicon, read_findings

FOLDER = Path(curbside.__file__).parent / "packs" / "spinal_cord" / "findings"
LINES = Path(__file__).parents[1] / "vignettes" / "findings-lines.yaml"


def pack_entries() -> list[dict[str, Any]]:
    entries = []
    for path in sorted(FOLDER.glob("*.yaml")):
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        context = {key: value for key, value in table.items() if key != "findings"}
        entries += [{**context, **entry} for entry in table["findings"]]
    return entries


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    return read_findings(pack_entries())

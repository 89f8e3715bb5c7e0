"""The scores and pathways of the shipped pack, as the library hands them to their readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from curbside.cases.scores import Scores, read_scores_tables

PACK = Path(__file__).parents[3] / "src" / "curbside" / "packs" / "spinal_cord"


def entries_of(part: str) -> list[dict[str, Any]]:
    """Every entry of a part, with the keys of its file, in file order."""
    found = []
    for path in sorted((PACK / part).glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        shared = {key: value for key, value in content.items() if key != part}
        found += [{**shared, **entry} for entry in content[part]]
    return found


@cache
def known_findings() -> frozenset[str]:
    return frozenset(entry["id"] for entry in entries_of("findings"))


@cache
def known_references() -> frozenset[str]:
    files = sorted((PACK / "references").glob("*.yaml"))
    return frozenset(entry["id"] for path in files for entry in yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def shipped_scores() -> Scores:
    return read_scores_tables(entries_of("scores"), known_findings())

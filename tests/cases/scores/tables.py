"""The scores and pathways of the shipped pack, as the library hands them to their readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from curbside.cases.applies import Populations, read_populations
from curbside.cases.findings import Lexicon, read_findings
from curbside.cases.pathway import Rule, read_pathways
from curbside.cases.scores import Scores, read_scores_tables
from curbside.library.pack_cases import PARTS
from curbside.library.topics import read_topic

PACK = Path(__file__).parents[3] / "src" / "curbside" / "packs" / "spinal_cord"


def entries_of(part: str) -> list[dict[str, Any]]:
    """Every entry of a part, with the keys of its file, in file order."""
    found = []
    for path in sorted(PACK.glob(PARTS[part])):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        shared = {key: value for key, value in content.items() if key not in (part, "reviewed", "date")}
        found += [{**shared, **entry} for entry in content[part]]
    return found


@cache
def lexicon() -> Lexicon:
    return read_findings(entries_of("findings"))


def known_findings() -> frozenset[str]:
    return lexicon().ids


@cache
def known_references() -> frozenset[str]:
    files = sorted((PACK / "references").glob("*.yaml"))
    return frozenset(entry["id"] for path in files for entry in yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def shipped_scores() -> Scores:
    return read_scores_tables(entries_of("scores"), known_findings())


@cache
def shipped_pathways() -> tuple[Rule, ...]:
    return read_pathways(entries_of("pathways"), known_findings(), frozenset({*shipped_scores().tables, "age"}))


@cache
def shipped_populations() -> Populations:
    return read_populations(entries_of("populations"), known_findings())


@cache
def statements() -> dict[str, dict[str, Any]]:
    """The statements of the shipped topics by id: their sources and what they apply to."""
    return {
        each.id: {"sources": each.sources, "applies": each.applies}
        for path in sorted((PACK / "topics").glob("*.md"))
        for each in read_topic(path.read_text(encoding="utf-8"), path.name)[0].statements
    }

"""The shipped casebook and a made-up one of a garden, compiled once for all tests that need a whole one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from curbside.cases.casebook import Casebook, read_casebook
from curbside.library.pack_cases import PARTS
from curbside.settings import shipped_packs
from tests.factories import CASE_FILES

Tables = dict[str, tuple[Mapping[str, Any], ...]]


def read_tables_of(files: Iterable[tuple[str, str]]) -> Tables:
    """The entries by part of (part, content) pairs, what a file says of all its entries merged into each."""
    tables: dict[str, list] = {part: [] for part in PARTS}
    for part, content in files:
        table = yaml.load(content, Loader=yaml.CSafeLoader)
        shared = {key: value for key, value in table.items() if key not in ("reviewed", "date", part)}
        tables[part] += [shared | entry for entry in table[part]]
    return {part: tuple(entries) for part, entries in tables.items()}


@cache
def shipped_tables() -> Tables:
    """The case files of every shipped pack."""
    found = ((part, path) for pack in shipped_packs() for part, where in PARTS.items()
             for path in sorted(pack.glob(where)))  # fmt: skip
    return read_tables_of((part, path.read_text(encoding="utf-8")) for part, path in found)


@cache
def garden_tables() -> Tables:
    """The case files of the garden pack."""
    part_of = {where.split("/")[0].removesuffix(".yaml"): part for part, where in PARTS.items()}
    named = {file: file.split("/")[0].removesuffix(".yaml") for file in CASE_FILES}
    return read_tables_of((part_of[named[file]], text) for file, text in CASE_FILES.items())


@cache
def shipped_casebook() -> Casebook:
    return read_casebook(shipped_tables())


@cache
def garden_casebook() -> Casebook:
    return read_casebook(garden_tables())

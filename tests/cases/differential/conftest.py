"""The pack's causes and findings, read plainly, as the plumbing of the library hands them over."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import curbside
from curbside.cases.case import Case
from curbside.cases.differential import read_causes

PACK = Path(curbside.__file__).parent / "packs" / "spinal_cord"


def read_part(folder: str, part: str) -> list[dict]:
    """The entries of a part, file by file, each with the context keys of its file."""
    found = []
    for file in sorted(PACK.glob(folder)):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += [{key: value for key, value in content.items() if key != part} | entry for entry in content[part]]
    return found


@pytest.fixture(scope="session")
def finding_entries():
    return read_part("findings/*.yaml", "findings")


@pytest.fixture(scope="session")
def implied(finding_entries):
    return {entry["id"]: tuple(entry.get("implies", ())) for entry in finding_entries}


@pytest.fixture(scope="session")
def cause_entries():
    return read_part("causes/*.yaml", "causes")


@pytest.fixture(scope="session")
def site_entries():
    return read_part("sites.yaml", "sites")


@pytest.fixture(scope="session")
def causes(cause_entries, implied):
    return read_causes(cause_entries, frozenset(implied), implied)


@pytest.fixture(scope="session")
def case_of(implied):
    """Builds a case of findings told present and absent, with what the present ones imply."""

    def build(present=(), absent=(), **person) -> Case:
        states, todo = {}, list(present)
        while todo:
            name = todo.pop()
            if name not in states:
                states[name] = "present"
                todo += implied.get(name, ())
        return Case(states=states | dict.fromkeys(absent, "absent"), **person)

    return build


@pytest.fixture(scope="session")
def reference_ids():
    return {
        entry["id"]
        for file in (PACK / "references").glob("*.yaml")
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    }

"""Wordings that once were read as another thing: each tells what it says, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from curbside.cases.findings import read_case
from tests.cases.findings.pack import lexicon

WORDINGS = yaml.safe_load((Path(__file__).parents[1] / "vignettes" / "wordings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda each: each["line"])
def test_a_wording_tells_what_it_says_and_nothing_else(wording: dict) -> None:
    case = read_case(wording["line"], lexicon())
    wanted = {
        **dict.fromkeys(wording.get("present", ()), "present"),
        **dict.fromkeys(wording.get("absent", ()), "absent"),
        **dict.fromkeys(wording.get("untold", ()), "unknown"),
    }
    assert {name: case.state(name) for name in wanted} == wanted
    sides = wording.get("side", {})
    assert {name: case.told(name)[0].side for name in sides} == sides

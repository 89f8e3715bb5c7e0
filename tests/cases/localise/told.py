"""Cases told as structured findings, and the shipped tables, for the tests of urgency and localisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

import curbside
from curbside.cases.case import ABSENT, PRESENT, Case, Finding, Level
from curbside.cases.emergency import Criteria, read_emergency
from curbside.cases.localise import Sites, read_sites

PACK = Path(curbside.__file__).parent / "packs" / "spinal_cord"
VIGNETTES = Path(__file__).parents[1] / "vignettes"


def read(path: Path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@cache
def known_findings() -> frozenset[str]:
    """Every finding id of the shipped pack; what has no name there is a class of words."""
    entries = [e for path in (PACK / "findings").glob("*.yaml") for e in read(path)["findings"]]
    return frozenset(e["id"] for e in entries if "name" in e)


@cache
def reference_ids() -> frozenset[str]:
    return frozenset(e["id"] for path in (PACK / "references").glob("*.yaml") for e in read(path))


@cache
def shipped_criteria() -> Criteria:
    return read_emergency(read(PACK / "emergency.yaml")["emergency"], known_findings())


@cache
def shipped_sites() -> Sites:
    return read_sites(read(PACK / "sites.yaml")["sites"], known_findings())


def vignettes(name: str) -> list[dict]:
    return read(VIGNETTES / f"{name}.yaml")


def tell(
    present: Sequence[str] = (),
    absent: Sequence[str] = (),
    sides: Mapping[str, str] = MappingProxyType({}),
    levels: Sequence[Sequence[str]] = (),
) -> Case:
    """A case of these findings; `levels` are (kind, top, bottom)."""
    states = dict.fromkeys(present, PRESENT) | dict.fromkeys(absent, ABSENT)
    return Case(
        findings=tuple(Finding(id, state, side=sides.get(id, "")) for id, state in states.items()),
        states=MappingProxyType(states),
        levels=tuple(Level(kind, top, bottom, "", 0, 0) for kind, top, bottom in levels),
    )


def tell_vignette(vignette: Mapping) -> Case:
    unknown = {*vignette["present"], *vignette.get("absent", ())} - known_findings()
    assert not unknown, f"the vignette {vignette['id']} tells findings that the pack does not know: {unknown}"
    return tell(vignette["present"], vignette.get("absent", ()), vignette.get("sides", {}), vignette.get("levels", ()))

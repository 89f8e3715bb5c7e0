"""How fast the deficit came: minutes to years."""

from __future__ import annotations

from collections.abc import Sequence

from curbside.cases.case import Finding
from curbside.cases.findings.coding import Coded
from curbside.cases.findings.lexicon import Lexicon


def read_tempo(text: str, coded: Coded, findings: Sequence[Finding], lexicon: Lexicon) -> list[Finding]:
    return []

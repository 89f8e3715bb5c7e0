"""Raises the urgency of a file of utterances and scores it: emergencies found, false alarms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from curbside.consult import Consult
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_rows
from curbside.evaluate.measures import share


@dataclass(frozen=True, slots=True)
class RedFlagRun:
    """(text, is an emergency, urgency was raised) of every utterance."""

    outcomes: tuple[tuple[str, bool, bool], ...]

    @property
    def measures(self) -> dict[str, float | int | None]:
        """Share of emergencies found, and share of the others that raised a false alarm."""
        emergencies = [raised for _, emergency, raised in self.outcomes if emergency]
        others = [raised for _, emergency, raised in self.outcomes if not emergency]
        return {
            "emergencies": len(emergencies),
            "found": share(sum(emergencies), len(emergencies)),
            "others": len(others),
            "false_alarms": share(sum(others), len(others)),
        }

    def as_table(self, *, misses: bool = False) -> str:
        lines = [f"{name:<13} {value if isinstance(value, int) else format(value or 0, '.3f')}"
                 for name, value in self.measures.items()]
        if misses:
            lines += [f"{'missed' if emergency else 'false alarm'}: {text}"
                      for text, emergency, raised in self.outcomes if emergency != raised]
        return "\n".join(lines)


def run_redflags(consult: Consult, path: Path) -> RedFlagRun:
    """Asks every utterance of the file and notes whether the answer carries a banner.

    Raises BadInput when a row is not {text, emergency}.
    """
    rows = read_rows(path, "utterances")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "emergency" not in row:
            raise BadInput(f"Utterance {number} of {path} is not an object with text and emergency.")
    return RedFlagRun(tuple(
        (row["text"], bool(row["emergency"]), consult.ask(row["text"]).urgency is not None)
        for row in rows
    ))

"""Scoring lines of notes: what was read, in which state, and what was read too much."""

from __future__ import annotations

import pytest

from curbside.errors import BadInput
from curbside.evaluate.findings import FindingRun, run_findings
from tests.cases.findings.pack import lexicon

LINES = """
lines:
- {line: "Weak legs, no fever.", present: [leg-weakness], absent: [fever]}
- {line: "He likes tea.", present: [fever]}
- {line: "Fever.", unknown: [fever]}
- {line: "Fever and neck pain."}
"""


def test_lines_are_scored_by_what_was_read_and_in_which_state(tmp_path):
    path = tmp_path / "lines.yaml"
    path.write_text(LINES)
    run = run_findings(lexicon(), path)
    assert (run.lines, run.wanted, run.read, run.right) == (4, 4, 3, 2)
    assert run.measures == {"lines": 4, "findings": 4, "recall": 0.75, "polarity": pytest.approx(2 / 3, abs=1e-3),
                            "extra": run.extra / 4}  # fmt: skip
    assert run.extra >= 3  # fever twice and neck pain are on no list
    missed = [miss.split("  ")[1] for miss in run.misses]
    assert missed == ["fever: unknown, not present", "fever: present, not unknown"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{present: [fever]}", "is not an object with a line."),
        ("{line: x, present: [dragon]}", "names the finding 'dragon'"),
    ],
)
def test_a_row_that_cannot_be_scored_is_named(tmp_path, row, message):
    path = tmp_path / "lines.yaml"
    path.write_text(f"lines: [{row}]")
    with pytest.raises(BadInput, match=message):
        run_findings(lexicon(), path)


def test_a_run_of_nothing_has_no_shares():
    assert FindingRun(0, 0, 0, 0, 0, ()).measures["recall"] is None

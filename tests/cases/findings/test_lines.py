"""The lines of notes: what each tells, denies and leaves open, against the measured bar."""

from __future__ import annotations

import yaml

from curbside.evaluate.findings import run_findings
from tests.cases.findings.pack import LINES, lexicon


def test_the_lines_are_read_with_the_polarity_that_was_measured() -> None:
    run = run_findings(lexicon(), LINES)

    assert run.lines >= 320
    assert run.measures["polarity"] >= 0.99, run.misses
    assert run.measures["recall"] >= 0.99, run.misses
    assert run.measures["extra"] <= 0.5


def test_every_line_says_who_words_it_and_stands_once() -> None:
    lines = yaml.safe_load(LINES.read_text(encoding="utf-8"))["lines"]

    assert {line["reader"] for line in lines} == {"clinician", "patient"}
    assert len({line["line"] for line in lines}) == len(lines)

"""The lines of notes: what each tells, denies and leaves open, against the measured bar."""

from __future__ import annotations

import yaml

from curbside.cases.findings import measure_lines
from tests.cases.findings.pack import LINES, lexicon


def test_the_lines_are_read_with_the_polarity_that_was_measured() -> None:
    figures = measure_lines(LINES, lexicon())

    assert figures.lines >= 320
    assert figures.polarity >= 0.99, figures.misses
    assert figures.recall >= 0.99, figures.misses


def test_few_findings_are_read_that_a_line_does_not_tell() -> None:
    assert measure_lines(LINES, lexicon()).extra <= 0.5


def test_every_finding_of_a_line_is_one_of_the_pack() -> None:
    lines = yaml.safe_load(LINES.read_text(encoding="utf-8"))["lines"]
    named = {name for line in lines for state in ("present", "absent", "unknown") for name in line.get(state, ())}

    assert named - lexicon().ids == set()


def test_every_line_says_who_words_it_and_stands_once() -> None:
    lines = yaml.safe_load(LINES.read_text(encoding="utf-8"))["lines"]

    assert {line["reader"] for line in lines} == {"clinician", "patient"}
    assert len({line["line"] for line in lines}) == len(lines)

"""Compiled records come back from a file as they were, and from nothing else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from curbside.cases.conditions import Condition, parse_condition
from curbside.frozen import freeze, mark_of, thaw
from curbside.library.references import Reference, References

CONDITION = parse_condition("weak-legs + (sensory-level | mjoa<=11) + not mri-normal")


@dataclass(frozen=True)
class Stranger:
    """A record of no room of Curbside."""

    name: str = "stranger"


@pytest.mark.parametrize(
    "value",
    [
        (CONDITION, CONDITION),
        {"one": [CONDITION], CONDITION: {"two": frozenset({CONDITION})}},
        (MappingProxyType({"plain": (1, 2.5, None, True, "text")}), CONDITION),
        ({1.5: "a number for a key"}, {("a", "pair"): {"b", "c"}}, CONDITION),
    ],
)
def test_what_is_frozen_is_what_is_thawed(value):
    assert thaw(freeze(value, "now"), "cases", "now") == value


def test_a_record_met_twice_is_one_record_still():
    first, second = thaw(freeze((CONDITION, [CONDITION]), "now"), "cases", "now")
    assert first is second[0] and isinstance(first, Condition)


@pytest.mark.parametrize(("room", "made_by"), [("cases", "other code"), ("library", "now")])
def test_what_other_code_wrote_or_another_room_holds_is_refused(room, made_by):
    with pytest.raises(ValueError, match=r"damaged|no record of"):
        thaw(freeze((CONDITION,), "now"), room, made_by)


def test_a_record_of_nobody_knows_whom_is_refused():
    with pytest.raises(ValueError, match="no record of cases"):
        thaw(freeze((Stranger(),), "now"), "cases", "now")


@pytest.mark.parametrize("spoil", [lambda b: b[:-1], lambda b: b[:-9] + b"x" + b[-8:], lambda b: b"", lambda b: b"{}"])
def test_a_damaged_file_is_refused_before_anything_is_read_of_it(spoil):
    with pytest.raises(ValueError, match="damaged"):
        thaw(spoil(freeze((CONDITION,), "now")), "cases", "now")


def test_records_are_made_when_they_are_asked_for_and_equal_those_they_are_of():
    known = {"a": Reference("a", "rct", "On leeks", ("Green A",)), "b": Reference("b", "cohort", "On beds")}
    records = References.of(known)
    assert records == known
    assert records["a"] is records["a"]
    assert "c" not in records and len(records) == 2
    assert thaw(freeze(records, "now"), "library", "now") == known


def test_the_mark_changes_with_the_code(tmp_path: Path):
    file = tmp_path / "room" / "verb.py"
    file.parent.mkdir()
    file.write_text("one = 1\n")
    before = mark_of([tmp_path])
    assert mark_of([tmp_path]) == before
    file.write_text("one = 2\n")
    os.utime(file, ns=(1, 1))
    assert mark_of([tmp_path]) != before

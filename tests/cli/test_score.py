"""The score command: lists, explains, works out, and classifies an examination."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.homes import Home

EXAM = {
    "right": {
        "motor": {"C5..C6": 5, "C7": 2, "C8": "NT", "T1": 0, "L2..S1": 0},
        "light_touch": {"C2..C6": 2, "C7..S4-5": 0}, "pin_prick": {"C2..C6": 2, "C7..S4-5": 0},
    },
    "left": {
        "motor": {"C5..C6": 5, "C7..S1": 0},
        "light_touch": {"C2..C6": 2, "C7..S4-5": 0}, "pin_prick": {"C2..C6": 2, "C7..S4-5": 0},
    },
    "voluntary_anal_contraction": "no", "deep_anal_pressure": "no",
}  # fmt: skip


def test_without_a_name_the_scores_are_listed(shipped: Home) -> None:
    lines = shipped.call("score").out.splitlines()
    assert [line.split()[0] for line in lines][:2] == ["mjoa", "joa"]
    assert lines[-1].startswith("isncsci ")
    listed = json.loads(shipped.call("score", "--json").out)
    assert listed[0] == {"id": "mjoa", "name": "Modified Japanese Orthopaedic Association score, 18 points"}


def test_with_a_name_alone_the_items_are_explained(shipped: Home) -> None:
    told = shipped.call("score", "nurick").out
    assert told.startswith("Nurick grade, grades 0 to 5\n  grade: Grade. It is one of: 0 (")
    assert "sources: " in told


def test_a_score_with_an_item_missing_is_shown_as_a_range(shipped: Home) -> None:
    told = shipped.call("score", "mjoa", "arms-motor=4", "legs-motor=5", "hands-sensory=2").out.splitlines()
    assert told[:4] == [
        "Modified Japanese Orthopaedic Association score, 18 points: 11 to 14",
        "  severe: severe degenerative cervical myelopathy",
        "  moderate: moderate degenerative cervical myelopathy",
        "  not given: bladder",
    ]


def test_the_record_of_a_score_has_its_range_bands_and_sources(shipped: Home) -> None:
    record = json.loads(shipped.call("score", "escc", "grade=1c", "--json").out)
    assert (record["low"], record["high"], record["value"], record["band"]) == (1.3, 1.3, 1.3, "1c")
    assert record["sources"] == ["uei2018escc"]


def test_a_mistake_is_named_with_the_remedy(shipped: Home) -> None:
    for call, message in (
        (("mjoaa", "a=1"), "There is no score 'mjoaa'."),
        (("mjoa", "arms=1"), "The score mjoa has no item 'arms'."),
        (("mjoa", "arms-motor"), "'arms-motor' is not item=value, each item once."),
        (("mjoa", "bladder=1", "bladder=2"), "'bladder=2' is not item=value, each item once."),
        (("isncsci",), "An examination is one JSON file."),
    ):
        done = shipped.call("score", *call)
        assert (done.code, done.err.splitlines()[0]) == (2, f"curbside: {message}")


def test_an_examination_is_laid_out_like_its_worksheet(shipped: Home, tmp_path: Path) -> None:
    path = tmp_path / "exam.json"
    path.write_text(json.dumps(EXAM), encoding="utf-8")
    told = shipped.call("score", "isncsci", path).out
    assert "C8       NT     0     0     0     0     0\n" in told
    assert "Neurological level:    C6\n" in told
    assert "ASIA Impairment Scale: A\n" in told
    assert "Motor zone:            right C7 or C8; left C6\n" in told
    record = json.loads(shipped.call("score", "isncsci", path, "--json").out)
    assert record["motor_zone"] == {"right": ["C7", "C8"], "left": ["C6"]}
    assert record["totals"]["right"]["arm"] == [12, 17]
    assert record["by_rule"]["ais"] == record["ais"] == ["A"]
    assert set(record["steps"][0]) == {"rule", "at", "saw", "then"}


def test_a_file_that_is_no_examination_is_named(shipped: Home, tmp_path: Path) -> None:
    path = tmp_path / "exam.json"
    path.write_text("{}", encoding="utf-8")
    done = shipped.call("score", "isncsci", path)
    assert (done.code, done.err.splitlines()[0]) == (2, "curbside: The examination lacks deep_anal_pressure.")
    assert shipped.call("score", "isncsci", tmp_path / "none.json").code == 2
